"""The front pages as a digest of the newest day and its week, and their older pages. Pure.

Knows no clock: the digest's day is that of its newest story, whenever it is built.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.press.contents import Contents, PageView, SheetView
from plugins.press.corrections_page import corrections_inputs
from plugins.press.lists import ListPage, Volume, count_on_front, pager_of, volumes
from plugins.press.place import BOTH, Place
from plugins.press.thread_page import thread_inputs
from plugins.story import address
from plugins.story.address import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from plugins.press.cards import Shelf
    from plugins.press.corrections import Put
    from plugins.press.frame import Door
    from plugins.press.front_views import (
        Brief,
        Digest,
        DigestSection,
        DigestThread,
        PutRightBriefly,
    )
    from plugins.press.views import Card, Group, Row
    from plugins.story.story import Story

WEEK = 7  # days, the newest among them
_FULL = 6  # rows of the bilingual front with summary and picture; the others are headlines
_STEPS = 3  # newest stories shown of the newest thread
_PUTS = 3  # newest corrections shown


def front_sheets(contents: Contents) -> Iterator[SheetView]:
    """Yield the sheets of the bilingual index and each language's, with their older pages."""
    for volume in volumes(contents.stories, contents.size):
        more = () if volume.numbers else front_inputs(contents)
        inputs = (*volume.frame, contents.shelf.marks(volume.items), *more)
        pages = partial(_front_pages, contents, volume)
        yield SheetView(volume.name("front"), ("bilingual", "index"), inputs, pages)


def _front_pages(contents: Contents, volume: Volume[Story]) -> Iterator[PageView]:
    for page in volume.pages():
        versions = {
            BOTH: address.list_page(address.front(None), page.number),
            **{one: address.list_page(address.front(one), page.number) for one in LANGUAGES},
        }
        more = front_inputs(contents) if page.number is None else ()
        for lang, own in versions.items():
            place = Place(lang, own, versions, versions[BOTH])
            cards = contents.shelf.marks_in(page.items, lang)
            inputs = (page.number, page.older, page.newer, cards, *more)
            template = "bilingual" if lang == BOTH else "index"
            yield PageView(own, template, inputs, partial(_front_view, contents, place, page))


def front_inputs(contents: Contents) -> tuple[Any, ...]:
    """Return what the fronts tell besides their stories, as plain values."""
    shelf, newest = contents.shelf, _newest(contents)
    puts = contents.puts[:_PUTS]
    thread = contents.threads[0] if contents.threads else None
    steps = _steps(thread) if thread else ()
    sections = [
        (key, len(held), shelf.marks(_beyond(contents, held))) for key, held in _held(contents)
    ]
    return (
        str(newest),
        thread_inputs(thread) if thread else (),
        shelf.marks(steps),
        corrections_inputs(shelf, puts),
        repr(sections),
    )


def _newest(contents: Contents) -> date | None:
    """Return the digest's day, which its masthead tells; a numbered page never changes."""
    return contents.stories[0].date.date() if contents.stories else None


def _front_view(contents: Contents, place: Place, page: ListPage[Story]) -> dict[str, Any]:
    site, shelf, lang = contents.site, contents.shelf, place.lang
    speech = site.languages(place)[0]
    is_front = page.number is None
    title = site.name if is_front else f"{site.name} · {page.number}"
    description = site.words[speech]["site_description"]
    issued = _newest(contents) if is_front else None
    lead, rest = _choose_lead(shelf, page)
    in_lead: Row | Card | None = None
    if lead:
        in_lead = shelf.row(lead, place) if lang == BOTH else shelf.card(lead, place, lang)
    fresh, older = _split_week(rest, issued)
    count = max(_FULL - len(fresh), 0)
    return {
        **site.frame(place, title, description, issued=issued, more_feeds=[site.feeds.all(speech)]),
        "lead": in_lead,
        "fresh": _fresh_groups(shelf, fresh, place, issued) if issued else [],
        "digest": _digest(contents, place, lead) if is_front and lead else None,
        "groups": shelf.groups(older, place, full=count if is_front else None),
        "pager": pager_of(address.front(None if lang == BOTH else lang), page),
    }


def _choose_lead(shelf: Shelf, page: ListPage[Story]) -> tuple[Story | None, list[Story]]:
    """Return (lead, the others): on the front, the newest story that has a picture to show."""
    stories = list(page.items)
    if page.number is not None or not stories:
        return None, stories
    lead = next((story for story in stories if shelf.has_picture(story)), stories[0])
    return lead, [story for story in stories if story is not lead]


