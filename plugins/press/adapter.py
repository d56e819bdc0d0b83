"""Finish what all rooms have read, and write it.

signal   all_generators_finalized: every room has had its say; get_writer
reads    generator.problems of every generator; articles and pages with their content
writes   content: links resolved, then made inert, last of all; settings["NOTICES"]
setting  LIBRARY, PATH, SITEURL
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.press.generators import StandingPagesGenerator, StoriesGenerator
from plugins.press.links import LinkDesk
from plugins.press.writer import SiteWriter
from plugins.story.inert import make_inert
from plugins.story.library import Library
from plugins.story.problem import StoryError
from plugins.story.story import Text


def finish(generators: list[Any]) -> None:
    """Finish every text, then raise every problem that any room found."""
    stories = next(one for one in generators if isinstance(one, StoriesGenerator))
    pages = next(one for one in generators if isinstance(one, StandingPagesGenerator))
    library: Library = stories.library
    addresses = {one.text.path: "/" + one.url for one in stories.everything()}
    addresses |= {one.standing_page.path: "/" + one.url for one in pages.everything()}
    files = {
        path.relative_to(library.content).as_posix(): address for path, address in addresses.items()
    }
    desk = LinkDesk(library.content, files, library.broken, stories.root.base, stories.addresses)
    article: Any
    for article in stories.everything():
        if not article.is_closed:
            text = article.text
            resolved = desk.resolve(article.content, text.path, _Lines(text))
            article.finish(make_inert(resolved))
    for page in pages.everything():
        source = page.standing_page
        page._content = make_inert(desk.resolve(page._content, source.path, source.front))
    problems = sorted({*stories.problems, *pages.problems, *desk.problems})
    stories.settings["NOTICES"] = [one for one in problems if one.severity != "error"]
    if len(stories.settings["NOTICES"]) < len(problems):
        raise StoryError(*(one for one in problems if one.severity == "error"))


class _Lines:
    """Tells the lines of a text; its file is opened for a fault alone."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def line_of(self, words: str) -> int:
        return self._text.front.line_of(words)


def use_writer(_pelican: Any) -> type[SiteWriter]:
    """Return the writer of finished text."""
    return SiteWriter


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(finish)
    signals.get_writer.connect(use_writer)
