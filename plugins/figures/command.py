"""What `./inv photo` calls: its arguments, its questions, and the list of all pictures."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from plugins.figures.add import Words, give_picture
from plugins.figures.report import report, write_csv, write_table
from plugins.story.library import load_library
from plugins.story.problem import Problem, StoryError


def give(story: str, file: str, **words: str) -> str:
    """Give a story a picture; an editor at a terminal is asked for what is missing."""
    for name, value, mend in (
        ("STORY", story, "Name the story's folder, such as `content/stories/2022/01/banjir`"),
        ("FILE", file, "Name the picture's file after the story"),
    ):
        if not value:
            raise StoryError(Problem(Path(name), 0, "it is not said", mend))
    asked = _ask if sys.stdin.isatty() else None
    return give_picture(Path(story), Path(file), Words(**words), asked)


def _ask(question: str) -> str:
    try:
        return input(f"{question} ")
    except EOFError:
        return ""


def list_all(content: Path, csv: str) -> str:
    """Return every picture as a table, or, for csv "-", as CSV; another `csv` is a file to write.

    Raises StoryError where that cannot be written.
    """
    rows = report(load_library(content))
    if csv == "-":
        return write_csv(rows)
    table = write_table(rows) + "\n"
    if csv:
        path = Path(csv)
        partial = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            partial.write_text(write_csv(rows), encoding="utf-8")
            partial.replace(path)
        except OSError as error:
            what = f"the list cannot be written: {error.strerror}"
            raise StoryError(Problem(path, 0, what, "Name another file")) from None
        table += f"Wrote {path}.\n"
    return table
