"""What lies in the folder of a site, and what its standby has otherwise. Opens no file.

Most of it is known from the last build: a folder that did not change since then holds the files
that were told of it, and nothing else. The disk says when a file came to a folder or left it, and
when the folder itself was moved; nobody sets that moment short of the clock.
"""

from __future__ import annotations

import json
import os
import sys
import time
from array import array
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from plugins.press.uses import TICK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from plugins.press.ledger import Stamp

_FOLDER = -1  # no file's number
# Folder -> what is right in it -> its number, or _FOLDER; 0 for a file that went.
_Folders = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Known:
    """What the last build told of a site's folder, and of its standby.

    stamps: file of the site -> what the disk says of it now, None for one that is gone; empty
    where nobody can say which there were.
    since: a folder of either that did not change after this moment, in nanoseconds, holds what
    was told; 0 where nobody can say so.
    done: when the last build had put all in its place. A folder of the site that changed after
    that was changed by somebody else, and may have come in the place of another.
    """

    stamps: Mapping[str, Stamp | None] = field(default_factory=dict)
    since: int = 0
    done: int = 0


@dataclass(frozen=True)
class Sighting:
    """Every file below a site's folder, in few bytes: it comes from another process.

    names: paths below the folder, joined by "\\0". numbers: their stamps. odd: what is neither a
    file nor a folder, such as a link. apart: paths of what the standby folder does not share.
    since: a folder that did not change after this moment, in nanoseconds, holds the files that are
    told here and nothing else; 0 where nobody can say so.
    """

    names: str
    numbers: array[int]
    odd: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    since: int = 0

    @cached_property
    def stamps(self) -> dict[str, Stamp]:
        """Return path -> what the disk said of the file."""
        if not self.names:
            return {}
        number = iter(self.numbers)
        stamps = zip(number, number, number, strict=False)
        return dict(zip(self.names.split("\0"), stamps, strict=True))

    def tell(self) -> Iterator[bytes]:
        """Yield it in parts, for `hear`."""
        yield json.dumps([self.odd, self.apart, self.since]).encode()
        yield self.names.encode(errors="surrogatepass")
        yield self.numbers.tobytes()

    @classmethod
    def hear(cls, told: Callable[[], bytes]) -> Sighting | None:
        """Return what another process tells part by part; None where it tells nothing."""
        rest, names, numbers = told(), told(), array("Q", told())
        if not numbers:
            return None  # a site has a file at least
        odd, apart, since = json.loads(rest)
        text = names.decode(errors="surrogatepass")
        return cls(text, numbers, tuple(odd), tuple(apart), since)


def look_over(site: Path, standby: Path | None = None, known: Known | None = None) -> Sighting:
    """Return what lies below `site`, which may be missing, and what `standby` has otherwise.

    Cost: a call of the system for each folder, of both, that is known; for others of the site's
    one for each file besides.
    """
    now = time.time_ns()
    known = known if known and known.since < now else Known()  # the clock may be turned back
    found = _Found(str(site), known)
    is_plain = all(found.folders.values()) and not found.odd
    is_there = standby is not None and standby.is_dir()
    return Sighting(
        "\0".join(found.stamps),
        array("Q", chain.from_iterable(found.stamps.values())),
        tuple(sorted(found.odd)),
        tuple(_apart(found.folders, str(standby), known.since)) if is_there else (),
        now - TICK if is_plain else 0,
    )


