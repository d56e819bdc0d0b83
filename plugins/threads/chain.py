"""Stories of one thread in order: who follows whom, and on which days. Pure; knows no page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from plugins.story.glossary import Term
    from plugins.story.story import Story


@dataclass(frozen=True)
class Day:
    """What a thread brought on one day.

    since:   days since the thread's day before it; 0 for its first.
    stories: oldest first.
    """

    date: date
    since: int
    stories: tuple[Story, ...]


@dataclass(frozen=True)
class Thread:
    """Stories that follow each other, oldest first, and what their thread is called."""

    term: Term
    stories: tuple[Story, ...]

    @property
    def days(self) -> list[Day]:
        """Return the thread day by day, each day the one that its stories are dated."""
        days: list[Day] = []
        for day, stories in groupby(self.stories, lambda story: story.date.date()):
            since = (day - days[-1].date).days if days else 0
            days.append(Day(day, since, tuple(stories)))
        return days


@dataclass(frozen=True)
class Link:
    """A story's place in its thread. `place` counts from 1."""

    thread: Thread
    place: int
    earlier: Story | None
    later: Story | None


def chain_stories(
    stories: Iterable[Story], thread_of: Callable[[Story], Term | None]
) -> list[Thread]:
    """Return the threads of `stories`, the one with the newest story first.

    Order is that of the dates as readers see them, day before hour: where zones differ, a day
    never stands before an earlier one. A thread may have one story; a story has one thread at
    most, so that no chain can run in a circle.
    """
    held: dict[str, tuple[Term, list[Story]]] = {}
    for story in stories:
        if term := thread_of(story):
            held.setdefault(term.key, (term, []))[1].append(story)
    threads = [Thread(term, tuple(sorted(ones, key=_order))) for term, ones in held.values()]
    threads.sort(key=lambda thread: thread.term.key)
    return sorted(threads, key=lambda thread: _order(thread.stories[-1]), reverse=True)


def _order(story: Story) -> tuple[date, datetime, str]:
    return story.date.date(), story.date, story.id


def link_stories(threads: Iterable[Thread]) -> dict[str, Link]:
    """Return story id -> its place in its thread."""
    links = {}
    for thread in threads:
        ones = thread.stories
        neighbours = zip((None, *ones), ones, (*ones[1:], None), strict=False)
        for place, (earlier, story, later) in enumerate(neighbours, 1):
            links[story.id] = Link(thread, place, earlier, later)
    return links
