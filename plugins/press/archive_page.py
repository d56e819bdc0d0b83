"""The archive: all years, a year, a month with its stories. Pure; yields plain data.

A month of many stories has numbered pages, as every list has: a page of hundreds weighs too much.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.press.contents import PageView
from plugins.press.lists import ListPage, group_by, pager_of, paginate
from plugins.press.place import Place
from plugins.story import address
from plugins.story.address import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plugins.press.cards import Shelf
    from plugins.press.contents import Contents
    from plugins.press.site import Site
    from plugins.press.views import Pager, Year
    from plugins.story.story import Story


Month = tuple[str, str]  # year and month of an address
Months = list[tuple[Month, list["Story"]]]  # newest first
Beside = tuple[Month | None, Month | None]  # the months before and after one, so far as there are


def group_months(stories: Sequence[Story]) -> Months:
    """Return the stories of each (year, month) of an address, newest first."""
    newest_first = sorted(stories, key=_month_of, reverse=True)
    return [((one[:4], one[5:]), run) for one, run in group_by(newest_first, _month_of)]


def _month_of(story: Story) -> str:
    return story.folder[:7]  # such as `2022/01`


def archive_pages(contents: Contents) -> Iterator[PageView]:
    """Yield the archive, a page for each year, and one for each month with its stories."""
    months = group_months(contents.stories)
    yield from archive_index_pages(contents, months)
    for place in range(len(months)):
        yield from month_pages(contents, months, place)


def archive_index_pages(contents: Contents, months: Months) -> Iterator[PageView]:
    """Yield the archive and the page of each year, in both languages."""
    for lang in LANGUAGES:
        years = _years(contents.shelf, lang, months)
        for year in (None, *years):
            name = year["name"] if year else ""
            shown = [year] if year else years
            make = partial(_years_view, contents.site, lang, name, shown)
            yield PageView(address.archive(lang, name), "archives", (repr(shown),), make)


def month_pages(contents: Contents, months: Months, place: int) -> Iterator[PageView]:
    """Yield the pages of the month at `place` among all, in both languages."""
    month, stories = months[place]
    beside = neighbours(months, place)
    for lang in LANGUAGES:
        first = address.archive(lang, *month)
        for page in paginate(stories, contents.size):
            make = partial(_month_view, contents, lang, month, page, beside)
            cards = contents.shelf.marks_in(page.items, lang)
            inputs = (beside, page.number, page.older, page.newer, cards)
            yield PageView(address.list_page(first, page.number), "period_archives", inputs, make)


def neighbours(months: Months, place: int) -> Beside:
    """Return the months with stories before and after the one at `place`, older first."""
    older = months[place + 1][0] if place + 1 < len(months) else None
    return older, months[place - 1][0] if place else None


def _years_view(site: Site, lang: str, name: str, years: Sequence[Year]) -> dict[str, Any]:
    words = site.words[lang]
    title = words["archive_of"].format(period=name) if name else words["archive"]
    frame = site.frame(_archive_place(site, lang, name), title, words["site_description"])
    above = address.archive(lang) if name else ""
    kind = words["archive"] if name else ""
    return {**frame, "kind": kind, "above": above, "heading": title, "years": years}


def _month_view(
    contents: Contents, lang: str, month: Month, page: ListPage[Story], beside: Beside
) -> dict[str, Any]:
    site = contents.site
    place = _archive_place(site, lang, *month, number=page.number)
    period = contents.shelf.month(*month, lang)
    words = site.words[lang]["archive_of"]
    title = words.format(period=period)
    numbered = title if page.number is None else f"{title} · {page.number}"
    return {
        **site.frame(place, numbered, title),
        "kind": words.format(period=month[0]),
        "above": address.archive(lang, month[0]),
        "period": period,
        "groups": contents.shelf.groups(page.items, place),
        "pager": _month_pager(lang, month, page, beside),
    }


def _month_pager(lang: str, month: Month, page: ListPage[Story], beside: Beside) -> Pager:
    """Return where a month goes on: within itself, and from its ends to the months beside it."""
    own = pager_of(address.archive(lang, *month), page)
    older, newer = (address.archive(lang, *one) if one else None for one in beside)
    return {"older": own["older"] or older, "newer": own["newer"] or newer}


def _archive_place(
    site: Site, lang: str, year: str, month: str = "", number: int | None = None
) -> Place:
    firsts = {one: address.archive(one, year, month) for one in LANGUAGES}
    versions = {one: address.list_page(first, number) for one, first in firsts.items()}
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
