"""Days and times as newspapers print them; knows the lines they stand on, no clock of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache

import dateparser

from plugins.clip.outlets import is_place
from plugins.clip.zones import ZONE, cut_station, read_zone, spell_zones

WIB = timezone(timedelta(hours=7))
_YEARS = range(1900, 2200)  # the years a story may bear

_DAY = re.compile(
    r"\b(?:(?P<iso>\d{4}-\d{2}-\d{2})(?=T|\b)"
    r"|\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d{2})\b"
    r"|\d{1,2}(?:st|nd|rd|th)?[ -][A-Za-z]{3,9}\.?,?[ -]\d{4}\b"
    r"|[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:\bT|\b)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})"
    r"(?:[.,]\d{1,6})?)?)? ?(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
# What may stand beside a date on a line that is nothing but a date.
_UPDATE = re.compile(
    r"\b(?:(?:last )?updated?|diperbarui|diperbaharui|pembaruan|dimutakhirkan|terakhir diubah|"
    r"terakhir(?= diperbarui| diubah| diupdate)|diupdate|modified)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:first published|published|publish|posted|terbit|diterbitkan|dipublikasikan|"
    r"dipublikasi|tayang|ditayangkan|diunggah|rilis|dirilis|diposting|diposkan|"
    r"dibuat|hari ini|tanggal|date|pukul|jam|pada|at|on|"
    r"legi|pahing|pon|wage|kliwon|senin|selasa|rabu|kamis|jumat|jum['’`]at|sabtu|minggu|ahad|(?:sen|sel|rab|kam|jum|sab|min)|"
    r"issued|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^(?P<town>[A-Z](?:[\w.']|[ -](?=\w)){2,30})(?P<mark>,| ?[/|●∙⋅•·]) (?=\D*\d)")
_DIRT = re.compile(r"[\s,|:;().@/–—•·●∙⋅-]+")
_WEEKDAY_OR_LABEL = re.compile(rf"(?:{_LABEL.pattern}|[\s,:;|/•·●∙⋅()–—-])+$", re.IGNORECASE)
# Two lines of a page copied as one: `March 11, 20233:22 AM GMT+7Updated March 11, 2023`.
_GLUED = re.compile(
    r"(?<=, (?:19|20)\d\d)(?=\d{1,2}[:.]\d\d\b)|(?<=[\dA-Z])(?=(?:Updated|Diperbarui)\b)"
)
_CLOCK_AFTER = re.compile(
    r"[\s,|/•·●∙⋅()–—-]{0,8}(?:(?:pukul|pkl|jam|at)\b[\s.:]{0,2})?"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?![\d.,]\d|\d)"
    r"\s*(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s{0,2}(?P<half>[ap]\.?m\b\.?)?[\s(]{0,2}"
    r"(?:[A-Z]{2,4}(?:\s?[+-]\d{1,2})?)?[\s),|–-]{0,5}$",
    re.IGNORECASE,
)
_ZONE_AFTER = re.compile(r"[\s,(|-]{0,3}(?=[+−A-Za-z-])")
# Days as East Asian pages print them: the year first, with or without the characters for it.
_YEAR_FIRST = re.compile(
    r"(?<![\d./-])(\d{4})\s?(?:年|[./])\s?(\d{1,2})\s?(?:月|[./])\s?(\d{1,2})(?:日|(?![\d./]))"
)
_HOUR_MARKS = re.compile(r"(\d{1,2})\s?時\s?(\d{1,2})\s?分")
# Spellings that newspapers use and dateparser 1.5.0 does not know.
_RESPELT = ((re.compile(r"\bagust?\b\.?", re.IGNORECASE), "agustus"),)
_LONGEST = 120
_LONGEST_MIXED = 300


@dataclass(frozen=True)
class Moment:
    """What a line says of when: `clock` and `zone` are None where it does not say.

    updated: the line gives the time of a later change, not of publication.
    """

    day: date
    clock: time | None = None
    zone: timezone | None = None
    updated: bool = False


def read_moment(line: str) -> Moment | None:
    """Return the moment a line states when it states nothing else, or None.

    Days come before months, unless the figures allow only the other reading.
    """
    if len(line) > _LONGEST or not any(map(str.isdigit, line)):
        return None
    published, update, later = _split_update(cut_station(_respell(line)))
    moment = _read_one(published) if published else None
    if moment and moment.clock and moment.zone is None:
        named = ZONE.search(later)  # "06:31 pm | Updated … 12:18 am IST"
        zone = read_zone(named, datetime.combine(moment.day, moment.clock)) if named else None
        moment = Moment(moment.day, moment.clock, zone)
    elif moment and moment.clock is None and not _DAY.search(later):
        # "14 October 2010 Last updated at 01:20 GMT": the time of that day.
        rest, clock, zone = _take_clock(later, moment.day)
        if clock and not _DIRT.sub("", _LABEL.sub("", rest)):
            return Moment(moment.day, clock, zone)
    if moment is None and update and not _DIRT.sub("", _LABEL.sub("", published)):
        moment = _read_one(later)
        return moment and Moment(moment.day, moment.clock, moment.zone, updated=True)
    # After the date of publication "Updated 3 years ago" or a second date tells nothing more.
    return moment if len(later) <= _LONGEST // 2 else None


def settle_moment(moment: Moment, language: str | None, *, at_home: bool = False) -> datetime:
    """Return the moment as a datetime with a zone.

    A day without a time is its midnight. Without a zone an Indonesian text is taken to mean
    WIB, the zone of the national newsrooms, and any other text UTC.
    at_home: the newsroom is Indonesian, whose clock is WIB in English stories too.
    """
    western = language == "id" or (at_home and moment.clock is not None)
    zone = moment.zone or (WIB if western else UTC)
    return datetime.combine(moment.day, moment.clock or time(), zone)


def part_moments(line: str) -> list[tuple[Moment, str]]:
    """Return each moment that stands in a line among other words, with the words around it.

    For lines that are known to date or to credit something; in prose a day may be any day.
    The words: what stands before and after, parted by a bar, without the labels of the date.
    """
    if not any(map(str.isdigit, line)):
        return []
    line, place, moments = _respell(line[:_LONGEST_MIXED]), 0, []
    for found in _DAY.finditer(line):
        day = _read_day(found)
        if day is None or found.start() < place:
            continue
        before, after = line[place : found.start()], line[found.end() :]
        label = _WEEKDAY_OR_LABEL.search(before)
        start = label.start() if label else len(before)
        clock, zone, end = _clock_after(after, day)
        if clock is None:
            clock, zone, start = _clock_before(before[:start], day)
        updated = _UPDATE.search(line, max(place, found.start() - 40), found.start())
        around = _UPDATE.sub("", f"{line[: place + start]} | {after[end:]}").strip(" |")
        moments.append((Moment(day, clock, zone, updated=bool(updated)), around))
        place = found.end() + end
    return moments


def _clock_after(after: str, day: date) -> tuple[time | None, timezone | None, int]:
    """Return the time and zone that stand right behind a day, and where they end."""
    found = _CLOCK_AFTER.match(after)
    clock = _read_clock(found) if found else None
    if found is None or clock is None:
        return None, None, 0
    end = found.end()
    gap = _ZONE_AFTER.match(after, end)
    named = ZONE.match(after, gap.end()) if gap else None
    zone = read_zone(named, datetime.combine(day, clock)) if named else None
    return clock, zone, named.end() if named and zone else end


def _clock_before(before: str, day: date) -> tuple[time | None, timezone | None, int]:
    """Return the time and zone that stand right before a day, and where they begin."""
    found = _CLOCK_BEFORE.search(before)
    clock = _read_clock(found) if found else None
    if found is None or clock is None:
        return None, None, len(before)
    named = ZONE.search(found[0])
    return clock, read_zone(named, datetime.combine(day, clock)) if named else None, found.start()


def _respell(line: str) -> str:
    """Return the line with zones and days in the spellings that the rules here know."""
    line = spell_zones(_GLUED.sub(" ", line))
    line = _HOUR_MARKS.sub(r" \1:\2 ", line)
    return _YEAR_FIRST.sub(lambda found: f"{found[1]}-{int(found[2]):02}-{int(found[3]):02} ", line)


def _split_update(line: str) -> tuple[str, bool, str]:
    label = _UPDATE.search(line)
    if not label:
        return line, False, ""
    return line[: label.start()], True, line[label.end() :]


def _read_one(text: str) -> Moment | None:
    found = _DAY.search(text)
    if not found:
        return None
    day = _read_day(found)
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    rest, clock, zone = _take_clock(rest, day) if day else (rest, None, None)
    if day is None or _DIRT.sub("", _LABEL.sub("", _without_place(text, rest))):
        return None
    return Moment(day, clock, zone)


def _without_place(text: str, rest: str) -> str:
    """Return `rest` without the place of `Jakarta, 11 Januari 2022`; a bar ends names as well."""
    place = _PLACE.match(text)
    known = place and (place["mark"] == "," or is_place(place["town"]))
    return rest.replace(place[0].rstrip(), "", 1) if place and known else rest


def _read_day(found: re.Match[str]) -> date | None:
    words = found[0]
    if found["iso"]:
        try:
            day = date.fromisoformat(words)
        except ValueError:
            return None
        return day if day.year in _YEARS else None
    return _parse_day(words)


@lru_cache(maxsize=1024)  # a page prints one day in many places, and parsing it costs 2 ms
def _parse_day(words: str) -> date | None:
    for spelling, known in _RESPELT:
        words = spelling.sub(known, words)
    parsed = dateparser.parse(
        words,
        languages=["id", "en"],
        settings={
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": "past",
            "REQUIRE_PARTS": ["day", "month", "year"],
        },
    )
    return parsed.date() if parsed and parsed.year in _YEARS else None


def _take_clock(rest: str, day: date | None) -> tuple[str, time | None, timezone | None]:
    """Return what is left of the line, its time of day and its zone."""
    clock = None
    for found in _TIME.finditer(rest):
        clock = _read_clock(found)
        if clock:
            rest = f"{rest[: found.start()]} {rest[found.end() :]}"
            break
    zone = None
    found_zone = ZONE.search(rest)
    if clock and day and found_zone:
        zone = read_zone(found_zone, datetime.combine(day, clock))
        if zone:
            rest = f"{rest[: found_zone.start()]} {rest[found_zone.end() :]}"
    return rest, clock, zone


def _read_clock(found: re.Match[str]) -> time | None:
    parts = found.groupdict()
    hour, minute, half = int(parts["hour"]), parts["minute"], (parts["half"] or "").lower()
    if minute is None and not half:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    second = int(parts.get("second") or 0)
    if hour > 23 or int(minute or 0) > 59 or second > 59:
        return None
    return time(hour, int(minute or 0), second)
