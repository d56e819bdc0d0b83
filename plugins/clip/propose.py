"""Which glossary tags a clipping earns, by the names it uses; knows no glossary file."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from plugins.clip.language import is_common

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plugins.clip.clipping import Clipping

MOST = 8  # more tags say nothing about a story
_SHORT = 3  # letters; so short a name is another word as soon as its capitals change

_WORD = re.compile(r"\w+")
_JOINT = re.compile(r"[ \n'’.-]{0,2}")  # what may stand between the words of one name


def propose_tags(clipping: Clipping, names: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the keys whose names the title or body uses, at most MOST.

    names: glossary key -> every name and alias, in any language. Its order breaks ties.

    Keys named in the title come first, then the most often named. Names match as whole words
    whatever their capitals; one of up to 3 letters only as it is written (`AS` is not `as`,
    nor `who` `WHO`), and a common word of either language never does.
    """
    wanted = _index(names)
    in_title = _count(clipping.title, wanted)
    hits = in_title + _count(clipping.body, wanted)
    place = {key: index for index, key in enumerate(names)}
    ranked = sorted(hits, key=lambda key: (key not in in_title, -hits[key], place[key]))
    return ranked[:MOST]


def _index(names: Mapping[str, Sequence[str]]) -> dict[str, list[tuple[str, list[str]]]]:
    """Return first word, case folded -> the (key, words) of the names that begin with it."""
    index: dict[str, list[tuple[str, list[str]]]] = {}
    for key, spellings in names.items():
        for spelling in dict.fromkeys(spellings):
            words = _WORD.findall(spelling)
            if words and not (len(words) == 1 and is_common(spelling)):
                index.setdefault(words[0].casefold(), []).append((key, words))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[1]))  # the longest name that fits counts
    return index


def _count(text: str, wanted: Mapping[str, list[tuple[str, list[str]]]]) -> Counter[str]:
    """Return key -> how often the text names it."""
    words = list(_WORD.finditer(text))
    counts: Counter[str] = Counter()
    for place, word in enumerate(words):
        found = {
            key
            for key, name in wanted.get(word[0].casefold(), ())
            if _stands_at(text, words[place : place + len(name)], name)
        }
        counts.update(found)
    return counts


def _stands_at(text: str, words: Sequence[re.Match[str]], name: Sequence[str]) -> bool:
    if len(words) < len(name):
        return False
    gaps = itertools.pairwise(words)
    if not all(_JOINT.fullmatch(text, one.end(), two.start()) for one, two in gaps):
        return False
    return all(
        word[0] == part if len(name) == 1 and len(part) <= _SHORT else _same(word[0], part)
        for word, part in zip(words, name, strict=True)
    )


def _same(word: str, part: str) -> bool:
    return word.casefold() == part.casefold()
