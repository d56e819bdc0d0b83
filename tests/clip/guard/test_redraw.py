"""A stranger's picture: drawn anew without a byte of metadata, or refused within limits."""

import io
import random
import struct
import time
import zlib

import pytest
from PIL import Image

from plugins.clip.guard import Unfit, redraw

TURN = 0x0112
GPS = 0x8825


def picture(kind, size=(64, 48), mode="RGB", **options):
    """Return a picture's bytes: red on the left, blue on the right."""
    image = Image.new(mode, size, 0)
    if mode == "RGB":
        image.paste((200, 20, 20), (0, 0, size[0] // 2, size[1]))
        image.paste((20, 20, 200), (size[0] // 2, 0, *size))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(turn=1):
    """Return EXIF with a camera, a place and an orientation."""
    data = Image.Exif()
    data[TURN] = turn
    data[0x010F] = "SECRETCAM"
    data.get_ifd(GPS).update({1: "S", 2: (6.0, 10.0, 30.0), 3: "E", 4: (106.0, 49.0, 0.0)})
    return data


def opened(drawn):
    """Return the drawn picture, loaded."""
    image = Image.open(io.BytesIO(drawn.body))
    image.load()
    return image


@pytest.mark.parametrize(
    ("kind", "extension"),
    [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "webp"), ("GIF", "png")],
)
def test_every_kind_is_drawn_anew_and_always_alike(kind, extension):
    raw = picture(kind)

    drawn = redraw(raw)

    assert (drawn.extension, drawn.width, drawn.height) == (extension, 64, 48)
    assert opened(drawn).size == (64, 48)
    assert opened(drawn).convert("RGB").getpixel((8, 8))[0] > 150
    assert drawn.body != raw
    assert redraw(raw) == drawn


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_no_metadata_goes_along(kind):
    options = {"exif": exif().tobytes(), "xmp": b"<x:xmpmeta>SECRETXMP</x:xmpmeta>"}
    if kind == "JPEG":
        options["comment"] = b"SECRETCOMMENT"
    raw = picture(kind, **options)
    assert b"SECRET" in raw

    drawn = redraw(raw)

    assert b"SECRET" not in drawn.body
    assert dict(opened(drawn).getexif()) == {}
    assert not {"exif", "xmp", "comment", "icc_profile"} & opened(drawn).info.keys()


def test_the_picture_is_turned_as_its_camera_said():
    drawn = redraw(picture("JPEG", exif=exif(turn=6).tobytes()))

    assert (drawn.width, drawn.height) == (48, 64)
    red, _, blue = opened(drawn).getpixel((24, 8))  # what was left is now above
    assert red > blue


@pytest.mark.parametrize(
    ("mode", "kind", "kept"),
    [
        ("CMYK", "JPEG", "RGB"),
        ("L", "JPEG", "L"),
        ("P", "PNG", "RGB"),
        ("1", "PNG", "L"),
        ("RGBA", "PNG", "RGBA"),
        ("LA", "PNG", "RGBA"),
        ("I;16", "PNG", "RGB"),
    ],
)
def test_colours_that_browsers_do_not_all_show_become_plain(mode, kind, kept):
    assert opened(redraw(picture(kind, mode=mode))).mode == kept


def test_only_the_first_frame_of_a_film_is_kept():
    frames = [Image.new("P", (40, 40), n) for n in range(60)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])

    assert getattr(opened(redraw(out.getvalue())), "n_frames", 1) == 1


def bomb(width, height):
    """Return a PNG of one colour that unpacks to width × height pixels."""

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000) * 1000))
        + chunk(b"IEND", b"")
    )


POLYGLOT = b"<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        pytest.param(bomb(9000, 9000), "has more than 24,000,000 pixels", id="81 megapixels"),
        pytest.param(bomb(60000, 60000), "has more than 24,000,000 pixels", id="3.6 gigapixels"),
        pytest.param(
            picture("PNG", (3000, 1)), "is 3000 × 1 pixels, too small to show anything", id="line"
        ),
        pytest.param(
            picture("GIF", (1, 1)), "is 1 × 1 pixels, too small to show anything", id="dot"
        ),
        pytest.param(bytes(20_000_001), "is 20,000,001 bytes, more than 20,000,000", id="large"),
        pytest.param(b"", "is not a JPEG, PNG, WebP, GIF or AVIF picture", id="empty"),
        pytest.param(
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "is not a JPEG, PNG, WebP, GIF or AVIF picture",
            id="svg",
        ),
        pytest.param(
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 64 64\n",
            "is not a JPEG, PNG, WebP, GIF or AVIF picture",
            id="eps",
        ),
        pytest.param(picture("TIFF"), "is not a JPEG, PNG, WebP, GIF or AVIF picture", id="tiff"),
        pytest.param(
            POLYGLOT + picture("GIF"), "is not a JPEG, PNG, WebP, GIF or AVIF picture", id="page"
        ),
        pytest.param(picture("PNG")[:100], "is damaged", id="cut short"),
    ],
)
def test_what_is_not_fit_is_refused(raw, told):
    start = time.monotonic()

    with pytest.raises(Unfit) as caught:
        redraw(raw)

    assert str(caught.value) == told
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF"])
def test_what_hides_behind_a_picture_stays_behind(kind):
    assert POLYGLOT not in redraw(picture(kind) + POLYGLOT).body


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_damaged_picture_is_drawn_or_refused_and_nothing_else(kind):
    chance = random.Random(kind)
    raw = bytearray(picture(kind, (80, 80), exif=exif().tobytes() if kind != "GIF" else b""))
    for turn in range(4):
        broken = raw[: len(raw) * (turn + 1) // 5] if turn % 2 else bytearray(raw)
        for _ in range(20):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            assert b"SECRET" not in redraw(bytes(broken)).body
        except Unfit:
            pass
