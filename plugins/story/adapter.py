"""Let Pelican read stories and pages, and nothing else.

signal   readers_init: the readers are chosen, none is made yet
reads    a file's path below PATH
writes   Pelican's metadata (title, date, lang, slug, category, tags, authors, summary, status,
         url, save_as), and `story` and `text`, or `standing_page`: what it was made from
setting  LIBRARY: Library, set by the press; MARKDOWN: arguments of markdown.Markdown
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from pelican import signals
from pelican.readers import BaseReader, Readers
from pelican.urlwrappers import Author
from pelican.urlwrappers import Category as PelicanCategory
from pelican.urlwrappers import Tag as PelicanTag

from plugins.story.converter import converter_of
from plugins.story.library import Library
from plugins.story.load import MARKDOWN
from plugins.story.story import StandingPage, Story, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown


# Pelican's make their slugs at every look; ours are given, and asked for at every story. Their
# settings go by the names of their classes.
class Tag(PelicanTag):  # type: ignore[misc]
    """A tag of the glossary."""

    slug = ""


class Category(PelicanCategory):  # type: ignore[misc]
    """A category of the glossary."""

    slug = ""


Terms = tuple[list[Tag], Category | None]


class _Found(dict[str, Any]):
    """Word -> what it names, looked for once: stories share their words."""

    def __init__(self, find: Callable[[str], Any]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> Any:
        found = self[word] = self._find(word)
        return found


class StoryReader(BaseReader):  # type: ignore[misc]
    """Reads the Markdown files of content, which are all checked before the first is read."""

    enabled = True
    file_extensions: ClassVar = [suffix.removeprefix(".") for suffix in MARKDOWN]

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self._terms: dict[tuple[type, str], Any] = {}
        self._tags = _Found(self._tag)
        self._categories = _Found(self._category)

    @cached_property
    def _markdown(self) -> Markdown:
        # One for all files: making one costs as much as converting a short story. Pelican makes
        # readers by the dozen, of which one converts.
        return converter_of(self.settings["MARKDOWN"])

    @property
    def library(self) -> Library:
        """Return what content holds; set when it is read, after the readers are made."""
        return self.settings["LIBRARY"]  # type: ignore[no-any-return]

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return (HTML as the author wrote it, not yet inert; metadata) of a file."""
        found = self.library.at(Path(source_path))
        if isinstance(found, StandingPage):
            return self.convert(found.body), self._page_metadata(found)
        return self.convert(found[1].body), self.metadata_of(*found)

    def convert(self, body: str) -> str:
        """Return Markdown as HTML, as the author wrote it."""
        return self._markdown.reset().convert(body)

    def metadata_of(self, story: Story, text: Text) -> dict[str, Any]:
        """Return a text's metadata for Pelican."""
        address = f"{text.language}/{story.folder}/"
        tags, category = self.terms_of(story)
        authors = [self._wrap(Author, name) for name in story.authors]
        return {
            "title": text.title,
            "date": story.date,
            "lang": text.language,
            "slug": story.slug,
            "summary": text.summary,
            "status": "draft" if story.is_draft(text.language) else "published",
            "tags": tags,
            **({"category": category} if category else {}),
            # Pelican takes the first of the list without asking whether there is one.
            **({"authors": authors} if authors else {}),
            "url": address,
            "save_as": f"{address}index.html",
            "story": story,
            "text": text,
        }

    def terms_of(self, story: Story) -> Terms:
        """Return the story's tags, each once, in its order, and its category."""
        tags = {one.slug: one for one in map(self._tags.__getitem__, story.tags) if one}
        return list(tags.values()), self._categories[story.category]

    def _tag(self, word: str) -> Tag | None:
        term = self.library.tags.find(word)
        return self._term(Tag, term) if term else None

    def _category(self, word: str) -> Category | None:
        term = self.library.categories.find(word) if word else None
        return self._term(Category, term) if term else None

    def _term(self, wrapper: type, term: Any) -> Any:
        """Return Pelican's Tag or Category for a term of the glossary: its key is the slug."""
        wrapped = self._wrap(wrapper, term.key)
        wrapped.slug = term.key
        return wrapped

    def _wrap(self, wrapper: type, name: str) -> Any:
        """Return Pelican's object for a name, the same one for all stories."""
        if (wrapper, name) not in self._terms:
            self._terms[wrapper, name] = wrapper(name, self.settings)
        return self._terms[wrapper, name]

    def _page_metadata(self, page: StandingPage) -> dict[str, Any]:
        address = page.address.removeprefix("/")
        return {
            "title": page.title,
            "lang": page.language,
            "slug": page.slug,
            "summary": page.summary,
            "status": "published",
            "url": address,
            "save_as": f"{address}index.html",
            "standing_page": page,
        }


def use_story_reader(readers: Readers) -> None:
    """Make StoryReader the reader of every Markdown suffix."""
    readers.reader_classes.update(dict.fromkeys(StoryReader.file_extensions, StoryReader))


def register() -> None:
    """Connect to Pelican."""
    signals.readers_init.connect(use_story_reader)
