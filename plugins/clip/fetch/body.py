"""The body of an answer, unpacked within limits. Knows no host."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from http.client import HTTPResponse

_STEP = 65_536


class TooMuch(ValueError):
    """The body breaks a limit or its own promises; the message completes "the server …"."""


def read_body(response: HTTPResponse, limit: int, *, cut: bool = False) -> bytes:
    """Return the body, unpacked. Never holds more than `limit` bytes and a little.

    limit: bytes, of the packed body and of the unpacked one each.
    cut:   return the body's beginning where it is longer, instead of refusing it.

    Raises TooMuch, and whatever http.client and the line raise.
    """
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in ("identity", "", "gzip", "x-gzip", "deflate"):
        raise TooMuch(f"packs the page as {coding[:40]!r}, which was not asked for")
    said = response.length
    if said is not None and said > limit and not cut:
        raise TooMuch(f"sends {said:,} bytes, more than {limit:,}")
    unpacker = _Unpacker(limit) if coding not in ("identity", "") else None
    parts: list[bytes] = []
    taken = 0
    while piece := response.read1(_STEP):
        taken += len(piece)
        if taken > limit:
            if cut:
                return b"".join(parts)
            raise TooMuch(f"sends more than {limit:,} bytes")
        parts.append(unpacker.unpack(piece) if unpacker else piece)
    if response.length:  # what Content-Length promised and did not come
        raise TooMuch(f"stops {response.length:,} bytes before the end it stated")
    if unpacker:
        unpacker.close()
    return b"".join(parts)


class _Unpacker:
    """Unpacks gzip and both kinds of deflate, and stops before a bomb goes off."""

    def __init__(self, limit: int) -> None:
        self._left = limit
        self._limit = limit
        self._zip = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # gzip or zlib, by its header
        self._first = True

    def unpack(self, piece: bytes) -> bytes:
        """Return what the next piece holds. Raises TooMuch."""
        try:
            whole = self._zip.decompress(piece, self._left + 1)
        except zlib.error as error:
            if not self._first:
                raise TooMuch("sends a page that cannot be unpacked") from error
            whole = self._try_raw(piece)
        self._first = False
        if len(whole) > self._left:
            raise TooMuch(f"sends a page that unpacks to more than {self._limit:,} bytes")
        self._left -= len(whole)
        return whole

    def _try_raw(self, piece: bytes) -> bytes:
        """Unpack deflate without a header, which old servers send for `deflate`."""
        self._zip = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        try:
            return self._zip.decompress(piece, self._left + 1)
        except zlib.error as error:
            raise TooMuch("sends a page that cannot be unpacked") from error

    def close(self) -> None:
        """Raise TooMuch if the packed page was cut short."""
        if not self._zip.eof:
            raise TooMuch("stops in the middle of a packed page")
