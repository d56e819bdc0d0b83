"""Bylines: people are authors, desks and editors are not, sentences are neither."""

import pytest

from plugins.clip.attribution import take_byline
from plugins.clip.byline import read_credits
from plugins.clip.paragraphs import Paragraph

LEAD = "JAKARTA - Pemerintah mengumumkan aturan yang baru pada hari Selasa di Jakarta."


@pytest.mark.parametrize(
    ("lines", "authors", "outlet"),
    [
        pytest.param(
            ["Ariyan Rastya | Selasa, 11/01/2022 09:07 WIB"], ["Ariyan Rastya"], "", id="bar"
        ),
        pytest.param(["Oleh: Ariyan Rastya"], ["Ariyan Rastya"], "", id="oleh"),
        pytest.param(["By A. B. and C. D."], ["A. B.", "C. D."], "", id="and"),
        pytest.param(["Oleh A. B., C. D. dan E. F."], ["A. B.", "C. D.", "E. F."], "", id="dan"),
        pytest.param(["Reporter: A. B. | Editor: C. D."], ["A. B."], "", id="roles"),
        pytest.param(["Reporter: A. B./C. D."], ["A. B.", "C. D."], "", id="slash"),
        pytest.param(
            ["Penulis", "A. B.", "Editor", "C. D."], ["A. B."], "", id="roles above names"
        ),
        pytest.param(["Tim detikcom - detikNews", "11/01/2022"], [], "detikcom", id="desk"),
        pytest.param(["CNN Indonesia", "11/01/2022"], [], "CNN Indonesia", id="outlet"),
        pytest.param(["By Reuters Staff"], [], "Reuters", id="staff"),
        pytest.param(
            ["By Ariyan Rastya, BBC News"], ["Ariyan Rastya"], "BBC News", id="with outlet"
        ),
        pytest.param(["By A. B.", "Business reporter, BBC News"], ["A. B."], "BBC News", id="job"),
        pytest.param(
            ["By A. B.", "Science correspondent, BBC News, Geneva"],
            ["A. B."],
            "BBC News",
            id="job and town",
        ),
        pytest.param(
            ["Oleh A. B.", "Koresponden CNN Indonesia di Jakarta"],
            ["A. B."],
            "CNN Indonesia",
            id="job of an outlet",
        ),
        pytest.param(["Ariyan Rastya", "11/01/2022"], ["Ariyan Rastya"], "", id="beside a date"),
        pytest.param(["11/01/2022", "Ariyan Rastya"], ["Ariyan Rastya"], "", id="below a date"),
        pytest.param(["Adinegoro - Minggu, 5 Desember 2021"], ["Adinegoro"], "", id="one name"),
        pytest.param(["Surabaya - Minggu, 5 Desember 2021"], [], "", id="a town and a day"),
        pytest.param(
            ["Penulis", "S.K. Trimurti", "Peneliti vulkanologi", "Adinegoro", "Dosen geofisika"],
            ["S.K. Trimurti", "Adinegoro"],
            "",
            id="each with a post",
        ),
        pytest.param(
            ["NELLIE BLY, Nikkei staff writer", "January 18, 2022"],
            ["NELLIE BLY"],
            "Nikkei",
            id="post of a paper",
        ),
        pytest.param(
            ["Tempo.co / oleh A. B. / 13 Jan 2022 07.10"], ["A. B."], "Tempo.co", id="slashes"
        ),
        pytest.param(
            ["Nellie Bly, Ida B. Wells", "13 Jan 2022"],
            ["Nellie Bly", "Ida B. Wells"],
            "",
            id="initial",
        ),
        pytest.param(["Nusa Dua, Bali", "13 Jan 2022"], [], "", id="a place"),
        pytest.param(
            ["By Ernie Pyle Follow", "By NELLIE BLY Associated Press"],
            ["Ernie Pyle", "NELLIE BLY"],
            "",
            id="what stands behind",
        ),
        pytest.param(
            ["Oleh S.K. Trimurti 5 Mei 2021 10:10 WIB"], ["S.K. Trimurti"], "", id="initials"
        ),
        pytest.param(["Posted by Nellie Bly on May 5, 2021"], ["Nellie Bly"], "", id="posted"),
        pytest.param(
            ["Serambi Indonesia, Kamis 26 Desember 2024"],
            [],
            "Serambi Indonesia",
            id="outlet and day",
        ),
        pytest.param(
            ["Kompas.com - 18/01/2022, 14:05 WIB"], [], "Kompas.com", id="outlet and date"
        ),
    ],
)
def test_lines_above_the_story_are_credited(lines, authors, outlet):
    byline = take_byline([*map(Paragraph, lines), Paragraph(LEAD)])

    assert (byline.authors, byline.outlet) == (authors, outlet)
    assert byline.rest == [Paragraph(LEAD)]


def test_agency_credits_below_the_story_are_authors_only_without_a_byline():
    below = Paragraph("Reporting by A. B. in Nur-Sultan; Editing by C. D.")

    alone = take_byline([Paragraph(LEAD), below])
    beside = take_byline([Paragraph("By E. F."), Paragraph(LEAD), below])

    assert (alone.authors, beside.authors) == (["A. B."], ["E. F."])
    assert [one.text for one in beside.dropped] == ["C. D.", "A. B."]


@pytest.mark.parametrize(
    "line",
    [
        "By the numbers: what Indonesia's G20 presidency means",
        "Prosecutors in Kazakhstan have said that 225 people died.",
        "Editor koran itu dipanggil dewan pers",
        "Satu | dua | tiga",
        "Merdeka.com - Kado Indah Totti",
    ],
)
def test_other_lines_credit_nobody(line):
    assert read_credits(line) is None


@pytest.mark.parametrize(
    ("above", "authors"),
    [
        pytest.param(["Dok. BNPB", "13 Jan 2022"], [], id="an archive"),
        pytest.param(["Penulis: A. B.", "13 Jan 2022", "Alex Mendur"], ["A. B."], id="labelled"),
        pytest.param(["Nusa Dua", "13 Jan 2022"], [], id="a place of the story"),
        pytest.param(["Heard on the radio", "Martha Gellhorn"], ["Martha Gellhorn"], id="guessed"),
        pytest.param(["Related Topics", "3-minute listen"], [], id="a label"),
        pytest.param(["EDWARD MURROW", "By Edward Murrow"], ["Edward Murrow"], id="printed twice"),
    ],
)
def test_names_of_the_story_and_of_others_are_no_authors(above, authors):
    lines = [*above, LEAD.replace("di Jakarta", "di Nusa Dua")]

    byline = take_byline([*map(Paragraph, lines)], (len(above), len(lines)))

    assert byline.authors == authors


def test_a_subheading_with_a_day_is_no_byline():
    credits = read_credits("Bertindak pada 3 Januari 2022")

    assert not credits or not credits.authors


def test_a_name_alone_is_no_byline():
    paragraphs = [Paragraph("Nur Sultan"), Paragraph(LEAD)]

    assert take_byline(paragraphs).rest == paragraphs
