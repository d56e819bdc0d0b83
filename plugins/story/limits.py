"""What a body may hold before converting it takes longer than anyone would wait.

Python-Markdown's patterns take time that grows with the square of unclosed brackets and tags;
the limits keep the worst body that passes under two seconds. No text that people write is near.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.story.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plugins.story.front_matter import FrontMatter

MAX_TAGS = 5000  # `<` in a body: 1.6 s where none is closed
MAX_ESCAPES = 10_000  # `\\` in a body: 0.3 s
MAX_LINKS = 20_000  # `[` in a body: each that leads nowhere is looked for in all of it
MAX_BRACKETS = 2000  # `[` in a paragraph: 1.1 s where none is closed
MAX_HEADINGS = 2000  # `#` in a paragraph: 0.4 s where no blank line parts them
MAX_DEPTH = 40  # lists and quotations inside each other

_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_MARKERS = re.compile(r"(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])(?=[ \t>]))+")


def check_limits(path: Path, front: FrontMatter) -> Iterator[Problem]:
    """Yield a problem for each limit that the body of the file at `path` goes over."""
    body = front.body
    for mark, limit, mend in (
        ("<", MAX_TAGS, "Write `&lt;` where no tag is meant"),
        ("\\", MAX_ESCAPES, "Take out those that nothing needs"),
        ("[", MAX_LINKS, "Cut the story into several"),
    ):
        if body.count(mark) > limit:
            what = f"the body has {body.count(mark):,} times `{mark}`, more than {limit:,}"
            yield Problem(path, front.body_line, what, mend)
    for mark, limit in (("[", MAX_BRACKETS), ("#", MAX_HEADINGS)):
        if body.count(mark) <= limit:
            continue
        for paragraph in _PARAGRAPHS.split(body):
            if paragraph.count(mark) > limit:
                what = f"a paragraph has {paragraph.count(mark):,} times `{mark}`"
                mend = f"Cut it up: at most {limit:,} are read"
                yield Problem(path, front.line_of(paragraph.split("\n")[0][:200]), what, mend)
    for number, line in enumerate(body.split("\n"), front.body_line):
        markers = _MARKERS.match(line)
        if markers and len(re.findall(r"[-*+>.)]", markers[0])) > MAX_DEPTH:
            what = f"lists or quotations stand more than {MAX_DEPTH} deep in each other"
            yield Problem(path, number, what, "Write them side by side")
