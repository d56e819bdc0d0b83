"""Which stories readers may see at a moment. Pure."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from plugins.story.record import KeptStory, KeptText
    from plugins.story.story import Story


@dataclass(frozen=True)
class Due:
    """What readers may see at `now`; with `drafts` they may see everything."""

    now: datetime
    drafts: bool

    def has_come(self, story: Story) -> bool:
        """Return whether a story's time has come."""
        return self.drafts or story.date <= self.now

    def past(self, stories: Sequence[Story]) -> Sequence[Story]:
        """Return those whose time has come. stories: oldest first."""
        return stories[: bisect_left(stories, True, key=lambda one: not self.has_come(one))]

    def texts(self, story: KeptStory) -> list[KeptText]:
        """Return the texts of a story that are no drafts, once its time has come."""
        if self.drafts:
            return [*story.texts.values()]
        if story.status == "draft":
            return []
        return [text for text in story.texts.values() if text.status != "draft"]
