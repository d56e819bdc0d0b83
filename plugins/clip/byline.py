"""What one line says of who wrote a story and when; knows no line beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from plugins.clip.clipping import Dropped
from plugins.clip.credit import is_archive
from plugins.clip.degrees import split_people, without_degrees
from plugins.clip.language import is_common
from plugins.clip.moment import Moment, part_moments, read_moment
from plugins.clip.outlets import first_outlet, is_nobody, is_outlet, is_place, is_section
from plugins.clip.paragraphs import Paragraph, is_prose
from plugins.clip.roles import OTHER_ROLE, WRITER, is_post, respell
from plugins.clip.sections import read_paper

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 200
_MOST_WORDS = 4  # of a name without a label
_MOST_OF_POST = 9  # words that say what somebody of a newsroom is
_LONGEST_NAME = 60
_LETTERS = 3
_FEWEST_WORDS = 2  # of a name that an outlet follows
_SMALL = 4  # letters of the words that headlines have and names lack
_SEPARATOR = re.compile(r"\s*[|•·●∙⋅]\s*|\s+(?:-{1,2}|–|—)\s+|\s*;\s*")
_PAGE = re.compile(r"(?:(?:hal(?:aman)?|hlm|page|p)\.? ?)?\d{1,3}", re.IGNORECASE)
_SLASH = re.compile(r"\s+/\s+")
# What joins a name to its date, and the town behind it: "oleh A. B. [Medan] di 5 November 2017".
_LEADS_TO_DATE = re.compile(r"\s*(?:\[[^\[\]]{2,40}\])?\s*\b(?:di|pada|on|at)?$", re.IGNORECASE)
# "Kontributor Solo, A. B.": the town a correspondent writes from stands before the name.
_STATIONED = re.compile(
    r"(?:kontributor|koresponden|(?:laporan )?(?:wartawan|jurnalis))\s+[A-Z][\w.-]+,\s*(?=[A-Z])",
    re.IGNORECASE,
)
# The BBC's labels: "Peranan, BBC News Indonesia", "Melaporkan dari, Jakarta".
_REPORTING_FROM = re.compile(
    r"(?:melaporkan dari|report(?:ing|ed) from),? [A-Z].{2,40}", re.IGNORECASE
)
# Behind a name: initials of who edited the story, or that it was published.
_BEHIND = re.compile(
    r"\s*\([\w/ .-]{1,20}\)$|\s(?:published|updated|posted|diterbitkan)\b.*$", re.IGNORECASE
)
# What counters print beside a date: "Dibaca 345 kali", "2 menit baca".
_COUNTER = re.compile(
    r"(?:dibaca|dilihat|baca|views?)\W{0,3}[\d.,]{1,9}(?: kali)?|"
    r"[\d.,]{1,9}\+? ?(?:kali|views?|pembaca|shares?|komentar|comments?|"
    r"(?:menit|mins?|minutes?)(?: (?:baca|membaca|read))?)"
    r"(?: (?:dibaca|dilihat))?|"
    r"\d{1,2} ?(?:[mhd]|min(?:ute)?s?|hours?|hrs?|days?) ago|"
    r"\d{1,2} (?:menit|jam|hari) (?:yang )?lalu",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:first )?published|posted|diterbitkan|terbit|tayang|dipublikasikan|updated",
                    re.IGNORECASE)  # fmt: skip
_AND = re.compile(r"\s*(?:,|/|&|\bdan\b|\band\b)\s*", re.IGNORECASE)
_WORD = r"[A-ZÀ-ÞĀ-Ž][\w.'’-]*"
_NAME = re.compile(rf"{_WORD}(?: (?:{_WORD}|bin|binti|van|von|der|den|de|da|di|al|el|la)){{0,4}}")
_JOB = re.compile(
    r"\b(?:correspondent|koresponden|reporter|editor|kontributor|contributor|wartawan|journalist|"
    r"jurnalis|writer|producer|analyst|columnist)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:in |di )?[A-Z][\w-]{2,20}(?: [A-Z][\w-]{2,20})?(?: [a-z]{3,10})?")
_WITH_OUTLET = re.compile(r"(?P<name>[^()]{3,60}) \((?P<outlet>[^()]{2,40})\)")
_FOR = re.compile(r"^(?:of|for|at|with|untuk|dari)\s+(?:the\s+)?", re.IGNORECASE)
# Where Reuters says its people were: "Reporting by A. B. in Almaty".
_POSTED = re.compile(r" (?:in|di|from|dari) [A-Z][\w-]*(?: [A-Z][\w-]*){0,2}$")
# Without a label `Warga Tidur di Pinggir Sawah` is a headline.
_POSTED_ALONE = re.compile(r" (?:in|from) [A-Z][\w-]*(?: [A-Z][\w-]*){0,2}$")


@dataclass(frozen=True)
class Credits:
    """What one line, or all such lines together, say about the making of the story."""

    authors: tuple[str, ...] = ()
    moment: Moment | None = None
    outlet: str = ""
    dropped: tuple[Dropped, ...] = ()
    names_only: bool = False  # nothing but capitalised words: perhaps a name
    labelled: bool = False  # a word says that these are the writers
    waits: str = ""  # a role whose name stands on the next line: "writer" or "other"
    posted: bool = False  # a name, and behind a comma what that person is
    lone: str = ""  # a word alone beside a date: a writer, a place or a section


@lru_cache(maxsize=4096)  # every stage of a paste asks about the same lines
def read_credits(line: str) -> Credits | None:
    """Return what the line credits, or None when any part of it says something else."""
    if len(line) > _LONGEST:
        return None
    line = line.removeprefix("(").removesuffix(")") if line.startswith("(") else line
    line = respell(line)
    if whole := read_moment(line):
        return Credits(moment=whole, outlet=_outlet_before(line))
    known = _read_parts(line) or _read_parts(_SLASH.sub(" | ", line))
    if known is None:
        return _read_dated(_SLASH.sub(" | ", line))
    # "Merdeka.com - Kado Indah": an outlet goes behind its writer, or in front of a date.
    dated = any(credits.moment for credits in known)
    if len(known) > 1 and known[0].outlet and known[-1].names_only and not dated:
        return None
    return merge_credits(known)


def _read_parts(line: str) -> list[Credits] | None:
    """Return what each part of the line credits, or None when a part says something else."""
    parts = [part for part in _SEPARATOR.split(line) if part]
    found = [_read_part(part) for part in parts]
    known = [credits for credits in found if credits]
    return known if parts and len(known) == len(parts) else None


def _read_dated(line: str) -> Credits | None:
    """Return what a line credits whose date stands among its words, or None."""
    for moment, around in part_moments(line)[:1]:
        rest = [_LEADS_TO_DATE.sub("", part.strip(" .,-–—()")) for part in around.split("|")]
        known = _read_parts(" | ".join(part for part in rest if part and not _PAGE.fullmatch(part)))
        if known:
            whole = [one for one in known if not _is_lone(one)]
            lone = next(("".join(one.authors) for one in known if _is_lone(one)), "")
            return merge_credits([*whole, Credits(moment=moment, lone=lone)])
    return None


def _is_lone(line: Credits) -> bool:
    return line.names_only and " " not in "".join(line.authors)


def is_story(paragraph: Paragraph) -> bool:
    """Return whether the paragraph is prose that neither credits nor captions."""
    return is_prose(paragraph.text) and not paragraph.glued and read_credits(paragraph.text) is None


def _read_part(part: str) -> Credits | None:
    moment = read_moment(part)
    if moment or _LABEL.fullmatch(part) or _COUNTER.fullmatch(part):
        return Credits(moment=moment)
    if _REPORTING_FROM.fullmatch(part):
        return Credits(names_only=True)
    part = _STATIONED.sub("Kontributor ", part) if _STATIONED.match(part) else part
    for role, kind in ((WRITER, "writer"), (OTHER_ROLE, "other")):
        found = role.match(part)
        if found:
            names = part[found.end() :]
            named = _credit(names, kind) if names else Credits(waits=kind)
            return named and replace(named, labelled=kind == "writer" and bool(named.authors))
    if is_nobody(part):
        return Credits(outlet=_outlet_of(part))
    if "," in part:  # "Kompas.com, 11 Januari 2022, 09:07 WIB"
        outlet, _, rest = part.partition(",")
        if is_outlet(outlet) and (moment := read_moment(rest.strip())):
            return Credits(moment=moment, outlet=outlet)
        if is_outlet(outlet) and _PLACE.fullmatch(rest.strip()):  # "BBC News, Jakarta"
            return Credits(outlet=outlet)
        # "Ida B. Wells, Professor of History, University of Memphis"
        if " " in outlet and _is_name(outlet, "name") and is_post(rest.strip()):
            return Credits(authors=(outlet,), names_only=True, posted=True)
    with_outlet = _WITH_OUTLET.fullmatch(part)
    if with_outlet and is_outlet(with_outlet["outlet"]):  # "Herawati Diah (The Jakarta Post)"
        credits = _credit(with_outlet["name"], "name")
        return replace(credits, outlet=with_outlet["outlet"]) if credits else None
    if is_place(part):
        return Credits(names_only=True)
    named = _credit(part, "name")
    return replace(named, names_only=True) if named else None


def _credit(names: str, kind: str) -> Credits | None:
    """Return the people of `names` as authors, or as dropped when their role is another.

    kind: "writer" or "other" as a word before the names says, "name" where none does.
    """
    people: list[str] = []
    outlet = ""
    names = _BEHIND.sub("", names)
    for part in split_people(names, _AND):
        name = _without_outlet((_POSTED_ALONE if kind == "name" else _POSTED).sub("", part))
        if kind == "name" and " " not in name:
            name = part
        if is_nobody(name):
            outlet = outlet or _outlet_of(name)
        elif _JOB.search(name):
            if name.endswith((".", "?", "!")) or len(name.split()) > _MOST_OF_POST:
                return None  # a sentence that speaks of a reporter
            outlet = outlet or _employer(name)
        elif kind == "name" and read_paper(name):
            outlet = outlet or name
        elif not (kind == "name" and is_section(name)):
            if not _is_name(name, kind):
                return None
            # "A. B., BBC News, Jakarta": where they write from; "Editor, BBC News, Jakarta" too.
            stationed = (people or outlet) and is_place(name)
            if not stationed and not (people and outlet and " " not in name):
                people.append(name)
    if kind == "other":
        return Credits(
            outlet=outlet, dropped=(Dropped(names, "not an author: editor or the like"),)
        )
    return Credits(authors=tuple(people), outlet=outlet)


def _employer(job: str) -> str:
    """Return the outlet behind or before a job: `Koresponden BBC News di Jakarta`, `CNN editor`."""
    before, _, behind = _JOB.sub("|", _POSTED.sub("", job), count=1).partition("|")
    behind = _FOR.sub("", behind.strip(" ,"))
    words = before.split()
    named = [behind, *(" ".join(words[:count]) for count in range(min(3, len(words)), 0, -1))]
    return next((name for name in named if is_outlet(name)), "")


def _is_name(name: str, kind: str) -> bool:
    """Return whether the words may be a person's name; without a label they must look it more."""
    bare = without_degrees(name)
    if not _NAME.fullmatch(bare) or len(name) > _LONGEST_NAME or is_archive(name):
        return False
    # Three capitals stand for a writer's portrait.
    letters = len(name) <= _LETTERS and name.isupper()
    return kind != "name" or not (letters or len(bare.split()) > _MOST_WORDS or _is_title(bare))


