"""What lies in the folder of a site: files of the last build, and files that somebody else put.

Opens no file. What no build made is never thrown away, nor published, without a word, as long as
it is known what the last build made.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from pathlib import PurePosixPath
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from plugins.story.problem import Problem
from plugins.story.tree import look_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Set
    from pathlib import Path

    from plugins.press.ledger import Stamp


@dataclass(frozen=True)
class Sighting:
    """Every file below a site's folder, in few bytes: it comes from another process.

    names: paths below the folder, joined by "\\0". numbers: their stamps. odd: what is neither a
    file nor a folder, such as a link.
    """

    names: str
    numbers: array[int]
    odd: tuple[str, ...] = ()

    def stamps(self) -> dict[str, Stamp]:
        """Return path -> what the disk said of the file."""
        if not self.names:
            return {}
        number = iter(self.numbers)
        stamps = zip(number, number, number, strict=False)
        return dict(zip(self.names.split("\0"), stamps, strict=True))


def look_over(site: Path) -> Sighting:
    """Return what lies below `site`, which may be missing.

    Cost: a call of the system for every file.
    """
    names: list[str] = []
    odd: list[str] = []
    numbers = array("Q")
    for folder, entries in look_at(str(site)).folders.items():
        below = f"{folder}/" if folder else ""
        for name, stat in entries:
            if S_ISREG(stat.st_mode):
                names.append(below + name)
                # A time before 1970 is none that a build left.
                numbers.extend((stat.st_size, max(stat.st_mtime_ns, 0), stat.st_ino))
            elif not S_ISDIR(stat.st_mode):
                odd.append(below + name)
    return Sighting("\0".join(names), numbers, tuple(odd))


@dataclass(frozen=True)
class Strays:
    """Files in a site's folder that no build made, sorted.

    kept:   those that stay. lost: those in whose place the site wants a page or a folder.
    odd:    what is no plain file, and does not stay either.
    """

    kept: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()

    def tell(self, site: Path) -> Iterator[Problem]:
        """Yield a notice for each."""
        stays, goes = "Take it out of the output, unless that is wanted", "Keep it elsewhere"
        for names, what, mend in (
            (self.kept, "no build made this file, and it is published with the site", stays),
            (self.lost, "no build made this file, and the site's own has taken its place", goes),
            (self.odd, "no build made this, and what is no plain file does not stay", goes),
        ):
            for name in names:
                yield Problem(site / name, 0, what, mend, severity="notice")


def find_strays(sighting: Sighting, last: Set[str] | None, now: Set[str]) -> Strays:
    """Return what no build made.

    last: the files of the last build; None where nobody knows them. Then an old page cannot be
    told from a stray, but where it lies in a folder that the site has none of.
    now:  the files the site is to have.
    """
    names = sighting.stamps().keys()
    if last is None:
        tops = {name.partition("/")[0] for name in now}
        strays = {name for name in names if name.partition("/")[0] not in tops}
    else:
        strays = names - last
    if not strays:
        return Strays(odd=sighting.odd)
    folders = {str(above) for name in now for above in PurePosixPath(name).parents}
    lost = {name for name in strays if name in now or name in folders or _is_below(name, now)}
    return Strays(tuple(sorted(strays - lost)), tuple(sorted(lost)), sighting.odd)


def _is_below(name: str, files: Set[str]) -> bool:
    return any(str(above) in files for above in PurePosixPath(name).parents)
