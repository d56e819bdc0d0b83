"""The credit that closes a caption or stands alone on its line; knows no line beside it."""

from __future__ import annotations

import re

from plugins.clip.outlets import is_picture_source
from plugins.clip.sentences import is_finished

_LONGEST = 500  # characters of a caption with its credit
_LONGEST_LINE = 100  # of a credit on a line of its own
_PHOTO = (
    r"(?:(?:file )?photo|composite|foto|photograph|photo credit|kredit foto|sumber foto|gambar|"
    r"image|picture|ilustrasi)"
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
    rf"(?:^|(?<=[.!?\"”’)])\s*(?:--? )?|\s+[|–—/-]\s+|(?<=[a-z])(?-i:(?=[A-Z][a-z]+ ?:)))"
    rf"(?:{_PHOTO}(?:\s*[:/]|\s+(?:by|oleh|courtesy of)\s)|{_SOURCE}\s*:|copyright\s+(?=[A-Z]))"
    r"\s*(?P<credit>[^:|]{2,80})$",
    re.IGNORECASE,
)
# `NASA, ESA, CSA, STScI`: makers that sign with their letters.
_LETTERS_AT_END = re.compile(
    r"(?<=[.!?\"”’)])\s+(?P<credit>[A-Z]{2,8}(?:[,/] ?[A-Z][A-Za-z]{1,8}){1,5})$"
)
# `NASA/Bill Ingalls`: a photographer with a paper or a body that no list of ours knows.
MAKER = re.compile(r"[A-Z][\w.&'’ -]{1,40}(?:/[A-Z][\w.&'’ -]{1,40}){1,2}(?:/[a-z]{2,4}\.?)?")
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
_CODE = re.compile(r"(?<=/[a-z]{3})\.$|(?<=/[a-z]{2})\.$|(?<=/[a-z]{4})\.$")  # `…/A. B./foc.`
_GIVEN = re.compile(r"[A-Z][\w ]{2,20}: (?=[A-Z])")  # `Supplied: A. B.`
_STOPPED = re.compile(r"(?<!\b[A-Z])[.!?]$")  # a sentence, not `A. B.`
_AGENCY_AT_END = re.compile(
    r"(?<=[.!?\"”’)])\s+"
    r"(?P<credit>(?:[a-z]{3,20}\.(?:id|com|co\.id)|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4})"
    r"(?:/[^!?\"”/]{2,40}){1,4})$"
)
# "... in Jakarta. AFP", "... in Jakarta | A. B./AP Photo"
_NAMED_AT_END = re.compile(
    r"(?:(?<=[.!?\"”’)])\s+(?P<credit>[A-Z][^.!?|]{1,60}(?:\.(?:com|co\.id|id))?)"
    r"|\s+[|–—]\s+(?P<maker>[A-Z][^.!?|]{1,60}/[^!?|]{1,40}))$"
)
# "... in Jakarta. A. B. for NPR", "... 15 Januari 2022. NOAA", "... Monday. — Reuters": names
# that stand behind a whole sentence.
_NAMES_AT_END = re.compile(
    r"(?<=[a-z\d)\]\"”’][.!?\"”’)])(?<![ap]\.m\.)\s+(?:[-–—|]{1,2}\s+)?"
    r"(?P<credit>[A-Z][\w.&'’-]*(?:,? (?:for |via |of )?(?:the )?[A-Z][\w.&'’-]*){0,5}"
    r"(?: (?:pics?|photo|picture|file photo|foto))?)$"
)
# A photographer's paper in capitals, closed with the letters of whoever sent the picture.
_SHOUTED_AT_END = re.compile(
    r"(?<=[.!?\"”’)])\s+(?P<credit>[A-Z]{3,}(?:/[A-Z][A-Z.]+(?: [A-Z][A-Z.]*){0,3})"
    r"(?: \([A-Z]{2,4}\))?)$"
)
# Pikiran Rakyat and its kin: `… setelah gempa. /Antara/A. B./`.
_SLASHED = re.compile(r"(?<=[\w.!?\"”’)])\s*/(?P<credit>[A-Z@][^/]{1,40}(?:/[^/]{1,40}){0,2})/?$")
# A line of names alone: `NASA, ESA, CSA, STScI`, `Humas PB PON XX`, `A. B. for The Jakarta Post`.
_NAME_PART = r"[A-Z0-9][\w.&'’()-]*"
_JOINT = r"(?:, ?| ?/ ?| (?:for|via|of|and|dan|&|di|the|by) (?:the )?| )"
_NAMES = re.compile(rf"(?:(?:via|dok|the) )?{_NAME_PART}(?:{_JOINT}{_NAME_PART}){{0,9}}")
_MOST_WORDS = 9
_FEWEST = 4  # spaces in a caption that names follow
_SIGNED = re.compile(r"(?:©|\(c\)) ?(?:\d{4} )?(?P<credit>[A-Za-z][^©!?.]{1,60}(?:\.\w{2,3})?)")
_DOTTED = re.compile(r"(?:Image)?(?:Credit|Kredit){1,2}\s?(?:\.{3}|…)\s?(?P<credit>\S.{1,80})")
_COURTESY = re.compile(
    r"(?:(?:photos? |images? |pictures? |foto )?courtesy(?: of|:) |dok(?:umentasi)?\s?: ?)"
    r"(?P<credit>[A-Z].{1,60})",
    re.IGNORECASE,
)
_OF_ARCHIVE = re.compile(r"\S{1,20}/(?:dok|doc|file|ist|istimewa|handout|arsip)\.?", re.IGNORECASE)
_SOLD = re.compile(r"(?<=\w) (?:via|for) (?:the )?(?P<paper>[A-Z].{1,40})$", re.IGNORECASE)
_WHOLE_CREDIT = re.compile(
    rf"(?:{_PHOTO}{_BY}\s*[:/]?|{_SOURCE}\s*:)\s*(?P<credit>[^.!?:]{{2,80}}\.?)", re.IGNORECASE
)


