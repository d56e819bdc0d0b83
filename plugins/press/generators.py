"""Pelican's generators of articles and pages, reading stories and rendering views."""

from __future__ import annotations

from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import contents, signals
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.press.assets import font_addresses, stylesheet_address
from plugins.press.cards import Shelf
from plugins.press.pages import Contents, PageView, all_pages
from plugins.press.site import Root, Site
from plugins.story.address import FEEDS, LANGUAGES, feed_of, front, thread
from plugins.story.inert import plain_words
from plugins.story.library import Library
from plugins.story.load import MARKDOWN
from plugins.story.problem import Problem
from plugins.story.story import StandingPage, Story, Text

if TYPE_CHECKING:
    from collections.abc import Iterator


class Article(contents.Article):  # type: ignore[misc]
    """A text of a story. Its content is finished when the generator has read it."""

    def get_content(self, siteurl: str) -> str:
        """Return the content as it is: links are resolved on the parsed page, not by pattern."""
        return self._content  # type: ignore[no-any-return]


class Page(contents.Page):  # type: ignore[misc]
    """A standing page; as Article."""

    def get_content(self, siteurl: str) -> str:
        """Return the content as it is."""
        return self._content  # type: ignore[no-any-return]


class StoriesGenerator(ArticlesGenerator):  # type: ignore[misc]
    """Reads every story that is due and renders every page but the feeds.

    articles:     the originals, newest first; translations: the texts made from them.
    tags, categories: as the tags room gathers them; threads: as the threads room chains them.
    problems:     what is wrong, added to by every room; the press raises them all at once.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.problems: list[Problem] = []
        self.threads: list[Any] = []
        super().__init__(*args, **kwargs)
        library: Library = self.settings["LIBRARY"]
        self.library = library
        self.context["base"] = self.root.base

    @property
    def root(self) -> Root:
        """Return where the site stands."""
        return Root.of(self.settings["SITEURL"], self.settings["FEED_DOMAIN"])

    def generate_context(self) -> None:
        """Read the stories, then let every room add what it knows."""
        self.problems += self.library.problems
        due = [
            (story, text)
            for story in reversed(self.library.stories)
            for text in story.texts.values()
            if self._is_due(story, text)
        ]
        self.settings["STORY_COUNT"] = len({story.id for story, _ in due})
        for story, text in due:
            where = self.articles if text.language == story.original else self.translations
            try:
                where.append(self._read(text.path))
            except RecursionError:
                self.problems.append(_too_deep(text))
        signals.article_generator_pretaxonomy.send(self)
        self.dates = list(self.articles)
        self._update_context(("articles", "dates", "related_posts"))
        self.context["translations"] = self.translations
        signals.article_generator_finalized.send(self)

    def _is_due(self, story: Story, text: Text) -> bool:
        if self.settings["WITH_DRAFTS"]:
            return True
        return not story.is_draft(text.language) and story.date <= self.settings["NOW"]

    def _read(self, path: Path) -> Article:
        signals.article_generator_preread.send(self)
        html, metadata = self.readers.readers[path.suffix.removeprefix(".")].read(str(path))
        signals.article_generator_context.send(self, metadata=metadata)
        article = Article(
            content=html,
            metadata=metadata,
            settings=self.settings,
            source_path=str(path.resolve()),
            context=self.context,
        )
        article.plain = plain_words(html)
        article.related_stories = []
        article.thread_link = None
        self.add_source_path(article)
        return article

    def everything(self) -> list[Article]:
        """Return all articles, originals first."""
        return [*self.articles, *self.translations]

    def check_disabled_readers(self) -> None:
        """Do nothing: the library has told every file that is no story."""

    def refresh_metadata_intersite_links(self) -> None:
        """Do nothing: a summary is plain text."""

    def generate_output(self, writer: Any) -> None:
        """Render every view and hand it to the writer."""
        for page in self.pages():
            template = self.get_template(page.template)
            writer.write_text(page.address, template.render(page.view))

    def pages(self) -> Iterator[PageView]:
        """Yield every page of the site; one view is held at a time."""
        return all_pages(self._contents())

    def addresses(self) -> Iterator[str]:
        """Yield the address of every page, feed and picture, and of what describes the site."""
        yield from (page.address for page in self.pages())
        for language in LANGUAGES:
            holders = [front(language)]
            holders += [thread(language, one.term.key) for one in self.threads]
            yield from (feed_of(holder, name) for holder in holders for name in FEEDS)
        yield from self.context["pictures"]
        yield from ("/sitemap.xml", "/robots.txt")

    def _contents(self) -> Contents:
        by_story: dict[str, dict[str, Any]] = {}
        stories: dict[str, Story] = {}
        for article in sorted(self.everything(), key=lambda one: LANGUAGES.index(one.lang)):
            by_story.setdefault(article.story.id, {})[article.lang] = article
            stories[article.story.id] = article.story
        newest_first = [one for one in reversed(self.library.stories) if one.id in stories]
        tags = {tag.slug: held for tag, held in self.tags.items()}
        shelf = Shelf(
            self._site(newest_first),
            by_story,
            self.library.tags,
            self.library.categories,
            {key: len(held) for key, held in tags.items()},
        )
        return Contents(
            shelf=shelf,
            stories=newest_first,
            tags=tags,
            categories={category.slug: held for category, held in self.categories},
            category_glossary=self.library.categories,
            standing=[*self.context["pages"], *self.context["page_translations"]],
            size=self.settings["DEFAULT_PAGINATION"],
            threads=self.threads,
        )

    def _site(self, newest_first: list[Story]) -> Site:
        theme = Path(self.settings["THEME"])
        terms = self.library.categories.terms
        slugs = [
            {page.slug for page in self.library.pages if page.language == language}
            for language in LANGUAGES
        ]
        newest: date | None = newest_first[0].date.date() if newest_first else None
        return Site(
            name=self.settings["SITENAME"],
            root=self.root,
            words=self.context["WORDS"],
            when=self.context["spell_when"],
            months=self.context["month_names"],
            stylesheet=stylesheet_address(theme, self.root.base),
            fonts=font_addresses(theme, self.root.base),
            default_lang=self.settings["DEFAULT_LANG"],
            sections=tuple((one.slug, terms[one.slug].names) for one, _ in self.categories),
            newest=newest,
            pages=frozenset.intersection(*map(frozenset, slugs)),
            threads=bool(self.threads),
        )


def _too_deep(text: Text | StandingPage) -> Problem:
    what = "lists or quotations stand too deep in each other to be read"
    return Problem(text.path, text.front.body_line, what, "Write them flat")


class StandingPagesGenerator(PagesGenerator):  # type: ignore[misc]
    """Reads the standing pages. StoriesGenerator renders them with all the others."""

    def generate_context(self) -> None:
        """Read the pages of the library."""
        library: Library = self.settings["LIBRARY"]
        reader = self.readers.readers[MARKDOWN[0].removeprefix(".")]
        self.problems: list[Problem] = []
        for page in library.pages:
            try:
                html, metadata = reader.read(str(page.path))
            except RecursionError:
                self.problems.append(_too_deep(page))
                continue
            content = Page(
                content=html,
                metadata=metadata,
                settings=self.settings,
                source_path=str(page.path.resolve()),
                context=self.context,
            )
            original = page.language == self.settings["DEFAULT_LANG"]
            (self.pages if original else self.translations).append(content)
            self.add_source_path(content)
        self.context["pages"] = self.pages
        self.context["page_translations"] = self.translations
        signals.page_generator_finalized.send(self)

    def everything(self) -> chain[Page]:
        """Return all pages, those of the default language first."""
        return chain(self.pages, self.translations)

    def check_disabled_readers(self) -> None:
        """Do nothing: the library has told every file that is no page."""

    def refresh_metadata_intersite_links(self) -> None:
        """Do nothing: a summary is plain text."""

    def generate_output(self, writer: Any) -> None:
        """Do nothing: the pages are views like any other."""
