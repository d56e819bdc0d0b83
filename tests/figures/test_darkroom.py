"""The sealed child: what is hostile ends there, within its memory and time, and is told why."""

import io
import os
import random
import struct
import sys
import threading
import zlib
from pathlib import Path

import pytest
from PIL import Image

from plugins.figures import child as sealed
from plugins.figures import darkroom
from plugins.figures.darkroom import Child, Refused, check_file, check_name
from plugins.figures.recipe import MAX_BYTES
from tests.figures.pictures import busy, opened, saved, write

LIMIT = 300_000_000


@pytest.fixture
def child():
    one = Child()
    yield one
    one.close()


def peak(child):
    """Return the most memory that the child has used, in bytes."""
    status = Path(f"/proc/{child._process.pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def refusal(child, raw):
    with pytest.raises(Refused) as caught:
        child.develop(raw)
    return str(caught.value)


def answer(child, raw):
    """Return what the child made of a picture, or the refusal."""
    try:
        return child.develop(raw)[0]
    except Refused as error:
        return error


def png(width, height, rows=b"", depth=1):
    """Return a PNG that claims a size, whatever it holds."""

    def chunk(name, body):
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def test_a_picture_comes_back_as_copies(child):
    developed, bodies = child.develop(saved(busy((400, 300))))

    assert (developed.width, developed.height, developed.format) == (400, 300, "JPEG")
    assert [opened(body).size for body in bodies] == [
        (copy.width, copy.height) for copy in developed.copies
    ]


def test_one_child_takes_many_pictures_and_a_refusal_between(child):
    first = child.develop(saved(busy((50, 40))))
    process = child._process.pid

    assert refusal(child, b"words") == "is not a JPEG, PNG, WebP, GIF or AVIF picture"
    assert child.develop(saved(busy((50, 40)))) == first
    assert child._process.pid == process


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(
    ("raw", "told"),
    [
        pytest.param(
            lambda: saved(Image.new("L", (9000, 9000)), "PNG"),
            "has 81,000,000 pixels, more than 24,000,000",
            id="81 megapixels of nothing",
        ),
        pytest.param(
            lambda: saved(Image.new("1", (30_000, 1)), "PNG"),
            "is 30,000 pixels wide and 1 high, which no page can show",
            id="30,000 × 1",
        ),
        pytest.param(
            lambda: png(4000, 4000, zlib.compress(b"\0" * 3000)),
            "is damaged: image file is truncated",
            id="a PNG that claims more than it holds",
        ),
        pytest.param(
            lambda: png(100, 100, zlib.compress(b"\0" * 200_000_000, 9)),
            None,
            id="a PNG that unpacks to 200 MB",
        ),
    ],
)
def test_a_bomb_is_refused_in_little_memory(child, raw, told):
    body = raw()
    assert len(body) < 400_000

    refused = answer(child, body)

    assert told is None or str(refused).startswith(told)
    assert peak(child) < 100_000_000


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(
    ("mode", "kind", "options"),
    [
        ("RGB", "JPEG", {}),
        ("RGB", "JPEG", {"progressive": True, "subsampling": 0}),
        ("CMYK", "JPEG", {}),
        ("RGB", "PNG", {"compress_level": 1}),
        ("RGBA", "PNG", {"compress_level": 1}),
        ("I;16", "PNG", {"compress_level": 1}),
        ("P", "GIF", {}),
        ("RGB", "AVIF", {"speed": 10, "quality": 20}),
        ("RGBA", "AVIF", {"speed": 10, "quality": 20}),
        ("RGBA", "WEBP", {"method": 0, "quality": 20}),
    ],
)
def test_the_largest_picture_stays_below_the_limit_of_memory(child, mode, kind, options):
    picture = Image.linear_gradient("L").resize((6000, 4000)).convert(mode)
    raw = saved(picture, kind, **options)

    found = answer(child, raw)

    if kind == "WEBP":  # whose decoder takes 16 bytes a pixel: refused in so many words
        assert str(found) == "needs more memory than a picture may"
        assert found.mend.startswith("Save it smaller")
    else:
        assert (found.width, found.height) == (6000, 4000)
    assert peak(child) < LIMIT


def damaged(raw, dice):
    """Yield a picture cut at every sixteenth, and with a few of its bits flipped."""
    for part in range(16):
        yield raw[: len(raw) * part // 16]
    for _ in range(24):
        flipped = bytearray(raw)
        for _ in range(dice.choice((1, 3, 8))):
            flipped[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
        yield bytes(flipped)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_a_damaged_picture_is_shown_or_refused_and_ends_no_child(child, kind):
    raw = saved(busy((160, 120)), kind)
    first, _ = child.develop(raw)
    process = child._process.pid

    for one in damaged(raw, random.Random(4)):
        found = answer(child, one)
        if isinstance(found, Refused):
            assert str(found).startswith(("is not a JPEG", "is damaged: ", "has ", "is 1"))
        else:
            assert found.width > 0

    assert child.develop(raw)[0] == first
    assert child._process.pid == process
    assert peak(child) < LIMIT


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_picture_of_five_thousand_frames_is_its_first_in_little_memory(child):
    frames = [Image.new("P", (60, 40), number % 2) for number in range(5000)]
    frames[0].putpalette([200, 0, 0, 0, 0, 200])
    raw = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])

    found, bodies = child.develop(raw)

    assert (found.width, found.height, len(bodies)) == (60, 40, len(found.copies))
    assert all(getattr(opened(body), "n_frames", 1) == 1 for body in bodies)
    assert peak(child) < 100_000_000


def test_a_page_that_is_also_a_gif_is_only_a_picture(child):
    gif = saved(busy((60, 40)), "GIF")
    # A GIF's comment, right behind its colours.
    at = 13 + 3 * (2 << (gif[10] & 7))
    page = b"<html><script>alert(1)</script>"
    raw = gif[:at] + b"\x21\xfe" + bytes([len(page)]) + page + b"\0" + gif[at:] + page
    assert Image.open(io.BytesIO(raw)).format == "GIF"

    _, bodies = child.develop(raw)

    assert all(b"<html" not in body and b"script" not in body for body in bodies)


def test_a_child_that_takes_too_long_is_stopped_and_replaced(child, monkeypatch):
    monkeypatch.setattr(darkroom, "SECONDS", 0.05)
    raw = saved(Image.linear_gradient("L").resize((6000, 4000)), "PNG", compress_level=1)

    assert refusal(child, raw) == "cannot be decoded within the limits of time and memory"
    monkeypatch.setattr(darkroom, "SECONDS", 30)
    assert child.develop(saved(busy((50, 40))))[0].width == 50


def test_a_child_that_dies_is_replaced(child):
    child.develop(saved(busy((50, 40))))
    child._process.kill()
    child._process.wait()

    assert child.develop(saved(busy((50, 40))))[0].width == 50


def test_no_thread_is_left_behind(child):
    child.develop(saved(busy((50, 40))))

    assert threading.active_count() == 1


@pytest.mark.skipif(sys.platform != "linux", reason="limits are Linux's")
def test_the_child_may_write_no_file_and_has_little_memory(tmp_path):
    process = os.fork()
    if process == 0:  # a mere copy of this test
        sealed.seal()
        code = 1
        try:
            (tmp_path / "a").write_bytes(b"x")
        except OSError:
            try:
                bytearray(LIMIT)
            except MemoryError:
                code = 0
        os._exit(code)

    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0


def test_nonsense_from_a_child_is_a_refusal(child, monkeypatch):
    monkeypatch.setattr(darkroom, "_START", "class child: main = staticmethod(lambda: print('{}'))")

    assert refusal(child, saved(busy())) == "cannot be decoded within the limits of time and memory"


@pytest.mark.parametrize("name", ["a.html", "a.js", "a.svg", "a", "a.jpg.txt", ".jpg", "a.png"])
def test_a_name_that_says_another_kind_is_refused(name):
    with pytest.raises(Refused, match="^is a JPEG picture, which its name does not say$"):
        check_name(name, "JPEG")


@pytest.mark.parametrize("name", ["a.jpg", "A.JPEG", "Foto Ani #1 %20 🎉.jpeg"])
def test_a_name_that_says_its_kind_is_taken(name):
    check_name(name, "JPEG")


def test_a_file_of_too_many_bytes_is_refused_unread(tmp_path):
    path = tmp_path / "a.jpg"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(Refused, match="^is 20,000,001 bytes, more than 20,000,000$"):
        check_file(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="cannot be read: No such file or directory"):
        check_file(write(tmp_path / "a" / "b", b"").parent / "c")
