"""Digests of files' bytes: a file that is as it was seen is not read again. Knows no story."""

from __future__ import annotations

import os
import time
from pathlib import Path

from plugins.press.sealed import digest_of
from plugins.press.uses import ABSENT, TICK
from plugins.story.tree import stamp_of

# Path of a file -> its stamp, and the digest of what it held then.
Stamps = dict[str, tuple[str, str]]


class Digests:
    """Tells the digests of files.

    known: what may be told without looking into a file.
    """

    def __init__(self) -> None:
        self.known: Stamps = {}
        self._fresh: Stamps = {}

    def of(self, path: str, stat: os.stat_result) -> str:
        """Return the digest of a file's bytes; why there is none where it cannot be read."""
        stamp = stamp_of(stat)
        known = self.known.get(path)
        if known and known[0] == stamp:
            return known[1]
        now = time.time_ns()
        try:
            digest = digest_of(Path(path).read_bytes())
        except OSError as error:
            return f"unread {error.errno}"
        self.known[path] = (stamp, digest)
        if max(stat.st_ctime_ns, stat.st_mtime_ns) < now - TICK:
            self._fresh[path] = (stamp, digest)
        return digest

    def now_of(self, path: str) -> str:
        """Return the digest of a file that may not be there."""
        try:
            return self.of(path, os.lstat(path))
        except FileNotFoundError:
            return ABSENT

    def take_fresh(self) -> Stamps:
        """Return what was found since the last time and may be relied on later."""
        fresh, self._fresh = self._fresh, {}
        return fresh
