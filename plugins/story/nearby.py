"""The texts that stand beside one for what both say: their keys at hand, the rest when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Nearby:
    """Articles in the language of one, nearest first, each with what both share.

    keys:   STORY/LANGUAGE of each. shared: a line for each: keys of tags, the rarest first, a tab,
            and words, each with spaces between.
    A site has a list for every text and looks into those of a few.
    """

    __slots__ = ("_articles", "keys", "shared")

    def __init__(self, keys: Sequence[str], shared: str, articles: Mapping[str, Any]) -> None:
        self.keys, self.shared, self._articles = keys, shared, articles

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        lines = self.shared.split("\n") if self.keys else ()
        for key, line in zip(self.keys, lines, strict=True):
            yield self._articles[key], line


NOBODY = Nearby((), "", {})
