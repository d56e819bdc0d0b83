"""The texts that stand beside one for what both say: their keys at hand, the rest when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Nearby:
    """Articles in the language of one, nearest first, each with what both share.

    told: STORY/LANGUAGE of each on one line, with spaces between; then a line for each: keys of
          tags, the rarest first, a tab, and words, each with spaces between. "" for nobody.
    sign: changes when that does, or what a link says of one of them.
    A site has a list for every text and looks into those of a few.
    """

    __slots__ = ("_articles", "_told", "sign")

    def __init__(self, told: str, sign: str, articles: Mapping[str, Any]) -> None:
        self._told, self.sign, self._articles = told, sign, articles

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        keys, *lines = self._told.split("\n")
        for key, line in zip(keys.split(), lines, strict=True):
            yield self._articles[key], line


NOBODY = Nearby("", "", {})
