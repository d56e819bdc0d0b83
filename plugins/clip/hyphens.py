"""Words that a printer broke at the end of a line, told from words that have a hyphen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

_BROKEN = re.compile(r"(?P<left>[^\W\d_][\w'’]*(?:-[\w'’]+)*)-$")
_RIGHT = re.compile(r"(?P<right>[a-z][\w'’]*)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VOWELS = re.compile("[aeiou]")
# English words that stay words in front of a hyphen.
_WHOLE = frozenset(
    "self well long short high low mid ex one two three four five six seven eight nine ten twenty "
    "thirty forty fifty sixty seventy eighty ninety all hard full part half cross so non anti pro "
    "co semi multi mother father brother sister vice post pre state world year month week day"
    .split()
)  # fmt: skip
_SHORTEST = 3  # letters of a word that is said twice


def find_words(lines: Iterable[str]) -> frozenset[str]:
    """Return the words within the lines, for `close_line` to know what the text itself writes."""
    return frozenset(word for line in lines for word in _WORD.findall(line.casefold()))


def is_broken(line: str) -> bool:
    """Return whether the line ends within a word, or at a hyphen of one."""
    return bool(_BROKEN.search(line[-40:]))


def close_line(above: str, line: str, known: AbstractSet[str]) -> str:
    """Return the upper line so that the lower one can follow at once, the word between whole."""
    left = _BROKEN.search(above[-40:])
    right = _RIGHT.match(line[:40])
    if not left:
        return f"{above} "
    if not right or _has_hyphen(left["left"].casefold(), right["right"].casefold(), known):
        return above
    return above[:-1]


def _has_hyphen(left: str, right: str, known: AbstractSet[str]) -> bool:
    """Return whether the word has a hyphen of its own, as the text, or Indonesian, writes it."""
    last = left.rsplit("-", 1)[-1]
    if f"{left}-{right}" in known:
        return True
    if left + right in known:
        return False
    return last in _WHOLE or _is_doubled(last, right)


def _is_doubled(left: str, right: str) -> bool:
    """Return whether the second half says the first again: anak-anak, berlari-lari, gerak-gerik."""
    for suffix in ("", "nya", "an", "kan", "i", "ku", "mu"):
        stem = right.removesuffix(suffix) if suffix else right
        if len(stem) < _SHORTEST or len(left) < _SHORTEST:
            continue
        if left == stem or left.endswith(stem):
            return True
        if len(left) == len(stem) >= _SHORTEST + 1 and (
            left[1:] == stem[1:] or _VOWELS.sub("", left) == _VOWELS.sub("", stem)
        ):
            return True
    return False
