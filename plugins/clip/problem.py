"""How the clipper says that it cannot make a story of what it was given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plugins.story.problem import Problem, StoryError

# Where a fault lies as long as nobody has said which file or address was read.
PASTE = Path("pasted text")
PAGE = Path("page")


class ClipError(StoryError):
    """A source that cannot become a story. Nothing has been written when it is raised."""


def refuse(what: str, mend: str, *, path: Path = PASTE, line: int = 0) -> ClipError:
    """Return, for the caller to raise, the error that tells this one fault."""
    return ClipError(Problem(path, line, what, mend))


def placed(error: ClipError, here: Path) -> ClipError:
    """Return the error with `here` in place of a source that was not known where it was raised."""
    return ClipError(
        *(replace(one, path=here) if one.path in (PASTE, PAGE) else one for one in error.problems)
    )
