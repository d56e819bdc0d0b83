"""The page that explains every feed, in both languages. Pure; yields plain data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.press.contents import PageView
from plugins.press.place import BOTH, Place
from plugins.story import address
from plugins.story.address import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.frame import Link
    from plugins.press.site import Site
    from plugins.press.views import Followed


def subscribe_pages(site: Site) -> Iterator[PageView]:
    """Yield the page in both languages."""
    for lang in LANGUAGES:
        make = partial(_subscribe_view, site, lang)
        yield PageView(address.subscribe(lang), "subscribe", (), make)


def _subscribe_view(site: Site, lang: str) -> dict[str, Any]:
    words = site.words[lang]
    versions = {one: address.subscribe(one) for one in LANGUAGES}
    place = Place(lang, versions[lang], versions, versions[site.default_lang])
    return {
        **site.frame(place, words["feed"], words["subscribe_lead"]),
        "main": _main(site, lang),
        "followed": [
            _followed(site, names[lang], address.category(lang, key), lang)
            for key, names in site.sections
        ],
        "more": _more(site, place),
        "all_feeds": site.feeds.all(lang),
    }


def _main(site: Site, lang: str) -> list[Followed]:
    """Return the feeds of both languages, of each, the page's own first, and of corrections."""
    words = site.words[lang]
    own = sorted(LANGUAGES, key=lambda one: one != lang)
    main = [
        _followed(site, words["language_both"], address.front(None), BOTH, words["feed_both_note"])
    ]
    main += [
        _followed(
            site, words[f"language_{one}"], address.front(one), one, words[f"feed_{one}_note"]
        )
        for one in own
    ]
    corrections = address.corrections(lang)
    note = words["corrections_lead"]
    return [*main, _followed(site, words["corrections"], corrections, lang, note)]


def _followed(site: Site, name: str, page: str, lang: str, note: str = "") -> Followed:
    speech = site.default_lang if lang == BOTH else lang
    return {
        "name": name,
        "address": page,
        "note": note,
        "feeds": site.feeds.of(page, name, speech),
    }


def _more(site: Site, place: Place) -> list[Link]:
    ways = [("tags", address.tags)]
    if site.threads:
        ways.append(("threads", address.threads))
    return [site.way(place, key, way) for key, way in ways]
