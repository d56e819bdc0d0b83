"""A story's paragraphs as Markdown, its lists as lists; escapes all else, knows no story."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from plugins.clip.escaping import escape_inline, escape_paragraph, escape_start

if TYPE_CHECKING:
    from collections.abc import Sequence

# Marks that word processors, chats and pages print in front of an item, and nothing else does.
_BULLET = re.compile(r"[•●▪◦‣∙○■□➢➤►▶✓✔✅☑🔹🔸🔘📌·]\ufe0f? ?(?=\S)")
# People write these for other things too: for a footnote, for what somebody says.
_SIGN = re.compile(r"[*–-] (?=\S)|[–-](?=[^\W\d_]\S)")
_TALK = re.compile("[?!…][\"”’')]*$|^[*–-] ?[\"“‘']")
_NUMBER = re.compile(r"(?P<number>\d{1,2})[.)] (?=\S)")


def write_body(paragraphs: Sequence[str]) -> str:
    """Return the paragraphs as Markdown that renders as their very words.

    Lines with a bullet are a list; so are two or more that open with the same dash or star, or
    that are numbered from 1 on. Dashes before what people say to each other are none.
    """
    parts: list[str] = []
    before = ""
    place = 0
    signed = _find_signed(paragraphs)
    while place < len(paragraphs):
        text = paragraphs[place]
        bullet = (_SIGN if place in signed else _BULLET).match(text)
        numbered = 0 if bullet else _count_numbered(paragraphs, place)
        if bullet:
            parts.append(("\n" if before == "-" else "\n\n") + f"- {_item(text, bullet.end())}")
        elif numbered:
            parts.append("\n\n" + "\n".join(map(_number, paragraphs[place : place + numbered])))
        else:
            parts.append("\n\n" + escape_paragraph(text))
        before = "-" if bullet else ""
        place += numbered or 1
    return "".join(parts).strip("\n")


def _find_signed(paragraphs: Sequence[str]) -> set[int]:
    """Return the places of neighbours that open with the same dash or star.

    None of them asks, calls or quotes: that is talk.
    """
    signs = [text[0] if _SIGN.match(text) else "" for text in paragraphs]
    found: set[int] = set()
    for sign, run in itertools.groupby(range(len(signs)), key=signs.__getitem__):
        places = list(run)
        talk = any(_TALK.search(paragraphs[place]) for place in places)
        if sign and len(places) >= 2 and not talk:
            found.update(places)
    return found


def _count_numbered(paragraphs: Sequence[str], place: int) -> int:
    """Return how many paragraphs from `place` on are numbered 1, 2, 3; 0 for fewer than two."""
    count = 0
    for text in paragraphs[place : place + 99]:
        number = _NUMBER.match(text)
        if not number or int(number["number"]) != count + 1:
            break
        count += 1
    return count if count >= 2 else 0


def _number(text: str) -> str:
    number = _NUMBER.match(text)
    return f"{number['number']}. {_item(text, number.end())}" if number else text


def _item(text: str, start: int) -> str:
    return escape_start(escape_inline(text[start:]))
