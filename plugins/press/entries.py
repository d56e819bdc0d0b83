"""What the sitemap says of each page, told from the sitemap that there is.

The ledger knows a mark of each entry: to keep all of them there would make it four times as large,
and it is written at every build.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from plugins.press.change import SITEMAP
from plugins.press.marks import read_marks
from plugins.press.sealed import digest_of
from plugins.press.sitemap import END, HEAD

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plugins.press.change import Change
    from plugins.press.ledger import Ledger

_MARK = 16  # digits that tell an entry from what it was


def mark_of(entry: str | None) -> str | None:
    """Return what tells an entry from another: "" for none, None for what is no page."""
    return digest_of(entry)[:_MARK] if entry else entry


def read_entries(raw: bytes, marks: Mapping[str, str]) -> dict[str, str]:
    """Return the entries of a sitemap that `sitemap_xml` wrote, as far as they are as marked.

    marks: a page's file -> the mark of its entry, for each that is listed.
    """
    text = raw.decode("utf-8", "replace").removeprefix(HEAD)
    entries = (f"{entry}{END}" for entry in text.split(END))
    listed = zip(sorted(marks), entries, strict=False)
    return {name: entry for name, entry in listed if mark_of(entry) == marks[name]}


def has_others(change: Change, entries: Mapping[str, str]) -> bool:
    """Return whether pages that were made, or are gone, have other entries than before."""
    return any(change.entry_before(name) is not None for name in change.gone) or any(
        mark_of(entries.get(name)) != change.entry_before(name) for name in change.todo
    )


def find_entries(last: Ledger, change: Change, site: Path) -> dict[str, str]:
    """Return the entries of the pages that stay; where the sitemap is damaged, the pages tell."""
    made = (one for sheet in last.sheets.values() for one in sheet.made.items())
    raw = b""
    with suppress(OSError):
        raw = (site / SITEMAP).read_bytes()
    entries = read_entries(raw, {name: one.entry for name, one in made if one.entry})
    todo = set(change.todo)
    stay = [name for name, mark in change.entries().items() if mark and name not in todo]
    for name in stay:
        if name not in entries:
            entries[name] = read_marks((site / name).read_text(encoding="utf-8")).entry
    return {name: entries[name] for name in stay}
