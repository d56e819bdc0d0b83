"""The headline: found below the site's header, once, without the site's name."""

import pytest

from plugins.clip.headline import take_headline
from plugins.clip.paragraphs import Paragraph

TITLE = "Hampir 8.000 Orang Ditahan di Kazakhstan"
DATE = "Senin, 10 Jan 2022 21:45 WIB"
STORY = "Jakarta - Pemerintah mengumumkan aturan yang baru pada hari Selasa di Jakarta."


def lines(*texts):
    return [*map(Paragraph, texts)]


@pytest.mark.parametrize(
    ("above", "dropped"),
    [
        pytest.param([], [], id="nothing above"),
        pytest.param(["• News"], ["• News"], id="menu entry"),
        pytest.param(["Home", "Berita"], ["Home", "Berita"], id="sections"),
        pytest.param(["Home > News > Dunia"], ["Home > News > Dunia"], id="trail"),
        pytest.param(["KRISIS KAZAKHSTAN"], ["KRISIS KAZAKHSTAN"], id="kicker"),
        pytest.param(["Kompas.com"], ["Kompas.com"], id="outlet"),
    ],
)
def test_the_header_above_goes(above, dropped):
    headline = take_headline(lines(*above, TITLE, DATE, STORY))

    assert headline.title == TITLE
    assert [one.text for one in headline.dropped] == dropped
    assert headline.rest == lines(DATE, STORY)


def test_a_date_above_the_headline_is_kept_for_the_byline():
    assert take_headline(lines(DATE, TITLE, STORY)).rest == lines(DATE, STORY)


@pytest.mark.parametrize(
    "title", ["Semeru Meletus", "Banjir!", "Apa itu CSTO?", 'Tokayev: "Ini kudeta"', "A-B: C"]
)
def test_short_headlines_are_headlines(title):
    assert take_headline(lines(title, DATE, STORY)).title == title


@pytest.mark.parametrize("suffix", [" - BBC News Indonesia", " | Kompas.com", " — Reuters"])
def test_the_site_is_cut_from_the_headline(suffix):
    headline = take_headline(lines(TITLE + suffix, STORY))

    assert headline.title + suffix[:3] + headline.outlet == TITLE + suffix


def test_a_repeat_is_cut_and_told():
    headline = take_headline(lines(TITLE, DATE, f"{TITLE} Sebuah bus. (Foto: BBC)", TITLE, STORY))

    assert headline.rest == [
        Paragraph(DATE),
        Paragraph("Sebuah bus. (Foto: BBC)", glued=True),
        Paragraph(STORY),
    ]
    assert [one.text for one in headline.dropped] == [TITLE, TITLE]


def test_a_repeat_shows_the_headline_among_other_lines():
    headline = take_headline(
        lines("Warta kota hari ini", TITLE, DATE, f"{TITLE} Sebuah bus.", STORY)
    )

    assert headline.title == TITLE
    assert [one.text for one in headline.dropped] == ["Warta kota hari ini", TITLE]


def test_a_sentence_that_begins_like_the_headline_stays():
    story = "Volcano erupts in Tonga after a day of quakes, the government said on Saturday."

    assert take_headline(lines("Volcano erupts in Tonga", story)).rest == lines(story)


@pytest.mark.parametrize("texts", [(STORY,), (STORY, STORY), ("Satu. " * 60,), (DATE, STORY)])
def test_prose_alone_has_no_headline(texts):
    headline = take_headline(lines(*texts))

    assert (headline.title, headline.rest, headline.dropped) == ("", lines(*texts), [])


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(["Summary", "Lebih dari 8.000 orang ditahan di Kazakhstan"], id="points"),
        pytest.param(
            [
                "Menteri dalam negeri berkata bahwa mereka ditahan dalam sepekan setelah kerusuhan "
                "di Almaty dan kota lain reda",
                DATE,
            ],
            id="a deck without a full stop",
        ),
        pytest.param(["Rosihan Anwar", "Oleh Rosihan Anwar", DATE], id="the writer twice"),
    ],
)
def test_what_stands_below_a_headline_is_none(below):
    assert take_headline(lines(TITLE, *below, STORY)).title == TITLE


def test_a_section_with_the_headline_behind_a_bar_is_none():
    assert take_headline(lines(f"Dunia|{TITLE}", TITLE, DATE, STORY)).title == TITLE
