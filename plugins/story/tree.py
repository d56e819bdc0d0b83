"""What the disk says of everything below a folder, seen once. Imports nothing heavy.

Opens no file and follows no link.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from stat import S_IFDIR
from struct import Struct

Entry = tuple[str, os.stat_result]

# What stands for the stat of a folder: all that matters of one is what is in it.
FOLDER = os.stat_result((S_IFDIR, *([0] * 15)))  # its times come last
_PACK = Struct("<qqqQI").pack


@dataclass(frozen=True)
class Tree:
    """Folders by their paths below the root, "" for itself, each with its entries by name.

    below: each with the paths of the folders right in it. unread: folders that cannot be read ->
    why. at: when it was looked at, in nanoseconds.
    """

    at: int
    folders: dict[str, list[Entry]] = field(default_factory=dict)
    below: dict[str, list[str]] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    _told: dict[str, tuple[bytes, int]] = field(default_factory=dict)

    def seen(self, folder: str) -> str:
        """Return a digest that changes when anything in `folder` does, however deep."""
        told = b"".join([text for text, _ in self._tell_all(folder)])
        return hashlib.blake2b(told, digest_size=16).hexdigest()

    def newest(self, folder: str) -> int:
        """Return the latest stamp of what is in `folder`, in nanoseconds; 0 for nothing."""
        return max([newest for _, newest in self._tell_all(folder)])

    def _tell_all(self, folder: str) -> Iterator[tuple[bytes, int]]:
        """Yield what is told of a folder, and of each below it."""
        waiting = [folder]
        while waiting:
            one = waiting.pop()
            told = self._told.get(one)
            if told is None:
                told = self._told[one] = self._tell(one)
            yield told
            waiting += self.below.get(one, ())

    def _tell(self, folder: str) -> tuple[bytes, int]:
        """Return all that the disk says of what is right in `folder`, and the latest stamp."""
        newest = 0
        told = [f"\n{folder}\n{self.unread.get(folder, '')}".encode("utf-8", "surrogateescape")]
        for name, stat in self.folders.get(folder, ()):
            if stat is FOLDER:
                continue
            size, changed, touched = stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
            numbers = _PACK(size, changed, touched, stat.st_ino, stat.st_mode)
            told += (numbers, name.encode("utf-8", "surrogateescape"), b"\0")
            newest = max(newest, changed, touched)
        return b"".join(told), newest


def stamp_of(stat: os.stat_result) -> str:
    """Return what tells a file from another, and from itself after a change."""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"


def look_at(root: str, at: int = 0, leave_out: str = "") -> Tree:
    """Return the tree below `root`, which may be missing; folders named `leave_out` are not in it.

    at: the moment, in nanoseconds; 0 where nobody will ask what was fresh then.

    Cost: a call of the system for every file.
    """
    tree = Tree(at)
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(f"{root}/{folder}" if folder else root) as found:
                entries = sorted(_stat_all(found))
        except OSError as error:
            tree.unread[folder] = error.strerror or str(error)
            entries = []
        if leave_out:
            entries = [one for one in entries if one[0] != leave_out or one[1] is not FOLDER]
        tree.folders[folder] = entries
        start = f"{folder}/" if folder else ""
        tree.below[folder] = [start + name for name, stat in entries if stat is FOLDER]
        waiting += tree.below[folder]
    return tree


def _stat_all(found: Iterator[os.DirEntry[str]]) -> Iterator[Entry]:
    for entry in found:
        try:
            is_folder = entry.is_dir(follow_symlinks=False)
            yield entry.name, FOLDER if is_folder else entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            continue  # it went while we looked
