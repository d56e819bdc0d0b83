"""Captions and credits that stand among the lines of a paste; knows no picture file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plugins.clip.byline import is_story, read_credits
from plugins.clip.clipping import Dropped, Picture
from plugins.clip.credit import MAKER, is_credit, read_credit, split_credit
from plugins.clip.dateline import find_dateline
from plugins.clip.outlets import is_picture_source
from plugins.clip.paragraphs import Paragraph, is_prose
from plugins.clip.sentences import is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 500  # characters of a caption with its credit
_FEWEST = 1  # spaces of a caption
_GUESS = 300  # of a caption that only its place betrays
_IN_FRONT = re.compile(r"(?:foto|photo|image|gambar|ilustrasi)\s*:\s*(?P<rest>.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Captions:
    """guessed: the captions that only their place betrayed, for a human to look at.

    above: how many paragraphs of `rest` stand before the story.
    """

    pictures: list[Picture] = field(default_factory=list)
    rest: list[Paragraph] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    above: int = 0


def take_captions(paragraphs: Sequence[Paragraph], lead: int | None = None) -> Captions:
    """Return the pictures that the paragraphs caption, in order, and the other paragraphs.

    lead: the place of the story's first paragraph, where the caller knows it.
    """
    taken = _read_all(paragraphs, _find_lead(paragraphs) if lead is None else lead)
    pictures, again = _merge_repeats(taken.pictures)
    captions = {picture.caption for picture in pictures if picture.caption}
    kept = [(place, p) for place, p in enumerate(taken.rest) if p.text not in captions]
    again += [Dropped(p.text, "the caption again") for p in taken.rest if p.text in captions]
    above = sum(place < taken.above for place, _ in kept)
    return replace(taken, pictures=pictures, rest=[p for _, p in kept], dropped=again, above=above)


def _merge_repeats(pictures: Sequence[Picture]) -> tuple[list[Picture], list[Dropped]]:
    """Return each picture once: pages print a caption under the picture and in its viewer."""
    merged: dict[str, Picture] = {}
    again = []
    for place, picture in enumerate(pictures):
        key = picture.caption or f"\n{place}"
        known = merged.get(key)
        if not picture.caption and any(one.credit == picture.credit for one in merged.values()):
            again.append(Dropped(picture.credit, "the credit again"))
            continue
        if known:
            again.append(Dropped(picture.caption, "the caption again"))
        if not known or (picture.credit and not known.credit):
            merged[key] = picture
    return list(merged.values()), again


def _read_all(paragraphs: Sequence[Paragraph], lead: int) -> Captions:
    taken = Captions()
    above = 0
    skip = False
    for place, paragraph in enumerate(paragraphs):
        if skip:
            skip = False
            continue
        if paragraph.picture:
            taken.pictures.append(paragraph.picture)
            continue
        after = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        after = None if after and after.picture else after
        above_lead = place < lead or paragraph.shown
        pair = _read_pair(paragraph, after, above_lead=above_lead) if after else None
        picture = pair or _read_caption(paragraph, above_lead=above_lead)
        if picture:
            skip = pair is not None
        elif not taken.pictures and _is_captions_place(paragraphs, place, lead):
            picture = Picture(caption=paragraph.text)
            taken.guessed.append(paragraph.text)
        if picture:
            taken.pictures.append(picture)
        else:
            taken.rest.append(paragraph)
            above += place < lead
    return replace(taken, above=above)


def _read_caption(paragraph: Paragraph, *, above_lead: bool) -> Picture | None:
    """Return the picture that one paragraph captions or credits."""
    text = paragraph.text
    if len(text) > _LONGEST or _credits_story(text):
        return None
    split = split_credit(text, above_lead=above_lead or paragraph.glued)
    if split and (split_credit(text, above_lead=False) or not _is_writer(*split)):
        front = _IN_FRONT.fullmatch(split[0])
        return Picture(caption=front["rest"] if front else split[0], credit=split[1])
    front = _IN_FRONT.fullmatch(text)
    if front:
        rest = front["rest"]
        return Picture(credit=rest) if is_credit(rest) else Picture(caption=rest)
    if paragraph.glued and above_lead and len(text) <= _GUESS and not find_dateline(text):
        return Picture(caption=text)
    return None


def _credits_story(text: str) -> bool:
    """Return whether the line says who wrote the story, or when: `(Oleh wartawan kami: A. B.)`."""
    credits = read_credits(text)
    return bool(credits and not credits.names_only and (credits.authors or credits.moment))


def _is_writer(name: str, credit: str) -> bool:
    """Return whether the words are a writer with a paper: `Herawati Diah (The Jakarta Post)`."""
    credits = read_credits(name)
    return bool(credits and credits.names_only and "/" not in credit)


def _read_pair(above: Paragraph, below: Paragraph, *, above_lead: bool) -> Picture | None:
    """Return the picture of two neighbours, one its caption and the other its credit."""
    if above_lead and above.text.endswith(f" {below.text}"):
        source = above.text.removesuffix(below.text).strip()  # the BBC's picture and its caption
        if is_picture_source(source):
            return Picture(caption=below.text, credit=source)
    maker = above.shown and MAKER.fullmatch(above.text) and is_picture_source(above.text)
    if maker and is_finished(below.text) and len(below.text) <= _GUESS:
        return Picture(caption=below.text, credit=above.text)
    credit = read_credit(below.text)
    if not (credit and above_lead and len(above.text) <= _GUESS) or below.apart:
        return None
    if above.text.count(" ") < _FEWEST:
        return None
    if read_credits(above.text) or find_dateline(above.text) or read_credit(above.text):
        return None
    return Picture(caption=above.text, credit=credit)


def _find_lead(paragraphs: Sequence[Paragraph]) -> int:
    """Return the place of the story's first paragraph: that with the dateline, else of prose."""
    for place, paragraph in enumerate(paragraphs[:15]):
        if find_dateline(paragraph.text) and is_prose(paragraph.text):
            return place
    for place, paragraph in enumerate(paragraphs):
        if not is_story(paragraph):
            continue
        if split_credit(paragraph.text, above_lead=True):
            continue
        after = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        short = len(paragraph.text) <= _GUESS
        if short and after and not after.apart and read_credit(after.text):
            continue
        return place
    return len(paragraphs)


def _is_captions_place(paragraphs: Sequence[Paragraph], place: int, lead: int) -> bool:
    """Return whether the paragraph stands alone between the line of the date and a dateline."""
    text = paragraphs[place].text
    if place + 1 != lead or place == 0 or lead >= len(paragraphs) or len(text) > _GUESS:
        return False
    credits, own = read_credits(paragraphs[place - 1].text), read_credits(text)
    dateline = find_dateline(paragraphs[lead].text)
    return bool(credits and credits.moment and dateline and own is None and is_finished(text))
