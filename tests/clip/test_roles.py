"""Lines of credits: who wrote a story is read in the many ways pages print it."""

import pytest

from plugins.clip.byline import read_credits
from plugins.clip.roles import is_post, respell


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Herawati Diah, Rosihan Anwar (Editor)", ("Herawati Diah",)),
        ("Pewarta: Herawati Diah Editor: Rosihan Anwar", ("Herawati Diah",)),
        ("Rep: Herawati Diah/ Red: Rosihan Anwar", ("Herawati Diah",)),
        ("Reporter: Herawati Diah, Editor: Rosihan Anwar", ("Herawati Diah",)),
        ("Analysis by Herawati Diah", ("Herawati Diah",)),
        ("By HERAWATI DIAH FOR MAILONLINE", ("HERAWATI DIAH",)),
        ("By Herawati Diah, BBC News, Jakarta", ("Herawati Diah",)),
        ("By Herawati Diah Staff Writer", ("Herawati Diah",)),
        ("Herawati Diah South-east Asia correspondent", ("Herawati Diah",)),
        ("Herawati Diah @heradiah", ("Herawati Diah",)),
        ("oleh Herawati Diah [Medan] di 2 February 2024", ("Herawati Diah",)),
        ("Herawati Diah Kamis, 2 Mei 2024 | 14:13 WIB", ("Herawati Diah",)),
        ("Disunting oleh Rosihan Anwar", ()),
        ("Ditulis oleh Herawati Diah — Disunting oleh Rosihan Anwar", ("Herawati Diah",)),
        ("Kontributor Semarang: Herawati Diah", ("Herawati Diah",)),
        ("Koresponden: Herawati Diah", ("Herawati Diah",)),
        ("Herawati Diah, Lecturer in Law, University of Leeds", ("Herawati Diah",)),
    ],
)
def test_a_line_of_credits_names_its_authors(line, authors):
    credits = read_credits(line)

    assert credits is not None
    assert credits.authors == authors


@pytest.mark.parametrize(
    ("line", "respelt"),
    [
        ("05/03/2024 02:13 PM EDT", "2024-05-03 02:13 PM EDT"),
        ("05/03/2024 14:13 WIB", "05/03/2024 14:13 WIB"),
        ("05/03/2024May 3, 2024", "May 3, 2024"),
        ("Rabu, 1 Mei 2024 14:13 WIB Waktu baca 3 menit", "Rabu, 1 Mei 2024 14:13 WIB"),
        (
            "Herawati Diah Last Modified: 14 Oct 2010 03:19 GMT",
            "Herawati Diah | Last Modified: 14 Oct 2010 03:19 GMT",
        ),
        ("Adinegoro Tasrif Diperbarui 5 Mei 2021", "Adinegoro Tasrif | Diperbarui 5 Mei 2021"),
        ("Senior Political Correspondent", "Senior Political Correspondent"),
    ],
)
def test_days_and_posts_are_spelt_one_way(line, respelt):
    assert respell(line) == respelt


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Dosen geofisika", True),
        ("Senior research fellow, Leeds", True),
        ("Timor-Leste joins Asean as 11th member", False),
    ],
)
def test_a_post_opens_its_line(line, expected):
    assert is_post(line) is expected
