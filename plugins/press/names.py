"""Names that stories are listed under: who wrote them, what they were taken from. Pure.

Knows no glossary: two spellings are one name if their slugs are, and no name has a description.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from plugins.story.story import Story

_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 60


@dataclass(frozen=True)
class Named:
    """A name as its newest story spells it, and its stories, newest first."""

    key: str
    name: str
    stories: list[Story]


@lru_cache(maxsize=1 << 14)
def slug_of(name: str) -> str:
    """Return a name as the end of an address: ASCII letters and figures, parted by hyphens.

    A name without any Latin letter or figure gives `name-` and the start of its digest.
    """
    plain = unicodedata.normalize("NFKD", re.sub("['’‘]", "", name))
    words = _WORD.findall(plain.encode("ascii", "ignore").decode("ascii").lower())
    slug = "-".join(words)[:_LONGEST].strip("-")
    return slug or f"name-{sha256(name.encode()).hexdigest()[:8]}"


def gather_names(
    stories: Sequence[Story], names_of: Callable[[Story], Iterable[str]]
) -> dict[str, Named]:
    """Return slug -> who or what is called so; newest first, as the stories are."""
    found: dict[str, Named] = {}
    held: dict[tuple[str, ...], list[list[Story]]] = {}  # of names that a story has together
    for story in stories:
        names = tuple(names_of(story))
        if names not in held:
            held[names] = [*_lists_of(names, found)]
        for own in held[names]:
            own.append(story)
    return found


def _lists_of(names: tuple[str, ...], found: dict[str, Named]) -> Iterator[list[Story]]:
    """Yield the stories of each of a story's names; one that is spelled in two ways is one."""
    spelled: dict[str, str] = {}
    for name in names:
        spelled.setdefault(slug_of(name), name)
    for key, name in spelled.items():
        yield found.setdefault(key, Named(key, name, [])).stories
