"""What shows that the bytes of a kept shelf are whole; knows none of them, and not NumPy."""

from __future__ import annotations

import hashlib
import mmap
import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from plugins.story.kept import open_kept

SIZE = hashlib.sha256().digest_size  # bytes that stand before the body


def digest_of(body: Iterable[bytes | memoryview]) -> bytes:
    """Return a digest of bytes in pieces."""
    digest = hashlib.sha256()
    for piece in body:
        digest.update(piece)
    return digest.digest()


def seal(salt: bytes, limit: int, digest: bytes) -> bytes:
    """Return what stands before a body of this digest, and before no other."""
    return digest_of([digest_of([salt]), limit.to_bytes(8, "big"), digest])


def look_ahead(path: Path) -> dict[str, str]:
    """Return which file stands at `path`, and the digest of its body; {} where none can be read.

    For another process, while this one does not yet need the file: the digest is half of what
    opening it takes.
    """
    try:
        with open_kept(path) as file:
            return {identify(file): digest_of([map_file(file)[SIZE:]]).hex()}
    except (OSError, ValueError):  # none there, or an empty one
        return {}


def identify(file: BinaryIO) -> str:
    """Return what another file does not share, nor this one once it was written to."""
    told = os.fstat(file.fileno())
    return f"{told.st_dev} {told.st_ino} {told.st_size} {told.st_mtime_ns} {told.st_ctime_ns}"


def map_file(file: BinaryIO) -> memoryview:
    """Return the bytes of a file where they lie. Raises OSError, or ValueError where it is empty.

    It is replaced as a whole and never written to, so it stays as it is seen here.
    """
    return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