def _split_week(stories: Sequence[Story], day: date | None) -> tuple[list[Story], list[Story]]:
    """Return (stories of the week that ends with `day`, older ones), both newest first."""
    fresh: list[Story] = []
    older: list[Story] = []
    for one in stories:  # of two zones, the later one may have the earlier day
        is_fresh = day and (day - one.date.date()).days < WEEK
        (fresh if is_fresh else older).append(one)
    return fresh, older


def _fresh_groups(shelf: Shelf, stories: Sequence[Story], place: Place, day: date) -> list[Group]:
    """Return the stories of the newest day, then those of the rest of its week."""
    site = shelf.site
    on_day = [one for one in stories if one.date.date() >= day]
    before = [one for one in stories if one.date.date() < day]
    named = (
        (site.when(day, site.languages(place))["day"], on_day, 0),
        (site.phrases(place, "past_week"), before, len(on_day)),
    )
    return [
        shelf.group(names, held, place, full=max(_FULL - seen, 0))
        for names, held, seen in named
        if held
    ]


def _digest(contents: Contents, place: Place, lead: Story) -> Digest:
    thread = contents.threads[0] if contents.threads else None
    puts = contents.puts[:_PUTS]
    site, shelf = contents.site, contents.shelf
    return {
        "thread": _thread(shelf, thread, place, lead) if thread else None,
        "sections": [_section(contents, key, held, place) for key, held in _held(contents)],
        "corrections": [_put_right(shelf, put, place) for put in puts],
        "all_corrections": site.way(place, "corrections", address.corrections),
    }


def _steps(thread: Any) -> Sequence[Story]:
    """Return the newest stories of a thread, newest first: one more than is shown."""
    return list(reversed(thread.stories[-_STEPS - 1 :]))


def _thread(shelf: Shelf, thread: Any, place: Place, lead: Story) -> DigestThread:
    term, languages = thread.term, shelf.site.languages(place)
    ways = {one: address.thread(one, term.key) for one in LANGUAGES}
    steps = [story for story in _steps(thread) if story is not lead][:_STEPS]
    told = [(one, term.descriptions[one]) for one in languages]
    return {
        "link": shelf.site.link(place, term.names, ways),
        "description": [{"lang": one, "text": text} for one, text in told if text],
        "steps": [brief(shelf, story, place) for story in steps],
    }


def _held(contents: Contents) -> list[tuple[str, Sequence[Story]]]:
    """Return (key, stories) of each section in the order of the masthead."""
    return [(key, contents.categories[key]) for key, _ in contents.site.sections]


def _beyond(contents: Contents, held: Sequence[Story]) -> list[Story]:
    """Return the newest of a section's stories that the front does not list, or none."""
    listed = count_on_front(len(contents.stories), contents.size)
    shown = {story.id for story in contents.stories[:listed]}
    return [story for story in held[: listed + 1] if story.id not in shown][:1]


def _section(contents: Contents, key: str, held: Sequence[Story], place: Place) -> DigestSection:
    names = dict(contents.site.sections)[key]
    ways = {one: address.category(one, key) for one in LANGUAGES}
    beyond = _beyond(contents, held)
    return {
        "link": contents.site.link(place, names, ways),
        "count": len(held),
        "newest": brief(contents.shelf, beyond[0], place) if beyond else None,
    }


def _put_right(shelf: Shelf, put: Put, place: Place) -> PutRightBriefly:
    texts, out = put.story.texts, shelf.articles[put.story.id]
    languages = [one for one in shelf.site.languages(place) if one in out] or list(out)
    notes = [texts[one].corrections[put.number] for one in languages]
    told = {one.language: one.note for one in notes}
    return {
        **brief(shelf, put.story, place),
        "when": shelf.site.when(notes[0].date, shelf.site.languages(place)),
        "notes": [{"lang": one, "text": text} for one, text in told.items()],
    }


def brief(shelf: Shelf, story: Story, place: Place) -> Brief:
    """Return a story in a line or two: its headline in each language of the page that it has."""
    languages = shelf.site.languages(place)
    cards = [shelf.card(story, place, one) for one in languages]
    doors: dict[str, Door] = {
        one["lang"]: {"lang": one["lang"], "text": one["title"], "address": one["address"]}
        for one in cards
    }
    return {"doors": list(doors.values()), "when": shelf.site.when(story.date.date(), languages)}
