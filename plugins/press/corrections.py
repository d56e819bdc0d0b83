"""What was put right, story by story. Pure; knows no page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.story.changes import moment_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.story.story import Story


@dataclass(frozen=True)
class Put:
    """Correction `number` of a story, counted from 0 in the order of its file."""

    story: Story
    number: int


def corrections_of(stories: Sequence[Story]) -> list[Put]:
    """Return every correction of the stories, newest first."""
    puts = [
        Put(story, number)
        for story in stories
        for number in range(len(story.texts[story.original].corrections))
    ]
    return sorted(puts, key=_when, reverse=True)


def _when(put: Put) -> tuple[Any, ...]:
    correction = put.story.texts[put.story.original].corrections[put.number]
    return (moment_of(put.story.date, correction), put.story.id, put.number)
