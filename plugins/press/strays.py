"""Files in a site's folder that no build made: which stay, which go, and what is told of them.

Goes by names alone. What no build made is never thrown away, nor published, without a word, as
long as it is known what the last build made.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from plugins.story.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set
    from pathlib import Path

    from plugins.press.sighting import Sighting

_TOLD = 5  # names in one notice


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
