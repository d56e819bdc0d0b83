"""Whether words are Indonesian or English, told by the commonest ones; Malay is not told apart."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from stop_words import get_stop_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z][a-z]+(?:['’][a-z]+)?")  # a single letter is an initial
_MISSED = {"indonesian": {"untuk"}, "english": set[str]()}  # by stop-words 2025.11.4
_ENOUGH = 20_000  # characters: the start of a long text tells as much as all of it
_FEWEST = 3  # common words; with fewer a title full of names would decide
_CLEAR = 2.0  # times as many as in the other language


def tell_language(text: str) -> str | None:
    """Return "id" or "en", or None where the words do not tell clearly.

    Words in capitals count only where the others do not tell: `BI` is a bank, not a word.
    """
    text = text[:_ENOUGH]
    words = [word.lower() for word in _WORD.findall(text)]
    return _tell(words) or _tell(_WORD.findall(text.lower()))


def _tell(words: Sequence[str]) -> str | None:
    hits = {code: sum(word in common for word in words) for code, common in _common().items()}
    best, other = sorted(hits, key=lambda code: -hits[code])
    if hits[best] < _FEWEST or hits[best] < _CLEAR * hits[other]:
        return None
    return best


def is_common(word: str) -> bool:
    """Return whether a lower-case word is a stop word of either language."""
    return word in _stop_words("indonesian") or word in _stop_words("english")


@cache
def _common() -> dict[str, frozenset[str]]:
    indonesian, english = _stop_words("indonesian"), _stop_words("english")
    return {"id": indonesian - english, "en": english - indonesian}


@cache
def _stop_words(language: str) -> frozenset[str]:
    return frozenset(get_stop_words(language)) | _MISSED[language]
