"""The headline of a paste and what stands above it; judges no line below but its repeats."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plugins.clip.byline import read_credits
from plugins.clip.clipping import Dropped
from plugins.clip.credit import read_credit, split_credit
from plugins.clip.dateline import find_dateline
from plugins.clip.deck import may_sum_up
from plugins.clip.labels import DECK
from plugins.clip.language import is_common
from plugins.clip.outlets import is_outlet
from plugins.clip.paragraphs import Paragraph
from plugins.clip.prose import find_story
from plugins.clip.roles import is_post
from plugins.clip.sections import is_header, read_day, read_masthead, read_paper
from plugins.clip.sentences import first_sentence, is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from plugins.clip.moment import Moment

_TOP = 15  # paragraphs in which the headline's repeats are looked for
_REACH = 60  # lines above the story in which its headline stands
_LONGEST = 200
_NEAR = 3  # lines below a name in which a label names it again
_HEAD = 4  # lines among which a running head stands
_SAMPLE = 6  # paragraphs of the story whose words its headline shares
_KIN = 0.3  # of a line's words that the story has, in a line that speaks of it
_KICKER = 2.0  # what capitals take from the worth of a line of few words
_NAME = 3.0  # what being a strange name takes from it
_ABOVE = 1.5  # what a longer line right below takes from a kicker
_SHORT = 4  # words of a kicker
_CAPTION = 4.0  # what a credit below takes from it
_WORD = re.compile(r"\w{4,}")
_SUFFIX = re.compile(r"\s+(?:[|–—-]|::)\s+(?P<site>[^|–—]{2,40})$")


@dataclass(frozen=True)
class Headline:
    """title: "" where the paste shows none. rest: the paragraphs without it and its repeats.

    lead: the place in `rest` of the story's first paragraph. outlet: as title or header say.
    moment: of a running head, which names the paper and the day.
    """

    title: str = ""
    rest: list[Paragraph] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    outlet: str = ""
    lead: int = 0
    moment: Moment | None = None


def take_headline(
    paragraphs: Sequence[Paragraph], lead: int | None = None, hint: str = ""
) -> Headline:
    """Return the headline, without the site's name, and the paragraphs without it.

    lead: the place of the story's first paragraph, where the caller knows it.
    hint: the words that the paste itself sets off as a headline, "" where it sets off none.
    """
    if lead is None:
        span = find_story(paragraphs, [""] * len(paragraphs))
        lead = span.first if span else len(paragraphs)
    place = _find_title(paragraphs, lead, hint)
    if place is None:
        # What looks like a site's header above no headline may well be the story: keep it all.
        return Headline(rest=list(paragraphs), lead=lead)
    above, dropped, masthead = _clear_above(paragraphs[:place])
    day = next(filter(None, (read_day(p.text) for p in paragraphs[: min(place, _HEAD)])), None)
    title, outlet = _cut_site(paragraphs[place].text)
    below, repeats = _cut_repeats(title, paragraphs[place].text, paragraphs[place + 1 :])
    start = len(above) + sum(kept is not None for kept in below[: max(0, lead - place - 1)])
    rest = [*above, *(kept for kept in below if kept)]
    return Headline(title, rest, [*dropped, *repeats], outlet or masthead, start, day)


def _find_title(paragraphs: Sequence[Paragraph], lead: int, hint: str) -> int | None:
    """Return the place of the line above the story that is most like its headline."""
    theirs = _words(" ".join(p.text for p in paragraphs[lead : lead + _SAMPLE]))
    label = next((n for n, p in enumerate(paragraphs[:lead]) if DECK.fullmatch(p.text)), lead)
    # A headline that asks or quotes reads as prose, so the first line of the story may be it.
    places = [
        place
        for place in range(max(0, lead - _REACH), min(lead + 1, label + 1, len(paragraphs)))
        if (place < lead or _may_open(paragraphs, place)) and _is_candidate(paragraphs, place)
    ]
    if not places:
        return None
    worth = {
        place: _rate(paragraphs, place, lead, theirs)
        + 5 * (paragraphs[place].text == hint) + 0.5 * (place == places[0])
        - 0.03 * (lead - place)
        for place in places
    }  # fmt: skip
    best = max(places, key=lambda place: worth[place])
    # The deck below a headline shares as many words with the story.
    above = best - 1
    if (
        above in worth
        and paragraphs[best].text != hint
        and not _is_repeated(paragraphs, best, lead)
    ):
        text = paragraphs[above].text
        stopped = paragraphs[best].text.endswith(".") and not text.endswith(".")
        shouted = text.isupper() and paragraphs[best].text.isupper()
        stacked = min(paragraphs[above].lines, paragraphs[best].lines) > 1  # headline over deck
        kin = _kinship(text, theirs) >= _KIN or may_sum_up(paragraphs[best].text, text)
        over = shouted or not _is_kicker(paragraphs, above)
        if text.count(" ") >= (2 if shouted else 3) and (stopped or stacked or (kin and over)):
            best = above
    return best


def _is_candidate(paragraphs: Sequence[Paragraph], place: int) -> bool:
    text = paragraphs[place].text
    if DECK.fullmatch(text) or _is_byline(paragraphs, place) or _is_trail(paragraphs, place):
        return False
    if place and _is_posted(paragraphs[place - 1].text, text):
        return False
    if paragraphs[place].picture or _is_above(text) or not _is_headline(paragraphs, place):
        return False
    return not split_credit(text, above_lead=True) and any(map(str.isalpha, text))


def _is_byline(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Return whether the line is a name that a label near by names as the writer's."""
    text = paragraphs[place].text.casefold()
    near = (read_credits(p.text) for p in paragraphs[place + 1 : place + 1 + _NEAR])
    return any(text in map(str.casefold, one.authors) for one in near if one and one.labelled)


