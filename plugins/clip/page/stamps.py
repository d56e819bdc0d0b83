"""Moments as machines stamp them, in attributes and metas; knows no page and no order of trust."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime

from plugins.clip.moment import Moment
from plugins.clip.zones import zone_of

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ,|]+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?"
    r"\s*(Z|UTC|GMT|WIB|WITA|WIT|[+-]\d{1,2}:?\d{2}|[+-]\d{2})?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{4})?(?!\d)")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?:\s+(\d{1,2}):(\d{2}))?(?::\d{2})?()()")
# "Tue Jan 11 2022 09:07:00 GMT+0700 (WIB)": how a browser's script writes a date.
_SCRIPT = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d{2}):(\d{2}):\d{2} GMT([+-]\d{4})"
)
# E-mail's dates end in a zone, or, as older machines write them, in a zone and the year.
_MAILED = re.compile(
    r"\d:\d\d\b.*(?:[+-]\d{4}|\b(?:GMT|UTC?|[ECMP][SD]T))(?: \(\w{1,5}\)| \d{4})?", re.DOTALL
)
_HALF_DAY = re.compile(r"\d ?[ap]\.?m\b", re.IGNORECASE)  # what e-mail's dates never have
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")  # seconds or milliseconds, 2001 to 2033
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_ZONES = {"WIB": 7, "WITA": 8, "WIT": 9, "Z": 0, "UTC": 0, "GMT": 0}
_YEARS = range(1900, 2200)
UNSET = date(1970, 1, 1)  # what a machine writes that was given no date


def read_machine(text: str) -> Moment | None:
    """Return the moment of a stamp that a machine wrote, or None where a person wrote it."""
    text = text.strip()
    if _EPOCH.fullmatch(text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        return Moment(moment.date(), moment.time(), UTC)
    for rule in (_ISO, _COMPACT, _SLASHED):
        found = rule.match(text)
        if found:
            groups = [*found.groups(), None, None, None][:7]
            return exact_moment(*groups[:5], zone=groups[6])
    scripted = _SCRIPT.match(text)
    if scripted and scripted[1] in _MONTHS:
        month = _MONTHS.index(scripted[1]) + 1
        return exact_moment(
            scripted[3], month, scripted[2], scripted[4], scripted[5], zone=scripted[6]
        )
    return _read_mailed(text)


def exact_moment(
    year: object,
    month: object,
    day: object,
    hour: object = None,
    minute: object = None,
    *,
    zone: str | None = None,
) -> Moment | None:
    """Return the moment of numbers in figures or words of figures; None where none is such."""
    try:
        when = date(int(str(year)), int(str(month)), int(str(day)))
        clock = (
            time(int(str(hour)), int(str(minute)))
            if hour is not None and minute is not None
            else None
        )
    except ValueError:
        return None
    if when.year not in _YEARS or when == UNSET:
        return None
    return Moment(when, clock, _zone(zone) if clock else None)


def _read_mailed(text: str) -> Moment | None:
    """Return the moment of a date as e-mail and feeds write it."""
    stamped = _MAILED.search(text[:60])
    if len(text) > 60 or not stamped or stamped.end() < len(text) or _HALF_DAY.search(text):
        return None
    try:
        parsed = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if parsed.year not in _YEARS:
        return None
    zone = parsed.utcoffset()
    return Moment(
        parsed.date(),
        parsed.time().replace(second=0, microsecond=0),
        zone_of(zone // timedelta(minutes=1)) if zone is not None else None,
    )


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text in _ZONES:
        return timezone(timedelta(hours=_ZONES[text]))
    digits = text[1:].replace(":", "")
    minutes = int(digits[:-2] or 0) * 60 + int(digits[-2:]) if len(digits) > 2 else int(digits) * 60
    return zone_of(minutes if text[0] == "+" else -minutes)
