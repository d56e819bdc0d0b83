"""A story's paragraphs as Markdown, its lists as lists; escapes all else, knows no story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.clip.escaping import escape_inline, escape_paragraph, escape_start

if TYPE_CHECKING:
    from collections.abc import Sequence

# Marks that word processors, chats and pages print in front of an item. `-`, `*` and `#` stay
# words: people write them for other things.
_BULLET = re.compile(r"[•●▪◦‣∙○■□➢➤►▶✓✔✅☑🔹🔸🔘📌·]\ufe0f? ?(?=\S)")
_NUMBER = re.compile(r"(?P<number>\d{1,2})[.)] (?=\S)")


def write_body(paragraphs: Sequence[str]) -> str:
    """Return the paragraphs as Markdown that renders as their very words.

    Lines with a bullet are a list; so are two or more that are numbered from 1 on.
    """
    parts: list[str] = []
    before = ""
    place = 0
    while place < len(paragraphs):
        text = paragraphs[place]
        bullet = _BULLET.match(text)
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
