"""Keys that look like one key written twice. Pure; knows no story."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Shorter words differ by a letter and mean something else: `aff`, `afc`.
_LETTERS = 5


def find_alike(keys: Iterable[str]) -> list[tuple[str, str]]:
    """Return pairs of keys that nearly say the same, both in alphabetical order.

    They hold the same words in another order, or words that differ by a letter or two neighbours
    changed about, and the same numbers: `banjir-2021` and `banjir-2022` are two years. A key
    without a number is alike to the first that adds one to its words. Cost grows with the keys,
    not with their square, so of many alike each is paired with the next.
    """
    alike: dict[tuple[str, str], list[str]] = {}
    bare: dict[str, str] = {}  # words -> a key of these words and no number
    numbered: dict[str, str] = {}  # words -> the first key that adds a number to them
    for key in sorted(set(keys)):
        words = "".join(sorted(re.findall("[a-z]+", key)))
        numbers = " ".join(sorted(re.findall("[0-9]+", key)))
        for form in _forms(words):
            alike.setdefault((form, numbers), []).append(key)
        if len(words) >= _LETTERS:
            (numbered if numbers else bare).setdefault(words, key)
    pairs = {pair for ones in alike.values() for pair in pairwise(ones)}
    for words in bare.keys() & numbered.keys():
        one, other = sorted((bare[words], numbered[words]))
        pairs.add((one, other))
    return sorted(pairs)


def _forms(words: str) -> Iterator[str]:
    """Yield `words`, and what is left of them without one letter: two slips meet in one form."""
    forms = {words}
    if len(words) >= _LETTERS:
        forms.update(words[:place] + words[place + 1 :] for place in range(len(words)))
    yield from sorted(forms)
