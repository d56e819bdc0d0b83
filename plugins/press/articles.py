"""Pelican's articles and pages as the press has them, and what rooms see while they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pelican import contents

from plugins.press.sealed import digest_of
from plugins.story.nearby import NOBODY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.press.generators import StoriesGenerator
    from plugins.press.heads import Dressed
    from plugins.press.records import Records
    from plugins.story.adapter import Terms
    from plugins.story.problem import Problem
    from plugins.story.record import KeptStory, KeptText


# What a story may lack is no reason to fetch anything.
_OF_STORY = frozenset({"author", "authors", "category", "template"})


class Article(contents.Article):  # type: ignore[misc]
    """A text of a story, with what was made of it alone; the rooms add what hangs on others.

    Not filled by Pelican, which takes longer for it than for a page, but by what was read.

    fingerprint: changes when anything does that is told of the story.
    card_mark, link_mark, poster, opening: as in Dressed.
    """

    # Properties of Pelican's, made of patterns in its settings at every look.
    url = ""
    status = ""
    summary = ""
    # Of the web archive, where the story's source is dead.
    source_copy = ""
    thread_link: Any = None
    translations: Sequence[Article] = ()
    related_stories = NOBODY
    card: Any = None
    _finished: str | None = None

    def __init__(self, story: KeptStory, text: KeptText, terms: Terms, records: Records) -> None:
        dressed: Dressed = text.dressed
        self.story, self.text = story, text
        self.lang = language = text.language
        self.title, self.summary = text.title, text.summary
        self.date = story.date
        self.status = "draft" if "draft" in (story.status, text.status) else "published"
        self.url = f"{language}/{story.folder}/"  # as Story.address, for ten thousand of them
        self.tags, category = terms
        if category:
            self.category = category
        self.fingerprint = dressed.sign
        self.is_closed = bool(dressed.closed)
        self.opening = dressed.opening
        self.card_mark, self.link_mark = dressed.card_mark, dressed.link_mark
        self.poster = dressed.poster
        if not dressed.thumbnail:
            self.thumbnail = None
        self._records = records

    def __getattr__(self, name: str) -> Any:
        """Fetch what is asked for by few."""
        if name.startswith("_") or name in _OF_STORY or "_records" not in self.__dict__:
            raise AttributeError(name)
        rest = self._records.rest(self.story, self.lang)
        if name not in rest:
            raise AttributeError(name)
        self.__dict__.update(rest)
        if self.__dict__.get("lead") is True:
            self.lead = self.thumbnail
        return self.__dict__[name]

    @property
    def problems(self) -> Sequence[Problem]:
        """Return what was told of the text when it was read."""
        return self._records.told(self.story, self.lang)

    @property
    def slug(self) -> str:
        """Return the last part of the address."""
        return self.story.slug

    @property
    def save_as(self) -> str:
        """Return the file of the page below the site's root."""
        return f"{self.url}index.html"

    @property
    def content(self) -> str:
        """Return the finished HTML, or what was read while it is not yet finished."""
        if self._finished is not None:
            return self._finished
        return self._records.body(self.story, self.lang)[0]

    @property
    def plain(self) -> str:
        """Return the words of the text."""
        return self._records.body(self.story, self.lang)[1]

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
