"""The little of CBOR (RFC 8949) that Pagefind's files are written in. Knows no file and no page."""

from __future__ import annotations

from typing import TypeAlias

Value: TypeAlias = "int | str | list[Value]"

_UNSIGNED, _TEXT, _ARRAY = 0, 3, 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}  # what stands in the first byte -> bytes of the number


def decode(raw: bytes) -> Value:
    """Return what `raw` says. Raises ValueError for anything but whole numbers, text and lists."""
    try:
        value, end = _decode(raw, 0)
    except IndexError:
        raise ValueError("the data ends too early") from None
    if end != len(raw):
        raise ValueError(f"{len(raw) - end} bytes are left")
    return value


def _decode(raw: bytes, at: int) -> tuple[Value, int]:
    kind, number = raw[at] >> 5, raw[at] & 31
    at += 1
    if number in _SIZES:
        size = _SIZES[number]
        number, at = int.from_bytes(raw[at : at + size], "big"), at + size
    elif number > 27:
        raise ValueError(f"{raw[at - 1]:#x} is nothing that Pagefind writes")
    if kind == _UNSIGNED:
        return number, at
    if kind == _TEXT:
        return raw[at : at + number].decode("utf-8"), at + number
    if kind != _ARRAY:
        raise ValueError(f"type {kind} is nothing that Pagefind writes here")
    items: list[Value] = []
    for _ in range(number):
        item, at = _decode(raw, at)
        items.append(item)
    return items, at


def encode(value: Value) -> bytes:
    """Return `value` as CBOR, in the shortest form of each number."""
    if isinstance(value, int):
        return _head(_UNSIGNED, value)
    if isinstance(value, str):
        raw = value.encode("utf-8")
        return _head(_TEXT, len(raw)) + raw
    return _head(_ARRAY, len(value)) + b"".join(map(encode, value))


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    for mark, size in _SIZES.items():
        if number < 1 << 8 * size:
            return bytes([kind << 5 | mark]) + number.to_bytes(size, "big")
    raise ValueError(f"{number} is too large for CBOR")
