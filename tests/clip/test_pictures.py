"""A clipping's pictures: from the page's own folder first, then the web, always drawn anew."""

import io

import pytest
from PIL import Image

from plugins.clip.clipping import Picture
from plugins.clip.pictures import MOST, Taken, file_name, take_pictures
from plugins.clip.problem import refuse
from plugins.clip.saved import nothing, saved_beside


def jpeg(colour):
    out = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(out, "JPEG", comment=b"SECRET")
    return out.getvalue()


def no_web(url):
    raise refuse("the web was asked", "Do not")


def take(*pictures, saved=nothing, fetch=no_web, tell=lambda line: None):
    return take_pictures(pictures, saved=saved, fetch=fetch, tell=tell)


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a page that a browser saved whole."""
    folder = tmp_path / "Banjir_files"
    folder.mkdir()
    (folder / "bus kota.jpg").write_bytes(jpeg("red"))
    return folder


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://a.example/x/Banjir%20Demak_01.JPG?w=700", "banjir-demak-01.webp"),
        ("https://a.example/", "picture.webp"),
        ("https://a.example/%E7%81%AB.jpg", "picture.webp"),
        ("https://a.example/../../etc/passwd", "passwd.webp"),
        ("https://a.example/..%2F..%2Fid.md", "id.webp"),
        ("https://a.example/..%5C..%5Cid.md%00", "id.webp"),
        ("https://a.example/a.php", "a.webp"),
        ("https://a.example/.htaccess", "picture.webp"),
        (f"https://a.example/{'a' * 400}.jpg", f"{'a' * 60}.webp"),
        ("https://a.example/CON.jpg", "story-1143da2b.webp"),
    ],
)
def test_a_files_name_is_safe_everywhere(url, name):
    assert file_name(url, "webp", ()) == name


def test_a_name_is_given_once():
    assert file_name("https://a/bus.jpg", "jpg", ("bus.jpg", "bus-2.jpg")) == "bus-3.jpg"


@pytest.mark.parametrize(
    "url",
    [
        "Banjir_files/bus%20kota.jpg",
        "https://news.example/2022/Banjir_files/bus%20kota.jpg",
        "https://cdn.example/2022/bus%20kota.jpg?w=700",
    ],
)
def test_a_saved_page_brings_its_pictures(folder, url):
    taken = take(Picture(url, "Bus"), saved=saved_beside(folder.with_name("Banjir.html")))

    assert (taken.files, taken.faults) == (("bus-kota.jpg",), ())
    assert Image.open(io.BytesIO(taken.bodies["bus-kota.jpg"])).size == (40, 40)
    assert b"SECRET" not in taken.bodies["bus-kota.jpg"]


@pytest.mark.parametrize(
    "url", ["Banjir_files/../secret.jpg", "https://a.example/..%2Fsecret.jpg", "https://a/link.jpg"]
)
def test_nothing_outside_the_folder_is_read(folder, url):
    secret = folder.parent / "secret.jpg"
    secret.write_bytes(jpeg("blue"))
    (folder / "link.jpg").symlink_to(secret)

    assert (
        take(Picture(url), saved=saved_beside(folder.with_name("Banjir.html")))
        .faults[0]
        .endswith("the web was asked.")
    )


def test_what_the_folder_lacks_is_fetched_and_said(folder):
    told = []

    taken = take(
        Picture("https://a.example/bus%20kota.jpg"),
        Picture("https://a.example/peta.png"),
        saved=saved_beside(folder.with_name("Banjir.html")),
        fetch={"https://a.example/peta.png": jpeg("green")}.__getitem__,
        tell=told.append,
    )

    assert taken.files == ("bus-kota.jpg", "peta.jpg")
    assert told == ["Fetching picture 2 of 2: https://a.example/peta.png"]


def test_a_picture_that_cannot_be_had_keeps_its_words_and_is_told():
    pictures = (
        Picture("https://a.example/a.jpg", caption="A."),
        Picture("https://a.example/b.jpg", caption="B."),
        Picture(caption="C."),
    )

    taken = take(*pictures[:1], *pictures[2:])
    unfit = take(pictures[1], fetch=lambda url: b"<svg/>")

    assert taken == Taken(
        (pictures[0], pictures[2]),
        ("", ""),
        {},
        ("The picture `a.jpg` was not taken: the web was asked.",),
    )
    assert unfit.faults == (
        "The picture `b.jpg` was not taken: it is not a JPEG, PNG, WebP, GIF or AVIF picture.",
    )


def test_the_same_picture_twice_is_one_with_the_words_of_both():
    taken = take(
        Picture("https://a.example/large.jpg", alt="Bus"),
        Picture("https://a.example/small.jpg", caption="Bus di kota.", credit="BBC"),
        fetch=lambda url: jpeg("red"),
    )

    assert (taken.pictures, taken.files) == (
        (Picture("https://a.example/large.jpg", "Bus", "Bus di kota.", "BBC"),),
        ("large.jpg",),
    )


def test_a_gallery_is_not_copied_whole():
    asked = []

    def fetch(url):
        asked.append(url)
        raise refuse("no", "no")

    taken = take(*(Picture(f"https://a.example/{n}.jpg") for n in range(MOST + 1)), fetch=fetch)

    assert len(asked) == MOST
    assert taken.faults[-1] == "The picture `20.jpg` was not taken: 20 pictures are taken at most."
