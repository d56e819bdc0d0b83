"""A story in both languages on one page, paragraph beside paragraph. Pure; yields plain data."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.press.cards import figure_url, summary_of
from plugins.press.contents import PageView
from plugins.press.passages import match_bodies
from plugins.press.place import BOTH, Place
from plugins.press.site import Site
from plugins.press.source_box import source_of, writers_of
from plugins.story import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plugins.press.cards import Shelf
    from plugins.press.pair_views import Pair, PairCell, PairRow, PairSide
    from plugins.press.passages import Match

_TAG = re.compile(r'<a (?:[^>"]++|"[^"]*+")*+>|<(?:li|sup) (?:[^>"]++|"[^"]*+")*+>')
_NOTE = re.compile(r' (id="|href="#)fn')  # only a footnote has an id, and can be led to


def place_of_pair(article: Any) -> Place | None:
    """Return where a story's page in both languages stands; None where it has only one."""
    if not article.translations:
        return None
    own = address.pair_of("/" + article.url)
    versions = {one.lang: "/" + one.url for one in (article, *article.translations)}
    return Place(BOTH, own, {BOTH: own, **versions}, own)


def pair_pages(shelf: Shelf, texts: Mapping[str, Any]) -> Iterator[PageView]:
    """Yield a story's page in both languages, if it has them. `texts`: language -> Article."""
    articles = list(texts.values())
    place = place_of_pair(articles[0])
    if place:
        inputs = tuple(_inputs(shelf, article) for article in articles)
        yield PageView(place.address, "pair", inputs, partial(pair_view, shelf, place, texts))


def _inputs(shelf: Shelf, article: Any) -> tuple[Any, ...]:
    card = article.card.address if article.card else ""
    category = shelf.sign_of_category(article.story)
    return (article.fingerprint, article.link_mark, category, card, article.source_copy)


def pair_view(shelf: Shelf, place: Place, texts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the view of a story's page in both languages."""
    site = shelf.site
    languages = site.languages(place)
    articles = [texts[one] for one in languages]
    first, story = articles[0], articles[0].story
    matches = match_bodies(*(article.content for article in articles))
    social = {
        "type": "article",
        "image": site.url(first.card.address) if first.card else figure_url(site, first.thumbnail),
        "image_alt": first.title,
        "image_size": (first.card.width, first.card.height) if first.card else None,
        "published": story.date.isoformat(),
        "modified": max(story.modified(one) for one in languages).isoformat(),
    }
    frame = site.frame(
        place,
        " / ".join(article.title for article in articles),
        summary_of(first),
        social=social,
        robots="noindex" if any(one.status == "draft" for one in articles) else "",
    )
    pair: Pair = {
        "category": shelf.category(story, place),
        "when": shelf.when(story, place),
        "sides": [_side(site, article) for article in articles],
        "rows": [_row(match, languages) for match in matches],
        "is_loose": any(match.is_whole for match in matches),
    }
    return {**frame, "pair": pair}


def _side(site: Site, article: Any) -> PairSide:
    text, story = article.text, article.story
    return {
        "lang": article.lang,
        "address": "/" + article.url,
        "title": article.title,
        "summary": text.summary,
        "authors": writers_of(article),
        "translator": text.translator,
        "translation": article.lang != story.original,
        "outdated": story.is_outdated(article.lang),
        "draft": article.status == "draft",
        "lead": article.lead,
        "source": source_of(site, article),
    }


def _row(match: Match, languages: Sequence[str]) -> PairRow:
    cells: list[PairCell] = [
        {"lang": one, "content": _name_notes(text, one)}
        for one, text in zip(languages, match.texts, strict=True)
    ]
    return {"cells": cells, "picture": match.is_picture}


def _name_notes(markup: str, language: str) -> str:
    """Return HTML whose footnotes are named apart from those of the other language."""
    if 'id="fn' not in markup and 'href="#fn' not in markup:
        return markup
    own = rf" \g<1>{language}-fn"
    return _TAG.sub(lambda tag: _NOTE.sub(own, tag[0]), markup)
