"""Lines that `<br>` parts as paragraphs again: joined, unless each is one of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.clip.page.block import Block
from plugins.clip.page.prose import is_closed

# A line that is none of the paragraph above it: a link to another story, or a credit.
_STANDS_ALONE = re.compile(
    r"(?:baca|simak|lihat) (?:juga|pula)\b|read (?:also|more)\b|(?:pewarta|penulis|reporter|editor|"
    r"redaktur|penyunting|uploader|copyright|sumber|source|laporan)\b\s*[:©]|©",
    re.IGNORECASE,
)
_LONG = 60  # characters of a line that may be a paragraph
_DATED = re.compile(r"\b\d{4}\b.{0,12}\b\d{1,2}[:.]\d{2}\b")


def join_lines(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the lines of one paragraph joined, unless each line is a paragraph."""
    joined: list[Block] = []
    lines: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and block.continued and lines:
            lines.append(block)
            continue
        joined += lines if _are_paragraphs(lines) else _joined(lines)
        lines = [block] if block is not None else []
    return joined


def _are_paragraphs(lines: Sequence[Block]) -> bool:
    if len(lines) < 2 or lines[0].kind != "p":
        return len(lines) == 1
    long = [is_closed(line.text) for line in lines if len(line.text) >= _LONG]
    # Where text is wrapped at a width, few of its lines close a sentence.
    return (sum(long) >= 2 and sum(long) * 2 >= len(long)) or any(
        _STANDS_ALONE.match(line.text) or (len(line.text) < 80 and _DATED.search(line.text))
        for line in lines
    )


def _joined(lines: Sequence[Block]) -> list[Block]:
    if not lines:
        return []
    return [
        replace(
            lines[0],
            text=" ".join(line.text for line in lines),
            html=" ".join(line.html for line in lines),
            linked=sum(line.linked for line in lines),
            strong=sum(line.strong for line in lines),
        )
    ]
