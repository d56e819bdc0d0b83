"""The cards that shared links show: one a story and language, of the newest stories."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from tests.site.building import make_content, write_story
from tests.site.picturing import SITEURL, WORDS, add_picture, build, copies, page


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_content(tmp_path / "content")


def test_each_language_has_a_card_of_its_own(content: Path, tmp_path: Path) -> None:
    add_picture(content)
    write_story(content, pictures=[{"file": "a.jpg", **WORDS}])
    write_story(content, language="en", translates="unknown", title="Water recedes")
    write_story(content, "2022/01/lain", title="Tanpa gambar")

    output = build(content, tmp_path / "output")

    addresses = set()
    for name in ("id/2022/01/banjir", "en/2022/01/banjir", "id/2022/01/lain"):
        head = html.fromstring((output / name / "index.html").read_bytes())
        (address,) = head.xpath("//meta[@property='og:image']/@content")
        addresses.add(address)
        told = head.xpath("//meta[starts-with(@property, 'og:image:')]/@content")
        assert told[:2] == ["1200", "630"]
        raw = (output / address.removeprefix(f"{SITEURL}/")).read_bytes()
        with Image.open(io.BytesIO(raw)) as card:
            assert card.size == (1200, 630)
            assert f"image/{address[-3:]}".replace("jpg", "jpeg") == card.get_format_mimetype()
    assert len(addresses) == 3


def test_without_cards_a_link_shows_the_picture(content: Path, tmp_path: Path) -> None:
    add_picture(content)
    write_story(content, pictures=[{"file": "a.jpg", **WORDS}])

    output = build(content, tmp_path / "output", SOCIAL_CARDS=0)

    (address,) = page(output).xpath("//meta[@property='og:image']/@content")
    assert address.rpartition("/")[2] in copies(output)
    assert len(list((output / "pictures/2022/01/banjir").iterdir())) == len(copies(output))


def test_the_newest_stories_have_cards(content: Path, tmp_path: Path) -> None:
    for day in (3, 1, 2):
        write_story(
            content, f"2022/01/b{day}", title=f"B{day}", date=f"2022-01-0{day}T09:00:00+07:00"
        )

    output = build(content, tmp_path / "output", SOCIAL_CARDS=2)

    drawn = {path.parent.name for path in output.glob("pictures/**/card-*")}
    assert drawn == {"b2", "b3"}
