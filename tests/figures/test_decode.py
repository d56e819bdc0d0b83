"""Decoding: a picture as it is shown, in sRGB, or one exact reason for what is no picture."""

import random

import pytest
from PIL import Image, ImageDraw

from plugins.figures.decode import NotAPicture, decode
from tests.pace import within

FORMATS = ["JPEG", "PNG", "WEBP", "GIF", "AVIF"]
NO_KIND = "is not a JPEG, PNG, WebP, GIF or AVIF picture"


def picture_file(tmp_path, kind, **options):
    """Save a picture, 120 by 90, busy enough that its data fills most of the file."""
    dice = random.Random(1)
    picture = Image.frombytes("RGB", (120, 90), dice.randbytes(120 * 90 * 3))
    path = tmp_path / f"picture.{kind.lower()}"
    picture.save(path, kind, **options)
    return path


def measure(path):
    decoded = decode(path.read_bytes())
    return decoded.width, decoded.height


def refusal(path):
    with pytest.raises(NotAPicture) as caught:
        decode(path.read_bytes())
    return str(caught.value)


@pytest.mark.parametrize("kind", FORMATS)
def test_each_kind_that_browsers_show_is_measured(tmp_path, kind):
    assert measure(picture_file(tmp_path, kind)) == (120, 90)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("orientation", "size"),
    [(1, (120, 90)), (2, (120, 90)), (3, (120, 90)), (5, (90, 120)), (6, (90, 120)), (8, (90, 120))]
    + [(0, (120, 90)), (9, (120, 90))],
)
def test_a_turned_picture_is_measured_as_it_is_shown(tmp_path, kind, orientation, size):
    exif = Image.Exif()
    exif[0x0112] = orientation

    assert measure(picture_file(tmp_path, kind, exif=exif)) == size


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGB"])
@pytest.mark.parametrize("size", [(1, 1), (3, 2), (1, 20)])
def test_any_colour_and_any_small_size_is_measured(tmp_path, mode, size):
    path = tmp_path / "a.jpg"
    Image.new(mode, size).save(path)

    assert measure(path) == size


def test_a_picture_with_a_second_one_inside_is_a_jpeg(tmp_path):
    path = tmp_path / "phone.jpg"
    second = Image.new("RGB", (4, 4))
    Image.new("RGB", (8, 6)).save(path, "MPO", save_all=True, append_images=[second])

    assert measure(path) == (8, 6)


def test_a_moving_picture_has_the_size_of_its_first_frame(tmp_path):
    path = tmp_path / "a.gif"
    frames = [Image.new("P", (8, 6), number) for number in range(40)]
    frames[0].save(path, save_all=True, append_images=frames[1:])

    assert measure(path) == (8, 6)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"only words", id="text named .jpg"),
        pytest.param(b"<!doctype html><script>x()</script>", id="HTML"),
        pytest.param(b'<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>', id="SVG"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n", id="EPS"),
        pytest.param(b"8BPS\0\1", id="Photoshop"),
        pytest.param(b"%PDF-1.4\n", id="PDF"),
        pytest.param(b"SIMPLE  =                    T", id="FITS"),
        pytest.param(b"\0" * 1000, id="zeros"),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path, content):
    path = tmp_path / "a.jpg"
    path.write_bytes(content)

    assert refusal(path) == NO_KIND


@pytest.mark.parametrize("kind", ["EPS", "TIFF", "BMP", "ICO", "PPM", "TGA"])
def test_a_picture_that_browsers_do_not_show_everywhere_is_refused(tmp_path, kind):
    assert refusal(picture_file(tmp_path, kind)) == NO_KIND


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("sixteenths", range(1, 16))
def test_a_picture_cut_short_is_refused(tmp_path, kind, sixteenths):
    path = picture_file(tmp_path, kind)
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) * sixteenths // 16])

    told = refusal(path)

    assert told == NO_KIND or told.startswith("is damaged: ")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_damaged_picture_is_measured_or_refused(tmp_path, kind):
    path = picture_file(tmp_path, kind)
    raw, dice = path.read_bytes(), random.Random(2)
    for _ in range(60):
        damaged = bytearray(raw)
        for _ in range(dice.choice((1, 3, 8))):
            reach = min(len(raw), dice.choice((60, 400, len(raw))))
            damaged[dice.randrange(reach)] = dice.randrange(256)
        path.write_bytes(damaged)

        try:
            width, height = measure(path)
        except NotAPicture:
            continue
        assert width > 0
        assert height > 0


@pytest.mark.parametrize(
    ("size", "told"),
    [
        pytest.param(
            (9000, 9000), "has 81,000,000 pixels, more than 24,000,000", id="81 megapixels in 10 kB"
        ),
        pytest.param(
            (10_000, 10_000),
            "has 100,000,000 pixels, more than 24,000,000",
            id="where Pillow warns",
        ),
        pytest.param(
            (20_000, 10_000), "has more than 24,000,000 pixels", id="where Pillow refuses"
        ),
        pytest.param(
            (24_000_001, 1), "has 24,000,001 pixels, more than 24,000,000", id="one long row"
        ),
        pytest.param(
            (30_000, 1), "is 30,000 pixels wide and 1 high, which no page can show", id="a line"
        ),
    ],
)
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(tmp_path, size, told):
    path = tmp_path / "bomb.png"
    Image.new("1", size).save(path)

    with within(0.5):
        assert refusal(path) == told


def test_a_large_photograph_is_measured_in_little_time(tmp_path):
    path = tmp_path / "large.jpg"
    picture = Image.new("RGB", (6000, 4000), "white")
    ImageDraw.Draw(picture).ellipse((100, 100, 5900, 3900), fill="navy")
    picture.save(path)

    with within(1):
        assert measure(path) == (6000, 4000)
