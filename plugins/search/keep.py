"""Finished indexes kept between builds, each in one file under a digest of itself.

Named by what they are made of, so what is found there is right; what is damaged is not found.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from plugins.story.kept import clear, make_folder, read_kept, write_kept

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_KEPT = 128  # indexes; a site of ten thousand stories has some twenty


class Cellar:
    """Keeps the files of indexes in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, key: str) -> dict[str, bytes] | None:
        """Return the files kept as `key`: path -> bytes. None where there are none, or others."""
        path = self._folder / key
        try:
            seal, _, rest = read_kept(path).partition(b"\n")
        except OSError:
            return None
        if seal != _seal(key, rest):
            return None
        head, _, body = rest.partition(b"\n")
        files, at = {}, 0
        for name, size in json.loads(head):
            files[name] = body[at : at + size]
            at += size
        with suppress(OSError):
            os.utime(path, follow_symlinks=False)
        return files

    def keep(self, key: str, files: Mapping[str, bytes]) -> None:
        """Keep files as `key`. Where that cannot be, the next build makes them again."""
        head = json.dumps([(name, len(raw)) for name, raw in files.items()]).encode()
        rest = b"\n".join([head, b"".join(files.values())])
        path = self._folder / key
        partial = path.with_name(f".{key}.{os.getpid()}")
        with suppress(OSError):
            make_folder(self._folder, self._folder.parent)
            try:
                write_kept(path, (_seal(key, rest), b"\n", rest), partial)
            finally:
                partial.unlink(missing_ok=True)
            self._sweep()

    def _sweep(self) -> None:
        """Remove what was longest not asked for, of whatever kind, where there is too much."""
        found = []
        for path in self._folder.iterdir():
            with suppress(OSError):  # another build swept it away
                found.append((path.lstat().st_mtime, path))
        for _, path in sorted(found)[:-_KEPT]:
            with suppress(OSError):
                clear(path)


def _seal(key: str, rest: bytes) -> bytes:
    return hashlib.blake2b(key.encode() + b" " + rest, digest_size=16).hexdigest().encode()
