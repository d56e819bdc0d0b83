"""What the disk says of the files that stories use besides their own. Opens none."""

from __future__ import annotations

import os
from stat import S_ISLNK
from typing import TYPE_CHECKING

from plugins.story.tree import stamp_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# A file may change again within the same tick of the clock that stamps it.
TICK = 50_000_000  # nanoseconds
ABSENT = "absent"  # of a file that a story would use if it were there


class Uses:
    """Looks at each file once, however many stories use it.

    at: the moment, in nanoseconds, before anything was read: what changed since then may not be
    what was read.
    """

    def __init__(self, at: int) -> None:
        self._at = at
        self._stamps: dict[str, str] = {}

    def tell(self, paths: Sequence[str]) -> str | None:
        """Return what the disk says of files; None where one may change and look the same."""
        stamps = [self._stamp(path) for path in paths]
        return "\n".join(map("\t".join, zip(paths, stamps, strict=True))) if all(stamps) else None

    def are_as_told(self, told: str) -> bool:
        """Return whether `tell` would say the same again."""
        for line in told.split("\n") if told else ():
            path, _, stamp = line.partition("\t")
            if self._stamp(path) != stamp:
                return False
        return True

    def _stamp(self, path: str) -> str:
        """Return the stamp of a file; "" for a link, and for one written lately."""
        found = self._stamps.get(path)
        if found is None:
            try:
                stat = os.lstat(path)
            except FileNotFoundError:
                found = ABSENT
            except OSError:
                found = ""
            else:
                fresh = max(stat.st_ctime_ns, stat.st_mtime_ns) >= self._at - TICK
                found = "" if fresh or S_ISLNK(stat.st_mode) else stamp_of(stat)
            self._stamps[path] = found
        return found
