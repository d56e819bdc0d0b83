"""Every page of the site: its address, its template and its view. Pure; yields plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.press.cards import Shelf
from plugins.press.lists import ListPage, group_by, paginate
from plugins.press.site import BOTH, Place, Site
from plugins.press.story_page import story_view
from plugins.press.thread_page import thread_view, threads_view
from plugins.story import address
from plugins.story.address import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from plugins.press.views import Year
    from plugins.story.glossary import Glossary, Term
    from plugins.story.story import Story


@dataclass(frozen=True)
class PageView:
    """A page to be rendered: `template` is a name without suffix, `view` all it may see."""

    address: str
    template: str
    view: dict[str, Any]


@dataclass(frozen=True)
class Contents:
    """What the pages are made of. Stories and the lists of terms are newest first.

    threads: as the threads room chains them, the one with the newest story first.
    """

    shelf: Shelf
    stories: Sequence[Story]
    tags: Mapping[str, Sequence[Story]]
    categories: Mapping[str, Sequence[Story]]
    category_glossary: Glossary
    standing: Sequence[Any]
    size: int
    threads: Sequence[Any] = ()

    @property
    def site(self) -> Site:
        """Return the site they belong to."""
        return self.shelf.site


def all_pages(contents: Contents) -> Iterator[PageView]:
    """Yield every page of the site, in no order that matters."""
    yield from front_pages(contents)
    for texts in contents.shelf.articles.values():
        for article in texts.values():
            view = story_view(contents.shelf, article)
            yield PageView("/" + article.url, "article", view)
    yield from term_pages(contents, "tag", contents.tags, contents.shelf.tags)
    yield from term_pages(contents, "category", contents.categories, contents.category_glossary)
    yield from thread_pages(contents)
    yield from archive_pages(contents)
    yield from standing_pages(contents)
    yield missing_page(contents)


def front_pages(contents: Contents) -> Iterator[PageView]:
    """Yield the bilingual index and each language's, with their older pages."""
    site = contents.site
    for page in paginate(contents.stories, contents.size):
        versions = {
            BOTH: address.list_page(address.front(None), page.number),
            **{one: address.list_page(address.front(one), page.number) for one in LANGUAGES},
        }
        for lang, own in versions.items():
            place = Place(lang, own, versions, versions[BOTH])
            speech = site.languages(place)[0]
            title = site.name if page.number is None else f"{site.name} · {page.number}"
            frame = site.frame(place, title, site.words[speech]["site_description"])
            lead, rest = _choose_lead(contents.shelf, page)
            in_lead = contents.shelf.row if lang == BOTH else _card_in(contents.shelf, lang)
            view = {
                **frame,
                "lead": in_lead(lead, place) if lead else None,
                "groups": contents.shelf.groups(rest, place),
                "pager": _pager(address.front(None if lang == BOTH else lang), page),
            }
            yield PageView(own, "bilingual" if lang == BOTH else "index", view)


def _card_in(shelf: Shelf, lang: str) -> Callable[[Story, Place], Any]:
    return lambda story, place: shelf.card(story, place, lang)


def _choose_lead(shelf: Shelf, page: ListPage[Story]) -> tuple[Story | None, list[Story]]:
    """Return (lead, the others): on the front, the newest story that has a picture to show."""
    stories = list(page.items)
    if page.number is not None or not stories:
        return None, stories
    lead = next((story for story in stories if shelf.has_picture(story)), stories[0])
    return lead, [story for story in stories if story is not lead]


def _pager(first: str, page: ListPage[Story]) -> dict[str, str | None]:
    return {
        "older": address.list_page(first, page.older) if page.older else None,
        "newer": address.list_page(first, page.newer) if page.newer is not None else None,
    }


def term_pages(
    contents: Contents, kind: str, held: Mapping[str, Sequence[Story]], glossary: Glossary
) -> Iterator[PageView]:
    """Yield the index of tags or categories, and the pages of each, in both languages."""
    site = contents.site
    own_address = getattr(address, kind)
    plural, index = ("tags", address.tags) if kind == "tag" else ("categories", address.categories)
    indexes = {one: index(one) for one in LANGUAGES}
    for lang in LANGUAGES:
        place = Place(lang, indexes[lang], indexes, indexes[site.default_lang])
        words = site.words[lang]
        terms = [
            _term(glossary.terms[key], lang, own_address(lang, key), indexes[lang], stories)
            for key, stories in held.items()
        ]
        terms.sort(key=lambda term: (term["name"].casefold(), term["address"]))
        frame = site.frame(place, words[plural], words["site_description"])
        yield PageView(place.address, plural, {**frame, plural: terms})
        for key, stories in held.items():
            yield from _pages_of_term(contents, kind, glossary.terms[key], lang, stories)


