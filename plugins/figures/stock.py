"""Copies of pictures kept between builds, by what they were made of. Knows no story.

An entry is one file: a digest, a line of JSON, the copies' bytes. One that is not as it was
written is as good as absent, so a bad cache costs time and nothing else; so does none at all.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PIL import __version__ as pillow
from PIL import features

from plugins.figures.code import sign_code
from plugins.figures.darkroom import (
    Child,
    Developed,
    Refused,
    check_file,
    check_name,
    read_developed,
)
from plugins.story.kept import make_folder, open_kept, read_kept, write_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_ENCODERS = ("avif", "webp", "jpg", "libjpeg_turbo", "zlib", "littlecms2")
_STALE = 60 * 24 * 3600  # seconds; an entry that no build asked for since goes
_KEPT = 500  # entries that are never too many
_SHARE = 2  # letters of a key, which name the folder that its entry stands in

Stamp = tuple[int, int, int, int]


@lru_cache(maxsize=1)
def _recipe() -> str:
    versions = [f"{name} {features.version(name)}" for name in _ENCODERS]
    code = sign_code("child", "decode", "encode", "maker", "recipe", "xmp")
    return "\n".join([code, f"Pillow {pillow}", *versions])


def digest_of(*parts: bytes) -> str:
    """Return a digest of the parts and of where each ends."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()


def stamp_of(path: Path) -> Stamp:
    """Return what the disk says of a file; zeros where it cannot be asked."""
    try:
        stat = path.stat()
    except OSError:
        return 0, 0, 0, 0
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


class Stock:
    """The entries below one folder.

    encoded: how many pictures were encoded since this process began, and not found.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.encoded = 0
        self._known: dict[tuple[Path, Stamp], tuple[str, Developed] | Refused] = {}

    def develop(self, path: Path, child: Child | None = None) -> tuple[str, Developed]:
        """Return the key and the copies of the picture at `path`. Raises Refused.

        child: who is asked for what is not here; by default one for this picture alone.
        """
        place = (path, stamp_of(path))
        known = self._known.get(place)
        if known is None:
            try:
                raw = check_file(path)
                known = self._find(raw, child)
                check_name(path, known[1].format)
            except Refused as error:
                known = error
            self._known[place] = known
        if isinstance(known, Refused):
            raise known
        return known

    def _find(self, raw: bytes, child: Child | None) -> tuple[str, Developed]:
        key = digest_of(raw, _recipe().encode())
        developed = self._read(key)
        if developed is None:
            developed, bodies = child.develop(raw) if child else _develop(raw)
            self.encoded += 1
            self._write(key, developed, bodies)
        return key, developed

    def develop_all(
        self, paths: Iterable[Path], workers: int, tell: Callable[[int, int], None]
    ) -> None:
        """Make the copies of many pictures, by as many children as there are workers.

        tell: called with how many are done and how many there are. What is refused is told to
        whoever asks for it by itself.
        """
        todo = list(dict.fromkeys(paths))
        children: SimpleQueue[Child] = SimpleQueue()
        for _ in range(workers):
            children.put(Child())

        def work(path: Path) -> None:
            child = children.get()
            try:
                with suppress(Refused):
                    self.develop(path, child)
            finally:
                children.put(child)

        pool = ThreadPoolExecutor(workers)
        try:
            for done, _ in enumerate(pool.map(work, todo), 1):
                tell(done, len(todo))
        finally:
            pool.shutdown(cancel_futures=True)
            for _ in range(workers):
                children.get().close()

    def body(self, path: Path, key: str, digest: str) -> bytes:
        """Return the bytes of a copy of the picture at `path`. Raises Refused where it is gone."""
        found = self._body(key, digest)
        if found is None:  # the cache was deleted or damaged in the meantime
            developed, bodies = _develop(check_file(path))
            self._write(key, developed, bodies)
            copies = zip(developed.copies, bodies, strict=True)
            found = next((body for copy, body in copies if copy.digest == digest), None)
        if found is None:
            raise Refused("changed while the site was built")
        return found

    def _path(self, key: str) -> Path:
        return self.folder / key[:_SHARE] / key

    def _read(self, key: str) -> Developed | None:
        """Return what an entry tells; None where it is not there or not sound."""
        try:
            with open_kept(self._path(key)) as file:
                head = file.readline()
                whole = os.fstat(file.fileno()).st_size
            seal, _, told = head.partition(b" ")
            if seal.decode() != digest_of(key.encode(), told):
                return None
            developed = read_developed(json.loads(told))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if whole != len(head) + sum(copy.size for copy in developed.copies):
            return None
        with suppress(OSError):
            os.utime(self._path(key), follow_symlinks=False)
        return developed

    def _body(self, key: str, digest: str) -> bytes | None:
        developed = self._read(key)
        if developed is None:
            return None
        try:
            raw = read_kept(self._path(key))
        except OSError:
            return None
        start = raw.index(b"\n") + 1
        for copy in developed.copies:
            body = raw[start : start + copy.size]
            if copy.digest == digest:
                sound = hashlib.blake2b(body, digest_size=16).hexdigest() == digest
                return body if sound else None
            start += copy.size
        return None

    def _write(self, key: str, developed: Developed, bodies: list[bytes]) -> None:
        """Keep an entry, in one step. One that cannot be kept is made again when it is needed."""
        told = json.dumps(asdict(developed)).encode() + b"\n"
        path = self._path(key)
        partial = path.with_name(f".{key}.{os.getpid()}.{threading.get_ident()}")
        with suppress(OSError):
            make_folder(path.parent, self.folder.parent)
            try:
                seal = digest_of(key.encode(), told).encode()
                write_kept(path, (seal, b" ", told, *bodies), partial)
            finally:
                partial.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what no build has asked for in two months, and what a killed one left."""
        found = list(_entries(self.folder))
        newest = max((time for time, _ in found), default=0.0)
        for time, path in found:
            old = time < newest - _STALE and len(found) > _KEPT
            if old or (os.path.basename(path).startswith(".") and time < newest - 3600):  # noqa: PTH119
                with suppress(OSError):
                    os.unlink(path)  # noqa: PTH108  (of thousands, as below)


def _entries(folder: Path) -> Iterator[tuple[float, str]]:
    """Yield each file of an entry, of a card too, and when it was asked for; none by a link."""
    for where, _, names in os.walk(folder) if not folder.is_symlink() else ():
        if len(os.path.basename(where)) == _SHARE:  # noqa: PTH119
            for name in names:
                with suppress(OSError):
                    path = f"{where}/{name}"
                    yield os.lstat(path).st_mtime, path


@lru_cache(maxsize=8)
def stock_at(folder: Path) -> Stock:
    """Return this process's one stock at a folder."""
    return Stock(folder)


def _develop(raw: bytes) -> tuple[Developed, list[bytes]]:
    with Child() as child:
        return child.develop(raw)


def tell_progress(done: int, total: int) -> None:
    """Say on a terminal how far the pictures are."""
    if total > 1 and sys.stderr.isatty():
        end = "\r\x1b[K" if done == total else ""
        print(f"\r{done:,} of {total:,} pictures {end}", end="", file=sys.stderr, flush=True)
