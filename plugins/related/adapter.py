"""Give each article its related stories in the same language, with what they share.

signal   article_generator_preread: stories are about to be read, so that lists may change;
         article_generator_finalized: every article is read, none is written
reads    article.story, article.lang, article.title, article.text, article.plain, article.tags,
         article.fingerprint: changes with any of these;
         article.link_mark: changes with what a link says of it;
         article.thread_link: the stories before and after it are shown by its thread
writes   article.related_stories: Nearby, by when the first page of a story is ordered
setting  RELATED_STORIES_LIMIT: int, stories per list;
         CACHE_PATH: folder that keeps the shelf; PROGRAM: str, what the code and its libraries are
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.related.document import Document, LateDocument
from plugins.related.seal import look_ahead
from plugins.related.wishes import Wishes
from plugins.story.nearby import Nearby


def look_at_shelf(generator: Any) -> None:
    """Have the kept shelf looked at while stories are read."""
    path = _place_of(generator)
    if path.exists():
        generator.shelf_seen = generator.hands.write_beside(partial(look_ahead, path))


def attach_related(generator: Any) -> None:
    """Have `related_stories` found out, and set on every article."""
    path = _place_of(generator)
    every = chain(generator.articles, generator.translations)
    articles = {f"{one.story.id}/{one.lang}": one for one in every}
    seen: dict[str, str] = getattr(generator, "shelf_seen", dict)()
    work_beside = generator.hands.work_beside
    tell = partial(_tell_lists, path, articles, generator.settings, work_beside, seen)
    attach = partial(_attach_lists, articles)
    if path.exists():
        generator.hands.send_out(tell, attach)
    else:  # to rank all of them takes memory, which this process would only add to
        attach(generator.hands.work_beside(tell, tuple)[0])


def _tell_lists(
    path: Path,
    articles: Mapping[str, Any],
    settings: Any,
    beside: Any,
    seen: Mapping[str, str],
) -> list[str]:
    """Return the list of each article as Nearby is told it, and after all of them their signs."""
    from plugins.related.keeping import tell_lists  # NumPy, for the process that does this alone

    lists = tell_lists(
        path,
        list(_documents(articles)),
        {key: article.story.id for key, article in articles.items()},
        settings["RELATED_STORIES_LIMIT"],
        _read_wishes(articles.values()),
        settings["PROGRAM"].encode(),
        beside,
        seen,
    )
    marks = {key: article.link_mark for key, article in articles.items()}
    told = [lists[key] for key in articles]
    return told + [_sign(one, marks) for one in told]


def _sign(told: str, marks: Mapping[str, str]) -> str:
    """Return what changes when a list does, or what a link says of a story in it."""
    keys, _, shared = told.partition("\n")
    parts = [shared, *map(marks.__getitem__, keys.split())]
    raw = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(raw, digest_size=16).hexdigest()


def _attach_lists(articles: Mapping[str, Any], lists: Sequence[str]) -> None:
    told, signs = lists[: len(articles)], lists[len(articles) :]
    for article, own, sign in zip(articles.values(), told, signs, strict=True):
        article.related_stories = Nearby(own, sign, articles)


def _place_of(generator: Any) -> Path:
    """Return where the shelf of this content is kept."""
    name = hashlib.sha256(str(Path(generator.path).resolve()).encode()).hexdigest()[:16]
    return Path(generator.settings["CACHE_PATH"]) / "related" / name


def _read_wishes(articles: Iterable[Any]) -> Wishes:
    """Return what is wished of stories, those left out of which nothing is."""
    first, never, shown = {}, {}, {}
    for article in articles:
        story = article.story
        if story.related:
            first[story.id] = [*story.related]
        if story.unrelated:
            never[story.id] = [*story.unrelated]
        if article.thread_link:
            shown[story.id] = _find_neighbours(article.thread_link)
    return Wishes(first, never, shown)


def _find_neighbours(link: Any) -> list[str]:
    return [story.id for story in (link.earlier, link.later) if story]


def _documents(articles: Mapping[str, Any]) -> Iterator[Document]:
    """Yield the document of each article, by its key."""
    known: dict[int, tuple[frozenset[str], str]] = {}  # of lists of tags, which texts share
    for key, article in articles.items():
        tags = known.get(id(article.tags))
        if tags is None:
            slugs = frozenset([tag.slug for tag in article.tags])
            tags = known[id(article.tags)] = slugs, " ".join(sorted(slugs))
        yield LateDocument(
            _read_text,
            article,
            key=key,
            language=article.lang,
            title=article.title,
            tags=tags[0],
            date=article.story.date,
            moment=article.story.date.timestamp(),  # asked for of all of them, so known at once
            mark=f"{article.fingerprint} {tags[1]}",
        )


def _read_text(article: Any) -> str:
    return f"{article.text.summary}\n{article.plain}"


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_preread.connect(look_at_shelf)
    signals.article_generator_finalized.connect(attach_related)
