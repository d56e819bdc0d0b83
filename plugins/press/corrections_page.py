"""What was put right, on a page of its own: every correction of every story, newest first. Pure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.press.contents import Contents, PageView
from plugins.press.lists import ListPage, pager_of, paginate
from plugins.press.place import Place
from plugins.story import address
from plugins.story.address import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plugins.press.cards import Shelf
    from plugins.press.corrections import Put
    from plugins.press.views import PutRight


def corrections_pages(contents: Contents) -> Iterator[PageView]:
    """Yield the list of corrections in both languages; it is there before the first one."""
    shelf = contents.shelf
    for page in paginate(contents.puts, contents.size):
        told = corrections_inputs(shelf, page.items)
        for lang in LANGUAGES:
            own = address.list_page(address.corrections(lang), page.number)
            inputs = (page.number, page.older, page.newer, *told)
            make = partial(_corrections_view, shelf, page, lang)
            yield PageView(own, "corrections", inputs, make)


def corrections_inputs(shelf: Shelf, puts: Sequence[Put]) -> tuple[str, ...]:
    """Return all that the list tells of corrections, as plain values."""
    marks = [shelf.mark(put.story, one) for put in puts for one in LANGUAGES]
    notes = [
        repr(text.corrections[put.number]) for put in puts for text in put.story.texts.values()
    ]
    return (*marks, *notes)


def _corrections_view(shelf: Shelf, page: ListPage[Put], lang: str) -> dict[str, Any]:
    site, words = shelf.site, shelf.site.words[lang]
    firsts = {one: address.corrections(one) for one in LANGUAGES}
    versions = {one: address.list_page(first, page.number) for one, first in firsts.items()}
    place = Place(lang, versions[lang], versions, versions[site.default_lang])
    name = words["corrections"]
    title = name if page.number is None else f"{name} · {page.number}"
    feeds = site.feeds.of(firsts[lang], name, lang)
    return {
        **site.frame(place, title, words["corrections_lead"], own_feeds=feeds),
        "corrections": [_put_right(shelf, put, place) for put in page.items],
        "own_feeds": feeds,
        "pager": pager_of(firsts[lang], page),
    }


def _put_right(shelf: Shelf, put: Put, place: Place) -> PutRight:
    card = shelf.card(put.story, place, place.lang)
    correction = put.story.texts[card["lang"]].corrections[put.number]
    return {
        "title": card["title"],
        "address": card["address"],
        "lang": card["lang"],
        "when": shelf.site.when(correction.date, (place.lang,)),
        "note": correction.note,
        "note_lang": correction.language,
    }