def _is_trail(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Return whether the line is a section and, behind a bar, the headline that stands below."""
    section, _, title = paragraphs[place].text.rpartition("|")
    below = paragraphs[place + 1 : place + _TOP] if section else ()
    return any(paragraph.text == title.strip() for paragraph in below)


def _may_open(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Return whether a line that reads as prose may still be a headline: one with no full stop."""
    text = paragraphs[place].text
    after = paragraphs[place + 1 : place + 2]
    credits = read_credits(after[0].text) if after else None
    return first_sentence(text) == text and (
        not text.endswith(".") or bool(credits and credits.moment)
    )


def _rate(
    paragraphs: Sequence[Paragraph], place: int, lead: int, theirs: AbstractSet[str]
) -> float:
    """Return how much a line is like a headline. The weights are set by eye."""
    text = paragraphs[place].text
    count = len(text.split())
    kinship = _kinship(text, theirs)
    rate = 4 * kinship + (2 if count >= 4 else count - 2)
    rate += (3 if kinship else 1) * _is_repeated(paragraphs, place, lead)
    below = [read_credits(p.text) for p in paragraphs[place + 1 : place + 4]]
    near = [bool(credits and not credits.names_only) for credits in below]
    rate += any(near) + 0.5 * any(near[:1])
    credits = read_credits(text)
    if credits and credits.names_only and not any(_kinship(a, theirs) for a in credits.authors):
        rate -= _NAME  # a writer's: the story would say the name of one that it tells of
    rate -= 2 * (first_sentence(text) != text) + 2 * text.endswith(".")
    rate -= _ABOVE * _is_kicker(paragraphs, place)
    rate -= _CAPTION * _is_above_credit(paragraphs, place)
    return rate - _KICKER * (text.isupper() and count <= _SHORT)


def _is_kicker(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Return whether few words stand over a line of twice as many: a kicker over a headline."""
    below = paragraphs[place + 1 : place + 2]
    words = paragraphs[place].text.count(" ") + 1
    if not below or words > _SHORT or is_finished(below[0].text):
        return False
    return below[0].text.count(" ") + 1 >= 2 * words


def _is_above_credit(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Return whether the credit of a picture stands right below: the line is its caption."""
    below = paragraphs[place + 1 : place + 2]
    return bool(below and not below[0].apart and read_credit(below[0].text))


def _is_repeated(paragraphs: Sequence[Paragraph], place: int, lead: int) -> bool:
    """Return whether the line comes again: news pages put the headline beside the picture."""
    text = paragraphs[place].text
    # Few words twice in a row are a menu's entry and the section that the page belongs to.
    below = place + (2 if text.count(" ") < _SHORT else 1)
    later = paragraphs[below : min(place + 1 + _TOP, lead + 1)]
    return text.count(" ") >= 2 and any(_repeats(text, paragraph.text) for paragraph in later)


def _kinship(text: str, theirs: AbstractSet[str]) -> float:
    """Return how much of a line's own words the story has."""
    own = _words(text)
    return len(own & theirs) / len(own) if own else 0.0


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if not is_common(word)}


def _is_headline(paragraphs: Sequence[Paragraph], place: int) -> bool:
    text = paragraphs[place].text
    if len(text) > _LONGEST or text[-1] in ",;:" or find_dateline(text):
        return False
    if len(text) > 120 and first_sentence(text) != text:
        return False
    stopped = text.rstrip("\"”’')").endswith(".") and not text.endswith("...")
    after = paragraphs[place + 1].text if place + 1 < len(paragraphs) else ""
    credits = read_credits(after) if after else None
    return not stopped or bool(credits and credits.moment)


def _is_above(text: str) -> bool:
    """Return whether the line is of the sort that stands above headlines: header or credits."""
    credits = read_credits(text)
    return is_header(text) or bool(credits and not credits.names_only)


def _clear_above(
    paragraphs: Sequence[Paragraph],
) -> tuple[list[Paragraph], list[Dropped], str]:
    """Return the credits above the headline, the header's lines, and the outlet they name."""
    kept, dropped = [], []
    outlet = ""
    for place, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if paragraph.picture:
            kept.append(paragraph)
            continue
        credits = read_credits(text)
        outlet = outlet or read_masthead(text) or (read_paper(text) if place < _HEAD else "")
        credited = bool(credits and not credits.names_only and not is_outlet(text))
        guest = any(_is_posted(text, p.text) for p in paragraphs[place + 1 : place + 2])
        if credited or guest or _is_caption(text):
            kept.append(paragraph)
        else:
            dropped.append(Dropped(text, "site header above the headline"))
    return kept, dropped, outlet


def _is_posted(name: str, post: str) -> bool:
    """Return whether the lines are a guest's name and, below it, what that guest is."""
    credits = read_credits(name)
    return bool(credits and credits.names_only and credits.authors and is_post(post))


def _is_caption(text: str) -> bool:
    """Return whether a line above the headline is a sentence that a picture's credit closes."""
    split = split_credit(text, above_lead=True) if text.count(" ") >= _SHORT else None
    return bool(split and is_finished(split[0]))


def _cut_site(title: str) -> tuple[str, str]:
    suffix = _SUFFIX.search(title)
    if suffix and is_outlet(suffix["site"]):
        return title[: suffix.start()], suffix["site"]
    return title, ""


def _repeats(title: str, text: str) -> bool:
    """Return whether the text is the title again, or the title with other words glued to it.

    A sentence may begin with the words of a headline, so what follows must be a new beginning.
    """
    if not text.startswith(title):
        return False
    after = text[len(title) :]
    return not after or (after[0] == " " and (after[1].isupper() or after[1] in '"“(['))


def _cut_repeats(
    title: str, printed: str, paragraphs: Sequence[Paragraph]
) -> tuple[list[Paragraph | None], list[Dropped]]:
    """Return the paragraphs, None in place of the headline's repeats near the top."""
    kept: list[Paragraph | None] = []
    dropped: list[Dropped] = []
    for paragraph in paragraphs[:_TOP]:
        text = paragraph.text
        if text in (title, printed) or _cut_site(text)[0] == title:
            dropped.append(Dropped(text, "the headline again"))
            kept.append(None)
        elif title.count(" ") >= 2 and _repeats(title, text):
            dropped.append(Dropped(title, "the headline again, glued to the text after it"))
            kept.append(replace(paragraph, text=text[len(title) :].strip(), glued=True))
        else:
            kept.append(paragraph)
    return [*kept, *paragraphs[_TOP:]], dropped
