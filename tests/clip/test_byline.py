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
        pytest.param(["Ariyan Rastya", "11/01/2022"], ["Ariyan Rastya"], "", id="beside a date"),
        pytest.param(["11/01/2022", "Ariyan Rastya"], ["Ariyan Rastya"], "", id="below a date"),
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


def test_a_name_alone_is_no_byline():
    paragraphs = [Paragraph("Nur Sultan"), Paragraph(LEAD)]

    assert take_byline(paragraphs).rest == paragraphs
