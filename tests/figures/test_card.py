"""Cards: every title fits, the theme's colours and type are used, and a card is drawn once."""

import io

import pytest
from PIL import Image, ImageChops, ImageDraw

from plugins.figures import cards
from plugins.figures.card import SIZE, Words, card_key, draw_card, tell_ground, tell_poster
from plugins.figures.cards import drawn_keys, make_card, plan_card
from plugins.figures.lettering import drawable, set_text
from plugins.figures.sheet import INK, TONE, Sheet
from plugins.figures.stock import Stock
from plugins.figures.style import read_style
from plugins.story.problem import StoryError
from tests.figures.pictures import busy, saved, write
from tests.site.building import ROOT

THEME = ROOT / "theme"
STYLE = read_style(THEME)
LONG = (
    "Presiden ungkap bahwa teroris dalang di balik kerusuhan yang menewaskan ratusan orang di"
    " Almaty dan kota lain sejak awal Januari, kata kejaksaan dalam pernyataan tertulis"
)


def words(title="Air surut", **other):
    said = {"language": "id", "category": "Dunia", "day": "Selasa, 11 Januari 2022"}
    return Words(title=title, site="Kliping", **(said | other))


def drawn(said, picture=None):
    return Image.open(io.BytesIO(draw_card(said, STYLE, picture)))


def ink_box(card, width=SIZE[0]):
    """Return the box around the headline's letters, left of a picture."""
    grey = card.convert("L").crop((0, 115, width, 528))
    return grey.point([255 if value < 128 else 0 for value in range(256)]).getbbox()


@pytest.mark.parametrize("picture", [None, saved(busy((1200, 800)))], ids=["words", "picture"])
@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Banjir", id="short"),
        pytest.param("Air mulai surut di Demak, warga kembali ke rumah", id="usual"),
        pytest.param(LONG, id="long"),
        pytest.param(LONG * 3, id="three times too long"),
        pytest.param("Pneumonoultramicroscopicsilicovolcanoconiosis" * 3, id="one long word"),
    ],
)
def test_every_title_stays_in_its_place(title, picture):
    card = drawn(words(title), picture)

    left, top, right, bottom = ink_box(card, 740 if picture else 1200)
    assert card.size == SIZE
    assert left >= 60
    assert right <= (710 if picture else 1140)
    assert bottom - top <= 390


def test_a_short_title_is_set_larger_than_a_long_one():
    sizes = [
        set_text(title, STYLE.serif, (1072, 378), (128, 86, 60, 30), 1.1).size
        for title in ("Banjir", "Air mulai surut di Demak, warga kembali ke rumah", LONG)
    ]

    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[2]


def test_lines_are_balanced_and_no_word_is_lost():
    set_ = set_text(LONG, STYLE.serif, (1072, 378), (60, 45, 30), 1.1)
    font = STYLE.serif.at(set_.size)

    assert " ".join(set_.lines) == LONG
    assert min(map(font.getlength, set_.lines)) > 0.5 * max(map(font.getlength, set_.lines))


def test_what_does_not_fit_ends_in_an_ellipsis():
    set_ = set_text(LONG, STYLE.serif, (400, 70), (30,), 1.1)

    assert len(set_.lines) == 2
    assert set_.lines[-1].endswith("…")
    assert max(map(STYLE.serif.at(30).getlength, set_.lines)) <= 400


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("émigré “kutipan” – 3 °C", "émigré “kutipan” – 3 C"),
        ("Banjir 🎉 di 北京 Demak", "Banjir di Demak"),
        ("a\x00b\u202ec\nd", "abc d"),
        ("ﬁlm ỳ", "film y"),
        ("", ""),
    ],
)
def test_letters_that_the_font_lacks_are_left_out(text, shown):
    assert drawable(text, STYLE.serif) == shown


@pytest.mark.parametrize(("language", "tone"), [("id", (166, 61, 35)), ("en", (29, 90, 112))])
def test_the_colours_are_those_of_the_theme(language, tone):
    card = drawn(words(language=language)).convert("RGB")

    colours = {colour for _, colour in card.getcolors(4096)}
    assert {(250, 248, 243), (27, 26, 23), tone} <= colours


@pytest.mark.parametrize("face", [STYLE.serif, STYLE.sans, STYLE.sans_bold])
@pytest.mark.parametrize("size", [28, 45, 128])
def test_letters_side_by_side_are_the_word(face, size):
    text = "AVATAR, Typhoon fjällförsök 1.234"
    font, letters = face.at(size), face.letters(size)
    shown = Image.new("RGB", (2600, 200))
    inks = ((0, 0, 0), (90, 90, 90), (200, 0, 0))
    sheet = Sheet(shown.size, (255, 255, 255), inks, "RGB").onto(shown)
    sheet.text((40, 20), text, face, size, INK)
    whole = Image.new("L", (2600, 200), 0)
    ImageDraw.Draw(whole).text((40, 20), text, font=font, fill=255)

    seven = [255 - round(round(value * 7 / 255) * 255 / 7) for value in range(256)]
    difference = ImageChops.difference(shown.convert("L"), whole.point(seven))
    overlapping = sum(difference.histogram()[1:])
    assert overlapping < 40  # pixels, where the edges of two letters meet
    assert letters.length(text) == font.getlength(text)


