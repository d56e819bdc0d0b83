"""Pictures whose caption and credit stand behind labels, as the BBC prints them; guesses none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.clip.clipping import Picture
from plugins.clip.credit import split_credit
from plugins.clip.paragraphs import is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.paragraphs import Paragraph

_IN_FRONT = re.compile(
    r"(?:keterangan foto|foto (?:utama|sampul|atas|bawah|headline)|caption foto|"
    r"(?:featured|banner|header|cover|lead|top) (?:image|photo|picture))"
    r"\s?: ?(?P<rest>\S.{5,400})",
    re.IGNORECASE,
)
# Between label and words a comma, a colon or, where a copy lost it, nothing.
_CAPTION = re.compile(
    r"(?:(?P<media>(?:media|video) caption|keterangan (?:media|video))"
    r"|(?:image|photo|picture) caption|keterangan (?:gambar|foto)|caption)"
    r"\s*(?:[,:]\s*(?P<words>\S.{1,500})?)?",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:image (?:source|credit)|photo credit|(?:sumber|kredit) (?:gambar|foto))"
    r"\s*(?:[,:]\s*(?=\S)|(?-i:(?=[A-Z])))(?P<credit>.{2,100})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Frame:
    """lines: how many paragraphs the frame takes. other: those of them that say nothing more."""

    lines: int
    picture: Picture | None
    other: tuple[str, ...] = ()


def read_labels(lines: Sequence[Paragraph]) -> Frame | None:
    """Return the frame that labels tell from the first line on, or None.

    A caption stands behind its label or on the line right below it; a film's is no picture's.
    """
    told = _IN_FRONT.fullmatch(lines[0].text)
    if told:
        caption, credit = split_credit(told["rest"], above_lead=True) or (told["rest"], "")
        return Frame(1, Picture(caption=caption, credit=credit))
    credit = read_source(lines[0].text)
    first = 1 if credit else 0
    label = _CAPTION.fullmatch(lines[first].text) if len(lines) > first else None
    caption, end = _read_words(label, lines, first + 1) if label else ("", first)
    if label and caption and label["media"]:
        return Frame(end, None, tuple(one.text for one in lines[:end]))
    if caption and not credit and _closes_with_source(lines, end):
        credit, end = read_source(lines[end].text), end + 1
    return Frame(end, Picture(caption=caption, credit=credit)) if caption or credit else None


def read_source(text: str) -> str:
    """Return the credit of a line that opens with a label for it, else ""."""
    found = _SOURCE.fullmatch(text)
    return found["credit"] if found and not is_prose(text) else ""


def _read_words(label: re.Match[str], lines: Sequence[Paragraph], below: int) -> tuple[str, int]:
    """Return the words of the caption and the place below them, ("", the label's) without any."""
    if label["words"]:
        return label["words"], below
    if below < len(lines) and not lines[below].apart:
        return lines[below].text, below + 1
    return "", below - 1


def _closes_with_source(lines: Sequence[Paragraph], place: int) -> bool:
    """Return whether a source stands there that is not the next caption's."""
    after = lines[place + 1 : place + 2]
    if not lines[place : place + 1] or not read_source(lines[place].text):
        return False
    return not after or not _CAPTION.fullmatch(after[0].text)
