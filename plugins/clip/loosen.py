"""Lines that a page had apart and a copy has glued, or the other way round; judges no story."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.clip.byline import read_credits
from plugins.clip.clipping import Dropped
from plugins.clip.dateline import find_dateline
from plugins.clip.language import is_common
from plugins.clip.moment import read_moment
from plugins.clip.noise import label_noise
from plugins.clip.paragraphs import Paragraph, is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 400  # characters of a line whose words may be glued
_DAYS = (
    "Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu|Monday|Tuesday|Wednesday|Thursday|Friday|"
    "Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
)
_MONTHS = "Jan|Feb|Mar|Apr|Mei|May|Jun|Jul|Agu|Agt|Aug|Sep|Okt|Oct|Nov|Des|Dec"
_BUTTONS = (
    "Share|Bagikan|Komentar|Comments?|Penulis|Editor|Reporter|Oleh|By|Facebook|Twitter|WhatsApp|"
    "Telegram|LinkedIn|Copy Link|Salin Tautan|Salin|Print|Cetak|Save|Simpan|ADVERTISEMENT|"
    "Advertisement|"
    "Updated|Published|Diperbarui|Foto|Baca Juga|Baca juga|Follow|Ikuti|Listen|Dengarkan|Published|"
    "Pewarta|Kompas\\.com|KOMPAS\\.com|tirto\\.id|detikNews|CNN Indonesia|Tim detikcom|Tim Redaksi|"
    "Lihat Foto|Gift|Email|Link copied|\\d{1,3} min(?:ute)?s? read|\\d{1,3} menit(?: baca)?"
)  # fmt: skip
# Where one word runs into a date, out of one, or into a button's label.
_GLUE = re.compile(
    rf"(?<=[a-z0-9?!.\"”’)])(?=(?:{_DAYS}),? \d)"
    rf"|(?<=[a-z?!\"”’)])(?=\d{{1,2}} (?:{_MONTHS})[a-z]* \d{{4}})"
    rf"|(?<=[a-z?!\"”’)])(?=(?:{_MONTHS})[a-z]* \d{{1,2}}, \d{{4}})"
    r"|(?<=\bWIB)(?=[A-Za-z])|(?<=\bWITA)(?=[A-Za-z])|(?<=\bWIT)(?=[B-Zb-z])"
    rf"|(?<=[a-z0-9?!\"”’)])(?={_BUTTONS})|(?<=\.)(?=Tim Redaksi|Editor|Penulis)"
    r"|(?<=\d)(?=[A-Z][a-z]+ [A-Z])"
)
_IN_FRONT = re.compile(
    r"(?:Lihat Foto|Perbesar|zoom-in|ADVERTISEMENT|Iklan|View image in fullscreen|Image)"
    r"(?=[A-Z\"“][a-z])"
)
_MARK = re.compile(r"Share|Bagikan|Facebook|Salin|WIB|WITA|\d{4}|min(?:ute)?s? read|menit baca")
_CLOCK_ALONE = re.compile(
    r"(?:pukul |jam )?\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?(?: (?:WIB|WITA|WIT|GMT|UTC|[A-Z]{2,4}))?",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(
    r"(?:first |last )?(?:published|updated?|posted|modified|diterbitkan|terbit|tayang|dibuat"
    r"|diperbarui|dipublikasikan|date|tanggal)(?: on| at| pada)?\s?:?",
    re.IGNORECASE,
)
_CREDIT_LABEL = re.compile(
    r"(?:sumber|source|foto|photo|image(?: source)?|kredit|credit|photographer|fotografer)\s?:",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 80  # characters
_OPEN_DATELINE = re.compile(r"[A-Z][^.!?]{2,60} (?:-{1,2}|[\u2013\u2014])")
_CAPITAL = re.compile(r"[\"“‘']?[A-Z]")
_LISTED = re.compile(r"[•●▪◦‣·*-] ?(?=[A-Z])")
_MOST_LISTED = 6  # writers and outlets of one story
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—]\s+")


def loosen_lines(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Dropped]]:
    """Return the paragraphs with glued lines apart and broken ones joined, and what fell out."""
    dropped: list[Dropped] = []
    apart = [piece for paragraph in paragraphs for piece in _split(paragraph)]
    whole = _unlist(_join(apart, _vocabulary(apart)))
    return [_clear_parts(paragraph, dropped) for paragraph in whole], dropped


def _split(paragraph: Paragraph) -> list[Paragraph]:
    """Return the lines that are glued in one, as when a page's blocks are copied without breaks."""
    text = paragraph.text
    button = _IN_FRONT.match(text)
    if button and button.end() < len(text):
        rest = replace(paragraph, text=text[button.end() :], apart=False)
        return [replace(paragraph, text=button[0]), *_split(rest)]
    if len(text) > _LONGEST or is_prose(text) or not _MARK.search(text):
        return [paragraph]
    pieces = [piece.strip() for piece in _GLUE.split(text)]
    if len(pieces) < 2 or not all(pieces):
        return [paragraph]
    return [replace(paragraph, text=pieces[0]), *(Paragraph(piece) for piece in pieces[1:])]


