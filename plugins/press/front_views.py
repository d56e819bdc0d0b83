"""The shape of what the front pages show besides lists of stories: plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from plugins.press.frame import Door, Link, Phrase, When


class Brief(TypedDict):
    """A story in a line: its headline, a door for each language of the page that it has."""

    doors: list[Door]
    when: When


class DigestThread(TypedDict):
    """The thread with the newest story. `steps`: its newest, but for the lead, newest first."""

    link: Link
    description: list[Phrase]
    steps: list[Brief]


class DigestSection(TypedDict):
    """A category on a front page.

    count: in stories. newest: the newest of them that the front does not list itself, or None.
    """

    link: Link
    count: int
    newest: Brief | None


class PutRightBriefly(Brief):
    """A correction on a front page; `when` is its day."""

    notes: list[Phrase]


class Digest(TypedDict):
    """What a front page has besides its stories: what else is going on."""

    thread: DigestThread | None
    sections: list[DigestSection]
    corrections: list[PutRightBriefly]
    all_corrections: Link
