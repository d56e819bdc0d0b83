"""Where a story's first paragraph stands: below its deck, credits and captions. No end, no runs."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from plugins.clip.byline import read_credits
from plugins.clip.credit import split_credit
from plugins.clip.dateline import find_dateline
from plugins.clip.labels import DECK
from plugins.clip.outlets import is_section
from plugins.clip.sentences import is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.paragraphs import Paragraph

_DECK = 3  # paragraphs that may stand between a headline and the credits
_NEAR = 12  # lines from the first of a deck to its last label
_BUTTONS = ("share bar", "buttons")
_BAR = 3  # buttons side by side
_SPACED = 0.6  # of a text's paragraphs have a blank line above, where blank lines part them
_TOLD = 40  # paragraphs that would tell of whom a subheading names
_INITIAL = 3  # letters of a word that tells nothing
_STORY = 3  # paragraphs that show how a story's are parted
_LONGEST_ITEM = 160  # characters of a line in a list
_LONGEST_CAPTION = 300
_ITEM = re.compile(r"[•●▪◦‣·*✓✔➢-] ?\S|\d{1,3}[.)]? \S")
_ADDRESS = re.compile(r"https?://\S{4,300}")
_SITE = re.compile(r"(?:www\.)?(?:[\w-]{1,40}\.){1,4}[A-Za-z]{2,4}")


def find_lead(
    paragraphs: Sequence[Paragraph],
    kinds: Sequence[str],
    reasons: Sequence[str],
    prose: Sequence[int],
) -> int:
    """Return the place of the story's first paragraph.

    kinds: what each line is, as `prose` tells it. reasons: why each is furniture, "" where it
    is none. prose: the places of the story's paragraphs, which are not none.
    """
    opened = [
        (place, dateline)
        for place in prose[: _DECK + 1]
        if (dateline := find_dateline(paragraphs[place].text)) and kinds[place] == "prose"
        and (dateline.outlet or dateline.text.split(",", 1)[0].isupper())
    ]  # fmt: skip
    if opened:
        # "HANDING OVER: The president …" is a caption, where a dateline with a dash follows.
        return next((place for place, dateline in opened if dateline.sure), opened[0][0])
    lead = prose[0]
    for count, place in enumerate(prose[1 : _DECK + 1], 1):
        above = range(prose[count - 1] + 1, place)
        if any(
            kinds[n] == "credits"
            # Of the picture whose caption the line above is.
            or (kinds[n] == "picture" and not paragraphs[n].apart)
            or _SITE.fullmatch(paragraphs[n].text)
            or (count == 1 and kinds[n] == "short" and _names_writers(paragraphs, n))
            or (count == 1 and _ADDRESS.fullmatch(paragraphs[n].text))
            for n in above
        ):
            lead = place
        elif (count == 1 or _is_unspaced(paragraphs, prose, count)) and sum(
            reasons[n] in _BUTTONS for n in above
        ) >= _BAR:
            lead = place  # below a bar of buttons: what stands above it opens no story
    while (after := next((n for n in prose if n > lead), None)) is not None and _is_caption(
        paragraphs[lead].text
    ):
        lead = after
    return _skip_points(paragraphs, prose, lead)


def _names_writers(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Return whether a line is whole names of people of whom the text below never tells."""
    credits = read_credits(paragraphs[place].text)
    if not credits or not credits.names_only or not credits.authors:
        return False
    above = (read_credits(p.text) for p in paragraphs[max(0, place - _NEAR) : place])
    if any(one and one.authors and not one.names_only for one in above):
        return False
    below = " ".join(p.text for p in paragraphs[place + 1 : place + 1 + _TOLD]).casefold()
    return all(
        " " in name
        and not is_section(name)
        and not any(word in below for word in name.casefold().split() if len(word) > _INITIAL)
        for name in credits.authors
    )


def _is_unspaced(paragraphs: Sequence[Paragraph], prose: Sequence[int], count: int) -> bool:
    """Return whether no blank line stands above the first lines of prose, but between those below.

    So a page's head is copied, and then its story.
    """
    above = any(paragraphs[n].apart for n in prose[:count])
    below = [paragraphs[n].apart for n in prose[count + 1 :]]
    return not above and sum(below) > _SPACED * len(below)


def _is_caption(text: str) -> bool:
    """Return whether what would open the story closes with the credit of a picture."""
    split = split_credit(text, above_lead=True) if len(text) <= _LONGEST_CAPTION else None
    return bool(split and is_finished(split[0])) and find_dateline(text) is None


def _find_points(paragraphs: Sequence[Paragraph], places: Sequence[int]) -> list[int]:
    """Return the lines that sum the story up without bullets: a block of sentences, each a line.

    Only where blank lines part the paragraphs below it.
    """
    if not places or not paragraphs[places[0]].apart:
        return []
    block = [*places[:1], *itertools.takewhile(lambda n: not paragraphs[n].apart, places[1:])]
    below = places[len(block) :]
    spaced = len(below) >= _STORY and all(paragraphs[n].apart for n in below)
    short = all(len(paragraphs[n].text) <= _LONGEST_ITEM for n in block)
    whole = block == list(range(block[0], block[-1] + 1)) if block else False
    return block if spaced and short and whole else []


def _skip_deck(paragraphs: Sequence[Paragraph], prose: Sequence[int], lead: int) -> int:
    """Return the place below the blocks of a deck: from its label on, to the last label's block.

    Only where blank lines part the paragraphs below it.
    """
    top = range(max(0, lead - _DECK), min(lead + _NEAR, len(paragraphs)))
    labels = [place for place in top if DECK.fullmatch(paragraphs[place].text)]
    if not labels or labels[0] > lead:
        return lead
    end = labels[-1] + 2  # the line below the last label, whether a blank one parts them or not
    while end < len(paragraphs) and not paragraphs[end].apart:
        end += 1
    below = [place for place in prose if place >= end]
    spaced = sum(paragraphs[place].apart for place in below) > _SPACED * len(below)
    return below[0] if below and spaced else lead


def _skip_points(paragraphs: Sequence[Paragraph], prose: Sequence[int], lead: int) -> int:
    """Return the place below the points that sum a story up above its first paragraph."""
    lead = _skip_deck(paragraphs, prose, lead)
    places = [place for place in prose if place >= lead]
    points = list(itertools.takewhile(lambda n: _ITEM.match(paragraphs[n].text), places))
    points = points or _find_points(paragraphs, places)
    follows = places[len(points) : len(points) + 1]
    return follows[0] if len(points) >= 2 and follows else lead