def _join(paragraphs: Sequence[Paragraph], known: set[str]) -> list[Paragraph]:
    """Return the paragraphs with drop caps, clocks and broken sentences joined to their own."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        above = joined[-1] if joined else None
        text = paragraph.text
        beside = joined[-2].text if len(joined) > 1 else ""
        if above and above.text != beside and _is_drop_cap(above.text, text):
            joined[-1] = replace(above, text=_join_capital(above.text, text, known))
        elif above and _OPEN_DATELINE.fullmatch(above.text) and text[0].isupper():
            whole = f"{above.text} {text}"
            joined[-1:] = [replace(above, text=whole)] if find_dateline(whole) else [
                above, paragraph
            ]  # fmt: skip
        elif (
            (above and _LABEL_ALONE.fullmatch(above.text) and read_moment(text))
            or (above and _CREDIT_LABEL.fullmatch(above.text) and len(text) <= _LONGEST_CREDIT)
            or (above and _CLOCK_ALONE.fullmatch(text) and _is_day(above.text))
        ):
            joined[-1] = replace(above, text=f"{above.text} {text}")
        else:
            joined.append(paragraph)
    return joined


def _unlist(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, writers and outlets that a list below the date names without bullet.

    Every item of that list must be such a credit.
    """
    plain = list(paragraphs)
    for place, paragraph in enumerate(plain):
        items = list(itertools.takewhile(
            lambda p: _LISTED.match(p.text), paragraphs[place + 1 : place + 2 + _MOST_LISTED]
        ))  # fmt: skip
        if not 0 < len(items) <= _MOST_LISTED or not read_moment(paragraph.text):
            continue
        named = [_LISTED.sub("", item.text) for item in items]
        if all((one := read_credits(text)) and (one.authors or one.outlet) for text in named):
            plain[place + 1 : place + 1 + len(items)] = [
                replace(item, text=text) for item, text in zip(items, named, strict=True)
            ]
    return plain


def _is_drop_cap(capital: str, text: str) -> bool:
    """Return whether a letter alone opens the line below; `A` on `A` is a button for type size."""
    return bool(_CAPITAL.fullmatch(capital)) and text[0].isalpha() and not _CAPITAL.fullmatch(text)


def _is_day(text: str) -> bool:
    moment = read_moment(text)
    return bool(moment and moment.clock is None)


def _join_capital(capital: str, text: str, known: set[str]) -> str:
    """Return the drop cap and its paragraph as one; `A` and `I` may be words of their own."""
    word = text.split(" ", 1)[0].rstrip(".,;:")
    letter = capital[-1].lower()
    one = letter + word.lower()
    alone = letter in "ai" and one not in known and not is_common(one) and word[:1].islower()
    alone = alone and (word.lower() in known or is_common(word.lower()) or _opens_word(word))
    return f"{capital} {text}" if alone else capital + text


def _opens_word(word: str) -> bool:
    """Return whether the letters could begin a word: two consonants mostly cannot."""
    return bool(re.match(r"[aeiou]|[^aeiou][aeiouy]|[bcdfgpkt][rl]|s[chklmnpqtw]|th|sh|wh", word))


def _vocabulary(paragraphs: Sequence[Paragraph]) -> set[str]:
    if not any(_CAPITAL.fullmatch(paragraph.text) for paragraph in paragraphs):
        return set()
    return {word for p in paragraphs for word in re.findall(r"[a-z]{2,}", p.text.lower())}


def _clear_parts(paragraph: Paragraph, dropped: list[Dropped]) -> Paragraph:
    """Return a line of credits without the buttons and reading times that share it."""
    text = paragraph.text
    if len(text) > 200 or is_prose(text) or read_moment(text):
        return paragraph
    parts = [part for part in _PARTS.split(text) if part]
    if len(parts) < 2:
        return paragraph
    reasons = label_noise([Paragraph(part) for part in parts], len(parts))
    kept = [part for part, reason in zip(parts, reasons, strict=True) if not reason]
    if not kept or len(kept) == len(parts):
        return paragraph
    gone = zip(parts, reasons, strict=True)
    dropped.extend(Dropped(part, reason) for part, reason in gone if reason)
    return replace(paragraph, text=" | ".join(kept))
