"""Dates in both languages, from Babel's tables: the machine's locale and zone change nothing."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from plugins.bilingual.dates import month_names, spell_day, spell_time, spell_when, spell_zone

MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}
DAYS = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}


def moment(hours, minutes=0):
    zone = timezone(timedelta(hours=hours, minutes=minutes))
    return datetime(2022, 1, 11, 9, 7, 30, tzinfo=zone)


@pytest.mark.parametrize("language", ["id", "en"])
def test_months_are_named(language):
    assert month_names(language) == tuple(MONTHS[language].split())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_spelled(language, month):
    day = date(2022, month, 1)
    weekday = DAYS[language].split()[day.weekday()]
    comma = "," if language == "id" else ""

    assert (
        spell_day(day, language) == f"{weekday}{comma} 1 {MONTHS[language].split()[month - 1]} 2022"
    )


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("number", range(7))
def test_every_weekday_is_spelled(language, number):
    day = date(2022, 1, 3) + timedelta(days=number)

    assert spell_day(day, language).replace(",", "").split()[0] == DAYS[language].split()[number]


@pytest.mark.parametrize(
    ("day", "language", "spelled"),
    [
        (date(1900, 1, 1), "id", "Senin, 1 Januari 1900"),
        (date(2024, 2, 29), "en", "Thursday 29 February 2024"),
        (date(2199, 12, 31), "id", "Selasa, 31 Desember 2199"),
    ],
)
def test_far_days_are_spelled(day, language, spelled):
    assert spell_day(day, language) == spelled


@pytest.mark.parametrize(
    ("when", "indonesian", "english"),
    [
        pytest.param(moment(7), "09.07 WIB", "09:07 WIB", id="western"),
        pytest.param(moment(8), "09.07 WITA", "09:07 WITA", id="central"),
        pytest.param(moment(9), "09.07 WIT", "09:07 WIT", id="eastern"),
        pytest.param(moment(0), "09.07 UTC", "09:07 UTC", id="UTC"),
        pytest.param(moment(5, 30), "09.07 UTC+05:30", "09:07 UTC+05:30", id="India"),
        pytest.param(moment(-3, -30), "09.07 UTC−03:30", "09:07 UTC−03:30", id="Newfoundland"),
        pytest.param(moment(14), "09.07 UTC+14:00", "09:07 UTC+14:00", id="furthest east"),
        pytest.param(moment(-12), "09.07 UTC−12:00", "09:07 UTC−12:00", id="furthest west"),
        pytest.param(
            datetime(2022, 1, 11, 0, 0, tzinfo=UTC), "00.00 UTC", "00:00 UTC", id="midnight"
        ),
    ],
)
def test_a_time_names_its_zone(when, indonesian, english):
    assert (spell_time(when, "id"), spell_time(when, "en")) == (indonesian, english)
    assert spell_zone(when) == english.split(" ", 1)[1]


def test_a_moment_is_told_in_each_language_asked_for():
    assert spell_when(moment(7), ("en", "id")) == {
        "iso": "2022-01-11T09:07:30+07:00",
        "day": [
            {"lang": "en", "text": "Tuesday 11 January 2022"},
            {"lang": "id", "text": "Selasa, 11 Januari 2022"},
        ],
        "time": [{"lang": "en", "text": "09:07 WIB"}, {"lang": "id", "text": "09.07 WIB"}],
    }


def test_a_day_has_no_time():
    assert spell_when(date(2022, 1, 11), ("id",)) == {
        "iso": "2022-01-11",
        "day": [{"lang": "id", "text": "Selasa, 11 Januari 2022"}],
        "time": [],
    }


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C", "TZ": "UTC"}, {"LC_ALL": "", "LANG": "", "TZ": "America/St_Johns"}],
    ids=["C", "none"],
)
def test_the_machine_says_nothing_in_it(environment):
    program = (
        "from datetime import datetime\n"
        "from plugins.bilingual.dates import spell_when\n"
        "when = datetime.fromisoformat('2022-08-17T10:00:00+09:00')\n"
        "print(ascii(spell_when(when, ('id', 'en'))))"
    )

    run = subprocess.run(
        [sys.executable, "-c", program],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.strip() == (
        "{'iso': '2022-08-17T10:00:00+09:00',"
        " 'day': [{'lang': 'id', 'text': 'Rabu, 17 Agustus 2022'},"
        " {'lang': 'en', 'text': 'Wednesday 17 August 2022'}],"
        " 'time': [{'lang': 'id', 'text': '10.00 WIT'}, {'lang': 'en', 'text': '10:00 WIT'}]}"
    )
