"""Copies: each as wide as the layout asks, never above the original, and true to it."""

import pytest
from PIL import Image

from plugins.figures.recipe import choose_rungs, choose_widths
from tests.figures.pictures import busy, copies, opened, profile_of_swapped_colours, saved


def made(raw, kind):
    """Return the widest copy of a kind, as a picture."""
    return opened([body for copy, body in copies(raw) if copy.format == kind][-1])


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        pytest.param((4000, 3000), (336, 672, 1200, 1600), id="a camera's"),
        pytest.param((1600, 900), (336, 672, 1200, 1600), id="as wide as the widest"),
        pytest.param((1250, 900), (336, 672, 1250), id="no rung right below its own width"),
        pytest.param((700, 900), (336, 700), id="small"),
        pytest.param((90, 60), (90,), id="smaller than any rung"),
        pytest.param((1, 1), (1,), id="a dot"),
        pytest.param((1000, 12_000), (336, 645), id="long: narrowed to the limit of pixels"),
    ],
)
def test_widths_follow_the_layout_and_never_exceed_the_original(size, widths):
    assert choose_widths(*size) == widths


@pytest.mark.parametrize(
    ("kind", "widths", "rungs"),
    [
        ("AVIF", (336, 672, 1200, 1600), (336, 672, 1200, 1600)),
        ("WEBP", (336, 672, 1200, 1600), (672, 1200)),
        ("WEBP", (336, 672, 1250), (672, 1250)),
        ("WEBP", (90,), (90,)),
        ("WEBP", (336, 500), (336,)),
    ],
)
def test_old_browsers_get_fewer_widths(kind, widths, rungs):
    assert choose_rungs(kind, widths) == rungs


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_every_kind_becomes_avif_webp_and_a_fallback_of_the_same_look(kind):
    picture = busy((400, 300))
    raw = saved(picture, kind)

    found = copies(raw)

    fallback = "PNG" if kind == "GIF" else "JPEG"
    assert [copy.format for copy, _ in found] == ["AVIF", "AVIF", "WEBP", fallback]
    assert [copy.width for copy, _ in found] == [336, 400, 336, 400]
    for copy, body in found:
        shown = opened(body)
        assert (shown.format, *shown.size) == (copy.format, copy.width, copy.height)
        assert len(body) == copy.size <= len(raw)
        assert body != raw
        plain = shown.convert("RGB").resize((4, 3), Image.Resampling.BOX)
        there = picture.resize((4, 3), Image.Resampling.BOX)
        for one, other in zip(plain.tobytes(), there.tobytes(), strict=True):
            assert abs(one - other) < 12


@pytest.mark.parametrize("quality", [95, 60, 20, 5])
@pytest.mark.parametrize("size", [(1300, 800), (300, 200), (40, 40)])
def test_no_copy_outweighs_the_original(quality, size):
    raw = saved(busy(size), quality=quality, optimize=True)

    # Below a kilobyte a file is little but tables, and the one that all can show has its own.
    assert max(copy.size for copy, _ in copies(raw)) <= max(len(raw), 1000)


def test_a_drawing_stays_lighter_than_its_original():
    drawing = Image.new("P", (1200, 700), 0)
    drawing.putpalette([250, 248, 243, 166, 61, 35])
    drawing.paste(1, (100, 100, 900, 130))
    raw = saved(drawing, "PNG", optimize=True)

    found = copies(raw)

    assert found[-1][0].format == "PNG"
    assert max(copy.size for copy, _ in found) <= len(raw)


def test_the_same_bytes_make_the_same_copies():
    raw = saved(busy((500, 400)))

    assert copies(raw) == copies(raw)


@pytest.mark.parametrize("kind", ["AVIF", "WEBP", "PNG"])
def test_what_is_transparent_stays_so(kind):
    picture = busy((200, 100), "RGBA")
    picture.putalpha(Image.linear_gradient("L").resize((200, 100)))

    shown = made(saved(picture, "PNG", compress_level=1), kind)

    assert shown.convert("RGBA").getpixel((100, 2))[3] < 16
    assert shown.convert("RGBA").getpixel((100, 97))[3] > 240


