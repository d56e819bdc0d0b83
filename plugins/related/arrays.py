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


def list_pieces(arrays: Arrays) -> list[Data]:
    """Return the arrays as pieces of bytes: a list of them, then their numbers, not copied."""
    listed: dict[str, tuple[str, tuple[int, ...], int]] = {}
    pieces: list[Data] = []
    place = 0
    for name, array in arrays.items():
        raw = np.ascontiguousarray(array).reshape(-1).view(np.uint8).data
        listed[name] = (array.dtype.str, array.shape, place)
        gap = -len(raw) % _ALIGNED
        pieces += [raw, bytes(gap)]
        place += len(raw) + gap
    head = json.dumps(listed).encode("ascii")
    head += b" " * (-(len(head) + _LENGTH) % _ALIGNED)
    return [len(head).to_bytes(_LENGTH, "big"), head, *pieces]


def read_arrays(data: Data) -> Arrays:
    """Return the arrays whose pieces `data` is. They stand in `data`, and cannot be written."""
    start = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
    return {
        name: np.frombuffer(data, dtype, int(np.prod(shape)), start + place).reshape(shape)
        for name, (dtype, shape, place) in json.loads(bytes(data[_LENGTH:start])).items()
    }
