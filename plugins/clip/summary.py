"""The summary of a story: its lead's first sentence. Writes no word of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.clip.dateline import find_dateline
from plugins.clip.paragraphs import is_prose
from plugins.clip.sentences import first_sentence, is_finished, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

# "KONTAN.CO.ID - JAKARTA. Bank Indonesia": the place stands behind the dash, with a full stop.
_SHOUTED_PLACE = re.compile(r"^[A-Z]{3}[A-Z ,/'-]{0,30}\.\s+(?=[A-Z0-9])")
_LIMIT = 200  # characters: two lines on a card
_LABEL = 60  # characters; a shorter text without a full stop is no lead
_SLACK = 240  # a whole sentence a little longer reads better than a cut one


def summarise(paragraphs: Sequence[str]) -> str:
    """Return the lead's first sentence without its dateline; "" where there is no lead."""
    if not paragraphs:
        return ""
    head = paragraphs[:5]
    lead = next(
        (
            text
            for text in head
            if find_dateline(text) and (is_finished(text) or len(text) > _LABEL)
        ),
        "",
    )
    lead = lead or next((text for text in head if is_prose(text)), paragraphs[0])
    dateline = find_dateline(lead)
    rest = _SHOUTED_PLACE.sub("", dateline.rest, count=1) if dateline else lead
    sentence = first_sentence(rest[:4000])
    return sentence if len(sentence) <= _SLACK else shorten(sentence, _LIMIT)