def _pages_of_term(
    contents: Contents, kind: str, term: Term, lang: str, stories: Sequence[Story]
) -> Iterator[PageView]:
    site = contents.site
    firsts = {one: getattr(address, kind)(one, term.key) for one in LANGUAGES}
    index = address.tags(lang) if kind == "tag" else address.categories(lang)
    view = _term(term, lang, firsts[lang], index, stories)
    title = site.words[lang][f"{kind}_title"].format(name=term.names[lang])
    for page in paginate(stories, contents.size):
        versions = {one: address.list_page(first, page.number) for one, first in firsts.items()}
        place = Place(lang, versions[lang], versions, versions[site.default_lang])
        numbered = title if page.number is None else f"{title} · {page.number}"
        frame = site.frame(place, numbered, term.descriptions[lang] or title)
        groups = contents.shelf.groups(page.items, place)
        pager = _pager(firsts[lang], page)
        yield PageView(place.address, kind, {**frame, kind: view, "groups": groups, "pager": pager})


def _term(term: Term, lang: str, own: str, index: str, stories: Sequence[Story]) -> dict[str, Any]:
    return {
        "name": term.names[lang],
        "address": own,
        "index": index,
        "description": term.descriptions[lang],
        "count": len(stories),
    }


def thread_pages(contents: Contents) -> Iterator[PageView]:
    """Yield the index of threads and a page for each, in both languages; none without a thread."""
    for lang in LANGUAGES if contents.threads else ():
        index = threads_view(contents.site, contents.threads, lang)
        yield PageView(index["address"], "threads", index)
        for thread in contents.threads:
            view = thread_view(contents.shelf, thread, lang)
            yield PageView(view["address"], "thread", view)


def archive_pages(contents: Contents) -> Iterator[PageView]:
    """Yield the archive, a page for each year, and one for each month with its stories."""
    site, by_month = contents.site, lambda story: (story.year, story.month)
    newest_first = sorted(contents.stories, key=lambda one: one.folder[:7], reverse=True)
    months = group_by(newest_first, by_month)
    for lang in LANGUAGES:
        words = site.words[lang]
        years = _years(contents.shelf, lang, months)
        for year in (None, *years):
            name = year["name"] if year else ""
            place = _archive_place(site, lang, name)
            title = words["archive_of"].format(period=name) if year else words["archive"]
            frame = site.frame(place, title, words["site_description"])
            view = {**frame, "years": [year] if year else years}
            yield PageView(place.address, "archives", view)
        for (name, month), stories in months:
            place = _archive_place(site, lang, name, month)
            period = contents.shelf.month(name, month, lang)
            title = words["archive_of"].format(period=period)
            view = {
                **site.frame(place, title, title),
                "period": period,
                "groups": contents.shelf.groups(stories, place),
                "pager": {"older": None, "newer": None},
            }
            yield PageView(place.address, "period_archives", view)


def _archive_place(site: Site, lang: str, year: str, month: str = "") -> Place:
    versions = {one: address.archive(one, year, month) for one in LANGUAGES}
    return Place(lang, versions[lang], versions, versions[site.default_lang])


def _years(
    shelf: Shelf, lang: str, months: Sequence[tuple[tuple[str, str], Sequence[Story]]]
) -> list[Year]:
    return [
        {
            "name": year,
            "address": address.archive(lang, year),
            "count": sum(len(stories) for _, stories in run),
            "months": [
                {
                    "name": shelf.site.months(lang)[int(month) - 1],
                    "address": address.archive(lang, year, month),
                    "count": len(stories),
                }
                for (_, month), stories in run
            ],
        }
        for year, run in group_by(months, lambda one: one[0][0])
    ]


def standing_pages(contents: Contents) -> Iterator[PageView]:
    """Yield the pages that are not news, such as the one about the digest."""
    site = contents.site
    for page in contents.standing:
        versions = {one.lang: "/" + one.url for one in (page, *page.translations)}
        own = versions[page.lang]
        place = Place(page.lang, own, versions, versions.get(site.default_lang, own))
        view = {
            "title": page.title,
            "lang": page.lang,
            "summary": page.summary,
            "content": page.content,
        }
        frame = site.frame(place, page.title, page.summary or page.title)
        yield PageView(own, "page", {**frame, "page": view})


def missing_page(contents: Contents) -> PageView:
    """Return the page that the host shows for an address that does not exist."""
    site = contents.site
    place = Place(BOTH, "/404.html", {}, address.front(None))
    words = site.words[site.default_lang]
    frame = site.frame(place, words["not_found"], words["not_found_help"], robots="noindex")
    return PageView("/404.html", "404", dict(frame))
