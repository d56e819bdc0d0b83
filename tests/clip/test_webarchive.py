"""A page saved as one file gives its HTML, its address and its pictures, or a plain refusal."""

import io
import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.clip import ClipError
from plugins.clip.webarchive import MAX_BYTES, Archive, open_archive
from tests.clip.fetch.servers import Server, page
from tests.site.browsing import browsing

HTML = b"<!doctype html><title>Banjir</title><p>Air naik. <img src='/a/bus.png'>"
MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/a\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="-b-"\r\n'
    b"\r\n---b-\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: https://news.example/a\r\n\r\n<p>Air =E2=80=9Cnaik=E2=80=9D=\r\n.\r\n"
    b"---b-\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
    b"Content-Location: https://news.example/bus.png\r\n\r\nYnVz\r\n---b---\r\n"
)


def safari(**changes):
    """Return a web archive as Safari writes it."""
    page = {
        "WebResourceData": HTML,
        "WebResourceURL": "https://news.example/a",
        "WebResourceMIMEType": "text/html",
    }
    bus = {
        "WebResourceData": b"bus",
        "WebResourceURL": "https://news.example/bus.png",
        "WebResourceMIMEType": "image/png",
    }
    whole = {"WebMainResource": page, "WebSubresources": [bus], **changes}
    return plistlib.dumps(whole, fmt=plistlib.FMT_BINARY)


def test_mhtml_is_taken_apart():
    assert open_archive(MHTML) == Archive(
        "<p>Air “naik”.".encode(),
        "https://news.example/a",
        {"https://news.example/bus.png": b"bus"},
    )


def test_an_archive_of_safari_is_taken_apart():
    assert open_archive(safari()) == Archive(
        HTML, "https://news.example/a", {"https://news.example/bus.png": b"bus"}
    )


@pytest.mark.needs("chromium")
def test_what_chromium_saves_is_read():
    out = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(out, "PNG")
    answers = {"/a": page(HTML), "/a/bus.png": page(out.getvalue(), kind="image/png")}
    with Server(answers) as server, browsing() as browser:
        tab = browser.new_page()
        tab.goto(server.url("/a"))
        raw = tab.context.new_cdp_session(tab).send("Page.captureSnapshot", {"format": "mhtml"})
        archive = open_archive(raw["data"].encode("utf-8"))

    assert b"<p>Air naik." in archive.page
    assert archive.pictures == {server.url("/a/bus.png"): out.getvalue()}


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        pytest.param(b"", "there is no page in this web archive", id="empty"),
        pytest.param(b"From: <Saved by Blink>", "there is no page in this web archive", id="cut"),
        pytest.param(b"bplist00damaged", "the web archive is damaged", id="damaged"),
        pytest.param(
            safari(WebMainResource="x"), "there is no page in this web archive", id="no page"
        ),
        pytest.param(
            b"x" * (MAX_BYTES + 1), "the archive holds more than 30,000,000 bytes", id="too much"
        ),
        pytest.param(
            b"A: b\n--b\n" * 30_000, "the archive has more than 600,000 lines or parts", id="parts"
        ),
        pytest.param(
            b"".join(
                b'Content-Type: multipart/related; boundary="%d"\n\n--%d\n' % (one, one)
                for one in range(3000)
            ),
            "the web archive nests its parts without end",
            id="deep",
        ),
    ],
)
def test_what_holds_no_page_is_refused(raw, what):
    with pytest.raises(ClipError) as caught:
        open_archive(raw)

    assert caught.value.problems[0].what == what


@given(st.binary(max_size=300), st.integers(0, len(MHTML)), st.booleans())
def test_damage_is_read_or_refused(junk, place, binary):
    whole = safari() if binary else MHTML
    for raw in (whole[:place] + junk + whole[place:], whole[:place] + junk):
        try:
            open_archive(raw)
        except ClipError:
            pass
