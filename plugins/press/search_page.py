"""The pages that search: a field and what it needs; the searching itself is the browser's. Pure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.press.contents import PageView
from plugins.press.place import Place
from plugins.story import address
from plugins.story.address import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.site import Site

# What a search can be narrowed by, and the key of its word.
_CHOICES = (("category", "category"), ("tag", "tag"), ("year", "year"))


def search_pages(site: Site) -> Iterator[PageView]:
    """Yield the page that searches, in each language."""
    for lang in LANGUAGES:
        yield PageView(address.search(lang), "search", (), partial(_search_view, site, lang))


def _search_view(site: Site, lang: str) -> dict[str, Any]:
    versions = {one: address.search(one) for one in LANGUAGES}
    place = Place(lang, versions[lang], versions, versions[site.default_lang])
    words = site.words[lang]
    ways = (("archive", address.archive), ("tags", address.tags))
    return {
        **site.frame(place, words["search"], words["search_description"]),
        "finder": site.finder,
        "index": address.index(lang),
        "choices": [{"name": name, "label": words[key]} for name, key in _CHOICES],
        "ways": [
            site.link(
                place,
                {one: site.words[one][key] for one in LANGUAGES},
                {one: way(one) for one in LANGUAGES},
            )
            for key, way in ways
        ],
    }
