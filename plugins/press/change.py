"""What a build has to make: what was ordered, compared with what the last build left. Makes none.

Goes by what the disk says of the site's files, and looks into none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from plugins.press.entries import mark_of
from plugins.press.ledger import sign_stamps
from plugins.press.writer import check_folders, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Set

    from plugins.press.ledger import Ledger, Made, Sheet, Stamp
    from plugins.press.writer import Job, SheetOrder


@dataclass(frozen=True)
class Left:
    """What the last build left.

    stamps: file -> its stamp now, None for one that is gone; sheet by sheet.
    is_whole: whether all are as they were. lost_maps: the maps that are not.
    """

    last: Ledger
    stamps: dict[str, Stamp | None]
    is_whole: bool
    lost_maps: set[str]

    @classmethod
    def of(cls, last: Ledger, found: Mapping[str, Stamp]) -> Left:
        """Return what there is of what `last` tells; `found`: every file of the site."""
        stamps = {name: found.get(name) for name in last.names}
        lost = {name for name, one in last.maps.items() if found.get(name) != one.stamp}
        return cls(last, stamps, sign_stamps(stamps.values()) == last.site, lost)

    @property
    def names(self) -> Set[str]:
        """Return the files of the last site, but for its maps."""
        return self.stamps.keys()


@dataclass(frozen=True)
class Change:
    """What differs between the last site and the one that was ordered.

    laid:   sheet -> its jobs, of each sheet that is new or other. kept: the others.
    before: what was made of the files of sheets that are other or gone.
    stamps: of the files that are as they were. lost: those that are not.
    todo:   files to be made. gone: files to be removed. lost_maps: those not as they were.
    """

    laid: dict[str, dict[str, Job]]
    kept: dict[str, Sheet]
    before: dict[str, Made]
    stamps: dict[str, Stamp]
    todo: list[str]
    gone: list[str]
    has_gone_sheets: bool
    lost_maps: set[str]

    @property
    def is_none(self) -> bool:
        """Return whether the site is what was ordered."""
        return not (self.laid or self.has_gone_sheets or self.lost_maps)

    @cached_property
    def jobs(self) -> dict[str, Job]:
        """Return the jobs of all sheets that are new or other."""
        return {name: job for own in self.laid.values() for name, job in own.items()}

    @cached_property
    def names(self) -> Set[str]:
        """Return the paths of all files there are to be, in the order of the sheets."""
        kept = chain.from_iterable([sheet.names for sheet in self.kept.values()])
        return dict.fromkeys(chain(kept, self.jobs)).keys()

    def other_entries(self, entries: Mapping[str, str]) -> set[str]:
        """Return the pages of which the site's maps are to tell another thing, or nothing more.

        entries: what they are to tell of the pages that were made.
        """
        return {
            name
            for name in (*self.todo, *self.gone)
            if mark_of(entries.get(name)) != self._mark_before(name)
        }

    def _mark_before(self, name: str) -> str | None:
        made = self.before.get(name)
        return made.entry if made else None

    def entries(self, pages: Set[str]) -> dict[str, str]:
        """Return the marks of what the site's maps said of these pages, so far as they stay."""
        sheets = [one for one in self.kept.values() if not pages.isdisjoint(one.names)]
        files = [one for sheet in sheets for one in sheet.made.items()]
        files += [(name, self.before[name]) for name in self.jobs if name in self.before]
        return {name: made.entry for name, made in files if made.entry and name in pages}


def find_change(
    left: Left,
    sheets: Mapping[str, SheetOrder],
    keys: Mapping[str, str],
    key_of: Callable[[Job], str],
) -> Change:
    """Return what is to be done. Raises StoryError where two files want one place.

    keys: of the sheets that were ordered.
    """
    last, stamps = left.last, left.stamps
    stale = {
        name for name in sheets if name not in last.sheets or last.sheets[name].key != keys[name]
    }
    gone_sheets = [name for name in last.sheets if name not in sheets]
    if not left.is_whole:
        stamps = stamps.copy()
        stale |= _drop_lost(last, stamps)
    kept = {name: one for name, one in last.sheets.items() if name in sheets and name not in stale}
    before = {
        path: made
        for name in (*stale, *gone_sheets)
        if name in last.sheets
        for path, made in last.sheets[name].made.items()
    }
    taken = set(chain.from_iterable([one.names for one in kept.values()]) if stale else ())
    laid = lay_out({name: sheets[name] for name in sheets if name in stale}, taken)
    jobs = {path: job for own in laid.values() for path, job in own.items()}
    if not before.keys() >= jobs.keys():
        check_folders(taken | jobs.keys())
    return Change(
        laid=laid,
        kept=kept,
        before=before,
        stamps={path: stamp for path, stamp in stamps.items() if stamp},
        todo=[path for path in jobs if not _stays(path, jobs[path], before, stamps, key_of)],
        gone=[path for path in before if path not in jobs and path not in taken],
        has_gone_sheets=bool(gone_sheets),
        lost_maps=left.lost_maps,
    )


def _stays(
    path: str,
    job: Job,
    before: Mapping[str, Made],
    stamps: Mapping[str, Stamp | None],
    key_of: Callable[[Job], str],
) -> bool:
    """Return whether a file would be the same again, and is there as it was written."""
    made = before.get(path)
    return made is not None and stamps.get(path) == made.stamp and key_of(job) == made.key


def _drop_lost(last: Ledger, stamps: dict[str, Stamp | None]) -> set[str]:
    """Take away the stamps of files that are not as they were written; return their sheets."""
    lost = set()
    for name, sheet in last.sheets.items():
        for path, made in sheet.made.items():
            if stamps[path] != made.stamp:
                stamps[path] = None
                lost.add(name)
    return lost
