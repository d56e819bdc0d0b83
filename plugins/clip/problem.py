"""How the clipper says that it cannot make a story of what it was given."""

from __future__ import annotations

from pathlib import Path

from plugins.story.problem import Problem, StoryError

PASTE = Path("pasted text")  # where a fault lies when no file is known


class ClipError(StoryError):
    """A source that cannot become a story. Nothing has been written when it is raised."""


def refuse(what: str, mend: str, *, path: Path = PASTE, line: int = 0) -> ClipError:
    """Return, for the caller to raise, the error that tells this one fault."""
    return ClipError(Problem(path, line, what, mend))
