"""The origin: taken from the notices and links round a paste, never from within the story."""

import pytest

from plugins.clip.address import is_web_address, take_address
from plugins.clip.paragraphs import Paragraph

STORY = [Paragraph(f"Paragraf ke-{number} dari berita yang panjang.") for number in range(12)]


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("https://news.example/a", "https://news.example/a"),
        ("Sumber: https://news.example/a", "https://news.example/a"),
        ("Source https://news.example/a?b=c", "https://news.example/a?b=c"),
    ],
)
@pytest.mark.parametrize("place", [0, 12])
def test_a_line_with_only_an_address_is_the_source(line, url, place):
    address = take_address([*STORY[:place], Paragraph(line), *STORY[place:]])

    assert (address.url, address.rest, address.dropped) == (url, STORY, [])


def test_an_address_within_the_story_stays():
    paragraphs = [*STORY[:5], Paragraph("https://news.example/a"), *STORY[5:]]

    assert take_address(paragraphs).rest == paragraphs


def test_detiks_notice_is_read_and_told():
    notice = 'Baca artikel detiknews, "Semeru Meletus" selengkapnya https://news.detik.com/d-1'
    app = "Download Apps Detikcom Sekarang https://apps.detik.com/detik/"

    address = take_address([*STORY, Paragraph(notice), Paragraph(app)])

    assert (address.url, address.title, address.outlet) == (
        "https://news.detik.com/d-1",
        "Semeru Meletus",
        "detiknews",
    )
    assert [one.text for one in address.dropped] == [notice, app]
    assert address.rest == STORY


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a",
        "ftp://a.b",
        "javascript:alert(1)",
        "http://",
        "https://a@b.c",
        "https://[a",
        "http://a b",
    ],
)
def test_other_addresses_name_no_source(url):
    assert is_web_address(url) == ""
