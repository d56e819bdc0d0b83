"""The maps of a site that is being published: which are to be made again, and where they are put.

Knows pages by their files and by what each has told; what a map looks like is sitemap.py's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.press.entries import find_entries
from plugins.press.ledger import Made
from plugins.press.sitemap import (
    SITEMAP,
    index_row,
    index_xml,
    part_pages,
    sitemap_xml,
    stale_maps,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Set
    from pathlib import Path

    from plugins.press.change import Change
    from plugins.press.printing import Printed, Tray


@dataclass(frozen=True)
class Parts:
    """A site that has the files `names`, but for maps, and what its maps are to tell of.

    pages: file of a map -> the files of the pages it tells of.
    """

    names: Set[str]
    pages: Mapping[str, list[str]]

    @classmethod
    def of(cls, names: Set[str]) -> Parts:
        """Return the parts of a site."""
        return cls(names, part_pages([name for name in names if name.endswith(".html")]))


class Maps:
    """The maps of the site `now`.

    parts: file of a map -> the files of the pages it tells of.
    made:  those of the last site. before: that site; None where its program may have parted it
           otherwise.
    """

    def __init__(
        self, now: Parts, made: Mapping[str, Made] | None = None, before: Parts | None = None
    ) -> None:
        self.parts = now.pages
        self._made = dict(made or {})
        self._before = before.pages if before else {}

    @property
    def names(self) -> set[str]:
        """Return the files that there may be: a part that has nothing to tell is left out."""
        return {SITEMAP, *self.parts}

    def put_all(self, url: str, printed: Printed, tray: Tray) -> dict[str, Made]:
        """Put every map of the site at `url`, whose pages were all printed; return them."""
        return self._put(url, self.parts.keys(), printed.entries, printed, tray)

    def put_changed(
        self, url: str, site: Path, change: Change, printed: Printed, tray: Tray
    ) -> dict[str, Made]:
        """Put the maps that tell another thing now; return all. What is none now is gone.

        site: the folder of the last site, whose maps tell of the pages that stay.
        """
        changed = change.other_entries(printed.entries)
        if self._before and not (changed or change.lost_maps):
            return self._made
        stale = stale_maps(self.parts, self._before, changed) | change.lost_maps
        stale &= self.parts.keys()
        told = {page for name in stale for page in self.parts[name]}
        sound = self._before.keys() - change.lost_maps
        before = [name for name in sound if not told.isdisjoint(self._before[name])]
        marks = {
            name: mark for name, mark in change.entries(told).items() if name not in printed.entries
        }
        entries = find_entries(marks, before, site) | printed.entries
        made = self._put(url, stale, entries, printed, tray)
        change.gone.extend(sorted(self._made.keys() - made.keys()))
        return made

    def _put(
        self, url: str, stale: Set[str], entries: Mapping[str, str], printed: Printed, tray: Tray
    ) -> dict[str, Made]:
        """Put the stale maps, and the one that leads to all; return every map.

        entries: a page's file -> its `<url>` or "", of all pages of the stale maps.
        """

        def put_one(name: str, content: bytes, row: str) -> None:
            stamp, is_new = tray.put(name, content)
            made[name] = Made("", stamp, row)
            if is_new:
                printed.written.add(name)

        made = {name: one for name, one in self._made.items() if name in self.parts.keys() - stale}
        for name in sorted(stale):
            listed = [entries[page] for page in self.parts[name] if entries.get(page)]
            if listed or name == SITEMAP:
                put_one(name, sitemap_xml(listed), index_row(f"{url}/{name}", listed))
        if SITEMAP not in self.parts:
            put_one(SITEMAP, index_xml(made[name].entry or "" for name in sorted(made)), "")
        return made