class _Found:
    """What lies below a folder.

    stamps: file -> what the disk says of it. folders: each that there is. odd: as in Sighting.
    """

    def __init__(self, site: str, known: Known) -> None:
        self.stamps: dict[str, Stamp] = {}
        self.folders: _Folders = {}
        self.odd: list[str] = []
        told = _part(known.stamps)
        waiting = [("", False)]
        looked_into = set(told)
        while waiting:
            folder, is_doubtful = waiting.pop()
            changed = _changed_at(f"{site}/{folder}") if folder in told else sys.maxsize
            if changed < known.since and not is_doubtful:
                own = told[folder]
                looked_into.discard(folder)
            else:
                own = self._look_into(site, folder)
                # The first is known to be the one that was told of.
                is_doubtful = bool(folder) and (is_doubtful or changed > known.done)
            self.folders[folder] = own
            waiting += [(one, is_doubtful) for one in _below(folder, own)]
        away = {path for one in looked_into for path in _paths(one, told[one])}
        self.stamps |= {
            path: stamp for path, stamp in known.stamps.items() if stamp and path not in away
        }

    def _look_into(self, site: str, folder: str) -> dict[str, int]:
        own: dict[str, int] = {}
        with suppress(OSError), os.scandir(f"{site}/{folder}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    own[entry.name] = _FOLDER
                    continue
                try:
                    stat = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue  # it went while we looked
                own[entry.name] = stat.st_ino
                path = f"{folder}/{entry.name}" if folder else entry.name
                if S_ISREG(stat.st_mode):
                    # A time before 1970 is none that a build left.
                    self.stamps[path] = stat.st_size, max(stat.st_mtime_ns, 0), stat.st_ino
                else:
                    self.odd.append(path)
        return own


def _part(stamps: Mapping[str, Stamp | None]) -> _Folders:
    """Return the folders that files lie in, and those above them."""
    folders: _Folders = {}
    for path, stamp in stamps.items():
        above, _, name = path.rpartition("/")
        if above not in folders:
            _add(folders, above)
        folders[above][name] = stamp[2] if stamp else 0
    return folders


def _add(folders: _Folders, folder: str) -> None:
    folders[folder] = {}
    if folder:
        above, _, name = folder.rpartition("/")
        if above not in folders:
            _add(folders, above)
        folders[above][name] = _FOLDER


def _paths(folder: str, names: Iterable[str]) -> list[str]:
    return [f"{folder}/{name}" for name in names] if folder else [*names]


def _below(folder: str, own: Mapping[str, int]) -> list[str]:
    """Return the paths of the folders right in one."""
    return _paths(folder, [name for name, number in own.items() if number == _FOLDER])


def _apart(folders: _Folders, standby: str, since: int) -> Iterator[str]:
    """Yield what the two folders do not share: files, links, and folders of the standby alone.

    Two names of one file have one number, which a folder tells without a look at the file. Below
    a folder that changed, each is looked into: another may have come in its place. The first one
    always did change, when it was live no more.
    """
    unseen = set(folders)
    waiting = [("", True)]
    while waiting:
        folder, is_doubtful = waiting.pop()
        own = folders.get(folder, {})
        if not is_doubtful and _changed_at(f"{standby}/{folder}") < since:
            unseen.discard(folder)
            waiting += [(one, False) for one in _below(folder, own)]
            continue
        below = f"{folder}/" if folder else ""
        shared = own.copy()
        with suppress(OSError), os.scandir(f"{standby}/{folder}") as found:
            if folder not in unseen:
                yield folder
            unseen.discard(folder)
            for entry in found:
                number = shared.pop(entry.name, 0)
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((below + entry.name, bool(folder)))
                elif not _has_number(entry, number):
                    yield below + entry.name
        yield from (below + name for name in shared)
    for folder in unseen:
        yield from (f"{folder}/{name}" for name in folders[folder])


def _changed_at(folder: str) -> int:
    """Return when a file came to a folder or left it, or the folder came there; late for no folder.

    Nobody can set that moment, short of the clock.
    """
    try:
        stat = os.lstat(folder)
    except OSError:
        return sys.maxsize
    return stat.st_ctime_ns if S_ISDIR(stat.st_mode) else sys.maxsize


def _has_number(entry: os.DirEntry[str], number: int) -> bool:
    # Some file systems tell another number in a folder than of the file itself.
    return entry.inode() == number or entry.stat(follow_symlinks=False).st_ino == number
