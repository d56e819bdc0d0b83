"""The place and outlet in front of a lead (`JAKARTA, KOMPAS.com -`); cuts nothing from a body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.clip.outlets import is_outlet
from plugins.clip.sections import read_paper

_DASH = re.compile(r"\s(?:-{1,3}|[\u2010-\u2015])(?:\s+-)?\s+(?=[\"“‘'(\[]*[A-Z0-9])")
_COLON = re.compile(r"(?P<place>[A-Z]{4,20}(?: [A-Z]{3,20})?): (?=[A-Z][\w'’]*\s\S)")
# Labels in capitals that posts and tickers put in front of a sentence.
_NO_PLACE = frozenset(
    "BREAKING|BREAKING NEWS|UPDATE|UPDATED|WATCH|LIVE|EXCLUSIVE|EKSKLUSIF|VIDEO|FOTO|PHOTO|PHOTOS|"
    "FAKTA|FACT|FACTS|OPINI|OPINION|ANALYSIS|ANALISIS|READ|BACA|NEWS|NOTE|CATATAN|TERKINI|EDITOR|"
    "SUMBER|SOURCE|FACTBOX|EXPLAINER|INFO|WARNING|PERINGATAN|CORRECTION|KOREKSI|ALERT|JUST IN|"
    "READ MORE|BACA JUGA|POLL|REVIEW|INFOGRAFIS|PODCAST|TANYA|JAWAB|QUESTION|ANSWER".split("|")
)
_PARENTHESIS = re.compile(r"\(([^()]{2,40})\)")
_PIECE = re.compile(r"\s*[,/|]\s*|\s*\(|\)\s*")
_PLACE = re.compile(r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|d[aei]|of|the|bin)){0,3}")
_DAY = re.compile(
    r"(?:[A-Za-z]{3,9}\.? )?\d{1,2}(?: [A-Za-z]{3,9}\.?)?(?:[/.-]\d{1,4}){0,2}(?: \d{4})?"
)
_FULL_DAY = re.compile(r"\d{1,2} [A-Za-z]{3,9} \d{4}|\d{1,2}/\d{1,2}/\d{4}")
_LONGEST = 70
_MOST_WORDS = 3  # of a place that neither capitals nor an outlet mark as a dateline


@dataclass(frozen=True)
class Dateline:
    """text: as printed, without its dash. rest: the lead after it. outlet: "" if there is none.

    sure: a dash closes it; what a colon closes may also be the first words of a caption.
    """

    text: str
    rest: str
    outlet: str
    sure: bool = True


def find_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline a paragraph opens with, or None."""
    colon = _COLON.match(paragraph)
    if (
        colon and colon["place"] not in _NO_PLACE and not paragraph.isupper()
    ):  # "JAKARTA: Indonesia's parliament"
        return Dateline(colon["place"], paragraph[colon.end() :], "", sure=False)
    dash = _DASH.search(paragraph[: _LONGEST + 6])
    if not dash or dash.start() > _LONGEST:
        return None
    text = paragraph[: dash.start()].strip()
    rest = paragraph[dash.end() :]
    pieces = [piece.strip() for piece in _PIECE.split(text) if piece.strip()]
    if not pieces or not all(map(_is_piece, pieces)):
        return None
    outlet = next((piece for piece in pieces if is_outlet(piece)), "")
    outlet = outlet or next((piece for piece in pieces[1:] if _is_paper(piece)), "")
    shouted = pieces[0].isupper() and len(pieces[0]) > 2
    short = len(pieces) == 1 and len(pieces[0].split()) <= _MOST_WORDS
    dated = any(_FULL_DAY.fullmatch(piece) for piece in pieces[1:])
    if not (outlet or shouted or short or dated):
        return None
    return Dateline(text, rest, outlet)


def opening_outlet(paragraph: str) -> str:
    """Return the outlet that opens a lead without a dash: `Liputan6.com, Jakarta Presiden …`."""
    name, comma, place = paragraph[:_LONGEST].partition(", ")
    return name if comma and "." in name and place[:1].isupper() and is_outlet(name) else ""


def _is_paper(piece: str) -> bool:
    """Return whether a piece in capitals is a paper that no list has: `RADAR JEMBER`."""
    return piece.isupper() and len(piece.split()) > 1 and bool(read_paper(piece))


def _is_piece(piece: str) -> bool:
    return is_outlet(piece) or bool(_PLACE.fullmatch(piece) or _DAY.fullmatch(piece))
