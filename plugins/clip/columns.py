"""What may be a caption by its words alone, and the frame of one in a newspaper's column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.clip.byline import read_credits
from plugins.clip.clipping import Picture
from plugins.clip.credit import read_credit, split_credit
from plugins.clip.dateline import find_dateline
from plugins.clip.labelled import Frame
from plugins.clip.paragraphs import is_prose
from plugins.clip.sentences import first_sentence, is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.paragraphs import Paragraph

_LONGEST = 300  # characters of a caption
_FEWEST = 4  # words of a caption
# "TERJANG BANJIR: Pekerja …", "PEACE PRIZE. Rappler CEO …": the words that open a caption.
SHOUT = re.compile(r"[A-Z][A-Z0-9’'&, -]{3,40}(?<![ ,-])[:.] (?=[\"“]?[A-Z])")


def may_caption(text: str) -> bool:
    """Return whether the words are those of a caption, and neither a credit nor a dateline."""
    if len(text) > _LONGEST or len(text.split()) < _FEWEST:
        return False
    if read_credits(text) or split_credit(text, above_lead=text.endswith(")")):
        return False
    dateline = find_dateline(text)
    return not dateline or bool(SHOUT.match(text))


def read_over(paragraphs: Sequence[Paragraph], reasons: Sequence[str], place: int) -> Frame | None:
    """Return the frame of a photographer with a paper, and below it one sentence between others.

    So a newspaper's column has it, below a line that sends readers to another page.
    """
    line, *below = [paragraph.text for paragraph in paragraphs[place : place + 3]]
    if not place or not reasons[place - 1] or len(below) < 2 or "/" not in line:
        return None
    caption = below[0]
    told = is_finished(caption) and first_sentence(caption) == caption
    if not (told and read_credit(line) and may_caption(caption) and is_prose(below[1])):
        return None
    return Frame(2, Picture(caption=caption, credit=read_credit(line)))
