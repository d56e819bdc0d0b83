"""Headers: sections, trails and the paper's own name, and no headline among them."""

from datetime import date

import pytest

from plugins.clip.moment import Moment
from plugins.clip.sections import is_header, read_day, read_masthead, read_origin, read_paper


@pytest.mark.parametrize(
    "text", ["Home", "• News", "home global", "World ► Europe", "JPNN.com › Politik › Luar Negeri"]
)
def test_headers_are_headers(text):
    assert is_header(text)


@pytest.mark.parametrize(
    "text", ["Banjir di Demak", "Semeru Meletus", "World leaders meet in Bali"]
)
def test_headlines_are_not(text):
    assert not is_header(text)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Kompas.com Sains Fenomena", "Kompas.com"),
        ("The Guardian - World news", "The Guardian"),
        ("JPNN.com › Politik", "JPNN.com"),
        ("World", ""),
    ],
)
def test_the_masthead_names_the_outlet(text, outlet):
    assert read_masthead(text) == outlet


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("CENDERAWASIH POS", "CENDERAWASIH POS"),
        ("Kompas, Sabtu, 13 Januari 2018 INTERNASIONAL 8", "Kompas"),
        ("Breaking News Hari Ini", ""),
        ("Koran itu dibakar warga", ""),
    ],
)
def test_a_paper_on_no_list_is_known_by_its_words(text, paper):
    assert read_paper(text) == paper


def test_a_running_head_tells_its_day():
    head = "Kompas, Sabtu, 13 Januari 2018 INTERNASIONAL 8"

    assert read_day(head) == Moment(date(2018, 1, 13))
    assert read_day("Bab 3") is None


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Source: CNA/eh", "CNA"),
        ("Dorothy Thompson is a managing editor at The Diplomat.", "The Diplomat"),
        ("Dorothy Thompson is a former editor of The Guardian.", ""),
        ("Source: Reuters", ""),
        ("Source: Al Jazeera and agencies", "Al Jazeera"),
        ("Sumber: Kompas.com dan berbagai sumber", "Kompas.com"),
    ],
)
def test_lines_around_a_story_name_its_outlet(text, outlet):
    assert read_origin(text) == outlet