@pytest.mark.parametrize("width", [1, 2, 7, 1200])
def test_a_sheet_as_png_is_what_it_is_on_a_picture(width):
    inks = ((0, 0, 0), (90, 90, 90), (200, 0, 0))
    beside = Image.new("RGB", (width, 30), "green")
    alone, sheet = (Sheet(beside.size, (250, 248, 243), inks, mode) for mode in ("P", "RGB"))
    for one in (alone, sheet.onto(beside)):
        one.line((0, 20, 5, 22))
        one.text((0, 0), "Air surut", STYLE.serif, 28, TONE)

    with Image.open(io.BytesIO(alone.as_png())) as told:
        told.verify()
    shown = Image.open(io.BytesIO(alone.as_png()))
    assert shown.convert("RGB").tobytes() == beside.tobytes()


def test_what_is_written_on_a_copy_is_not_on_the_sheet():
    sheet = Sheet((200, 60), (250, 248, 243), ((0, 0, 0), (90, 90, 90), (200, 0, 0)), "P")
    before = sheet.as_png()

    sheet.copy().text((0, 0), "Air surut", STYLE.serif, 28, INK)

    assert sheet.as_png() == before


def test_a_card_of_words_is_light():
    assert len(draw_card(words(LONG), STYLE, None)) < 40_000


def test_a_picture_fills_its_side_and_is_not_distorted():
    picture = Image.new("RGB", (1200, 600), "white")
    picture.paste((200, 0, 0), (500, 200, 700, 400))  # a square in the middle

    card = drawn(words(), saved(picture, "PNG")).convert("RGB")

    red = card.getchannel("G").point([255 if value < 100 else 0 for value in range(256)])
    left, top, right, bottom = red.crop((760, 0, 1200, 630)).getbbox()
    assert abs((right - left) - (bottom - top)) <= 4
    assert card.getpixel((1190, 5)) == (255, 255, 255)


def test_what_is_transparent_shows_the_paper():
    picture = Image.new("RGBA", (400, 300), (0, 0, 0, 0))

    card = drawn(words(), saved(picture, "PNG")).convert("RGB")

    assert max(abs(a - b) for a, b in zip(card.getpixel((1000, 300)), STYLE.paper, strict=True)) < 4


@pytest.mark.parametrize("picture", [None, saved(busy((300, 200)))], ids=["words", "picture"])
def test_the_same_words_give_the_same_bytes_whatever_card_came_before(picture):
    first = draw_card(words("Air"), STYLE, picture)
    longer = draw_card(words(LONG, category="Politik"), STYLE, picture)

    assert draw_card(words("Air"), STYLE, picture) == first != longer


def key(said=None, picture="", *versions):
    said = said or words()
    poster = tell_poster(said.language, said.title, said.day, picture)
    return card_key(poster, tell_ground(said.category, said.site, STYLE, *versions))


def test_the_key_changes_with_all_that_is_shown():
    keys = {
        key(),
        key(words("Lain")),
        key(words(category="Sains")),
        key(words(day="Rabu")),
        key(words(language="en")),
        key(picture="a"),
        key(None, "", "Pillow 14"),
    }

    assert len(keys) == 7


def planned(shown=None):
    """Return a card of `words`. shown: path, key and digest of the copy it shows."""
    poster = tell_poster("id", "Air surut", "", shown[2] if shown else "")
    return plan_card(poster, "", ("2022/01/banjir", "id"), lambda: (words(), shown))


def test_a_card_is_drawn_once_and_a_damaged_one_again(tmp_path, monkeypatch):
    stock = Stock(tmp_path / "stock")
    path = write(tmp_path / "a.jpg", saved(busy((300, 200))))
    key, developed = stock.develop(path)
    card = planned((str(path), key, developed.copies[-1].digest))
    first = make_card(card, STYLE, stock)
    (kept,) = (stock.folder / "cards").rglob(card.key)
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")

    assert make_card(card, STYLE, stock) == first
    monkeypatch.setattr(cards, "draw_card", None)
    assert make_card(card, STYLE, stock) == first
    assert card.address == f"/pictures/2022/01/banjir/card-id.{card.key[:10]}.jpg"


def test_a_drawn_card_is_known_by_its_key(tmp_path):
    stock = Stock(tmp_path / "stock")
    card = planned()

    assert drawn_keys(stock) == set()
    make_card(card, STYLE, stock)
    assert drawn_keys(stock) == {card.key}


def test_a_theme_without_the_colours_is_told(tmp_path):
    tokens = tmp_path / "static/css/base/tokens.css"
    write(tokens, b":root { --paper: #fff; }")
    for font in ("newsreader", "jakarta"):
        write(tmp_path / f"static/fonts/{font}.woff2", b"")

    with pytest.raises(StoryError, match=r"`--paper` is no `light-dark\(\)` of two colours"):
        read_style(tmp_path)


def test_a_theme_without_the_fonts_is_told(tmp_path):
    write(tmp_path / "static/css/base/tokens.css", b"")

    with pytest.raises(StoryError, match="newsreader.woff2: the cards cannot be drawn"):
        read_style(tmp_path)
