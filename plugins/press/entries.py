"""What the site's maps say of pages that stay, told from the maps that there are.

The ledger knows a mark of each entry: to keep all of them there would make it four times as large,
and it is written at every build.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from plugins.press.marks import read_marks
from plugins.press.sealed import digest_of
from plugins.story.kept import read_kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_START, _END = "  <url>\n", "  </url>\n"
_MARK = 16  # digits that tell an entry from every other


def mark_of(entry: str | None) -> str | None:
    """Return what tells an entry from another: "" for none, None for what is no page."""
    return digest_of(entry)[:_MARK] if entry else entry


def read_entries(raw: bytes) -> dict[str | None, str]:
    """Return the entries of a map by their marks; of one that is damaged, what is left of it."""
    parts = raw.decode("utf-8", "replace").split(_END)[:-1]
    entries = (f"{_START}{part.partition(_START)[2]}{_END}" for part in parts)
    return {mark_of(entry): entry for entry in entries}


def find_entries(marks: Mapping[str, str], maps: Iterable[str], site: Path) -> dict[str, str]:
    """Return the entries of pages that stay, so far as they have one.

    marks: a page's file -> the mark of its entry. maps: those of `site` that tell of the pages;
    what none of them tells, the page itself does.
    """
    known: dict[str | None, str] = {}
    for name in maps:
        with suppress(OSError):
            known |= read_entries(read_kept(site / name))
    told = {name: known.get(mark) for name, mark in marks.items() if mark}
    return {name: entry or _read_page(site / name) for name, entry in told.items()}


def _read_page(file: Path) -> str:
    return read_marks(file.read_text(encoding="utf-8")).entry
