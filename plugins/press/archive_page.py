"""The archive: all years, a year, a month with its stories. Pure; yields plain data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.press.contents import PageView
from plugins.press.lists import group_by
from plugins.press.site import Place
from plugins.story import address
from plugins.story.address import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plugins.press.cards import Shelf
    from plugins.press.contents import Contents
    from plugins.press.site import Site
    from plugins.press.views import Year
    from plugins.story.story import Story


Month = tuple[str, str]  # year and month of an address
Months = list[tuple[Month, list["Story"]]]  # newest first


def group_months(stories: Sequence[Story]) -> Months:
    """Return the stories of each (year, month) of an address, newest first."""
    newest_first = sorted(stories, key=lambda one: one.folder[:7], reverse=True)
    return group_by(newest_first, lambda story: (story.year, story.month))


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
    """Yield the page of the month at `place` among all, in both languages."""
    month, stories = months[place]
    beside = neighbours(months, place)
    for lang in LANGUAGES:
        make = partial(_month_view, contents, lang, month, stories, beside)
        cards = tuple(contents.shelf.mark(story, lang) for story in stories)
        inputs = (beside, cards)
        yield PageView(address.archive(lang, *month), "period_archives", inputs, make)


def neighbours(months: Months, place: int) -> tuple[Month | None, Month | None]:
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
    contents: Contents,
    lang: str,
    month: Month,
    stories: Sequence[Story],
    beside: tuple[Month | None, Month | None],
) -> dict[str, Any]:
    site = contents.site
    place = _archive_place(site, lang, *month)
    period = contents.shelf.month(*month, lang)
    words = site.words[lang]["archive_of"]
    title = words.format(period=period)
    older, newer = (address.archive(lang, *one) if one else None for one in beside)
    return {
        **site.frame(place, title, title),
        "kind": words.format(period=month[0]),
        "above": address.archive(lang, month[0]),
        "period": period,
        "groups": contents.shelf.groups(stories, place),
        "pager": {"older": older, "newer": newer},
    }


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
