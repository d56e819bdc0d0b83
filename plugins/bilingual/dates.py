"""Dates and times as each language writes them, from Babel's tables and never from the system's.

Pure: a moment in, words out.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING, TypedDict

from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Sequence


class Phrase(TypedDict):
    """Words and their language."""

    lang: str
    text: str


class When(TypedDict):
    """A moment in words; `time` is [] for a whole day."""

    iso: str
    day: list[Phrase]
    time: list[Phrase]


# language -> (Babel's locale, what stands behind the weekday, how hours and minutes are joined)
# Indonesian writes a full stop between hours and minutes (Pedoman Umum Ejaan, 2015).
_STYLES = {"id": ("id", ", ", "."), "en": ("en_GB", " ", ":")}
# Indonesia's three zones; it keeps no summer time.
_ZONES = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}


@cache  # an archive spells the same few days for every list they stand in
def spell_day(day: date, language: str) -> str:
    """Return `Selasa, 11 Januari 2022` or `Tuesday 11 January 2022`."""
    weekday, month = _weekdays(language)[day.weekday()], month_names(language)[day.month - 1]
    return f"{weekday}{_STYLES[language][1]}{day.day} {month} {day.year}"


def spell_time(moment: datetime, language: str) -> str:
    """Return `09.07 WIB` or `09:07 WIB`; another zone is told as `UTC+05:30`."""
    joint = _STYLES[language][2]
    return f"{moment.hour:02}{joint}{moment.minute:02} {spell_zone(moment)}"


def spell_zone(moment: datetime) -> str:
    """Return the name of an aware moment's zone."""
    offset = moment.utcoffset() or timedelta()
    if offset in _ZONES:
        return _ZONES[offset]
    minutes = int(offset.total_seconds()) // 60
    sign = "+" if minutes >= 0 else "−"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours:02}:{rest:02}" if minutes else "UTC"


def spell_when(moment: date, languages: Sequence[str]) -> When:
    """Return a day, or a moment with its time, in each of the languages.

    The lists are shared between moments that are spelled alike: change none of them.
    """
    speech = tuple(languages)
    iso = moment.isoformat()
    if not isinstance(moment, datetime):
        return {"iso": iso, "day": _day_phrases(moment, speech), "time": []}
    times = _time_phrases(moment.hour, moment.minute, moment.utcoffset(), speech)
    return {"iso": iso, "day": _day_phrases(moment.date(), speech), "time": times}


@cache
def _day_phrases(day: date, languages: tuple[str, ...]) -> list[Phrase]:
    return [{"lang": one, "text": spell_day(day, one)} for one in languages]


@cache
def _time_phrases(
    hour: int, minute: int, offset: timedelta | None, languages: tuple[str, ...]
) -> list[Phrase]:
    zone = timezone(offset or timedelta())
    moment = datetime(2000, 1, 1, hour, minute, tzinfo=zone)
    return [{"lang": one, "text": spell_time(moment, one)} for one in languages]


@cache
def _weekdays(language: str) -> tuple[str, ...]:
    """Return the seven days, Monday first, as they stand in a date."""
    names = Locale.parse(_STYLES[language][0]).days["format"]["wide"]
    return tuple(names[number] for number in range(7))


@cache
def month_names(language: str) -> tuple[str, ...]:
    """Return the twelve months, January first, as they stand alone before a year."""
    names = Locale.parse(_STYLES[language][0]).months["format"]["wide"]
    return tuple(names[number] for number in range(1, 13))
