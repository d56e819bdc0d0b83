"""Lines made paragraphs again; knows nothing of what a paragraph says."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.clip.hyphens import close_line, find_words, is_broken
from plugins.clip.language import is_common
from plugins.clip.sentences import is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from plugins.clip.clipping import Picture

# Widths at which mail programs, terminals and PDF columns wrap, in characters.
_NARROWEST, _WIDEST = 24, 120
_FULL = 0.85  # proportional type leaves lines of unequal length
_FEWEST_JOINS = 3  # fewer full lines than these are chance
_FEW = 1  # lines longer than the column that are no proof against it
_JOB = re.compile(r"\b(?:correspondent|koresponden|reporter|wartawan|kontributor)\b", re.IGNORECASE)
_FEW_WORDS = 5
_BYLINE = re.compile(r"(?:[Oo]leh|OLEH|[Bb]y|BY|Penulis|Reporter|Pewarta|Editor)\b\s?:?\s?[A-Z]")
_ADDRESS = re.compile(r"@|://|^www\.")
_START_OF_ITEM = re.compile(r"[•●▪*–—-] |\d{1,3}[.)] ")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the paste.

    apart: a blank line stands before it.
    glued: the repeated title was cut from its front, as news pages glue it to a caption.
    shown: the page shows a picture above it, so that it may be a caption.
    lines: how many lines of the paste it runs over.
    picture: what a frame of lines says of a picture, as one; the text is then its caption.
    """

    text: str
    apart: bool = False
    glued: bool = False
    shown: bool = False
    lines: int = field(default=1, compare=False)
    picture: Picture | None = None


def is_prose(text: str) -> bool:
    """Return whether the text reads as a paragraph of a story, not as a label or a headline."""
    return len(text) > 200 or (is_finished(text) and text.count(" ") >= 7)


def split_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a cleaned text, wrapped lines joined. Blank lines give none.

    A line is a paragraph, unless the text is wrapped: then a line that had no room for the
    first word of the next one runs on into it. An indent begins a paragraph where few lines
    have one.
    """
    lines, indents = _mark_gaps(text)
    starts = indents if sum(indents) * 2 < len(lines) else [False] * len(lines)
    width = _wrapped_width(lines, starts)
    if not width:
        return lines
    known = find_words(line.text for line in lines)
    joined: list[list[str]] = []
    paragraphs: list[Paragraph] = []
    for place, line in enumerate(lines):
        above = lines[place - 1] if place else None
        ends = lines[place + 1 : place + 2]
        closed = bool(ends) and (starts[place + 1] or ends[0].apart)
        if above and _goes_on(above, line, width, start=starts[place], closed=closed):
            joined[-1].append(line.text)
        else:
            joined.append([line.text])
            paragraphs.append(line)
    return [
        Paragraph(_join(parts, known), paragraph.apart, lines=len(parts))
        for parts, paragraph in zip(joined, paragraphs, strict=True)
    ]


def _goes_on(above: Paragraph, line: Paragraph, width: int, *, start: bool, closed: bool) -> bool:
    """Return whether a line runs on from the one above it.

    start: an indent begins it. closed: a new paragraph begins below it. An item of a list hangs
    its further lines, and a line that no full stop closes below a sentence is a subheading.
    """
    if start:
        hangs = line.text[0].islower() and not line.apart and not is_finished(above.text)
        return hangs and _runs_on(above, line, width)
    if closed and is_finished(above.text) and line.text[0].isupper() and line.text[-1].isalpha():
        return False
    return _runs_on(above, line, width)


def _join(parts: Sequence[str], known: AbstractSet[str]) -> str:
    closed = [close_line(above, line, known) for above, line in itertools.pairwise(parts)]
    return "".join([*closed, parts[-1]])


def _mark_gaps(text: str) -> tuple[list[Paragraph], list[bool]]:
    """Return the lines that are not blank, and which of them are indented."""
    lines: list[Paragraph] = []
    indents: list[bool] = []
    apart = False
    for line in text.split("\n"):
        words = line.strip()
        if words:
            lines.append(Paragraph(words, apart))
            indents.append(line[0] == " ")
        apart = not words
    return lines, indents


def _wrapped_width(lines: Sequence[Paragraph], starts: Sequence[bool]) -> int:
    """Return the column at which the text was wrapped, or 0 when it was not.

    starts: which lines an indent makes a paragraph's first: none runs on into these.
    Headlines in larger type, addresses and print lines may be longer than the column.
    """
    pairs = [
        (a, b)
        for (a, b), start in zip(itertools.pairwise(lines), starts[1:], strict=True)
        if not b.apart and not (start and is_finished(a.text))
    ]
    # Only a line that breaks off within a sentence proves wrapping: headlines and short
    # paragraphs can be of one length by chance.
    broken = sorted(len(a.text) for a, b in pairs if _breaks_off(a, b))
    if len(broken) < _FEWEST_JOINS:
        return 0
    width = broken[int(len(broken) * 0.95)]
    longer = sum(" " in line.text and len(line.text) > width * 1.15 for line in lines)
    if not _NARROWEST <= width <= _WIDEST or longer > max(_FEW, len(lines) * 0.1):
        return 0
    open_ends = sum(_runs_on(a, b, width) and not is_finished(a.text) for a, b in pairs)
    return width if open_ends * 2 >= len(pairs) else 0


def _breaks_off(above: Paragraph, line: Paragraph) -> bool:
    """Return whether a sentence goes on: small letters below, or a small word at the end."""
    last = above.text.rsplit(" ", 1)[-1]
    small = last.islower() and is_common(last)
    return not is_finished(above.text) and (line.text[0].islower() or small)


def _runs_on(above: Paragraph, line: Paragraph, width: int) -> bool:
    if line.apart or _START_OF_ITEM.match(line.text) or len(above.text) > width * 1.15:
        return False
    if above.text[0] == "(" and above.text[-1] == ")" and line.text[0].isupper():
        return False  # "(Bersambung ke hal 11)" over what stands beside the story
    if _JOB.search(above.text) and above.text.count(" ") < _FEW_WORDS:
        return False  # a writer's post between name and story
    if _BYLINE.match(line.text) and line.text.count(" ") <= _FEW_WORDS:
        return False
    if " " not in line.text and _ADDRESS.search(line.text):
        return False
    if is_broken(above.text) and line.text[0].islower():
        return True
    first_word = line.text.split(" ", 1)[0]
    full = len(above.text) + 1 + len(first_word) > width * _FULL
    unfinished = line.text[0].islower() and not is_finished(above.text)
    return full or unfinished
