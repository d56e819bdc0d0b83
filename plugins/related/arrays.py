"""Named arrays as one run of bytes and back, without copying them; knows not what they hold."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]
Data = bytes | memoryview

_ALIGNED = 64  # bytes: a row of the processor's own memory
_LENGTH = 8  # bytes that tell how long the list of arrays is


def write_arrays(arrays: Arrays) -> bytes:
    """Return the arrays as bytes: a list of them, then their numbers."""
    listed: dict[str, tuple[str, tuple[int, ...], int]] = {}
    pieces: list[bytes] = []
    place = 0
    for name, array in arrays.items():
        raw = np.ascontiguousarray(array).tobytes()
        listed[name] = (array.dtype.str, array.shape, place)
        gap = -len(raw) % _ALIGNED
        pieces += [raw, bytes(gap)]
        place += len(raw) + gap
    head = json.dumps(listed).encode("ascii")
    head += b" " * (-(len(head) + _LENGTH) % _ALIGNED)
    return b"".join([len(head).to_bytes(_LENGTH, "big"), head, *pieces])


def read_arrays(data: Data) -> Arrays:
    """Return the arrays that `write_arrays` wrote. They stand in `data`, and cannot be written."""
    start = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
    return {
        name: np.frombuffer(data, dtype, int(np.prod(shape)), start + place).reshape(shape)
        for name, (dtype, shape, place) in json.loads(bytes(data[_LENGTH:start])).items()
    }
