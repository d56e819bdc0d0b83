"""The deck: the sentences between headline and story that sum it up. Writes no word of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.clip.byline import read_credits
from plugins.clip.clipping import Dropped, Picture
from plugins.clip.dateline import find_dateline
from plugins.clip.labels import DECK
from plugins.clip.sentences import is_finished, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.paragraphs import Paragraph

_LIMIT = 300  # characters of a summary
_FEWEST = 8  # words of a deck that closes with no full stop
_LONG = 16  # words that hardly any headline has
_HEADLINE = 6  # words of a line that may well be a headline
_CAPTION = 300  # characters of a caption that only its place betrays


@dataclass(frozen=True)
class Deck:
    """summary: the deck's words. picture: of a caption that stands alone above the lead, or None.

    rest: the other lines above the story.
    """

    summary: str = ""
    picture: Picture | None = None
    rest: list[Paragraph] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


def take_deck(head: Sequence[Paragraph], lead: str, *, pictured: bool = False) -> Deck:
    """Return the deck among the lines between headline and story.

    head: those lines, captions with a credit taken out. lead: the story's first paragraph.
    pictured: a caption is known, so that a sentence alone above the lead is none.
    """
    credited = [place for place, p in enumerate(head) if _is_credits(p.text)]
    signed = any((one := read_credits(head[place].text)) and one.authors for place in credited)
    if not signed:  # the date stands above the headline, and the writers below the deck
        credited += [place for place, p in enumerate(head) if _is_named(p.text)][:1]
    last = credited[-1] if credited else len(head)
    label = next((n for n, p in enumerate(head) if DECK.fullmatch(p.text)), len(head))
    places = [n for n, p in enumerate(head) if n < min(last, label) and _is_sentence(p.text)]
    places += [n for n in range(label + 1, len(head)) if not read_credits(head[n].text)]
    words = [head[place].text for place in places]
    summary = _join(words)
    short = shorten(summary, _LIMIT)
    dropped = [Dropped(text, "deck above the story") for text in words] if short != summary else []
    rest = [p for place, p in enumerate(head) if place not in places]
    picture = None
    alone = last == len(head) - 2 and last + 1 not in places
    if alone and not pictured and find_dateline(lead) and _is_caption(head[-1].text):
        picture = Picture(caption=head[-1].text)
        rest.pop()
    return Deck(short, picture, rest, dropped)


def may_sum_up(text: str, above: str) -> bool:
    """Return whether a line has more words than headlines have, and the one above it enough."""
    words, headed = text.count(" ") + 1, above.count(" ") + 1
    return words >= _LONG and headed >= _HEADLINE and words * 2 >= headed * 3


def _join(words: Sequence[str]) -> str:
    """Return the words in a row, points of a list as sentences."""
    return " ".join(text if is_finished(text) or len(words) == 1 else f"{text}." for text in words)


def _is_credits(text: str) -> bool:
    credits = read_credits(text)
    return bool(credits and not credits.names_only)


def _is_named(text: str) -> bool:
    """Return whether a line is whole names: of the writers, for no caption is left here."""
    credits = read_credits(text)
    return bool(credits and credits.authors and all(" " in name for name in credits.authors))


def _is_sentence(text: str) -> bool:
    spaces = text.count(" ")
    sentence = (is_finished(text) and spaces >= 3) or spaces + 1 >= _FEWEST
    return sentence and read_credits(text) is None


def _is_caption(text: str) -> bool:
    return len(text) <= _CAPTION and is_finished(text) and read_credits(text) is None
