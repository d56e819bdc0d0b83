"""Finish what all rooms have read, and write it.

signal   all_generators_finalized: every room has had its say; get_writer
reads    generator.problems of every generator; articles and pages with their content
writes   content: links resolved, then made inert, last of all; settings["NOTICES"]
setting  LIBRARY, PATH, SITEURL
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pelican import signals

from plugins.press.generators import StoriesGenerator
from plugins.press.links import LinkDesk, close_article
from plugins.press.notices import Notices
from plugins.press.standing_pages import StandingPagesGenerator
from plugins.press.writer import SiteWriter
from plugins.story.inert import make_inert
from plugins.story.library import Library
from plugins.story.problem import StoryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.story.problem import Problem


def finish(generators: list[Any]) -> None:
    """Finish every text, then raise every problem that any room found."""
    stories = next(one for one in generators if isinstance(one, StoriesGenerator))
    pages = next(one for one in generators if isinstance(one, StandingPagesGenerator))
    library: Library = stories.library
    desk = stories.desk = LinkDesk(
        library.content,
        lambda: _address_files(stories, pages),
        library.broken,
        stories.root.base,
        stories.addresses,
    )
    article: Any
    for article in [one for one in stories.everything() if not one.is_closed]:
        close_article(article, desk)
    for page in pages.everything():
        source = page.standing_page
        page._content = make_inert(desk.resolve(page._content, source.path, source.front))
    problems = {*stories.problems, *pages.problems, *desk.problems}
    errors = {one for one in problems if one.severity == "error"}
    unsound = [article for article in stories.told if article.text.dressed.errors]
    errors |= {one for article in unsound for one in article.problems if one.severity == "error"}
    if errors:
        raise StoryError(*sorted(errors))
    count = sum([int(article.text.dressed.notices) for article in stories.told])
    stories.settings["NOTICES"] = Notices(problems, count, partial(_tell_all, stories.told))


def _tell_all(articles: Iterable[Any]) -> Iterator[Problem]:
    for article in articles:
        yield from article.problems


def _address_files(stories: Any, pages: Any) -> dict[str, str]:
    """Return path of a published Markdown file below content -> address of its page."""
    texts = {
        f"stories/{one.story.folder}/{one.lang}.md": "/" + one.url for one in stories.everything()
    }
    paths = {f"pages/{one.standing_page.path.name}": "/" + one.url for one in pages.everything()}
    return texts | paths


def use_writer(_pelican: Any) -> type[SiteWriter]:
    """Return the writer of finished text."""
    return SiteWriter


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(finish)
    signals.get_writer.connect(use_writer)
