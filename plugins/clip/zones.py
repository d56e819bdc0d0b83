"""Zones of time as newspapers name them, in letters, in figures or in words; knows no day."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Zones without a number, in hours east of Greenwich. News in English that prints IST is India's;
# CST stays out, for it means Chicago as often as Beijing.
_HOURS = {
    "WIB": 7.0, "WITA": 8.0, "WIT": 9.0, "GMT": 0.0, "UTC": 0.0, "Z": 0.0, "BST": 1.0, "WAT": 1.0,
    "CET": 1.0, "CEST": 2.0, "MSK": 3.0, "SGT": 8.0, "HKT": 8.0, "MYT": 8.0, "PHT": 8.0,
    "IST": 5.5, "KST": 9.0, "JST": 9.0, "AEST": 10.0, "AEDT": 11.0, "EST": -5.0, "EDT": -4.0,
    "CDT": -5.0, "MST": -7.0, "MDT": -6.0, "PST": -8.0, "PDT": -7.0, "ICT": 7.0, "AWST": 8.0,
    "ACST": 9.5, "ACDT": 10.5, "NZST": 12.0, "NZDT": 13.0, "PKT": 5.0, "NPT": 5.75, "MMT": 6.5,
    "PHST": 8.0, "GST": 4.0, "AST": 3.0, "TRT": 3.0, "EAT": 3.0, "CAT": 2.0, "SAST": 2.0,
    "EET": 2.0, "EEST": 3.0, "WEST": 1.0, "BRT": -3.0,
}  # fmt: skip
# American papers print these the year round; summer time decides.
_SEASONAL = {"ET": "America/New_York", "CT": "America/Chicago", "PT": "America/Los_Angeles"}
ZONE = re.compile(
    r"(?<![A-Za-z])(?:(?:GMT|UTC) ?)?(?P<sign>[+−-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?\b"
    rf"|(?<![A-Za-z])(?P<name>{'|'.join(sorted({*_HOURS, *_SEASONAL}, key=len, reverse=True))}|"
    r"(?i:wita|wib|wit))\b"
)
_SPELT_ZONE = (
    (re.compile(r"\b([ECMP])\.(?:([SD])\.)?(T)\.(?!\w)"), r"\1\2\3"),  # E.D.T., no initials
    (
        re.compile(r"\b(?:u\.?s\.? )?eastern(?: standard| daylight)?(?: time)?\b", re.IGNORECASE),
        "ET",
    ),
    (re.compile(r"\bpacific(?: standard| daylight)? time\b", re.IGNORECASE), "PT"),
    (re.compile(r"\bcentral(?: standard| daylight)? time\b", re.IGNORECASE), "CT"),
    (
        re.compile(r"\b(?:singapore|hong kong|manila|kuala lumpur|beijing) time\b", re.IGNORECASE),
        "SGT",
    ),
    (re.compile(r"\b(?:jakarta|western indonesian?) time\b", re.IGNORECASE), "WIB"),
    (re.compile(r"\b(?:japan|tokyo)(?: standard)? time\b", re.IGNORECASE), "JST"),
    (re.compile(r"\b(?:india|indian)(?: standard)? time\b", re.IGNORECASE), "IST"),
    (re.compile(r"\b(?:universal|greenwich(?: mean)?) time\b", re.IGNORECASE), "GMT"),
    (re.compile(r"\bwaktu indonesia (?:bagian )?barat\b", re.IGNORECASE), "WIB"),
    (re.compile(r"\bwaktu indonesia (?:bagian )?tengah\b", re.IGNORECASE), "WITA"),
    (re.compile(r"\bwaktu indonesia (?:bagian )?timur\b", re.IGNORECASE), "WIT"),
)
# The place of the story behind its time: "12:18 am IST - BENGALURU".
_STATION = re.compile(
    r"(?<=[A-Z]{2}[A-Z])\s+[-–—]\s+[A-Z][A-Z .]{2,30}$|(?<=WITA)\s+[-–—]\s+[A-Z][A-Z .]{2,30}$"
)


def spell_zones(line: str) -> str:
    """Return the line with its zones in letters: `Eastern time` as `ET`, `E.D.T.` as `EDT`."""
    for spelt, known in _SPELT_ZONE:
        line = spelt.sub(known, line)
    return line


def cut_station(line: str) -> str:
    """Return the line without the place that stands behind its zone."""
    return _STATION.sub("", line)


def read_zone(found: re.Match[str], local: datetime) -> timezone | None:
    """Return the zone that `ZONE` found, or None where there is none such. local: its day, time."""
    name = (found["name"] or "").upper()
    if name:
        if name in _SEASONAL:
            try:
                offset = ZoneInfo(_SEASONAL[name]).utcoffset(local)
            except ZoneInfoNotFoundError:  # a machine without a zone database
                return None
            return timezone(offset) if offset is not None else None
        return timezone(timedelta(hours=_HOURS[name]))
    minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
    return zone_of(minutes if found["sign"] == "+" else -minutes)


def zone_of(minutes: int) -> timezone | None:
    """Return the zone so many minutes east of Greenwich, or None where no clock ever goes so."""
    if abs(minutes) > 14 * 60 or minutes % 15:
        return None
    return timezone(timedelta(minutes=minutes))
