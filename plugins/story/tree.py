"""What the disk says of everything below a folder, seen once. Imports nothing heavy.

Opens no file and follows no link.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

Entry = tuple[str, os.stat_result]


@dataclass(frozen=True)
class Tree:
    """Folders by their paths below the root, "" for itself, each with its entries by name.

    unread: folders that cannot be read -> why. at: when it was looked at, in nanoseconds.
    """

    at: int
    folders: dict[str, list[Entry]] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    _seen: dict[str, str] = field(default_factory=dict)

    def seen(self, folder: str) -> str:
        """Return what changes when anything right in `folder` does."""
        found = self._seen.get(folder)
        if found is None:
            entries = self.folders.get(folder, ())
            lines = [f"{name}/{stamp_of(stat)} {stat.st_mode}" for name, stat in entries]
            found = self._seen[folder] = "\n".join(lines)
        return found

    def newest(self, folder: str) -> int:
        """Return the latest stamp of what is right in `folder`, in nanoseconds; 0 for nothing."""
        stats = [stat for _, stat in self.folders.get(folder, ())]
        return max((max(one.st_mtime_ns, one.st_ctime_ns) for one in stats), default=0)


def stamp_of(stat: os.stat_result) -> str:
    """Return what tells a file from another, and from itself after a change."""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"


def look_at(root: str, at: int = 0, leave_out: str = "") -> Tree:
    """Return the tree below `root`, which may be missing; folders named `leave_out` are not in it.

    leave_out: where it is given, no folder is an entry, since its stamp would tell of those too.
    at: the moment, in nanoseconds; 0 where nobody will ask what was fresh then.

    Cost: a call of the system for every file.
    """
    tree = Tree(at)
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        path = f"{root}/{folder}" if folder else root
        below = f"{folder}/" if folder else ""
        try:
            with os.scandir(path) as found:
                entries = sorted(_stat_all(found))
        except OSError as error:
            tree.unread[folder] = error.strerror or str(error)
            entries = []
        tree.folders[folder] = [
            (name, stat) for name, stat, is_dir in entries if not (is_dir and leave_out)
        ]
        waiting += [below + name for name, _, is_dir in entries if is_dir and name != leave_out]
    return tree


def _stat_all(found: Iterator[os.DirEntry[str]]) -> Iterator[tuple[str, os.stat_result, bool]]:
    for entry in found:
        try:
            yield entry.name, entry.stat(follow_symlinks=False), entry.is_dir(follow_symlinks=False)
        except FileNotFoundError:
            continue  # it went while we looked
