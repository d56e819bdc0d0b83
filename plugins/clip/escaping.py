"""Plain text as Markdown that renders as the very same characters; knows no story.

Made for Python-Markdown with its `extra` extensions, and for CommonMark.
"""

from __future__ import annotations

import re

# Marks that begin something anywhere in a line. `]`, `(` and `)` need no escape outside of labels:
# without `[` they mean nothing. `{` begins an attribute list, `[` covers links, notes and `[TOC]`.
_INLINE = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[{"} | {"<": "&lt;"})
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
    if not start:
        return escape_inline(text)
    return _escape_mark(start) + escape_inline(text[start.end() :])


def escape_inline(text: str) -> str:
    """Return text, from anywhere in a line, with every mark escaped that could begin something."""
    text = _ENTITY.sub("&amp;", text)
    return text.translate(_INLINE)


def escape_label(text: str) -> str:
    """Return text for the brackets of a link or a picture, where `]` would close them."""
    return escape_inline(text).replace("]", "\\]")


def escape_start(text: str) -> str:
    """Return a line of Markdown, escaped within, that begins nothing but a paragraph."""
    start = _AT_START.match(text)
    return _escape_mark(start) + text[start.end() :] if start else text


def _escape_mark(start: re.Match[str]) -> str:
    if start["number"]:
        return f"{start['number']}\\{start['mark']}"
    # Python-Markdown knows no backslash before these.
    return f"\\{start['sign']}" if start["sign"] else f"&#{ord(start['other'])};"