def test_a_palette_with_a_transparent_colour_stays_transparent():
    drawing = Image.new("P", (200, 100), 0)
    drawing.putpalette([255, 255, 255, 166, 61, 35])
    drawing.paste(1, (0, 0, 100, 100))

    shown = made(saved(drawing, "PNG", transparency=0), "PNG").convert("RGBA")

    assert shown.getpixel((50, 50)) == (166, 61, 35, 255)
    assert shown.getpixel((150, 50))[3] == 0


def test_an_opaque_alpha_channel_is_no_reason_for_png():
    picture = busy((200, 100), "RGBA")

    assert copies(saved(picture, "PNG"))[-1][0].format == "JPEG"


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [
        (1, (2, 2)),
        (2, (57, 2)),
        (3, (57, 27)),
        (4, (2, 27)),
        (5, (2, 2)),
        (6, (27, 2)),
        (7, (27, 57)),
        (8, (2, 57)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_shown_as_its_camera_was_held(kind, orientation, corner):
    picture = Image.new("RGB", (60, 30), "white")
    picture.paste((200, 0, 0), (0, 0, 8, 8))
    exif = Image.Exif()
    exif[0x0112] = orientation
    raw = saved(picture, kind, exif=exif)

    shown = made(raw, "WEBP").convert("RGB")

    assert shown.size == ((30, 60) if orientation > 4 else (60, 30))
    red, green, _ = shown.getpixel(corner)
    assert red > 150 > green


@pytest.mark.parametrize("size", [(60, 30), (2600, 1300)])
def test_colours_are_those_that_the_profile_means(size):
    picture = Image.new("RGB", size, (230, 20, 20))
    raw = saved(picture, icc_profile=profile_of_swapped_colours())

    found = copies(raw)

    for _, body in found:
        shown = opened(body)
        red, _, blue = shown.convert("RGB").getpixel((10, 10))
        assert blue > 180 > 80 > red
        assert "icc_profile" not in shown.info


def test_a_damaged_profile_means_nothing():
    raw = saved(Image.new("RGB", (60, 30), (230, 20, 20)), icc_profile=b"no profile" * 20)

    assert made(raw, "WEBP").convert("RGB").getpixel((10, 10))[0] > 200


@pytest.mark.parametrize(
    ("mode", "kind", "colour", "shown"),
    [
        pytest.param("CMYK", "JPEG", (0, 200, 200, 20), (235, 50, 50), id="CMYK"),
        pytest.param("L", "JPEG", 128, (128, 128, 128), id="grey"),
        pytest.param("1", "PNG", 1, (255, 255, 255), id="black and white"),
        pytest.param("I;16", "PNG", 128 * 257, (128, 128, 128), id="sixteen bits"),
        pytest.param("LA", "PNG", (128, 255), (128, 128, 128), id="grey with alpha"),
        pytest.param("P", "GIF", 3, (0, 0, 0), id="palette"),
    ],
)
def test_each_way_to_store_colours_is_shown_right(mode, kind, colour, shown):
    raw = saved(Image.new(mode, (64, 48), colour), kind)

    found = made(raw, "WEBP").convert("RGB").getpixel((20, 20))

    assert max(abs(one - other) for one, other in zip(found, shown, strict=True)) < 14


def test_a_moving_picture_shows_its_first_frame():
    frames = [Image.new("P", (40, 30), number % 2) for number in range(5000)]
    frames[0].putpalette([200, 0, 0, 0, 0, 200])
    frames[1].putpalette([200, 0, 0, 0, 0, 200])
    raw = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])

    assert made(raw, "WEBP").convert("RGB").getpixel((20, 20))[0] > 150