def split_credit(text: str, *, above_lead: bool) -> tuple[str, str] | None:
    """Return (caption, credit) of a text that closes with the credit of a picture, or None.

    above_lead: the text stands before the story, where an agency alone is credit enough;
    within the story `(Reuters/Ipsos)` may close a sentence.
    """
    split = _split(text, above_lead=above_lead)
    return split and (split[0], _CODE.sub("", split[1]))


def _split(text: str, *, above_lead: bool) -> tuple[str, str] | None:
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
    slashed = _SLASHED.search(text[-140:]) if " /" in text or text.endswith("/") else None
    if slashed and above_lead:
        return text[: len(text) - len(slashed[0])].rstrip(), slashed["credit"].strip()
    end = _AT_END.search(text)
    if end and is_credit(end["credit"]):
        return text[: end.start()].rstrip(" -–—|"), end["credit"].strip()
    agency = _AGENCY_AT_END.search(text[-140:])
    if agency and (above_lead or is_picture_source(agency["credit"])):
        return text[: len(text) - len(agency[0])].rstrip(), agency["credit"]
    alone = _NAMED_AT_END.search(text[-80:])
    named = (alone["credit"] or alone["maker"]) if alone else ""
    signed = alone and alone["maker"] and is_finished(text[: alone.start()].rstrip())
    if alone and above_lead and (is_picture_source(named) or (signed and MAKER.fullmatch(named))):
        return text[: len(text) - len(alone[0])].rstrip(), named
    forms = (_LETTERS_AT_END, _SHOUTED_AT_END, _NAMES_AT_END)
    found = next(filter(None, (form.search(text[-80:]) for form in forms)), None)
    if found and above_lead and text.count(" ", 0, found.start() + len(text[:-80])) >= _FEWEST:
        return text[: len(text) - len(found[0])].rstrip(" -–—"), found["credit"]
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
    named = (
        _ARCHIVE.match(inner)
        or MAKER.fullmatch(inner)
        or (_GIVEN.match(inner) and is_names(inner.split(": ", 1)[-1]))
    )
    return inner if above_lead and named else ""


def is_credit(text: str) -> bool:
    """Return whether the text names who made a picture, not what it shows."""
    short = len(text.split()) <= 4 and text[:1].isupper() and not _STOPPED.search(text)
    return short or is_picture_source(text) or bool(_ARCHIVE.match(text))


def read_credit(text: str) -> str:
    """Return the credit when the whole line is one, else ""."""
    split = split_credit(text, above_lead=True)
    if split and not split[0]:
        return split[1]
    if MAKER.fullmatch(text) and is_picture_source(text):
        return _CODE.sub("", text)
    if len(text) > _LONGEST_LINE:
        return ""
    signed = _SIGNED.fullmatch(text) or _DOTTED.fullmatch(text) or _COURTESY.fullmatch(text)
    if signed and not any(map(str.isdigit, signed["credit"])):
        return signed["credit"]
    if is_archive(text):
        return text
    sold = _SOLD.search(text)
    if sold and is_picture_source(sold["paper"]) and is_names(text):
        return text
    front = _WHOLE_CREDIT.fullmatch(text)
    return front["credit"] if front and is_credit(front["credit"]) else ""


def is_archive(text: str) -> bool:
    """Return whether the line names an archive or a giver: `Dok. BNPB`, `SM/dok`, `Istimewa`."""
    return bool(
        (_ARCHIVE.match(text) and is_names(text[:1].upper() + text[1:]))
        or _OF_ARCHIVE.fullmatch(text)
    )


def is_names(text: str) -> bool:
    """Return whether a line is capitalised names alone, as a credit under a caption may be."""
    return len(text.split()) <= _MOST_WORDS and bool(_NAMES.fullmatch(text))
