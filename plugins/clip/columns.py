"""What may be a caption by its words alone, and the frame of one in a newspaper's column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.clip.byline import read_credits
from plugins.clip.clipping import Picture
from plugins.clip.credit import MAKER, read_credit, split_credit
from plugins.clip.dateline import find_dateline
from plugins.clip.labelled import Frame
from plugins.clip.outlets import is_agency, is_picture_source
from plugins.clip.paragraphs import is_prose
from plugins.clip.sentences import first_sentence, is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.paragraphs import Paragraph

_LONGEST = 300  # characters of a caption
_AROUND = 6  # paragraphs that show how a column parts its own
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


def read_between(paragraphs: Sequence[Paragraph], place: int) -> Frame | None:
    """Return the frame of an agency and a sentence, alone between blank lines in a column.

    Elsewhere in such a column no blank line parts the paragraphs; on a page, where blank lines
    part them all, the sentence may be the story's.
    """
    lines = paragraphs[place : place + 3]
    if not place or [line.apart for line in lines] != [True, False, True]:
        return None
    name, caption = lines[0].text, lines[1].text
    if not (is_agency(name) or (MAKER.fullmatch(name) and is_picture_source(name))):
        return None
    told = is_finished(caption) and first_sentence(caption) == caption and may_caption(caption)
    around = [*paragraphs[max(0, place - _AROUND) : place], *paragraphs[place + 3 :][:_AROUND]]
    prose = [p.apart for p in around if is_prose(p.text)]
    if not told or not is_prose(lines[2].text) or sum(prose) * 2 >= len(prose):
        return None
    return Frame(2, Picture(caption=caption, credit=name))


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
