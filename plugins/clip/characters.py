"""The characters of a paste made plain; knows nothing of lines that mean something."""

from __future__ import annotations

import re
import sys
from collections import Counter

from plugins.clip.clipping import Dropped

# What word processors, PDF viewers and chat programs put between words and lines.
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_SPACES += "\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_TABLE = {ord(space): " " for space in _SPACES} | {ord(mark): None for mark in _INVISIBLE}

_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# A soft hyphen at the end of a line is a word broken by a printer, not by its writer.
_BROKEN_WORD = re.compile("\u00ad *\n *(?=[a-z])")
# XML, YAML and terminals refuse these, or act on them; a bidi override shows other words than it
# stores. Noncharacters and halves of surrogate pairs cannot be written as UTF-8 or are not text.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff]"
)
# One of these spelt out: no page can show it either, and no story may hold it.
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?", re.IGNORECASE)
# Joiners shape emoji and Arabic or Indic letters; beside ASCII they are only dirt.
_STRAY_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])")
_MANY_SPACES = re.compile("  +")
_EDGE_SPACES = re.compile("(?m)^ +| +$")
_END_SPACES = re.compile("(?m)^ +$| +$")


def clean_characters(text: str, *, indents: bool = False) -> tuple[str, list[Dropped]]:
    """Return the text with "\\n" line ends and single plain spaces, and what was taken out.

    indents: leave one space in front of a line that has any there, as printed paragraphs do.
    Quotes, dashes and letters stay as they are. Marks that no reader can see go silently;
    control characters are told, as their code points, because their place may have held a word.
    """
    text = _BREAK.sub("\n", _REFERENCE.sub(_spell, text) if "&#" in text else text)
    counts = sorted(Counter(_FORBIDDEN.findall(text)).items())
    marks = ", ".join(f"{count} × U+{ord(mark):04X}" for mark, count in counts)
    dropped = [Dropped(marks, "control characters, which no page can show")] if marks else []
    text = _FORBIDDEN.sub("", text)
    text = _BROKEN_WORD.sub("", text).translate(_TABLE)
    text = _STRAY_JOINER.sub("", text)
    while "&#" in text and (left := _REFERENCE.sub(_drop, text)) != text:
        text = left  # what was taken out of its middle may have hidden one
    edges = _END_SPACES if indents else _EDGE_SPACES
    return edges.sub("", _MANY_SPACES.sub(" ", text)), dropped


def _spell(reference: re.Match[str]) -> str:
    """Return the character a reference stands for where no text may hold that, else itself."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    mark = chr(code) if code <= sys.maxunicode else " "
    is_unfit = mark in _INVISIBLE or _FORBIDDEN.match(mark) or _BREAK.match(mark)
    return mark if is_unfit else reference[0]


def _drop(reference: re.Match[str]) -> str:
    return reference[0] if _spell(reference) == reference[0] else ""
