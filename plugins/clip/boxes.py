"""Boxes that a page sets into a story to win readers; knows nothing of the story itself."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from plugins.clip.byline import read_credits
from plugins.clip.credit import split_credit
from plugins.clip.paragraphs import is_prose
from plugins.clip.sentences import is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.paragraphs import Paragraph

_INVITING = frozenset(
    ("invitation to a newsletter", "call to subscribe", "call to follow", "call to send it on")
)
_BOX = "box that wins readers"
LINKS = "taken for links to other stories"
# For those who listen to a page: the Guardian's marks, and the BBC's in two languages.
_OPENS = re.compile(
    r"skip past newsletter promotion|skip .{3,60} and continue reading"
    r"|lewati .{3,60} dan terus membaca",
    re.IGNORECASE,
)
_LIST = re.compile(r"list of \d{1,2} items?", re.IGNORECASE)  # closed by `end of list`
_CLOSES = re.compile(r"after newsletter promotion|end of .{3,60}|akhir dari .{3,60}", re.IGNORECASE)
_READ_ON = re.compile(
    r"(?:read|see|find out|learn|know|view|baca|lihat|cari tahu) "
    r"(?:more|lebih lanjut|selengkapnya|details?)\W*|artikel [\w.]{3,20}",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[^\w\s\"“‘'(]|\d{1,3}[.)]? ")
_FEWEST_WORDS = 5  # of a headline; a subheading mostly has fewer
_MOST_LINES = 10
_MOST_CARD = 5  # lines of a card
_CARD = 120  # letters of its longest line
_MOST_LETTERS = 700
_APART = 0.4  # of a text's prose that stands between blank lines, where boxes are told by them
_MOST_OFFERED = 200  # letters of what a newsletter says of itself
_GAP = 2  # lines between two invitations


def mark_boxes(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> list[str]:
    """Return the reasons with those of the lines that share a box with the site's invitations.

    A box: lines between two marks of one; lines that no blank line parts, two of them
    invitations; short lines between two invitations.
    """
    marked = list(reasons)
    _mark_between_marks(paragraphs, marked)
    if _is_spaced(paragraphs, marked):
        _mark_blocks(paragraphs, marked)
    _mark_short_lines(paragraphs, marked)
    _mark_links(paragraphs, marked)
    if _is_spaced(paragraphs, marked):
        _mark_cards(paragraphs, marked)
    return marked


def _mark_links(paragraphs: Sequence[Paragraph], reasons: list[str]) -> None:
    """Mark headlines of other stories that no label opens: some in a row, between paragraphs."""
    first = 0
    while first < len(paragraphs):
        end = first
        while end < len(paragraphs) and not reasons[end] and _is_bare_link(paragraphs, end, first):
            end += 1
        if _GAP <= end - first <= _MOST_CARD and _is_within_story(paragraphs, first, end):
            reasons[first:end] = [LINKS] * (end - first)
        first = max(end, first + 1)


def _is_bare_link(paragraphs: Sequence[Paragraph], place: int, first: int) -> bool:
    """Return whether a line has the words of a headline, and no blank line parts it from those."""
    paragraph = paragraphs[place]
    text = paragraph.text
    if (paragraph.apart and place > first) or paragraph.picture or len(text) > _CARD:
        return False
    if text.count(" ") + 1 < _FEWEST_WORDS or is_finished(text.rstrip("?")) or text[-1] in ":;,":
        return False
    return not (_LISTED.match(text) or " | " in text or read_credits(text))


def _is_within_story(paragraphs: Sequence[Paragraph], first: int, end: int) -> bool:
    """Return whether a paragraph stands right above, and one below, a subheading between them."""
    above, after = paragraphs[first - 1 : first], paragraphs[end : end + 2]
    if not above or not is_prose(above[0].text) or not after:
        return False
    subheaded = len(after) > 1 and after[0].text.count(" ") + 1 < _FEWEST_WORDS
    return is_prose(after[subheaded].text) and after[0].apart == paragraphs[first].apart


def _mark_cards(paragraphs: Sequence[Paragraph], reasons: list[str]) -> None:
    """Mark the cards of other stories and of offers: short lines between blank ones.

    Two lines are the same, as when a card's words stand beside its picture, or the last one is a
    button to read on or to sign up.
    """
    first = next((n for n, p in enumerate(paragraphs) if is_prose(p.text)), len(paragraphs))
    long = (n for n, p in enumerate(paragraphs) if p.text.count(" ") + 1 >= _FEWEST_WORDS)
    first = min(first, next(long, first))  # the headline, or a line above it
    starts = [place for place, p in enumerate(paragraphs) if place > first and p.apart]
    for start, end in itertools.pairwise([*starts, len(paragraphs)]):
        lines = [paragraph.text for paragraph in paragraphs[start:end]]
        free = [place for place in range(start, end) if not reasons[place]]
        if not 2 <= len(lines) <= _MOST_CARD or not free or not end < len(paragraphs):
            continue
        if any(_is_no_card(paragraphs[n]) for n in free):
            continue
        words = [paragraphs[n].text for n in free]  # a label may stand over each of two links
        twice = len(set(words)) < len(words) and not any(map(is_finished, lines))
        button = reasons[end - 1] in _INVITING or bool(_READ_ON.fullmatch(lines[-1]))
        if twice or (button and len(free) <= _GAP):
            _fill(reasons, range(start, end))


def _is_no_card(paragraph: Paragraph) -> bool:
    text = paragraph.text
    credits = read_credits(text)
    if credits and any(" " in name for name in credits.authors):
        return True  # a writer, by the portrait and below it
    captions = bool(paragraph.picture or split_credit(text, above_lead=True))
    told = is_prose(text) and not text.endswith("?")
    return captions or told or len(text) > _CARD


def _mark_between_marks(paragraphs: Sequence[Paragraph], reasons: list[str]) -> None:
    opened = -1
    for place, paragraph in enumerate(paragraphs):
        if _OPENS.fullmatch(paragraph.text) or _LIST.fullmatch(paragraph.text):
            opened = place
        elif _CLOSES.fullmatch(paragraph.text) and 0 <= opened >= place - _MOST_LINES:
            links = _LIST.fullmatch(paragraphs[opened].text)
            _fill(reasons, range(opened, place + 1), "link to another story" if links else _BOX)
            opened = -1


def _is_spaced(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> bool:
    prose = [p for p, reason in zip(paragraphs, reasons, strict=True)
             if not reason and is_prose(p.text)]  # fmt: skip
    return bool(prose) and sum(p.apart for p in prose) >= _APART * len(prose)


def _mark_blocks(paragraphs: Sequence[Paragraph], reasons: list[str]) -> None:
    starts = [place for place, p in enumerate(paragraphs) if p.apart or place == 0]
    for start, end in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        inviting = sum(reasons[place] in _INVITING for place in range(start, end))
        letters = sum(len(paragraphs[place].text) for place in range(start, end))
        if inviting >= 2 and end - start <= _MOST_LINES and letters <= _MOST_LETTERS:
            # A paragraph of the story or a caption may stand right above the box.
            box = range(start, end)
            first = next(n for n in box if reasons[n] or not _is_no_card(paragraphs[n]))
            last = max(n for n in box if reasons[n] in _INVITING)
            _fill(reasons, range(first, last + 1))


def _mark_short_lines(paragraphs: Sequence[Paragraph], reasons: list[str]) -> None:
    places = [place for place, reason in enumerate(reasons) if reason in _INVITING]
    for one, two in itertools.pairwise(places):
        between = range(one + 1, two)
        letters = sum(len(paragraphs[n].text) for n in between)
        offer = reasons[one] == "invitation to a newsletter" and letters <= _MOST_OFFERED
        finished = any(is_finished(paragraphs[n].text) for n in between)
        if 0 < len(between) <= _GAP and (offer or not finished):
            _fill(reasons, between)


def _fill(reasons: list[str], places: range, reason: str = _BOX) -> None:
    for place in places:
        reasons[place] = reasons[place] or reason
