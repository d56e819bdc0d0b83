"""Proofs: the pages of one story printed before all else, from the story as it is now.

What hangs on other stories (lists, related ones, links to it) is as the last build had it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from plugins.press.articles import Article
from plugins.press.contents import PageView
from plugins.press.links import close_article
from plugins.press.pair_page import pair_pages
from plugins.press.story_page import story_view
from plugins.press.writer import name_of
from plugins.story.load import MARKDOWN
from plugins.story.problem import StoryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from plugins.press.cards import Shelf
    from plugins.press.generators import StoriesGenerator
    from plugins.story.record import KeptStory


def prove_story(stories: StoriesGenerator, shelf: Shelf, name: str) -> dict[str, bytes]:
    """Return path -> page of the story in the folder `name`; none of one that was not shown.

    Raises StoryError with every error.
    """
    story = stories.reading.read_fresh(name)
    shown = shelf.articles.get(story.id, {})
    articles = list(_make_articles(stories, story, shown))
    if not articles or shown.keys() != {one.lang for one in articles}:
        return {}  # another story comes, or this one goes: that is for a build
    stories.desk.problems.clear()
    for article in articles:
        article.translations = [one for one in articles if one is not article]
        close_article(article, stories.desk)
    if stories.desk.problems:
        raise StoryError(*stories.desk.problems)
    pages = [
        PageView("/" + one.url, "article", (), partial(story_view, shelf, one)) for one in articles
    ]
    pages += pair_pages(shelf, {one.lang: one for one in articles})
    return {name_of(page.address): stories.render(page) for page in pages}


def _make_articles(stories: StoriesGenerator, story: KeptStory, shown: Any) -> Iterator[Article]:
    """Yield the story's articles, each with what the last build found out about its page."""
    terms = stories.readers.readers[MARKDOWN[0].removeprefix(".")].terms_of(story)
    for text in stories.due.texts(story) if stories.due.has_come(story) else ():
        before = shown.get(text.language)
        if before is None:
            continue
        made = Article(story, text, terms, stories.reading.records)
        made.related_stories, made.thread_link = before.related_stories, before.thread_link
        made.source_copy = before.source_copy
        made.card = stories.context["card_of"](made)
        yield made
