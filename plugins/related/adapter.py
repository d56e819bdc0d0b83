"""Give each article its related stories in the same language, with what they share.

signal   article_generator_finalized: every article is read, none is written
reads    article.story, article.lang, article.title, article.text, article.plain, article.tags,
         article.thread_link: the stories before and after it are shown by its thread
writes   article.related_stories: list of (Article, what both share), nearest first, or []
setting  RELATED_STORIES_LIMIT: int, stories per list; LIBRARY: Library, for the names of tags;
         CACHE_PATH: folder that keeps the shelf; PROGRAM: str, what the code and its libraries are
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.related.document import Document
from plugins.related.packing import pack_shelf, unpack_shelf
from plugins.related.shelf import Shelf
from plugins.related.standing import CANDIDATES
from plugins.related.stories import Relation, Wishes, relate_stories

_TOLD = 3  # shared tags, or words where there are none, that a reader is told


def attach_related(generator: Any) -> None:
    """Set `related_stories` on every article."""
    articles = {_key(one): one for one in chain(generator.articles, generator.translations)}
    documents = [_document(key, article) for key, article in articles.items()]
    shelf = _open_shelf(_place_of(generator), documents, generator.settings["PROGRAM"].encode())
    story_of = {key: article.story.id for key, article in articles.items()}
    wishes = _read_wishes(articles.values())
    limit = generator.settings["RELATED_STORIES_LIMIT"]
    names = generator.settings["LIBRARY"].tags.terms
    for key, relations in relate_stories(shelf, story_of, limit, wishes).items():
        article = articles[key]
        article.related_stories = [
            (articles[one.key], _tell_reason(one, names, article.lang)) for one in relations
        ]


def _place_of(generator: Any) -> Path:
    """Return where the shelf of this content is kept."""
    name = hashlib.sha256(str(Path(generator.path).resolve()).encode()).hexdigest()[:16]
    return Path(generator.settings["CACHE_PATH"]) / "related" / name


def _open_shelf(path: Path, documents: list[Document], salt: bytes) -> Shelf:
    """Return the shelf of `documents`, made from the one that the last build kept, if it can be."""
    try:
        kept = unpack_shelf(path.read_bytes(), documents, CANDIDATES, salt)
    except OSError:
        kept = None
    if kept is None:
        shelf, is_new = Shelf.of(documents), True
    else:
        shelf, is_new = kept[0], bool(kept[1])
    if is_new:
        partial = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):  # a shelf that is not kept costs time
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(pack_shelf(shelf, salt))
            partial.replace(path)
    return shelf


def _read_wishes(articles: Collection[Any]) -> Wishes:
    return Wishes(
        first={one.story.id: one.story.related for one in articles},
        never={one.story.id: one.story.unrelated for one in articles},
        shown={one.story.id: _find_neighbours(one.thread_link) for one in articles},
    )


def _find_neighbours(link: Any) -> list[str]:
    return [story.id for story in (link.earlier, link.later) if story] if link else []


def _tell_reason(relation: Relation, names: Any, language: str) -> list[str]:
    tags = [names[tag].names[language] for tag in relation.tags]
    return (tags or list(relation.terms))[:_TOLD]


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
