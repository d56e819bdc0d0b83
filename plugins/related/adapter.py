"""Give each article its related stories in the same language, with what they share.

signal   article_generator_finalized: every article is read, none is written
reads    article.story, article.lang, article.title, article.summary, article.plain, article.tags
writes   article.related_stories: list of (Article, names of shared tags), nearest first, or []
setting  RELATED_STORIES_LIMIT: int, stories per list; LIBRARY: Library, for the names of tags
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from pelican import signals

from plugins.related.document import Document
from plugins.related.rank import relate

_TOLD = 3  # shared tags a reader is told
# Below this, texts without a common tag share a weekday and a name in passing.
_FLOOR = 0.1


def attach_related(generator: Any) -> None:
    """Set `related_stories` on every article."""
    articles = {_key(one): one for one in chain(generator.articles, generator.translations)}
    documents = [_document(key, article) for key, article in articles.items()]
    limit = generator.settings["RELATED_STORIES_LIMIT"]
    names = generator.settings["LIBRARY"].tags.terms
    for key, relations in relate(documents, limit).items():
        article = articles[key]
        article.related_stories = [
            (articles[one.key], [names[tag].names[article.lang] for tag in one.tags[:_TOLD]])
            for one in relations
            if one.tags or one.score >= _FLOOR
        ]


def _key(article: Any) -> str:
    return f"{article.story.id}/{article.lang}"


def _document(key: str, article: Any) -> Document:
    return Document(
        key=key,
        language=article.lang,
        title=article.title,
        text=f"{article.text.summary}\n{article.plain}",
        tags=frozenset(tag.slug for tag in article.tags),
        date=article.story.date,
    )


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(attach_related)
