"""A thread: its page, the index of all, and what a story's page shows of its own. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.press.place import Place
from plugins.story import address
from plugins.story.address import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.press.cards import Shelf
    from plugins.press.site import Site
    from plugins.press.thread_views import Day, InThread, Step, Thread
    from plugins.story.story import Story

_STILL = 30  # days after which a reader is told that time has passed


def place_of_thread(site: Site, language: str, key: str) -> Place:
    """Return where a thread's page stands."""
    versions = {one: address.thread(one, key) for one in LANGUAGES}
    return Place(language, versions[language], versions, versions[site.default_lang])


def place_of_threads(site: Site, language: str) -> Place:
    """Return where the index of threads stands."""
    versions = {one: address.threads(one) for one in LANGUAGES}
    return Place(language, versions[language], versions, versions[site.default_lang])


def thread_view(shelf: Shelf, thread: Any, language: str) -> dict[str, Any]:
    """Return the view of a thread's page; `thread` is what the threads room has chained."""
    site, term = shelf.site, thread.term
    place = place_of_thread(site, language, term.key)
    described = _thread(site, thread, language)
    title = site.words[language]["thread_title"].format(name=term.names[language])
    frame = site.frame(
        place, title, term.descriptions[language] or title, own_feeds=described["feeds"]
    )
    days: list[Day] = [
        {
            "when": site.when(day.date, (language,)),
            "since": day.since if day.since >= _STILL else 0,
            "articles": [shelf.card(story, place, language) for story in day.stories],
        }
        for day in thread.days
    ]
    return {**frame, "thread": described, "days": days}


def threads_view(site: Site, threads: Sequence[Any], language: str) -> dict[str, Any]:
    """Return the view of the index of threads, in the order given."""
    words = site.words[language]
    place = place_of_threads(site, language)
    frame = site.frame(place, words["threads"], words["threads_lead"])
    return {**frame, "threads": [_thread(site, one, language) for one in threads]}


def _thread(site: Site, thread: Any, language: str) -> Thread:
    term, own = thread.term, address.thread(language, thread.term.key)
    first, last = thread.stories[0].date.date(), thread.stories[-1].date.date()
    title = site.words[language]["thread_title"].format(name=term.names[language])
    return {
        "name": term.names[language],
        "address": own,
        "index": address.threads(language),
        "description": term.descriptions[language],
        "count": len(thread.stories),
        "first": site.when(first, (language,)),
        "last": site.when(last, (language,)) if last != first else None,
        "feeds": site.feeds.of(own, title, language),
    }


def thread_inputs(thread: Any) -> tuple[str, ...]:
    """Return what an index tells of a thread, as plain values."""
    days = [story.date.date().isoformat() for story in thread.stories]
    return (repr(thread.term), *days)


def in_thread_inputs(shelf: Shelf, link: Any, language: str) -> tuple[Any, ...]:
    """Return all that `in_thread` draws on, as plain values."""
    if link is None:
        return ()
    neighbours = [shelf.mark(one, language) if one else "" for one in (link.earlier, link.later)]
    return (repr(link.thread.term), link.place, len(link.thread.stories), *neighbours)


def in_thread(shelf: Shelf, link: Any, place: Place) -> InThread | None:
    """Return what the page at `place` shows of its story's thread; None where it has none."""
    if link is None:
        return None
    term = link.thread.term
    return {
        "name": term.names[place.lang],
        "address": address.thread(place.lang, term.key),
        "number": link.place,
        "count": len(link.thread.stories),
        "earlier": _step(shelf, link.earlier, place),
        "later": _step(shelf, link.later, place),
    }


def _step(shelf: Shelf, story: Story | None, place: Place) -> Step | None:
    """Return the way to a neighbour: in the page's language, else in the one that it has."""
    if story is None:
        return None
    card = shelf.card(story, place, place.lang)
    return {
        "title": card["title"],
        "lang": card["lang"],
        "address": card["address"],
        "when": card["when"],
        "draft": card["draft"],
    }
