"""Plain text as Markdown that renders as the very same characters; knows no story.

Made for Python-Markdown with its `extra` extensions, and for CommonMark.
"""

from __future__ import annotations

import re

# Marks that begin something anywhere in a line. `]`, `(` and `)` need no escape: without `[`
# they mean nothing. `{` begins an attribute list, `[` covers links, notes and `[TOC]`.
_INLINE = re.compile(r"[\\`*_\[{]")
# `<` and `&` have no backslash escape in Python-Markdown: as references they are safe in both.
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
_AT_START = re.compile(
    r"(?:(?P<number>\d+)(?P<mark>[.)])(?= |$)|(?P<sign>[#>+!-])|(?P<other>[=~:|^]))"
)


def escape_paragraph(text: str) -> str:
    """Return one line of text as a Markdown paragraph.

    The line must have no space at its ends: four in front would make it code.
    """
    start = _AT_START.match(text)
    text = _ENTITY.sub("&amp;", text[start.end() :] if start else text)
    text = _INLINE.sub(r"\\\g<0>", text).replace("<", "&lt;")
    if not start:
        return text
    if start["number"]:
        return f"{start['number']}\\{start['mark']}{text}"
    # Python-Markdown knows no backslash before these.
    return (f"\\{start['sign']}" if start["sign"] else f"&#{ord(start['other'])};") + text
