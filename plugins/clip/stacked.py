"""Headlines that paper or a mail set over two lines made one line; knows nothing of the story."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.clip.moment import read_moment
from plugins.clip.sentences import is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.paragraphs import Paragraph

_TOP = 20  # paragraphs above the story among which a headline stands
_MOST = 3  # lines that a headline is set over
_LONGEST = 80  # characters of such a line
_FEWEST = 12
_RAGGED = 3  # letters by which the lines of a headline differ at least where there was room
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}")
# A line of credits, a label, an item of a list, a trail of sections, an edition.
_OTHER = re.compile(
    r"(?:oleh|by|penulis|reporter|pewarta|editor|foto|photo|laporan|vol|no|edisi|issue|halaman|page)"
    r"\b|.*[|»›>©@•:]|.*\.(?:com|co\.id|id)\b|[-–—*●▪] |\d+[.)] |.*/[A-Z]",
    re.IGNORECASE,
)


def join_headlines(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, neighbouring lines above a wrapped story joined to one headline.

    A line that goes on has no room for the next word, if its neighbour shows how wide it may be.
    A text that is not wrapped stays as it is.
    """
    first = next((n for n, p in enumerate(paragraphs[:_TOP]) if p.lines > _MOST), None)
    if first is None:
        return list(paragraphs)
    below = {word for p in paragraphs[first:] for word in _WORD.findall(p.text.casefold())}
    joined: list[Paragraph] = []
    for place, paragraph in enumerate(paragraphs):
        above = joined[-1] if joined else None
        line = paragraphs[place - 1]
        if above and place < first and _goes_on(line.text, paragraph, below):
            words = f"{above.text} {paragraph.text}"
            joined[-1] = replace(above, text=words, lines=above.lines + paragraph.lines)
        else:
            joined.append(paragraph)
    return joined


def _goes_on(above: str, line: Paragraph, story: set[str]) -> bool:
    text = line.text
    if line.apart or is_finished(above) or is_finished(text) or _OTHER.match(above):
        return False
    if max(len(above), len(text)) > _LONGEST or len(above) < _FEWEST or _OTHER.match(text):
        return False
    word = text.split(" ", 1)[0]
    if len(above) + 1 + len(word) + _RAGGED <= len(text):
        return False  # there was room: a kicker above a headline
    if read_moment(above) or read_moment(text):
        return False
    # The words of a headline come again in the story; a writer's name does not.
    told = any(one in story for one in _WORD.findall(text.casefold()))
    return not _NAME.fullmatch(text) or told
