"""Lines made paragraphs again; knows nothing of what a paragraph says."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.clip.sentences import is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

# Widths at which mail programs, terminals and PDF columns wrap, in characters.
_NARROWEST, _WIDEST = 30, 120
_FULL = 0.85  # proportional type leaves lines of unequal length
_FEWEST_JOINS = 3  # fewer full lines than these are chance
_START_OF_ITEM = re.compile(r"[•●▪*–—-] |\d{1,3}[.)] ")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the paste.

    apart: a blank line stands before it.
    glued: the repeated title was cut from its front, as news pages glue it to a caption.
    shown: the page shows a picture above it, so that it may be a caption.
    """

    text: str
    apart: bool = False
    glued: bool = False
    shown: bool = False


def is_prose(text: str) -> bool:
    """Return whether the text reads as a paragraph of a story, not as a label or a headline."""
    return len(text) > 200 or (is_finished(text) and text.count(" ") >= 7)


def split_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a cleaned text, wrapped lines joined. Blank lines give none.

    A line is a paragraph, unless the text is wrapped: then a line that had no room for the
    first word of the next one runs on into it.
    """
    lines = _mark_gaps(text)
    width = _wrapped_width(lines)
    if not width:
        return lines
    joined: list[list[str]] = []
    paragraphs: list[Paragraph] = []
    for above, line in zip([None, *lines], lines, strict=False):
        if above and _runs_on(above, line, width):
            joined[-1].append(line.text)
        else:
            joined.append([line.text])
            paragraphs.append(line)
    return [
        Paragraph(" ".join(parts), paragraph.apart)
        for parts, paragraph in zip(joined, paragraphs, strict=True)
    ]


def _mark_gaps(text: str) -> list[Paragraph]:
    lines: list[Paragraph] = []
    apart = False
    for line in text.split("\n"):
        if line:
            lines.append(Paragraph(line, apart))
        apart = not line
    return lines


def _wrapped_width(lines: Sequence[Paragraph]) -> int:
    """Return the column at which the text was wrapped, or 0 when it was not."""
    lengths = sorted(len(line.text) for line in lines)
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.95)]
    if not _NARROWEST <= width <= _WIDEST or lengths[-1] > width * 1.15:
        return 0
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.apart]
    # Only a line that breaks off within a sentence proves wrapping: headlines and short
    # paragraphs can be of one length by chance.
    open_ends = sum(_runs_on(a, b, width) and not is_finished(a.text) for a, b in pairs)
    return width if open_ends >= _FEWEST_JOINS and open_ends * 2 >= len(pairs) else 0


def _runs_on(above: Paragraph, line: Paragraph, width: int) -> bool:
    first_word = line.text.split(" ", 1)[0]
    full = len(above.text) + 1 + len(first_word) > width * _FULL
    unfinished = line.text[0].islower() and not is_finished(above.text)
    return not line.apart and (full or unfinished) and not _START_OF_ITEM.match(line.text)
