"""The credit that closes a caption or stands alone on its line; knows no line beside it."""

from __future__ import annotations

import re

from plugins.clip.outlets import is_picture_source

_LONGEST = 500  # characters of a caption with its credit
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
MAKER = re.compile(r"[A-Z][\w.&'’ -]{1,40}(?:/[A-Z][\w.&'’ -]{1,40}){1,2}")
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
_WHOLE_CREDIT = re.compile(
    rf"(?:{_PHOTO}{_BY}\s*[:/]?|{_SOURCE}\s*:)\s*(?P<credit>[^.!?:]{{2,80}}\.?)", re.IGNORECASE
)


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
    if end and is_credit(end["credit"]):
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
    named = _ARCHIVE.match(inner) or MAKER.fullmatch(inner)
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
        return text
    front = _WHOLE_CREDIT.fullmatch(text)
    return front["credit"] if front and is_credit(front["credit"]) else ""
