"""SOURCE: text is read as it is, and everything else is refused with its cure."""

import io

import pytest

from plugins.clip import ClipError
from plugins.clip.source import MAX_BYTES, read_source

NOTHING = io.BytesIO()
SAVE = "Save the file as UTF-8, or paste the text: `./inv clip -`."
PASTE = "Select the article in the browser, copy it, and clip the text: `./inv clip -`."


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("Judul “a”".encode(), id="utf-8"),
        pytest.param("Judul “a”".encode("utf-8-sig"), id="utf-8 with a mark"),
        pytest.param(b"\xff\xfe" + "Judul “a”".encode("utf-16-le"), id="utf-16 little"),
        pytest.param(b"\xfe\xff" + "Judul “a”".encode("utf-16-be"), id="utf-16 big"),
    ],
)
def test_text_is_read_in_the_codings_that_name_themselves(tmp_path, raw):
    path = tmp_path / "a.txt"
    path.write_bytes(raw)

    assert read_source(str(path), NOTHING) == "Judul “a”"
    assert read_source("-", io.BytesIO(raw)) == "Judul “a”"


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        pytest.param(
            "a.txt", b"ab\ncd\xff", f":2: byte 5 is 0xff, which is not UTF-8. {SAVE}", id="latin"
        ),
        pytest.param(
            "a.txt",
            b"\xef\xbb\xbfa\xe9",
            f":1: byte 4 is 0xe9, which is not UTF-8. {SAVE}",
            id="behind a mark",
        ),
        pytest.param(
            "a.txt",
            b"\xff\xfea\x00b",
            f": byte 4 is 0x62, which is not UTF-16. {SAVE}",
            id="utf-16",
        ),
        pytest.param(
            "a.HTML",
            b"Judul",
            f": this is a saved page, and saved pages are not read yet. {PASTE}",
            id="suffix",
        ),
        pytest.param(
            "a.txt",
            b"\xef\xbb\xbf <!-- x -->\n<!DOCTYPE html><p>",
            f": this is a saved page, and saved pages are not read yet. {PASTE}",
            id="html within",
        ),
        pytest.param(
            "a.txt",
            b"a" * (MAX_BYTES + 1),
            ": it holds more than 10,000,000 bytes. Clip one article.",
            id="too large",
        ),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path, name, raw, told):
    path = tmp_path / name
    path.write_bytes(raw)

    with pytest.raises(ClipError) as caught:
        read_source(str(path), NOTHING)

    assert str(caught.value) == f"{path}{told}"


def test_a_missing_file_a_folder_and_a_nul_are_refused(tmp_path):
    told = []
    for source in (str(tmp_path / "no.txt"), str(tmp_path), "a\0b"):
        with pytest.raises(ClipError) as caught:
            read_source(source, NOTHING)
        told.append(caught.value.problems[0].what)

    assert told == [
        "there is no such file",
        "this is a folder",
        "the file cannot be read: embedded null byte",
    ]


@pytest.mark.parametrize(
    "source", ["https://news.example/a", "HTTP://a", "ftp://a/b", "file:///a", "www.news.example/a"]
)
def test_an_address_is_not_fetched(source):
    with pytest.raises(ClipError) as caught:
        read_source(source, NOTHING)

    assert caught.value.problems[0].what == f"{source} is an address, and pages are not fetched yet"
