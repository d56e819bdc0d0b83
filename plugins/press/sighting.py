"""What lies in the folder of a site: files of the last build, and files that somebody else put.

Opens no file. What no build made is never thrown away, nor published, without a word, as long as
it is known what the last build made.
"""

from __future__ import annotations

import os
import time
from array import array
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from plugins.press.uses import TICK
from plugins.story.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set
    from pathlib import Path

    from plugins.press.ledger import Stamp

_TOLD = 5  # names in one notice
_FOLDER = -1  # no file's number
# Folder -> what is right in it -> its number, or _FOLDER.
_Folders = dict[str, dict[str, int]]


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


def look_over(site: Path, standby: Path | None = None, since: int = 0) -> Sighting:
    """Return what lies below `site`, which may be missing, and what `standby` has otherwise.

    since: folders of `standby` that did not change after this moment, in nanoseconds, are shared.

    Cost: a call of the system for every file, and one for every folder of `standby`.
    """
    at = time.time_ns() - TICK
    sighting, folders = _look_at(str(site))
    is_plain = all(folders.values()) and not sighting.odd
    is_there = standby is not None and standby.is_dir()
    apart = tuple(_apart(folders, str(standby), since)) if is_there else ()
    return replace(sighting, apart=apart, since=at if is_plain else 0)


def _look_at(site: str) -> tuple[Sighting, _Folders]:
    names: list[str] = []
    odd: list[str] = []
    numbers = array("Q")
    folders: _Folders = {}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        below = f"{folder}/" if folder else ""
        own = folders[folder] = {}
        with suppress(OSError), os.scandir(f"{site}/{folder}") as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    own[entry.name] = _FOLDER
                    waiting.append(below + entry.name)
                    continue
                try:
                    stat = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue  # it went while we looked
                own[entry.name] = stat.st_ino
                if not S_ISREG(stat.st_mode):
                    odd.append(below + entry.name)
                    continue
                names.append(below + entry.name)
                # A time before 1970 is none that a build left.
                numbers.extend((stat.st_size, max(stat.st_mtime_ns, 0), stat.st_ino))
    return Sighting("\0".join(names), numbers, tuple(sorted(odd))), folders


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
        below = f"{folder}/" if folder else ""
        own = folders.get(folder, {})
        if not is_doubtful and not _changed(f"{standby}/{folder}", since):
            unseen.discard(folder)
            waiting += [(below + name, False) for name in own if own[name] == _FOLDER]
            continue
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


def _changed(folder: str, since: int) -> bool:
    """Return whether a file came to a folder or left it, or the folder came, after a moment.

    Nobody can set the time that is asked for, short of the clock.
    """
    try:
        stat = os.lstat(folder)
    except OSError:
        return True
    return stat.st_ctime_ns >= since or not S_ISDIR(stat.st_mode)


def _has_number(entry: os.DirEntry[str], number: int) -> bool:
    # Some file systems tell another number in a folder than of the file itself.
    return entry.inode() == number or entry.stat(follow_symlinks=False).st_ino == number


@dataclass(frozen=True)
class Strays:
    """Files in a site's folder that no build made, sorted.

    kept:    those that stay. lost: those in whose place the site wants a page or a folder.
    odd:     what is no plain file, and does not stay either.
    unknown: what the site has no more, where nobody knows whether a build made it.
    """

    kept: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def tell(self, site: Path, aside: Path) -> Iterator[Problem]:
        """Yield a notice for each; of what is unknown, and was set `aside`, one for all."""
        stays, goes = "Take it out of the output, unless that is wanted", "Keep it elsewhere"
        for names, what, mend in (
            (self.kept, "no build made this file, and it is published with the site", stays),
            (self.lost, "no build made this file, and the site's own has taken its place", goes),
            (self.odd, "no build made this, and what is no plain file does not stay", goes),
        ):
            for name in names:
                yield Problem(site / name, 0, what, mend, severity="notice")
        if self.unknown:
            what = f"nobody knows the last build, and the site has no more {_list(self.unknown)}"
            mend = f"Files of your own among them are in `{aside}`"
            yield Problem(site, 0, what, mend, severity="notice")


def _list(names: Sequence[str]) -> str:
    more = len(names) - _TOLD
    shown = ", ".join(f"`{name}`" for name in names[:_TOLD])
    return f"{shown} and {more:,} more" if more > 0 else shown


def find_strays(sighting: Sighting, last: Set[str] | None, now: Set[str]) -> Strays:
    """Return what no build made.

    last: the files of the last build; None where nobody knows them. Then an old page cannot be
    told from a stray, but where it lies in a folder that the site has none of.
    now:  the files the site is to have.
    """
    names = sighting.stamps.keys()
    if last is None:
        tops = {name.partition("/")[0] for name in now}
        strays = {name for name in names if name.partition("/")[0] not in tops}
        unknown = tuple(sorted(names - now - strays))
    else:
        strays = names - last
        unknown = ()
    if not strays:
        return Strays(odd=sighting.odd, unknown=unknown)
    folders = {str(above) for name in now for above in PurePosixPath(name).parents}
    lost = {name for name in strays if name in now or name in folders or _is_below(name, now)}
    return Strays(tuple(sorted(strays - lost)), tuple(sorted(lost)), sighting.odd, unknown)


def _is_below(name: str, files: Set[str]) -> bool:
    return any(str(above) in files for above in PurePosixPath(name).parents)
