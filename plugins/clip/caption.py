"""Captions and credits that stand among the lines of a paste; knows no picture file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plugins.clip.byline import is_story, read_credits
from plugins.clip.clipping import Dropped, Picture
from plugins.clip.dateline import find_dateline
from plugins.clip.outlets import is_picture_source
from plugins.clip.paragraphs import Paragraph, is_prose
from plugins.clip.sentences import is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 500  # characters of a caption with its credit
_GUESS = 300  # of a caption that only its place betrays
_PHOTO = (
    r"(?:(?:file )?photo|foto|photograph|photo credit|kredit foto|sumber foto|gambar|image|"
    r"picture|ilustrasi)"
)
_BY = r"(?:\s+(?:by|oleh|courtesy of|credit|illustration|ilustrasi)\b)?"
_SOURCE = (
    r"(?:sumber|source|credit|kredit|pic|pics|photographer|fotografer|fotographer|illustration|"
    r"graphic|grafis|video|screenshot|tangkapan layar|captured|copyright|hak cipta|by)"
)
# "ST PHOTO: A. B.", "AP Photo: A. B.": the paper's own letters belong to the credit.
_OWN_PHOTO = re.compile(
    r"(?<=[.!?\"”’)])\s+(?P<credit>[A-Z]{2,8} (?:PHOTO|FOTO|FILE|GRAPHIC|Photo|Foto)S?: "
    r"[^:|]{2,80})$"
)
_ARCHIVE = re.compile(
    r"(?:dok(?:umentasi|\.)?|doc\.?|arsip|courtesy of|handout|istimewa|ist)\b", re.IGNORECASE
)

_IN_BRACKETS = re.compile(r"[(\[]\s*(?P<inner>[^()\[\]]{2,100}?)\s*[)\]]\.?$")
_LABELLED = re.compile(
    rf"{_PHOTO}{_BY}\s*[:/]\s*(?P<credit>.+)|{_PHOTO}\s+(?:by|oleh|courtesy of)\s+(?P<by>.+)",
    re.IGNORECASE,
)
_AT_END = re.compile(
    rf"(?:^|(?<=[.!?\"”’)])\s*|\s+[|–—/-]\s+|(?<=[a-z])(?-i:(?=[A-Z][a-z]+ ?:)))"
    rf"(?:{_PHOTO}(?:\s*[:/]|\s+(?:by|oleh|courtesy of)\s)|{_SOURCE}\s*:|copyright\s+(?=[A-Z]))"
    r"\s*(?P<credit>[^:|]{2,80})$",
    re.IGNORECASE,
)
# `NASA, ESA, CSA, STScI`: makers that sign with their letters.
_LETTERS_AT_END = re.compile(
    r"(?<=[.!?\"”’)])\s+(?P<credit>[A-Z]{2,8}(?:[,/] ?[A-Z][A-Za-z]{1,8}){1,5})$"
)
# `NASA/Bill Ingalls`: a photographer with a paper or a body that no list of ours knows.
_MAKER = re.compile(r"[A-Z][\w.&'’ -]{1,40}(?:/[A-Z][\w.&'’ -]{1,40}){1,2}")
_NAME_IN_BRACKETS = re.compile(
    r"(?=[^A-Z]{0,2}[A-Z])[A-Za-z][\w.&'’-]{1,20}(?: [A-Z][\w.&'’-]{0,20}){0,3}"
)
# AP numbers the pictures of a gallery.
_NUMBER = re.compile(
    r"(?:item )?\d{1,3} (?:of|dari|/) \d{1,3} ?[|:–-] |item \d{1,3} (?:of|dari) \d{1,3} "
    r"|\[\d{1,3}/\d{1,3}\] ?",
    re.IGNORECASE,
)
_LICENCE = re.compile(r" ?(?:(?:Purchase|Acquire) Licensing Rights|\[?(?:Read|View) More\]?).*$")
# The New York Times: `... Indonesia.Credit...A. B. for The New York Times`.
_CREDIT_WORD = re.compile(
    r"(?<=[.!?\"”’)])\s*(?:Credit|Kredit)\s*(?:\.{3}|…|:)\s*(?P<credit>.{2,80})$"
)
# Merdeka and others: `... di Jakarta. ©2024 Merdeka.com/A. B.`
_OWNER = re.compile(
    r"(?:(?<=[.!?\"”’)])\s*|(?<=\w)\s+)(?:©|\(c\))\s?(?:\d{4}\s)?(?P<credit>[A-Za-z][^©!?]{2,60})$"
)
_STOPPED = re.compile(r"(?<!\b[A-Z])[.!?]$")  # a sentence, not `A. B.`
_AGENCY_AT_END = re.compile(
    r"(?<=[.!?\"”’)])\s+"
    r"(?P<credit>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}(?:/[^!?\"”/]{2,40}){1,2})$"
)
# "... in Jakarta. AFP", "... in Jakarta | A. B./AP Photo"
_NAMED_AT_END = re.compile(
    r"(?:(?<=[.!?\"”’)])\s+(?P<credit>[A-Z][^.!?|]{1,60}(?:\.(?:com|co\.id|id))?)"
    r"|\s+[|–—]\s+(?P<maker>[A-Z][^.!?|]{1,60}/[^!?|]{1,40}))$"
)
_IN_FRONT = re.compile(r"(?:foto|photo|image|gambar|ilustrasi)\s*:\s*(?P<rest>.+)", re.IGNORECASE)
_BBC_SOURCE = re.compile(
    r"(?:image source|image credit|photo credit|sumber gambar|sumber foto|kredit foto)\s*[,:]?\s*"
    r"(?P<credit>.{2,100})",
    re.IGNORECASE,
)
_BBC_CAPTION = re.compile(
    r"(?:image caption|photo caption|keterangan gambar|keterangan foto|caption)\s*[,:]\s*"
    r"(?P<caption>.{2,500})",
    re.IGNORECASE,
)
_WHOLE_CREDIT = re.compile(
    rf"(?:{_PHOTO}{_BY}\s*[:/]?|{_SOURCE}\s*:)\s*(?P<credit>[^.!?:]{{2,80}}\.?)", re.IGNORECASE
)


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
        after = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        above_lead = place < lead or paragraph.shown
        pair = _read_pair(paragraph, after, above_lead=above_lead) if after else None
        picture = pair or _read_caption(paragraph, above_lead=above_lead)
        if picture:
            skip = pair is not None
        elif _is_captions_place(paragraphs, place, lead):
            picture = Picture(caption=paragraph.text)
            taken.guessed.append(paragraph.text)
        if picture:
            taken.pictures.append(picture)
        else:
            taken.rest.append(paragraph)
            above += place < lead
    return replace(taken, above=above)


def split_credit(text: str, *, above_lead: bool) -> tuple[str, str] | None:
    """Return (caption, credit) of a text that closes with the credit of a picture, or None.

    above_lead: the text stands before the story, where an agency alone is credit enough;
    within the story `(Reuters/Ipsos)` may close a sentence.
    """
    if len(text) > _LONGEST:
        return None
    number = _NUMBER.match(text)
    text = _LICENCE.sub("", text[number.end() :] if number else text)
    bracket = _IN_BRACKETS.search(text)
    if bracket:
        credit = _credit_in_brackets(bracket["inner"], above_lead=above_lead)
        if above_lead and not credit and _closes_caption(text[: bracket.start()], bracket["inner"]):
            credit = bracket["inner"]
        return (text[: bracket.start()].rstrip(" -–—|"), credit) if credit else None
    word = _CREDIT_WORD.search(text) or _OWNER.search(text) or _OWN_PHOTO.search(text)
    if word:
        return text[: word.start()].rstrip(), word["credit"]
    end = _AT_END.search(text)
    if end and _is_credit(end["credit"]):
        return text[: end.start()].rstrip(" -–—|"), end["credit"].strip()
    agency = _AGENCY_AT_END.search(text[-140:])
    if agency and (above_lead or is_picture_source(agency["credit"])):
        return text[: len(text) - len(agency[0])].rstrip(), agency["credit"]
    alone = _NAMED_AT_END.search(text[-80:])
    named = (alone["credit"] or alone["maker"]) if alone else ""
    if alone and above_lead and is_picture_source(named):
        return text[: len(text) - len(alone[0])].rstrip(), named
    letters = _LETTERS_AT_END.search(text[-80:])
    if letters and above_lead:
        return text[: len(text) - len(letters[0])].rstrip(), letters["credit"]
    return None


def _closes_caption(caption: str, inner: str) -> bool:
    """Return whether a bracket after a whole sentence names a maker: `... Bogor. (BMKG)`."""
    return bool(_STOPPED.search(caption.rstrip()) and _NAME_IN_BRACKETS.fullmatch(inner))


def _credit_in_brackets(inner: str, *, above_lead: bool) -> str:
    labelled = _LABELLED.fullmatch(inner)
    if labelled:
        return str(labelled["credit"] or labelled["by"]).strip()
    photographed = re.search(r"(?i)\b(?:foto|photos?|images?|shutterstock|getty)\b", inner)
    if is_picture_source(inner) and (above_lead or photographed):
        return inner
    person, _, paper = inner.rpartition("/")
    if " " in person and "/" not in person and is_picture_source(paper):
        return inner  # "(A. B./Reuters)"
    agency, _, maker = inner.partition(": ")
    if maker and is_picture_source(agency):
        return inner
    named = _ARCHIVE.match(inner) or _MAKER.fullmatch(inner)
    return inner if above_lead and named else ""


def _is_credit(text: str) -> bool:
    """Return whether the text names who made a picture, not what it shows."""
    short = len(text.split()) <= 4 and text[:1].isupper() and not _STOPPED.search(text)
    return short or is_picture_source(text) or bool(_ARCHIVE.match(text))


def _read_caption(paragraph: Paragraph, *, above_lead: bool) -> Picture | None:
    """Return the picture that one paragraph captions or credits."""
    text = paragraph.text
    if len(text) > _LONGEST:
        return None
    split = split_credit(text, above_lead=above_lead or paragraph.glued)
    if split and not _is_writer(*split):
        front = _IN_FRONT.fullmatch(split[0])
        return Picture(caption=front["rest"] if front else split[0], credit=split[1])
    source, caption = _BBC_SOURCE.fullmatch(text), _BBC_CAPTION.fullmatch(text)
    if source or caption:
        return Picture(
            caption=caption["caption"] if caption else "", credit=source["credit"] if source else ""
        )
    front = _IN_FRONT.fullmatch(text)
    if front:
        rest = front["rest"]
        return Picture(credit=rest) if _is_credit(rest) else Picture(caption=rest)
    if paragraph.glued and above_lead and len(text) <= _GUESS and not find_dateline(text):
        return Picture(caption=text)
    return None


def _is_writer(name: str, credit: str) -> bool:
    """Return whether the words are a writer with a paper: `Herawati Diah (The Jakarta Post)`."""
    credits = read_credits(name)
    return bool(credits and credits.names_only and "/" not in credit)


def _read_pair(above: Paragraph, below: Paragraph, *, above_lead: bool) -> Picture | None:
    """Return the picture of two neighbours, one its caption and the other its credit."""
    one, two = _BBC_SOURCE.fullmatch(above.text), _BBC_CAPTION.fullmatch(below.text)
    if one and two:
        return Picture(caption=two["caption"], credit=one["credit"])
    one, two = _BBC_CAPTION.fullmatch(above.text), _BBC_SOURCE.fullmatch(below.text)
    if one and two:
        return Picture(caption=one["caption"], credit=two["credit"])
    if above_lead and above.text.endswith(f" {below.text}"):
        source = above.text.removesuffix(below.text).strip()  # the BBC's picture and its caption
        if is_picture_source(source):
            return Picture(caption=below.text, credit=source)
    maker = above.shown and _MAKER.fullmatch(above.text) and is_picture_source(above.text)
    if maker and is_finished(below.text) and len(below.text) <= _GUESS:
        return Picture(caption=below.text, credit=above.text)
    credit = read_credit(below.text)
    if not (credit and above_lead and len(above.text) <= _GUESS) or below.apart:
        return None
    if read_credits(above.text) or find_dateline(above.text) or read_credit(above.text):
        return None
    return Picture(caption=above.text, credit=credit)


def read_credit(text: str) -> str:
    """Return the credit when the whole line is one, else ""."""
    split = split_credit(text, above_lead=True)
    if split and not split[0]:
        return split[1]
    if _MAKER.fullmatch(text) and is_picture_source(text):
        return text
    front = _WHOLE_CREDIT.fullmatch(text)
    return front["credit"] if front and _is_credit(front["credit"]) else ""


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
