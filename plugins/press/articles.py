"""Pelican's articles and pages as the press has them, and what rooms see while they are read."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pelican import contents

from plugins.press.sealed import digest_of
from plugins.story.nearby import NOBODY

if TYPE_CHECKING:
    from plugins.press.generators import StoriesGenerator
    from plugins.press.heads import Dressed
    from plugins.story.problem import Problem


# What a story may lack is no reason to fetch anything.
_OF_STORY = frozenset({"author", "authors", "category", "template"})


@lru_cache(maxsize=1 << 10)
def _read_shared(told: str) -> Any:
    """Return what JSON tells of pictures, one value for all stories that show the same."""
    return json.loads(told)


class Article(contents.Article):  # type: ignore[misc]
    """A text of a story, with what was made of it alone; the rooms add what hangs on others.

    Not filled by Pelican, which takes longer for it than for a page, but by what was read.

    fingerprint: changes when anything does that is told of the story.
    card_mark, link_mark: as in Dressed.
    """

    # Properties of Pelican's, made of patterns in its settings at every look.
    url = ""
    save_as = ""
    status = ""
    summary = ""
    # Of the web archive, where the story's source is dead.
    source_copy = ""
    thread_link: Any = None
    related_stories = NOBODY
    card: Any = None
    _finished: str | None = None

    def __init__(
        self, metadata: dict[str, Any], settings: Any, context: Any, dressed: Dressed, reading: Any
    ) -> None:
        self.__dict__.update(metadata)
        self.metadata = metadata
        self.settings, self._context = settings, context
        self.opening = dressed.opening
        self.fingerprint = dressed.sign
        self.card_mark, self.link_mark = dressed.card_mark, dressed.link_mark
        self._shown = dressed.shown
        self.is_closed = dressed.closed
        self.translations: list[Article] = []
        self._key, self._reading = dressed.key, reading

    def __getattr__(self, name: str) -> Any:
        """Fetch what is asked for by few."""
        if name.startswith("_") or name in _OF_STORY or "_key" not in self.__dict__:
            raise AttributeError(name)
        if self._shown.get(name):
            read = _read_shared if name == "pictures" else json.loads
            self.__dict__[name] = read(self._shown[name])
            return self.__dict__[name]
        rest = self._reading.rest(self._key)
        if name not in rest:
            raise AttributeError(name)
        self.__dict__.update(rest)
        if self.__dict__.get("lead") is True:
            self.lead = self.thumbnail
        return self.__dict__[name]

    @property
    def content(self) -> str:
        """Return the finished HTML, or what was read while it is not yet finished."""
        if self._finished is not None:
            return self._finished
        return self._reading.body(self._key)[0]  # type: ignore[no-any-return]

    @property
    def plain(self) -> str:
        """Return the words of the text."""
        return self._reading.body(self._key)[1]  # type: ignore[no-any-return]

    def finish(self, content: str) -> None:
        """Take the finished HTML of a text that links to others."""
        self._finished = content
        self.fingerprint = digest_of(self.fingerprint, content)


class Page(contents.Page):  # type: ignore[misc]
    """A standing page. Its content is finished when the generator has read it."""

    def get_content(self, siteurl: str) -> str:
        """Return the content as it is: links are resolved on the parsed page, not by pattern."""
        return self._content  # type: ignore[no-any-return]


class Batch:
    """What rooms are shown while the articles of a few stories are read, in any process."""

    def __init__(self, generator: StoriesGenerator, articles: list[Any]) -> None:
        self.articles = [one for one in articles if one.lang == one.story.original]
        self.translations = [one for one in articles if one.lang != one.story.original]
        self.problems: list[Problem] = []
        self.settings = generator.settings
        self.context = dict(generator.context)
        self.get_template = generator.get_template
