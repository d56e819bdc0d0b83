"""Pages that are ordered together, as a printer prints many on one sheet. Pure.

What a sheet is made of is known at little cost; its pages are looked at only where that changed.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from plugins.press.archive_page import archive_index_pages, group_months, month_pages, neighbours
from plugins.press.contents import Contents, PageView, SheetView
from plugins.press.corrections_page import corrections_inputs, corrections_pages
from plugins.press.front_page import front_sheets
from plugins.press.lists import count_numbered
from plugins.press.names_page import name_addresses, name_sheets
from plugins.press.pages import (
    index_of_threads,
    missing_page,
    pages_of_thread,
    standing_pages,
    term_sheets,
)
from plugins.press.pair_page import pair_pages
from plugins.press.search_page import search_pages
from plugins.press.story_page import known_inputs, story_view
from plugins.press.subscribe_page import subscribe_pages
from plugins.press.thread_page import thread_inputs
from plugins.story import address
from plugins.story.address import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from plugins.press.cards import Shelf


def all_pages(contents: Contents) -> Iterator[PageView]:
    """Yield every page of the site, in no order that matters."""
    for sheet in chain(list_sheets(contents), prepare_stories(contents.shelf)()):
        yield from sheet.pages()


def list_sheets(contents: Contents) -> Iterator[SheetView]:
    """Yield every page of the site but those of stories, sheet by sheet."""
    yield from front_sheets(contents)
    yield from term_sheets(contents, "tag", contents.tags, contents.shelf.tags)
    categories = contents.category_glossary
    yield from term_sheets(contents, "category", contents.categories, categories)
    yield from _thread_sheets(contents)
    yield from _archive_sheets(contents)
    yield from name_sheets(contents)
    yield _corrections_sheet(contents)
    subscribe = partial(subscribe_pages, contents.site)
    yield SheetView("subscribe", ("subscribe",), (), subscribe)
    yield SheetView("search", ("search",), (), partial(search_pages, contents.site))
    for number, page in enumerate((*standing_pages(contents), missing_page(contents))):
        yield SheetView(f"page {number}", (page.template,), page.inputs, partial(_alone, page))


def page_addresses(contents: Contents) -> Iterator[str]:
    """Yield the address of every page, counted from what there is: no page is looked at."""
    size = contents.size
    for holder in (address.front(None), *map(address.front, LANGUAGES)):
        yield from _list_addresses(holder, contents.stories, size)
    for language in LANGUAGES:
        yield from _list_addresses(address.corrections(language), contents.puts, size)
    for texts in contents.shelf.articles.values():
        yield from (f"/{article.url}" for article in texts.values())
        if len(texts) > 1:
            yield address.pair_of(f"/{next(iter(texts.values())).url}")
    for language in LANGUAGES:
        yield from (address.tags(language), address.categories(language), address.archive(language))
        yield address.search(language)
        for key, stories in contents.tags.items():
            yield from _list_addresses(address.tag(language, key), stories, size)
        for key, stories in contents.categories.items():
            yield from _list_addresses(address.category(language, key), stories, size)
        if contents.threads:
            yield address.threads(language)
            yield from (address.thread(language, one.term.key) for one in contents.threads)
        months = group_months(contents.stories)
        yield from (address.archive(language, year) for year in {month[0] for month, _ in months})
        for month, stories in months:
            yield from _list_addresses(address.archive(language, *month), stories, size)
    yield from name_addresses(contents)
    yield from map(address.subscribe, LANGUAGES)
    yield from (f"/{page.url}" for page in contents.standing)
    yield missing_page(contents).address


def _list_addresses(holder: str, items: Sequence[Any], size: int) -> Iterator[str]:
    yield holder
    for number in range(1, count_numbered(len(items), size) + 1):
        yield address.list_page(holder, number)


def _alone(page: PageView) -> Iterator[PageView]:
    yield page


def prepare_stories(shelf: Shelf) -> Callable[[], Iterator[SheetView]]:
    """Return what yields a sheet for each story, once its related ones are known.

    A sheet has the story's page in each language, and the one in both.
    """
    stories = shelf.articles.items()
    known = {story: known_inputs(shelf, [*texts.values()]) for story, texts in stories}
    return partial(_story_sheets, shelf, known)


def _story_sheets(shelf: Shelf, known: Mapping[str, str]) -> Iterator[SheetView]:
    for story, texts in shelf.articles.items():
        related = [article.related_stories.sign for article in texts.values()]
        pages = partial(_story_pages, shelf, texts, known[story])
        yield SheetView(f"story {story}", ("article", "pair"), (known[story], *related), pages)


def _story_pages(shelf: Shelf, texts: Mapping[str, Any], known: str) -> Iterator[PageView]:
    for article in texts.values():
        inputs = (known, article.related_stories.sign)
        make = partial(story_view, shelf, article)
        yield PageView("/" + article.url, "article", inputs, make)
    yield from pair_pages(shelf, texts)


def _thread_sheets(contents: Contents) -> Iterator[SheetView]:
    """Yield the indexes of threads and a sheet for each; none without a thread."""
    if not contents.threads:
        return
    known = tuple(thread_inputs(thread) for thread in contents.threads)
    yield SheetView("threads", ("threads",), known, partial(index_of_threads, contents))
    for thread in contents.threads:
        inputs = (*thread_inputs(thread), contents.shelf.marks(thread.stories))
        pages = partial(pages_of_thread, contents.shelf, thread)
        yield SheetView(f"thread {thread.term.key}", ("thread",), inputs, pages)


def _archive_sheets(contents: Contents) -> Iterator[SheetView]:
    """Yield the archive's indexes, and a sheet for each month."""
    months = group_months(contents.stories)
    counts = tuple((*month, len(stories)) for month, stories in months)
    pages = partial(archive_index_pages, contents, months)
    yield SheetView("archive", ("archives",), counts, pages)
    for place, ((year, month), stories) in enumerate(months):
        pages = partial(month_pages, contents, months, place)
        inputs = (contents.size, contents.shelf.marks(stories), neighbours(months, place))
        yield SheetView(f"archive {year}/{month}", ("period_archives",), inputs, pages)


def _corrections_sheet(contents: Contents) -> SheetView:
    """Return the list of all corrections; it is there before the first one."""
    inputs = (contents.size, *corrections_inputs(contents.shelf, contents.puts))
    pages = partial(corrections_pages, contents)
    return SheetView("corrections", ("corrections",), inputs, pages)
