"""Pictures as readers get them: right-sized, credited and stripped."""

from __future__ import annotations

import re
from pathlib import Path

import feedparser
import pytest
from lxml import html
from PIL import Image

from plugins.press.command import check
from plugins.press.order import Order
from plugins.story.problem import StoryError
from tests.figures.pictures import busy, saved, write
from tests.site.building import make_content, write_story
from tests.site.picturing import SITEURL, STORY, WORDS, add_picture, build, copies, page


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_content(tmp_path / "content")


def gps() -> Image.Exif:
    """Return EXIF with a place, a script, and the name of who made the picture."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "<script>alert(1)</script>", "Ani"
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 10.0, 30.0), 3: "E", 4: (106.0, 49.0, 0.0)})
    return exif


def test_a_story_offers_its_picture_in_every_width_and_format(
    content: Path, tmp_path: Path
) -> None:
    add_picture(content, exif=gps())
    write_story(content, pictures=[{"file": "a.jpg", **WORDS}])

    output = build(content, tmp_path / "output")

    names = sorted(re.sub(r"\.[0-9a-f]{10}\.", ".", name) for name in copies(output))
    assert names == [
        *("a-1300.avif", "a-1300.jpg", "a-1300.webp", "a-336.avif", "a-672.avif", "a-672.webp"),
    ]
    (figure,) = page(output).xpath("//div[@class='story__lead']/figure")
    assert figure.xpath(".//source/@type") == ["image/avif", "image/webp"]
    offered = [
        one.split()[0].removeprefix("/digest/")
        for row in figure.xpath(".//source/@srcset")
        for one in row.split(", ")
    ]
    (image,) = figure.xpath(".//img")
    offered.append(image.get("src").removeprefix("/digest/"))
    assert sorted(name.rpartition("/")[2] for name in offered) == copies(output)
    for name in offered:
        with Image.open(output / name) as shown:
            shown.load()
            assert set(shown.getexif()) <= {0x013B}
            assert shown.getexif().get_ifd(0x8825) == {}
        assert b"script" not in (output / name).read_bytes()
    with Image.open(output / offered[-1]) as shown:
        assert shown.size == (int(image.get("width")), int(image.get("height")))
    assert (image.get("loading"), image.get("fetchpriority")) == ("eager", "high")
    (small,) = figure.xpath(".//small")
    assert " ".join(small.text_content().split()) == "Kredit: Ani · Lisensi: CC-BY-4.0"
    assert small.xpath("a/@href") == ["https://creativecommons.org/licenses/by/4.0/"]


def test_pictures_of_a_body_wait_and_those_in_a_row_are_one_group(
    content: Path, tmp_path: Path
) -> None:
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        add_picture(content, name, (400, 300), comment=name.encode())
    body = '![Satu](a.jpg "Kata satu")\n![Dua](b.jpg)\n\nTeks.\n\n![Tiga](c.jpg)\n'
    write_story(content, body=body)

    text = page(build(content, tmp_path / "output")).xpath("//div[contains(@class, 'prose')]")[0]

    assert text.xpath("./div[@class='gallery']/figure//img/@alt") == ["Satu", "Dua"]
    assert text.xpath("./figure//img/@alt") == ["Tiga"]
    assert set(text.xpath(".//img/@loading")) == {"lazy"}
    assert text.xpath(".//figcaption//span/text()") == ["Kata satu"]
    sizes = [row.split(", ")[0] for row in text.xpath(".//source[@type='image/avif']/@sizes")]
    wide = "(min-width: 1184px)"
    assert sizes == [f"{wide} 284px", f"{wide} 284px", f"{wide} 592px"]


@pytest.mark.parametrize(
    "name", ["foto banjir.jpg", "50% #1.jpg", "a,b (c).jpg", "🎉 é.jpg", "x" * 190 + ".jpg"]
)
def test_every_name_of_a_file_leads_to_its_picture(
    content: Path, tmp_path: Path, name: str
) -> None:
    add_picture(content, name, (400, 300))
    write_story(content, pictures=[{"file": name, **WORDS}])

    output = build(content, tmp_path / "output")  # which tries every link

    assert len(copies(output)) == 4


@pytest.mark.parametrize(
    ("own", "spoken"),
    [
        ({"alt": "Water"}, {"Water": "en", "Banjir": "id", "Ani": "id"}),
        ({"caption": "Flood"}, {"Air": "id", "Flood": "en", "Ani": "id"}),
        ({"credit": "Photo: Ani"}, {"Air": "id", "Banjir": "id", "Photo: Ani": "en"}),
    ],
    ids=lambda one: next(iter(one)),
)
@pytest.mark.parametrize("body", ["Text.\n", "Text.\n\n![](a.jpg)\n"], ids=["above", "in the text"])
def test_words_that_a_translation_lacks_are_marked_as_the_original_s(
    content: Path, tmp_path: Path, own: dict[str, str], spoken: dict[str, str], body: str
) -> None:
    add_picture(content, size=(300, 200))
    write_story(content, pictures=[{"file": "a.jpg", **WORDS}])
    write_story(
        content, language="en", translates="unknown", title="Flood", body=body, pictures=[own]
    )

    (figure,) = page(build(content, tmp_path / "output"), "en").xpath("//figure")

    said = {one.get("alt") or one.text: one.get("lang") for one in figure.xpath(".//*[@lang]")}
    assert said == spoken


def test_a_picture_is_credited_alike_above_and_within_the_text(
    content: Path, tmp_path: Path
) -> None:
    for name in ("a.jpg", "b.jpg"):
        add_picture(content, name, (400, 300), comment=name.encode())
    write_story(content, pictures=[{"file": name, **WORDS} for name in ("a.jpg", "b.jpg")])

    credits = page(build(content, tmp_path / "output")).xpath("//small")

    assert len(credits) == 2
    for credit in credits:
        assert " ".join(credit.text_content().split()) == "Kredit: Ani · Lisensi: CC-BY-4.0"
        assert credit.xpath("./*/@class") == []


def test_a_feed_tells_the_true_length_and_type(content: Path, tmp_path: Path) -> None:
    add_picture(content)
    write_story(content, pictures=[{"file": "a.jpg", **WORDS}], body="![Lagi](a.jpg)\n")

    output = build(content, tmp_path / "output")

    (entry,) = feedparser.parse((output / "id/feed.xml").read_bytes()).entries
    (enclosure,), (media,) = entry.enclosures, entry.media_content
    there = output / enclosure.href.removeprefix(f"{SITEURL}/")
    assert int(enclosure.length) == there.stat().st_size == int(media["filesize"])
    assert (enclosure.type, media["type"], media["medium"]) == ("image/jpeg", "image/jpeg", "image")
    with Image.open(there) as shown:
        assert shown.size == (int(media["width"]), int(media["height"]))
    content_html = html.fromstring(entry.content[0].value)
    assert content_html.xpath("//img/@src") == [enclosure.href]
    assert content_html.xpath("//source | //picture | //@srcset") == []


def hostile() -> dict[str, tuple[bytes, str]]:
    """Return name of a file -> its bytes, and what is told of it."""
    sound = saved(busy((300, 200)))
    flipped = bytearray(sound)
    flipped[len(flipped) // 2 :] = bytes(byte ^ 0x55 for byte in flipped[len(flipped) // 2 :])
    none = "is not a JPEG, PNG, WebP, GIF or AVIF picture"
    return {
        "bom.png": (saved(Image.new("L", (9000, 9000)), "PNG"), "has 81,000,000 pixels"),
        "garis.png": (saved(Image.new("1", (30_000, 1)), "PNG"), "no page can show"),
        "potong.jpg": (sound[: len(sound) // 2], "is damaged"),
        "halaman.gif": (b"<html>GIF89a</html>", none),
        "svg.png": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', none),
        "cetak.jpg": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", none),
        "lapis.jpg": (b"8BPS\0\1" + bytes(40), none),
        "pindai.jpg": (saved(busy(), "TIFF"), none),
        "salah.png": (sound, "is a JPEG picture, which its name does not say"),
    }


def test_each_hostile_picture_is_told_with_story_and_line(content: Path, tmp_path: Path) -> None:
    pictures = []
    for name, (raw, _) in hostile().items():
        write(content / STORY / name, raw)
        pictures.append({"file": name, **WORDS})
    path = write_story(content, pictures=pictures, body="Teks.\n\n![Lagi](salah.png)\n")
    lines = path.read_text().split("\n")
    at = next(number for number, line in enumerate(lines, 1) if line.startswith("pictures"))

    with pytest.raises(StoryError) as caught:
        build(content, tmp_path / "output")

    told = [str(one) for one in caught.value.problems]
    for name, (_, words) in hostile().items():
        mine = [one for one in told if f"id.md:{at}: the picture `{name}` " in one]
        assert len(mine) == 1, name
        assert words in mine[0]
    in_body = [one for one in told if f"id.md:{len(lines) - 1}: the picture `salah.png`" in one]
    assert len(in_body) == 1
    assert len(told) == len(hostile()) + 1
    assert not (tmp_path / "output").exists()


def test_check_tells_flaws_and_a_build_does_not_stop_for_them(
    content: Path, tmp_path: Path
) -> None:
    add_picture(content, size=(300, 200))
    write_story(content, pictures=[{"file": "a.jpg", "alt": "Air", "caption": "Air"}])

    build(content, tmp_path / "output")
    problems = check(Order(str(content)))

    assert [(one.what, one.severity) for one in problems] == [
        ("`alt` and `caption` of `a.jpg` are the same", "flaw"),
        ("the picture `a.jpg` has no `credit`", "flaw"),
        ("the picture `a.jpg` has no `licence`", "flaw"),
    ]
