"""The pages that are no story's: address, template and view of each. Pure; yields plain data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.press.contents import Contents, PageView, SheetView
from plugins.press.lists import ListPage, Volume, pager_of, volumes
from plugins.press.place import BOTH, Place
from plugins.press.site import Site
from plugins.press.thread_page import thread_inputs, thread_view, threads_view
from plugins.story import address
from plugins.story.address import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plugins.press.cards import Shelf
    from plugins.press.frame import Feed
    from plugins.story.glossary import Glossary, Term
    from plugins.story.story import Story


def term_sheets(
    contents: Contents, kind: str, held: Mapping[str, Sequence[Story]], glossary: Glossary
) -> Iterator[SheetView]:
    """Yield the indexes of tags or categories, and for each term the pages of its stories."""
    terms = [(glossary.terms[key], stories) for key, stories in held.items()]
    plural = "tags" if kind == "tag" else "categories"
    counts = tuple((repr(term), len(stories)) for term, stories in terms)
    pages = partial(_terms_pages, contents, kind, terms)
    yield SheetView(plural, (_index_template(kind),), counts, pages)
    for (term, stories), (told, _) in zip(terms, counts, strict=True):
        for volume in volumes(stories, contents.size):
            inputs = (told, *volume.frame, contents.shelf.marks(volume.items))
            pages = partial(_pages_of_term, contents, kind, term, volume)
            yield SheetView(volume.name(f"{kind} {term.key}"), ("term",), inputs, pages)


def _terms_pages(
    contents: Contents, kind: str, terms: Sequence[tuple[Term, Sequence[Story]]]
) -> Iterator[PageView]:
    """Yield the index of tags or categories in both languages."""
    plural, index = ("tags", address.tags) if kind == "tag" else ("categories", address.categories)
    template = _index_template(kind)
    counts = tuple((repr(term), len(stories)) for term, stories in terms)
    for lang in LANGUAGES:
        make = partial(_terms_view, contents, kind, plural, lang, terms)
        yield PageView(index(lang), template, counts, make)


def _index_template(kind: str) -> str:
    """Return the template of the index of tags or categories, which are few and described."""
    return "terms" if kind == "tag" else "categories"


def _pages_of_term(
    contents: Contents, kind: str, term: Term, volume: Volume[Story]
) -> Iterator[PageView]:
    """Yield the pages of one tag or category, as far as a volume has them, in both languages."""
    for lang in LANGUAGES:
        first = getattr(address, kind)(lang, term.key)
        for page in volume.pages():
            # A count of all stories would change every page of the list with each new one.
            count = volume.count if page.number is None else None
            cards = contents.shelf.marks_in(page.items, lang)
            inputs = (repr(term), page.number, page.older, page.newer, count, cards)
            make = partial(_term_view, contents, kind, term, lang, page, count)
            yield PageView(address.list_page(first, page.number), "term", inputs, make)


def _terms_view(
    contents: Contents,
    kind: str,
    plural: str,
    lang: str,
    held: Sequence[tuple[Term, Sequence[Story]]],
) -> dict[str, Any]:
    site, words = contents.site, contents.site.words[lang]
    index = address.tags if kind == "tag" else address.categories
    indexes = {one: index(one) for one in LANGUAGES}
    place = Place(lang, indexes[lang], indexes, indexes[site.default_lang])
    own_address = getattr(address, kind)
    terms = [
        _term(term, lang, own_address(lang, term.key), indexes[lang], len(stories), [])
        for term, stories in held
    ]
    terms.sort(key=lambda term: (term["name"].casefold(), term["address"]))
    return {
        **site.frame(place, words[plural], words["site_description"]),
        "heading": words[plural],
        "lead": words["tags_lead"] if kind == "tag" else "",
        "terms": terms,
    }


def _term_view(
    contents: Contents, kind: str, term: Term, lang: str, page: ListPage[Story], count: int | None
) -> dict[str, Any]:
    site = contents.site
    firsts = {one: getattr(address, kind)(one, term.key) for one in LANGUAGES}
    index = address.tags(lang) if kind == "tag" else address.categories(lang)
    title = site.words[lang][f"{kind}_title"].format(name=term.names[lang])
    versions = {one: address.list_page(first, page.number) for one, first in firsts.items()}
    place = Place(lang, versions[lang], versions, versions[site.default_lang])
    feeds = site.feeds.of(firsts[lang], title, lang)
    numbered = title if page.number is None else f"{title} · {page.number}"
    return {
        **site.frame(place, numbered, term.descriptions[lang] or title, own_feeds=feeds),
        "kind": site.words[lang][kind],
        "term": _term(term, lang, firsts[lang], index, count, feeds),
        "groups": contents.shelf.groups(page.items, place),
        "pager": pager_of(firsts[lang], page),
    }


def _term(
    term: Term, lang: str, own: str, index: str, count: int | None, feeds: Sequence[Feed]
) -> dict[str, Any]:
    return {
        "name": term.names[lang],
        "address": own,
        "index": index,
        "description": term.descriptions[lang],
        "count": count,
        "feeds": list(feeds),
    }


def index_of_threads(contents: Contents) -> Iterator[PageView]:
    """Yield the index of threads in both languages."""
    known = tuple(thread_inputs(thread) for thread in contents.threads)
    for lang in LANGUAGES:
        make = partial(threads_view, contents.site, contents.threads, lang)
        yield PageView(address.threads(lang), "threads", known, make)


def pages_of_thread(shelf: Shelf, thread: Any) -> Iterator[PageView]:
    """Yield a thread's page in both languages."""
    for lang in LANGUAGES:
        cards = shelf.marks_in(thread.stories, lang)
        make = partial(thread_view, shelf, thread, lang)
        inputs = (*thread_inputs(thread), cards)
        yield PageView(address.thread(lang, thread.term.key), "thread", inputs, make)


def standing_pages(contents: Contents) -> Iterator[PageView]:
    """Yield the pages that are not news, such as the one about the digest."""
    for page in contents.standing:
        versions = {one.lang: "/" + one.url for one in (page, *page.translations)}
        inputs = (page.title, page.summary, page.content, sorted(versions.items()))
        make = partial(_standing_view, contents.site, page, versions)
        yield PageView(versions[page.lang], "page", inputs, make)


def _standing_view(site: Site, page: Any, versions: Mapping[str, str]) -> dict[str, Any]:
    own = versions[page.lang]
    place = Place(page.lang, own, versions, versions.get(site.default_lang, own))
    view = {
        "title": page.title,
        "lang": page.lang,
        "summary": page.summary,
        "content": page.content,
    }
    return {**site.frame(place, page.title, page.summary or page.title), "page": view}


def missing_page(contents: Contents) -> PageView:
    """Return the page that the host shows for an address that does not exist."""
    return PageView("/404.html", "404", (), partial(_missing_view, contents.site))


def _missing_view(site: Site) -> dict[str, Any]:
    place = Place(BOTH, "/404.html", {}, address.front(None))
    words = site.words[site.default_lang]
    frame = site.frame(place, words["not_found"], words["not_found_help"], robots="noindex")
    return {**frame, "finder": site.finder, "index": address.index(site.default_lang)}
