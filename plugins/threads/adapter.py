"""Chain the stories of each thread, and tell what is odd about threads.

signal   article_generator_finalized: every article is read, none is written
reads    article.story; the library's stories, drafts included, for what is told
writes   article.thread_link: Link, the story's place in its thread, or None, as it is at first
         generator.threads: list of Thread, the one with the newest story first; also in the
         context. Only threads of which two stories or more are published: one follows nothing
         generator.problems: what is odd
setting  LIBRARY: Library with threads.yaml
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from pelican import signals

from plugins.threads.chain import chain_stories, link_stories
from plugins.threads.check import check_threads


def chain_articles(generator: Any) -> None:
    """Set the generator's threads, and the place of every article in one."""
    library = generator.settings["LIBRARY"]
    articles = list(chain(generator.articles, generator.translations))
    published = {one.story.id: one.story for one in articles}
    threads = chain_stories(published.values(), library.thread_of)
    generator.threads = [thread for thread in threads if len(thread.stories) > 1]
    generator.context["threads"] = generator.threads
    links = link_stories(generator.threads)
    for article in articles if links else ():
        article.thread_link = links.get(article.story.id)
    everything = chain_stories(library.stories, library.thread_of)
    generator.problems += check_threads(everything, library.threads)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(chain_articles)
