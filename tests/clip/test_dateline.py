"""Datelines: known by place, capitals or outlet, never by a dash alone."""

import pytest

from plugins.clip.dateline import find_dateline


@pytest.mark.parametrize(
    ("text", "rest", "outlet"),
    [
        ("JAKARTA - Presiden pulang.", "Presiden pulang.", ""),
        ("Jakarta - Presiden pulang.", "Presiden pulang.", ""),
        ("NUR-SULTAN – “Ini kudeta,” katanya.", "“Ini kudeta,” katanya.", ""),
        ("Jakarta, CNN Indonesia -- Presiden pulang.", "Presiden pulang.", "CNN Indonesia"),
        ("JAKARTA, KOMPAS.com - Presiden pulang.", "Presiden pulang.", "KOMPAS.com"),
        ("Lumajang, Jawa Timur (ANTARA) - Semeru meletus.", "Semeru meletus.", "ANTARA"),
        ("TEMPO.CO, Jakarta - Presiden pulang.", "Presiden pulang.", "TEMPO.CO"),
        ("ALMATY, Jan 11 (Reuters) - Troops left.", "Troops left.", "Reuters"),
        ("CAPE CANAVERAL, Fla. (AP) — Webb flew.", "Webb flew.", "AP"),
    ],
)
def test_a_dateline_is_found(text, rest, outlet):
    dateline = find_dateline(text)

    assert dateline
    assert (dateline.rest, dateline.outlet) == (rest, outlet)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "JAKARTA",
        "Presiden Tokayev - yang baru pulang - mengatakan demikian.",
        "Ia pulang ke Jakarta - Presiden menunggu.",
        "Pasukan dari enam negara - Rusia dan lain-lain - tiba.",
        "x" * 80 + " - A",
    ],
)
def test_a_dash_alone_makes_no_dateline(text):
    assert find_dateline(text) is None
