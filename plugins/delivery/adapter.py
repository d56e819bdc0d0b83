"""Let IndexNow see that who tells it of the site's news may speak for the site.

signal   finalized: everything else is ordered
reads    pelican.writer
writes   /KEY.txt, a file that holds the key; nothing where there is no key
setting  INDEXNOW_KEY: str, 8 to 128 letters, digits and hyphens, or ""
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.story.problem import Problem, StoryError

_KEY = re.compile(r"[A-Za-z0-9-]{8,128}")


def show_key(pelican: Any) -> None:
    """Order the file of the key. Raises StoryError for a key that is none."""
    key: str = pelican.settings["INDEXNOW_KEY"]
    if not key:
        return
    if not _KEY.fullmatch(key):
        what = f"`INDEXNOW_KEY` is {key!r}, which is no key"
        mend = "Write 8 to 128 letters, digits and hyphens, or leave it empty"
        raise StoryError(Problem(Path("pelicanconf.py"), 0, what, mend))
    pelican.writer.plan(f"/{key}.txt", (key,), key.encode)


def register() -> None:
    """Connect to Pelican."""
    signals.finalized.connect(show_key)
