"""The lines of a site's header: sections, trails of them, the paper's own name. No story."""

from __future__ import annotations

import re

from plugins.clip.moment import Moment, read_moment
from plugins.clip.outlets import is_outlet, is_wire

_BULLET = re.compile(r"[•●▪◦‣·○■►»>*-] ?(?P<label>[^.!?]{1,60})")
_CRUMB = re.compile(r"\s*(?:[>›»/|►•·]|→)\s*")
_LONGEST = 160
# Names of sections, as menus and breadcrumbs of both languages print them.
_SECTIONS = frozenset(
    (
        "home|beranda|menu|search|cari|login|log in|masuk|daftar|sign in|sign up|register|"
        "subscribe|live|live tv|news|berita|berita utama|nasional|national|internasional|"
        "international|dunia|world|global|asia|asia pacific|europe|africa|middle east|americas|"
        "us|uk|indonesia|politik|politics|hukum|kriminal|peristiwa|ekonomi|economy|bisnis|"
        "business|markets|money|finance|olahraga|sport|sports|bola|sepakbola|teknologi|tekno|"
        "technology|tech|sains|science|kesehatan|health|hiburan|entertainment|gaya hidup|"
        "lifestyle|regional|daerah|megapolitan|metro|metropolitan|jakarta|travel|otomotif|opini|"
        "opinion|edukasi|pendidikan|humaniora|lingkungan|environment|climate|culture|budaya|foto|"
        "video|top news|terkini|terbaru|latest|breaking news|exclusive|eksklusif|trending|"
        "headline|headlines|tren|kolom|indeks|index|fokus|sections|infrastruktur|jawa tengah|"
        "jawa timur|jawa barat|most popular|world news|latest news|sepak bola|wisata|kuliner|"
        "ragam|features|analysis|analisis|editorial|weather|audio|podcast|podcasts|games|more|"
        "lainnya|komunitas|multimedia|infografis|cek fakta|topik|nusantara|internet|"
        "hukum & kriminal|us news|uk news|europe news|asia news|art|arts|books|style|tv|radio"
    ).split("|")
)
_MOST_IN_MENU = 5  # words behind the first of a menu
_FRONT = ("home", "beranda", "depan")
# Words in the names of newspapers; one stands in the line that prints the paper's own name.
_PAPER = re.compile(
    r"\b(?:post|pos|times|news|herald|tribune|gazette|chronicle|observer|guardian|telegraph|"
    r"independent|inquirer|daily|weekly|koran|harian|radar|tribun|tempo|kompas|suara|warta|"
    r"jurnal|journal|republika|ekspres|express)\b",
    re.IGNORECASE,
)
_WEEKDAY = (
    r"(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday)"
)
_DAY = re.compile(
    rf"{_WEEKDAY}(?: (?:legi|pahing|pon|wage|kliwon))?,? "
    rf"(?:\d{{1,2}} [a-z]{{3,9}},?|[a-z]{{3,9}} \d{{1,2}},) \d{{4}}",
    re.IGNORECASE,
)
# A calendar of another people beside ours: `Friday, 21 Ramadhan 1443 / 22 April 2022`.
_CALENDARS = re.compile(rf"{_WEEKDAY}\b[^.?!]{{4,60}}\b\d{{4}}(?: ?[A-Z])?", re.IGNORECASE)
_ORIGIN = re.compile(
    r"(?:(?:source|sumber)\s?: ?|(?:support|dukung) (?=the |[A-Z]))"
    r"(?P<outlet>[^/()]{2,40})(?:[/(][\w/() .-]{1,20})?",
    re.IGNORECASE,
)
# "Dorothy Thompson is a managing editor at The Diplomat."
_STAFF = re.compile(
    r"[A-Z].{3,40}? (?:is|adalah) (?!.{0,20}\b(?:former|mantan))(?:[\w-]+ ){0,6}"
    r"(?:editor|reporter|correspondent|writer|journalist|producer|columnist|wartawan|jurnalis|"
    r"koresponden|kolumnis) (?:at|for|with|of|di|untuk) (?P<outlet>[^,;]{2,40}?)\.?",
)
_WITH_OTHERS = re.compile(
    r"(?:,| and| dan|, and) (?:(?:news |other |kantor )?agencies|wires|kantor berita|agensi|"
    r"berbagai sumber)$",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(rf"\b{_WEEKDAY}\b|\d|[|•·]| [-–—] ", re.IGNORECASE)
_NOT_PAPER = re.compile(
    r"(?:breaking|latest|top|more|world|our|market|us|uk|local|berita|all|good|fake|on|in)\b.*"
    r"|.*\b(?:update|updates|terkini|terbaru|hari ini|today)",
    re.IGNORECASE,
)


def is_header(text: str) -> bool:
    """Return whether the line is a menu entry, a section's name or a trail of them."""
    bullet = _BULLET.fullmatch(text)
    label = bullet["label"].strip() if bullet else text
    if bullet and len(label.split()) <= 4:
        return True
    crumbs = [crumb for crumb in _CRUMB.split(label.casefold()) if crumb]
    if len(label) > _LONGEST or not crumbs:
        return False
    known = [_is_known(crumb) for crumb in crumbs]
    trail = len(crumbs) > 2 or crumbs[0] in _FRONT or len(crumbs[-1].split()) <= 4
    if all(known) or (len(crumbs) > 1 and known[0] and trail):
        return True
    if (read_day(text) and read_paper(text)) or _CALENDARS.fullmatch(text):
        return True  # a running head
    words = label.casefold().split()
    if words[0] in _FRONT and len(words) <= _MOST_IN_MENU:
        return True
    return len(words) <= 4 and (is_outlet(words[0]) or all(map(_is_known, words)))


def read_masthead(text: str) -> str:
    """Return the outlet that a line of the header names, "" where it names none.

    `Bisnis` is a paper, but in a header it is a section.
    """
    first = re.split(r"\s+[-–—|]\s+", text)[0]
    names = [crumb.strip(" -–—").replace(", ", " ") for crumb in _CRUMB.split(text)[:2]]
    for name in (*names, first):
        if is_outlet(name) and name.casefold() not in _SECTIONS:
            return name
    word = text.split(" ", 1)[0]
    return word if is_outlet(word) and "." in word else ""


def read_origin(text: str) -> str:
    """Return the outlet that a line around a story names: `Source: CNA/eh(mi)`."""
    found = _ORIGIN.fullmatch(text) or (_STAFF.fullmatch(text) if len(text) <= _LONGEST else None)
    name = _WITH_OTHERS.sub("", found["outlet"].strip()) if found else ""
    return name if is_outlet(name) and not is_wire(name) else ""


def read_day(text: str) -> Moment | None:
    """Return the day that a running head states beside other words."""
    found = _DAY.search(text) if len(text) <= _LONGEST else None
    return read_moment(found[0]) if found else None


def read_paper(text: str) -> str:
    """Return the name of a paper that is on no list, as the first lines of a page print it."""
    if len(text) > _LONGEST:
        return ""
    text = _AFTER_NAME.split(text, maxsplit=1)[0].strip(" ,|-–—•·")
    if is_outlet(text):
        return text if text.casefold() not in _SECTIONS else ""
    words = text.split()
    if not 2 <= len(words) <= 4 or not all(word[:1].isupper() for word in words):
        return ""
    if all(_is_known(word.casefold()) for word in words):
        return ""  # a menu
    return text if _PAPER.search(text) and not _NOT_PAPER.fullmatch(text) else ""


def _is_known(name: str) -> bool:
    return name in _SECTIONS or is_outlet(name)
