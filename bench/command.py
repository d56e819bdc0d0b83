"""The measurements of `./inv bench`: which there are, and how one is run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from difflib import get_close_matches

from bench import build, clip, hold, pages, paste, pictures, related

BENCHES: dict[str, Callable[[Sequence[str]], int]] = {
    "build": build.main,
    "clip": clip.main,
    "hold": hold.main,
    "pages": pages.main,
    "paste": paste.main,
    "pictures": pictures.main,
    "related": related.main,
}


def run(what: str, options: Sequence[str]) -> int:
    """Run the measurement named `what` with its own options and return its exit code."""
    if what not in BENCHES:
        close = get_close_matches(what, BENCHES, n=1)
        known = close[0] if close else ", ".join(BENCHES)
        print(
            f"{what!r} is nothing we measure. Write `./inv bench {known}`.",
            file=sys.stderr,
        )
        return 1
    return BENCHES[what](options)
