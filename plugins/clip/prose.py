"""Where the story stands among the lines of a paste; knows no headline, author or date.

A story is a run of paragraphs. What stands around it is short lines: menus, headlines, buttons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.clip.byline import read_credits
from plugins.clip.credit import read_credit, split_credit
from plugins.clip.labels import TAGS
from plugins.clip.language import is_common
from plugins.clip.lead import find_lead
from plugins.clip.paragraphs import is_prose
from plugins.clip.rows import find_rows
from plugins.clip.sentences import first_sentence, is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.paragraphs import Paragraph

_WIDE = 4  # short lines in a row that no list explains: a gap between two texts
_STORY = 4  # paragraphs that are a story without any credits
_DECK = 3  # paragraphs that may stand between a headline and the credits
_SHARE = 0.35  # of the longest run that an earlier one must have to be the story
_NEAR = 14  # lines above a run in which its credits stand
_LONGEST_ITEM = 160  # characters of a line in a list
_LONG = 120  # characters; no headline is longer, so a line without a full stop is prose too
# Noise after which no story goes on.
_ENDS = frozenset(
    (
        "copyright line", "time since publication", "tag list", "editor's initials",
        "list of other stories", "who else worked on it", "mark of the end",
    )
)  # fmt: skip
# Noise that mostly stands below a story.
_MAY_END = frozenset(("comments", "counts of readers", "mark of an end or a break"))
_SENTENCE = 7  # spaces within a sentence that no headline and no label has
_LONGEST_CREDITS, _LONGEST_CAPTION = 200, 300
_MOST_DATED = 1000  # lines with a figure that are read as dates; to read one is slow
_FEWEST_WORDS = 6  # of a sentence without a full stop
# What brackets say after a sentence: initials, agencies, a source.
_MARK = re.compile(
    r"(?<=[.!?\"”’]) ?(?:[(\[][^()\[\]]{1,40}[)\]]|[-–—]{1,2} ?[A-Z][\w. ]{1,30}(?:/[a-z]{2,4})?)$"
)
_SPACED = 0.6  # of a text's paragraphs have a blank line above, where blank lines part them
_STRAY = 2  # short lines above a short sentence that is none of the story's
_DIGIT = re.compile(r"\d")
_ITEM = re.compile(r"[•●▪◦‣·*✓✔➢-] ?\S|\d{1,3}[.)]? \S")
_PROSE = ("prose", "short prose")


@dataclass(frozen=True)
class Span:
    """first: the place of the story's first line. end: the place after its last one."""

    first: int
    end: int


@dataclass(frozen=True)
class _Run:
    """Lines from `first` to `end` that one text may hold; `letters` counts those of its prose.

    ends: the run stands before something that no story goes on after, "no" where it does not,
    "perhaps" before what some pages print within a story too.
    """

    first: int
    end: int
    letters: int
    prose: int
    credited: bool
    ends: str


