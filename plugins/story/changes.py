"""When a story changed for its readers: told by its editor, never by a file's time. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from plugins.story.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from plugins.story.front_matter import FrontMatter
    from plugins.story.story import Correction

_STEP = timedelta(minutes=1)


def last_change(
    published: datetime, updated: datetime | None, corrections: Sequence[Correction]
) -> datetime:
    """Return when a text last changed: its newest correction, its `updated`, or its date.

    A correction has a day and no hour, and its day began at midnight where the story is dated, so
    that no reader is told of a time to come. Each one moves the moment by a minute more: one made
    on the day of another, or of publication, counts too.
    """
    days = [moment_of(published, one) for one in corrections]
    newest = max([published, *days, *([updated] if updated else [])])
    return newest + _STEP * len(days)


def moment_of(published: datetime, correction: Correction) -> datetime:
    """Return when the day of a correction began, or when its story appeared, if that was later."""
    midnight = datetime.combine(correction.date, time(), published.tzinfo)
    return max(published, midnight)


def check_updated(
    path: Path, front: FrontMatter, updated: datetime | None, published: datetime
) -> Iterator[Problem]:
    """Yield a problem where a text says that it changed before its story appeared."""
    if updated and updated < published:
        what = f"`updated` is {updated.isoformat()}, before the story's `date`"
        mend = f"Write when the text changed, after {published.isoformat()}, or take the line out"
        yield Problem(path, front.line(("updated",)), what, mend)
