"""Every picture of the digest with its credit, licence and where it is used: a table, and CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from plugins.figures.flaws import images_in
from plugins.story.pictures import picture_path, place_words, shared_picture
from plugins.story.values import LICENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from plugins.story.library import Library
    from plugins.story.story import Picture, Story, Text

_WIDEST = 40  # letters of a column of the table


@dataclass
class Row:
    """A picture. `used`: the story's folder and the languages that show it, joined by spaces."""

    picture: str
    bytes: int = 0
    credit: str = ""
    licence: str = ""
    licence_url: str = ""
    alt_id: str = ""
    alt_en: str = ""
    caption_id: str = ""
    caption_en: str = ""
    used: list[str] = field(default_factory=list)


def report(library: Library) -> list[Row]:
    """Return a row for every picture that a story shows, by its path below content.

    Credit and words are those of the first story, oldest first, that has any.
    """
    rows: dict[str, Row] = {}
    for story in library.stories:
        for text in story.texts.values():
            for picture in _shown(text):
                _add(rows, library.content, story, text, picture)
    return [rows[name] for name in sorted(rows)]


def _shown(text: Text) -> Iterator[Picture]:
    """Yield each picture of a text once: those of its front matter, then those of its body."""
    known = {picture.file for picture in text.pictures}
    yield from (picture for picture in text.pictures if picture.file)
    for alt, file, caption in images_in(text.body):
        if file in known:
            continue
        known.add(file)
        shared = shared_picture(text.path.parent, file, text.language)
        yield place_words(file, alt, caption, shared, text.language)


def _add(rows: dict[str, Row], content: Path, story: Story, text: Text, picture: Picture) -> None:
    path = picture_path(text.path.parent, picture.file)
    if not path.is_file():
        return  # `check` tells it
    name = path.relative_to(content).as_posix()
    row = rows.setdefault(name, Row(name, path.stat().st_size))
    row.credit = row.credit or picture.credit
    row.licence = row.licence or picture.licence
    row.licence_url = LICENCES.get(row.licence, "")
    if picture.language == text.language:
        _keep(row, f"alt_{text.language}", picture.alt)
    if picture.caption_language == text.language:
        _keep(row, f"caption_{text.language}", picture.caption)
    place = f"{story.folder}/{text.language}"
    if place not in row.used:
        row.used.append(place)


def _keep(row: Row, column: str, words: str) -> None:
    """Write words where there are none."""
    setattr(row, column, getattr(row, column) or words)


def write_csv(rows: Sequence[Row]) -> str:
    """Return the rows as CSV, a heading first.

    A cell that a spreadsheet would take for a formula starts with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([one.name for one in fields(Row)])
    for row in rows:
        cells = [getattr(row, one.name) for one in fields(Row)]
        writer.writerow([_inert(" ".join(c) if isinstance(c, list) else str(c)) for c in cells])
    return out.getvalue()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell


def write_table(rows: Sequence[Row]) -> str:
    """Return the rows as a table to be read in a terminal; what is missing is said."""
    if not rows:
        return "No story shows a picture."
    lines = [("picture", "credit", "licence", "used in")]
    for row in rows:
        stories = list(dict.fromkeys(place.rpartition("/")[0] for place in row.used))
        more = f" and {len(stories) - 1} more" if len(stories) > 1 else ""
        name = row.picture.removeprefix("stories/")
        lines.append((name, row.credit or "–", row.licence or "–", stories[0] + more))
    widths = [min(max(len(line[place]) for line in lines), _WIDEST) for place in range(3)]
    widths[0] = max(len(line[0]) for line in lines)  # a path is there to be copied
    told = [
        "  ".join(
            [*(_fit(cell, width) for cell, width in zip(line, widths, strict=False)), line[3]]
        ).rstrip()
        for line in lines
    ]
    lacking = sum(not (row.credit and row.licence) for row in rows)
    end = f"{len(rows)} pictures"
    end += f", {lacking} without credit or licence." if lacking else ", each credited and licensed."
    return "\n".join([*told, "", end])


def _fit(cell: str, width: int) -> str:
    return cell.ljust(width) if len(cell) <= width else cell[: width - 1] + "…"