def _without_outlet(name: str) -> str:
    """Return the name without the outlet that follows it: `NELLIE BLY Associated Press`."""
    words = name.split()
    for count in (1, 2, 3):
        if len(words) - count >= _FEWEST_WORDS and is_outlet(" ".join(words[-count:])):
            return " ".join(words[:-count])
    return name


def is_job(text: str) -> bool:
    """Return whether the words say what somebody of a newsroom is."""
    return bool(_JOB.search(text))


def _is_title(name: str) -> bool:
    """Return whether capitalised words are a headline's: a long name holds no small word.

    With an initial among them they are a name: `Ida B. Wells`.
    """
    words = name.lower().split()
    small = any(len(word) <= _SMALL and is_common(word) for word in words)
    return len(words) > 2 and small and not any(len(word.strip(".")) == 1 for word in words)


def _outlet_before(line: str) -> str:
    """Return the outlet that a line names before its day: `Kompas, Rabu 5 Mei 2021`."""
    name = line.split(",", 1)[0].strip()
    return name if "," in line and is_outlet(name) else ""


def _outlet_of(name: str) -> str:
    """Return the outlet that a desk belongs to: `detikcom` of `Tim detikcom`."""
    if is_outlet(name):
        return name
    if first_outlet(name):
        return first_outlet(name)
    words = re.sub(
        r"(?i)\b(?:tim|redaksi|team|staff|writers?|newsroom|desk|news desk|bureau|web)\b", "", name
    )
    return words.strip() if is_outlet(words.strip()) else ""


def merge_credits(found: Iterable[Credits]) -> Credits:
    """Return all the credits as one; a time of publication goes before one of an update."""
    found = list(found)
    moments = [credits.moment for credits in found if credits.moment]
    moment = next((m for m in moments if not m.updated), moments[0] if moments else None)
    if moment and moment.clock is None:  # another line may state the same day with its time
        fuller = (m for m in moments if m.clock and m.day == moment.day and not m.updated)
        moment = next(fuller, moment)
    return Credits(
        authors=tuple(name for credits in found for name in credits.authors),
        moment=moment,
        outlet=next((credits.outlet for credits in found if credits.outlet), ""),
        dropped=tuple(one for credits in found for one in credits.dropped),
        labelled=any(credits.labelled for credits in found),
        names_only=bool(found) and all(credits.names_only for credits in found),
        posted=bool(found) and all(credits.posted for credits in found),
        waits=found[-1].waits if found else "",
        lone=next((credits.lone for credits in found if credits.lone), ""),
    )
