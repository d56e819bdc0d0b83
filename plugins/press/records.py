"""All that is known of a story, a text at a time: from the cache, or read again where that lost it.

Knows no file of content, and not whether a story is still as it was.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from plugins.press.heads import mark_pictures, restore_problems
from plugins.story.record import restore_story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from plugins.press.articles import Article
    from plugins.press.cache import Cache
    from plugins.story.problem import Problem
    from plugins.story.record import KeptStory
    from plugins.story.story import Story


class Records:
    """Fetches what few ask for.

    read_again: reads the story in a folder and gives it to `hold`, where the cache has lost it.
    """

    def __init__(self, cache: Cache, content: Path, read_again: Callable[[str], None]) -> None:
        self._cache, self._content, self._read_again = cache, content, read_again
        self._loose: dict[str, tuple[str, str]] = {}  # what the cache would not take
        self._last: tuple[str, tuple[str, str]] = ("", ("", ""))
        self._parsed: tuple[str, Any] = ("", {})

    def hold(
        self, key: str, record: tuple[str, str], bodies: Mapping[str, tuple[str, str]]
    ) -> None:
        """Keep a story here: (story, texts), and KEY/LANGUAGE -> (HTML, words)."""
        self._last = ("", ("", ""))
        self._loose |= {key: record, **bodies}

    def body(self, story: KeptStory, language: str) -> tuple[str, str]:
        """Return (HTML, words) of a text."""
        key = f"{story.key}/{language}"
        found = self._loose.get(key) or self._cache.body(key)
        if found is None:
            self._read_again(f"stories/{story.folder}")
            found = self._loose[key]
        return found

    def rest(self, story: KeptStory, language: str) -> dict[str, Any]:
        """Return all that was made of a text but its body."""
        rest = self._texts(story)[language][0]
        worn: dict[str, Any] = rest["worn"]
        return {**worn, "word_count": rest["word_count"]}

    def told(self, story: KeptStory, language: str) -> tuple[Problem, ...]:
        """Return what was told of a text."""
        return restore_problems(self._texts(story)[language][1])

    def whole(self, story: KeptStory) -> Story:
        """Return all of a story."""
        return restore_story(self._record(story)[0], self._content / "stories" / story.folder)

    def copies(self, articles: Mapping[str, Article]) -> Iterator[tuple[str, tuple[str, str, str]]]:
        """Yield (address, (path, key, digest)) of each copy of the pictures that articles show.

        articles: mark of pictures -> one that bears it.
        """
        kept = self._cache.pictures(articles.keys())
        lost = [article.pictures for mark, article in articles.items() if mark not in kept]
        self._cache.keep(pictures=[mark_pictures({"pictures": one}) for one in lost])
        for used in (*map(json.loads, kept.values()), *lost):
            for path, (key, copies) in used.items():
                yield from ((one, (path, key, digest)) for one, digest in copies.items())

    def _texts(self, story: KeptStory) -> Any:
        texts = self._record(story)[1]
        if texts is not self._parsed[0]:  # the texts of a story are asked for one after the other
            self._parsed = texts, json.loads(texts)["texts"]
        return self._parsed[1]

    def _record(self, story: KeptStory) -> tuple[str, str]:
        key = story.key
        if key == self._last[0]:  # asked for by each of its texts, for this and that
            return self._last[1]
        found = self._loose.get(key) or self._cache.story(key)
        if found is None:
            self._read_again(f"stories/{story.folder}")
            found = self._loose[key]
        self._last = key, found
        return found
