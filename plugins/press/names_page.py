"""The lists of authors and of sources, and of the stories of each. Pure; yields plain data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.press.contents import Contents, PageView, SheetView
from plugins.press.lists import ListPage, Volume, count_numbered, pager_of, volumes
from plugins.press.place import Place
from plugins.story import address
from plugins.story.address import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from plugins.press.names import Named
    from plugins.press.views import Term
    from plugins.story.story import Story


@dataclass(frozen=True)
class _Kind:
    """A kind of names. `word`: the key of its interface words, `own` and `index` its addresses."""

    word: str
    own: Callable[[str, str], str]
    index: Callable[[str], str]


_AUTHOR = _Kind("author", address.author, address.authors)
_SOURCE = _Kind("source", address.source, address.sources)


def _kinds(contents: Contents) -> tuple[tuple[_Kind, Mapping[str, Named]], ...]:
    return ((_AUTHOR, contents.authors), (_SOURCE, contents.sources))


def name_sheets(contents: Contents) -> Iterator[SheetView]:
    """Yield the index of authors and of sources, and the sheets of each name; none without one."""
    for kind, held in _kinds(contents):
        if not held:
            continue
        counts = tuple((one.key, one.name, len(one.stories)) for one in held.values())
        pages = partial(_index_pages, contents, kind, held, counts)
        yield SheetView(f"{kind.word}s", ("terms",), counts, pages)
        for one in held.values():
            for volume in volumes(one.stories, contents.size):
                inputs = (one.name, *volume.frame, contents.shelf.marks(volume.items))
                pages = partial(_pages_of_name, contents, kind, one, volume)
                name = volume.name(f"{kind.word} {one.key}")
                yield SheetView(name, ("term",), inputs, pages)


def name_addresses(contents: Contents) -> Iterator[str]:
    """Yield the address of every page of these sheets; no page is looked at."""
    for kind, held in _kinds(contents):
        for language in LANGUAGES if held else ():
            yield kind.index(language)
            for key, one in held.items():
                first = kind.own(language, key)
                yield first
                numbered = count_numbered(len(one.stories), contents.size)
                for number in range(1, numbered + 1):
                    yield address.list_page(first, number)


def _index_pages(
    contents: Contents, kind: _Kind, held: Mapping[str, Named], counts: tuple[Any, ...]
) -> Iterator[PageView]:
    for lang in LANGUAGES:
        make = partial(_index_view, contents, kind, held, lang)
        yield PageView(kind.index(lang), "terms", counts, make)


def _index_view(
    contents: Contents, kind: _Kind, held: Mapping[str, Named], lang: str
) -> dict[str, Any]:
    site, words = contents.site, contents.site.words[lang]
    versions = {one: kind.index(one) for one in LANGUAGES}
    place = Place(lang, versions[lang], versions, versions[site.default_lang])
    name, lead = words[f"{kind.word}s"], words[f"{kind.word}s_lead"]
    terms = [_term(kind, one, lang, len(one.stories)) for one in held.values()]
    terms.sort(key=lambda term: (term["name"].casefold(), term["address"]))
    return {**site.frame(place, name, lead), "heading": name, "lead": lead, "terms": terms}


def _pages_of_name(
    contents: Contents, kind: _Kind, named: Named, volume: Volume[Story]
) -> Iterator[PageView]:
    for lang in LANGUAGES:
        first = kind.own(lang, named.key)
        for page in volume.pages():
            # As in the list of a tag: a count of all would change every page of it.
            count = len(named.stories) if page.number is None else None
            cards = contents.shelf.marks_in(page.items, lang)
            inputs = (named.name, page.number, page.older, page.newer, count, cards)
            make = partial(_name_view, contents, kind, named, lang, page)
            yield PageView(address.list_page(first, page.number), "term", inputs, make)


def _name_view(
    contents: Contents, kind: _Kind, named: Named, lang: str, page: ListPage[Story]
) -> dict[str, Any]:
    site, words = contents.site, contents.site.words[lang]
    firsts = {one: kind.own(one, named.key) for one in LANGUAGES}
    versions = {one: address.list_page(first, page.number) for one, first in firsts.items()}
    place = Place(lang, versions[lang], versions, versions[site.default_lang])
    title = words[f"{kind.word}_title"].format(name=named.name)
    numbered = title if page.number is None else f"{title} · {page.number}"
    count = len(named.stories) if page.number is None else None
    return {
        **site.frame(place, numbered, title),
        "kind": words[kind.word],
        "term": _term(kind, named, lang, count),
        "groups": contents.shelf.groups(page.items, place),
        "pager": pager_of(firsts[lang], page),
    }


def _term(kind: _Kind, named: Named, lang: str, count: int | None) -> Term:
    return {
        "name": named.name,
        "address": kind.own(lang, named.key),
        "index": kind.index(lang),
        "description": "",
        "count": count,
        "feeds": [],
    }
