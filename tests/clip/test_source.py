"""SOURCE: text, a saved page or an address is brought in; the rest is refused with its cure."""

import io

import pytest

from plugins.clip import ClipError
from plugins.clip.fetch import Fetcher, Reach
from plugins.clip.saved import nothing
from plugins.clip.source import MAX_BYTES, Source, read_source, spread_folders
from tests.clip.fetch.servers import Server, page

NOTHING = io.BytesIO()
NOWHERE = Fetcher(resolver=lambda host, port: [])
SAVE = "Save the file as UTF-8, or paste the text: `./inv clip -`."


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

    assert read_source(str(path), NOTHING, NOWHERE).text == "Judul “a”"
    assert read_source("-", io.BytesIO(raw), NOWHERE).text == "Judul “a”"


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
            "a.mhtml",
            b"From: <Saved by Blink>",
            ": there is no page in this web archive."
            " Save the page as `Web page, complete`, and clip the `.html` file.",
            id="archive",
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
        read_source(str(path), NOTHING, NOWHERE)

    assert str(caught.value) == f"{path}{told}"


def test_a_missing_file_a_folder_and_a_nul_are_refused(tmp_path):
    told = []
    for source in (str(tmp_path / "no.txt"), str(tmp_path), "a\0b"):
        with pytest.raises(ClipError) as caught:
            read_source(source, NOTHING, NOWHERE)
        told.append(caught.value.problems[0].what)

    assert told == [
        "there is no such file",
        "this folder holds no text and no page",
        "the file cannot be read: embedded null byte",
    ]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        pytest.param("a.HTML", b"Judul", id="suffix"),
        pytest.param("a.htm", b"\xff\xfe<\x00p\x00", id="suffix, utf-16"),
        pytest.param("a", b"\xef\xbb\xbf <!-- x -->\n<!DOCTYPE html><p>", id="html within"),
        pytest.param("a.txt", b"<html><p>\xe9", id="html within, latin"),
    ],
)
def test_a_saved_page_is_brought_in_as_it_is(tmp_path, name, raw):
    path = tmp_path / name
    path.write_bytes(raw)

    assert read_source(str(path), NOTHING, NOWHERE) == Source(path, page=raw)


def test_a_page_is_known_on_standard_input_too():
    source = read_source("-", io.BytesIO(b"<!doctype html><p>a"), NOWHERE)

    assert (str(source.place), source.page) == ("standard input", b"<!doctype html><p>a")


def test_a_saved_page_brings_its_folder_and_the_address_its_browser_noted(tmp_path):
    folder = tmp_path / "Banjir di Demak_files"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(b"a")
    path = tmp_path / "Banjir di Demak.html"
    path.write_bytes(
        b"<!DOCTYPE html>\n<!-- saved from url=(0029)https://news.example/a?b=c&d -->\n<html>"
    )

    source = read_source(str(path), NOTHING, NOWHERE)

    assert (source.url, source.saved("a.jpg")) == ("https://news.example/a?b=c&d", b"a")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("https://news.example/a", "`news.example` has no address"),
        ("HTTP://news.example/a", "`news.example` has no address"),
        ("www.news.example/a", "`www.news.example` has no address"),
        ("ftp://a/b", "'ftp' is not a way to fetch a page"),
        ("file:///etc/passwd", "'file' is not a way to fetch a page"),
        ("https://news.example/a\0b", "this is not a web address"),
        (f"https://news.example/{'a' * 9000}", "the address has 9,021 characters, more than 2,000"),
    ],
)
def test_an_address_is_fetched_and_a_refusal_told(source, told):
    with pytest.raises(ClipError) as caught:
        read_source(source, NOTHING, NOWHERE)

    assert caught.value.problems[0].what == told


@pytest.mark.parametrize(
    ("body", "kind", "brought"),
    [
        pytest.param("é".encode(), "text/html; charset=iso-8859-1", "é", id="utf-8, said latin"),
        pytest.param(b"\xe9\x93", "text/html; charset=iso-8859-1", "é“", id="latin, as browsers"),
        pytest.param(b"\xc4\xe3", "text/html; charset=gbk", "你", id="gbk"),
        pytest.param(b"\xe9", "text/html; charset=utf-8", b"\xe9", id="said utf-8 and is not"),
        pytest.param(b"\xe9", "text/html; charset=klingon", b"\xe9", id="no such charset"),
        pytest.param(b"\xe9", "text/html; charset=punycode", b"\xe9", id="no charset of pages"),
        pytest.param(b"\xe9", "text/html", b"\xe9", id="nothing said"),
    ],
)
def test_the_servers_word_on_its_charset_is_weighed(body, kind, brought):
    with Server({"/a": page(body, kind=kind)}) as server:
        fetcher = Fetcher(
            reach=Reach(frozenset({server.port}), loopback=True), sleep=lambda seconds: None
        )
        source = read_source(server.url(), NOTHING, fetcher)

    assert (source.page, source.url, source.saved) == (brought, server.url(), nothing)


def test_a_folder_stands_for_the_articles_in_it(tmp_path):
    for name in ("b.html", "a.txt", "c.HTM", "notes.md", "foto.jpg"):
        (tmp_path / name).touch()
    (tmp_path / "b_files").mkdir()
    (tmp_path / "b_files" / "ad.html").touch()

    spread = spread_folders(["-", str(tmp_path), "https://a.example/", str(tmp_path / "a.txt")])

    assert spread == [
        "-",
        *(str(tmp_path / name) for name in ("a.txt", "b.html", "c.HTM")),
        "https://a.example/",
    ]
    assert spread_folders([""]) == [""]  # not the folder one happens to be in
    assert spread_folders([str(tmp_path / "b_files" / "no")]) == [str(tmp_path / "b_files" / "no")]
