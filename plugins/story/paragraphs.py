"""Markdown whose every block is told at a glance: paragraphs, headings, quotations of one.

Gives the HTML that Python-Markdown gives, or None where it takes the library. Knows no story.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# A line of words that begins as no mark of a list, heading, quotation, rule, definition, note or
# table does, nor as code.
_BEGINNING = "(?:[^\\W\\d_]|[\"'“‘«(]|[0-9]+(?![0-9.]))"
# And holds nothing that some inline pattern begins with; the control characters are the library's
# own marks.
PLAIN = re.compile(f"{_BEGINNING}[^`\\\\\\[<&*_\n\x02\x03]*")
_HEADING = re.compile("(#{1,6})([^#`\\\\\\[<&*_\n\x02\x03]+)")
# Words amid which stand marked ones and links to other sites, none in another.
_W = "[^`\\\\\\[\\]<&*_!\n\x02\x03]"
_IN = "[^\\s`\\\\\\[\\]<&*_!\x02\x03]"
_INNER = f"{_IN}(?:{_W}*{_IN})?"
_STRONG = re.compile(f"\\*\\*({_INNER})\\*\\*")
_EMPHASIS = re.compile(f"\\*({_INNER})\\*")
_LINK = re.compile(f"\\[({_INNER})\\]\\((https?://[A-Za-z0-9./-]+)\\)")
_MARK = "|".join(f"(?:{one.pattern})" for one in (_STRONG, _EMPHASIS, _LINK))
_MARKED = re.compile(f"(?:{_BEGINNING}|(?=\\*\\*|\\[))(?:{_W}*+(?:{_MARK})(?!\\*))*+{_W}*+")
# Such a line with emphasis, code, or links that name where they lead.
_INLINE = re.compile(f"{_BEGINNING}[^<&\n\x02\x03]*")
# Blocks that do not stand alone: some take the one before them, or say what another one means.
_TIED = re.compile("\n[ \n]|[\t\r\x02\x03]|\\[\\^")


def write_blocks(source: str, convert: Callable[[str], str]) -> str | None:
    """Return Markdown as HTML; None where a block could depend on another.

    convert: what the library makes of one paragraph.
    """
    source = source.strip("\n")
    if not source or source[0] == " " or _TIED.search(source.replace("\n\n", "\n")):
        return None
    parts = []
    was_quote = False
    for block in source.split("\n\n"):
        is_quote = block.startswith("> ")
        if PLAIN.fullmatch(block):
            parts.append(f"<p>{block.replace('>', '&gt;')}</p>")
        elif is_quote and not was_quote and PLAIN.fullmatch(block, 2):
            parts.append(f"<blockquote>\n<p>{block[2:].replace('>', '&gt;')}</p>\n</blockquote>")
        elif (heading := _HEADING.fullmatch(block)) and (words := heading[2].strip()):
            level = len(heading[1])
            parts.append(f"<h{level}>{words.replace('>', '&gt;')}</h{level}>")
        elif _MARKED.fullmatch(block):
            parts.append(f"<p>{_write_marks(block.replace('>', '&gt;'))}</p>")
        elif _INLINE.fullmatch(block):
            parts.append(convert(block))
        else:
            return None
        was_quote = is_quote
    return "\n".join(parts)


def _write_marks(words: str) -> str:
    """Return HTML of what `_MARKED` takes."""
    words = _LINK.sub(r'<a href="\2">\1</a>', words)
    words = _STRONG.sub(r"<strong>\1</strong>", words)
    return _EMPHASIS.sub(r"<em>\1</em>", words)
