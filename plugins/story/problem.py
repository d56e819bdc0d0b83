"""How the digest says that a story needs mending."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one file, told so that an editor can mend it.

    path:     file as the editor knows it, relative to where the command was given.
    line:     1-based; 0 when the fault belongs to the whole file.
    what:     what is wrong, with the value that was found.
    mend:     what to write instead, in the imperative.
    severity: "error" stops a build; "flaw" only fails `./inv check`: the page can be shown, and
              should not stay so; "notice" is told and stops nothing.
    """

    path: Path
    line: int
    what: str
    mend: str
    severity: str = "error"

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{where}: {self.what}. {self.mend}."


class StoryError(Exception):
    """A story cannot go on. `problems` holds every fault found, never only the first."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)  # plain args, so it survives pickling to a worker
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(str, sorted(self.problems)))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name closest to `name`, or None where nothing is close.

    Case is ignored, and equally close names are told in alphabetical order.
    """
    matcher = SequenceMatcher(b=name.casefold())
    best, likeness = None, 0.6  # what difflib calls close
    for one in sorted(known):
        matcher.set_seq1(one.casefold())
        if matcher.quick_ratio() > likeness and (ratio := matcher.ratio()) > likeness:
            best, likeness = one, ratio
    return best