def find_story(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> Span | None:
    """Return where the story stands, or None where no line is prose. Cost is linear.

    reasons: why each paragraph is furniture, "" where it is none.
    """
    kinds = _tell_kinds(paragraphs, reasons)
    runs = _find_runs(paragraphs, kinds)
    if not runs:
        return None
    most = max(run.letters for run in runs)
    place = next(
        (
            place
            for place, run in enumerate(runs)
            if run.letters >= most * _SHARE
            and (run.credited or run.prose >= _STORY)
            and not _is_deck(run, runs[place + 1 : place + 2])
        ),
        None,
    )
    if place is None:
        place = next(place for place, run in enumerate(runs) if run.letters == most)
    first, end = runs[place].first, runs[place].end
    while place + 1 < len(runs) and _goes_on(runs[place], runs[place + 1], kinds):
        place += 1
        end = runs[place].end
    if _is_last_sentence(paragraphs, kinds, end):
        end += 1
    prose = [place for place in range(first, end) if kinds[place] in _PROSE]
    return Span(find_lead(paragraphs, kinds, reasons, prose), end)


def _is_deck(run: _Run, below: Sequence[_Run]) -> bool:
    """Return whether a run is a sentence or two above the buttons over a far longer text."""
    if run.prose >= _DECK or run.ends == "yes" or not below:
        return False
    return below[0].first - run.end <= _NEAR and below[0].letters >= 2 * run.letters


def _is_last_sentence(paragraphs: Sequence[Paragraph], kinds: Sequence[str], place: int) -> bool:
    """Return whether a line below the story is its last sentence, copied without the full stop.

    Headlines of other stories come in numbers, and many papers give their words capitals.
    """
    if kinds[place : place + 1] != ["short"] or "short" in kinds[place + 1 :]:
        return False
    words = paragraphs[place].text.split()
    if not any(is_common(word.casefold()) for word in words):
        return False  # tags that no comma parts
    small = sum(word[0].islower() for word in words)
    return len(words) >= _FEWEST_WORDS and small * 2 > len(words)


def _tell_kinds(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> list[str]:
    """Return what each line is: prose, item (of a list), credits, noise, end or short."""
    kinds: list[str] = []
    tables = find_rows(paragraphs)
    listing = False
    dated = 0
    credited: set[str] = set()
    for place, (paragraph, reason) in enumerate(zip(paragraphs, reasons, strict=True)):
        if place in tables and not reason:
            kinds.append("item")
            continue
        dated += bool(_DIGIT.search(paragraph.text[:_LONGEST_CREDITS]))
        kind = _tell_kind(paragraph, reason, may_credit=dated <= _MOST_DATED)
        if kind == "short" and listing and len(paragraph.text) <= _LONGEST_ITEM:
            kind = "item"
        if kind == "credits":
            kind = "noise" if paragraph.text in credited else kind  # a running head again
            credited.add(paragraph.text)
        listing = kind == "item" or (
            kind in ("prose", "short") and paragraph.text.endswith(":") and not reason
        )
        kinds.append(kind)
    return kinds


def _tell_kind(paragraph: Paragraph, reason: str, *, may_credit: bool) -> str:
    text = _MARK.sub("", paragraph.text)
    if paragraph.picture:
        return "frame"
    tags = TAGS.fullmatch(text)
    if tags and tags["rest"].strip() == ":":
        return "end"  # of the story: no list of its own stands below
    if reason:
        return "end" if reason in _ENDS else "perhaps" if reason in _MAY_END else "noise"
    credits = read_credits(text) if may_credit else None
    if credits and not credits.names_only:
        return "credits"
    if len(text) <= _LONGEST_CREDITS and read_credit(text):
        return "picture"
    if paragraph.glued or (
        len(text) <= _LONGEST_CAPTION and split_credit(paragraph.text, above_lead=False)
    ):
        return "noise"  # a caption
    if is_prose(text) or len(text) >= _LONG or _holds_sentence(text):
        return "prose"
    if _ITEM.match(text):
        return "item"
    if text.endswith(":") and text.count(" ") >= 2:
        return "short prose"
    return "short prose" if is_finished(text) and text.count(" ") >= 2 else "short"


def _holds_sentence(text: str) -> bool:
    """Return whether a line without a full stop has a sentence before its last words."""
    first = first_sentence(text)
    return first != text and first.count(" ") >= _SENTENCE


def _find_runs(paragraphs: Sequence[Paragraph], kinds: Sequence[str]) -> list[_Run]:
    """Return the runs of prose, in order: gaps and ends part them."""
    runs: list[_Run] = []
    places: list[int] = []  # of the prose and the items of the run at hand
    gap = 0
    for place, kind in enumerate(kinds):
        gap = gap + 1 if kind == "short" else 0 if kind in _PROSE else gap
        if kind in _PROSE or (kind == "item" and places):
            places.append(place)
            continue
        prose = sum(kinds[one] in _PROSE for one in places)
        parted = (
            kind == "credits"
            and (prose > _DECK or _has_title_between(paragraphs, kinds, places, place))
            and not _is_outlet(paragraphs[place].text)
        )
        if kind in ("end", "perhaps") or parted or gap >= _WIDE:
            ends = "yes" if parted or kind == "end" else "perhaps" if kind == "perhaps" else "no"
            runs += _close(paragraphs, kinds, places, ends)
            places = []
    return [*runs, *_close(paragraphs, kinds, places, "yes")]


def _is_outlet(text: str) -> bool:
    """Return whether a line names an outlet alone, as one does below a picture in the story."""
    credits = read_credits(text)
    return bool(credits and credits.outlet and not credits.authors and not credits.moment)


def _close(
    paragraphs: Sequence[Paragraph], kinds: Sequence[str], places: list[int], ends: str
) -> list[_Run]:
    """Return the run that holds the lines, or nothing where none of them is prose."""
    while places and paragraphs[places[-1]].text.endswith(":"):
        places = places[:-1]  # it opens a list that is no part of the story
    while len(places) > 1 and _is_stray(paragraphs, kinds, places):
        places = places[:-1]
    prose = [place for place in places if kinds[place] in _PROSE]
    if not any(kinds[place] == "prose" for place in prose):
        return []
    letters = sum(len(paragraphs[place].text) for place in prose)
    near = any(kinds[n] == "credits" for n in range(max(0, prose[0] - _NEAR), prose[-1] + 1))
    return [_Run(prose[0], places[-1] + 1, letters, len(prose), near, ends)]


def _is_stray(paragraphs: Sequence[Paragraph], kinds: Sequence[str], places: Sequence[int]) -> bool:
    """Return whether the last sentence stands below lines that no story has: a button's words.

    It is short, or no blank line stands above it in a text whose paragraphs have one.
    """
    above, place = places[-2:]
    if _is_in_card(paragraphs, kinds, place):
        return True
    if kinds[place] == "short prose" and kinds[place - 1] == "short":
        name = read_credits(paragraphs[place - 1].text)
        if name and name.names_only and name.authors:
            return True  # what the writer is, below the writer's name
    prose = [n for n in places[1:-1] if kinds[n] == "prose"]
    spaced = sum(paragraphs[n].apart for n in prose) > _SPACED * len(prose)
    glued = spaced and not paragraphs[place].apart
    between = kinds[above + 1 : place]
    return (kinds[place] == "short prose" or glued) and between.count("short") >= _STRAY


def _is_in_card(paragraphs: Sequence[Paragraph], kinds: Sequence[str], place: int) -> bool:
    """Return whether the line's block, between blank lines, opens with lines of no story."""
    first = place
    while first and not paragraphs[first].apart and place - first <= _NEAR:
        first -= 1
    opening = kinds[first : first + _STRAY]
    return first < place and opening == ["short"] * _STRAY and paragraphs[first].apart


def _has_title_between(
    paragraphs: Sequence[Paragraph], kinds: Sequence[str], places: Sequence[int], place: int
) -> bool:
    """Return whether another story's headline stands between the prose and its credits."""
    if not places:
        return False
    return any(
        kinds[n] == "short" and paragraphs[n].text.count(" ") >= 4
        for n in range(max(places[-1] + 1, place - 4), place)
    )


def _goes_on(above: _Run, run: _Run, kinds: Sequence[str]) -> bool:
    """Return whether a run that a gap parts from the story is more of it.

    Lists of other stories have a headline over every teaser, and comments a name; a story has
    paragraph on paragraph, or its credits below it.
    """
    if above.ends == "yes":
        return False
    if above.ends == "perhaps" and "short" in kinds[above.end : run.first]:
        return False
    told = [
        kind for kind in kinds[run.first + 1 : run.end] if kind not in ("picture", "frame", "noise")
    ]
    paragraphs = run.prose >= 2 and told[:1] == ["prose"]
    return paragraphs or "credits" in kinds[run.end : run.end + 2]
