"""The shape of a thread, and of a story's place in one: plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from plugins.press.frame import Feed, When
    from plugins.press.views import Card


class Step(TypedDict):
    """A neighbour in a thread. `lang` differs from the page's where only that language exists."""

    title: str
    lang: str
    address: str
    when: When
    draft: bool


class InThread(TypedDict):
    """A story's place in its thread: it is story `number` of `count`, the oldest is 1."""

    name: str
    address: str
    number: int
    count: int
    earlier: Step | None
    later: Step | None


class Thread(TypedDict):
    """A thread. `count` is in stories; `last` is None where all of them are of one day."""

    name: str
    address: str
    index: str
    description: str
    count: int
    first: When
    last: When | None
    feeds: list[Feed]


class Day(TypedDict):
    """A day of a thread, its stories oldest first.

    since: days since the thread's day before it where they are many, else 0.
    """

    when: When
    since: int
    articles: list[Card]
