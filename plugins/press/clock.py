"""The one clock a build reads: it tells which stories are due. Imports nothing heavy."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path

from plugins.story.problem import Problem, StoryError


def build_time() -> datetime:
    """Return the moment the build is made for: SOURCE_DATE_EPOCH in seconds, or now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(float(epoch or time.time()), UTC)
    except (ValueError, OverflowError, OSError):
        what = f"it is {epoch!r}, which is no number of seconds since 1970"
        mend = "Write such a number, or unset it"
        raise StoryError(Problem(Path("SOURCE_DATE_EPOCH"), 0, what, mend)) from None
