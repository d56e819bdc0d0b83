"""However a server misbehaves, a fetch ends within its limits and says why."""

import gzip
import time
import zlib

import pytest

from plugins.clip import ClipError
from plugins.clip.fetch import Fetched, Fetcher, Reach
from plugins.clip.fetch.fetcher import MAX_BYTES
from tests.clip.fetch.servers import HTML, SAVE, Server, page, to, told


def endless(line, stop):
    line.sendall(page(b"", length=False))
    while not stop.is_set():
        line.sendall(b"a" * 65536)


def endless_chunks(line, stop):
    line.sendall(page(b"", length=False, extra=["Transfer-Encoding: chunked"]))
    while not stop.is_set():
        line.sendall(b"10000\r\n" + b"a" * 65536 + b"\r\n")


def drip(head):
    """Return an answer that sends `head`, and then a byte every twentieth of a second."""

    def answer(line, stop):
        line.sendall(head)
        while not stop.wait(0.05):
            line.sendall(b"a")

    return answer


def silence(line, stop):
    stop.wait(5)


def flood(line, stop):
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    while not stop.is_set():
        line.sendall(b"X-Flood: aaaaaaaaaaaaaaaa\r\n")


def packed(body, coding="gzip"):
    return page(body, extra=[f"Content-Encoding: {coding}"])


BOMB = gzip.compress(bytes(10 * MAX_BYTES))
RAW = zlib.compressobj(wbits=-15)
DEFLATED = RAW.compress(HTML) + RAW.flush()
LATE = "nothing whole came within 0.5 seconds. Try later. " + SAVE


@pytest.mark.parametrize(
    ("answer", "kind", "charset"),
    [
        pytest.param(page(), "text/html", "utf-8", id="plain"),
        pytest.param(page(kind="Text/HTML"), "text/html", "", id="no charset"),
        pytest.param(page(kind="application/xhtml+xml"), "application/xhtml+xml", "", id="xhtml"),
        pytest.param(page(length=False), "text/html", "utf-8", id="no length"),
        pytest.param(packed(gzip.compress(HTML)), "text/html", "utf-8", id="gzip"),
        pytest.param(packed(zlib.compress(HTML), "deflate"), "text/html", "utf-8", id="zlib"),
        pytest.param(packed(DEFLATED, "deflate"), "text/html", "utf-8", id="raw deflate"),
        pytest.param(
            page(
                b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML),
                length=False,
                extra=["Transfer-Encoding: chunked"],
            ),
            "text/html",
            "utf-8",
            id="chunked",
        ),
    ],
)
def test_a_page_is_brought_whole(answer, kind, charset):
    with Server({"/a": answer}) as server:
        fetched = to(server).fetch_page(server.url())

    assert fetched == Fetched(server.url(), kind, charset, HTML)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        pytest.param(endless, f"the server sends more than 5,000,000 bytes. {SAVE}", id="endless"),
        pytest.param(
            endless_chunks, f"the server sends more than 5,000,000 bytes. {SAVE}", id="chunks"
        ),
        pytest.param(
            packed(BOMB),
            f"the server sends a page that unpacks to more than 5,000,000 bytes. {SAVE}",
            id="gzip bomb",
        ),
        pytest.param(
            packed(gzip.compress(HTML)[:-12]),
            f"the server stops in the middle of a packed page. {SAVE}",
            id="gzip cut short",
        ),
        pytest.param(
            packed(HTML), f"the server sends a page that cannot be unpacked. {SAVE}", id="no gzip"
        ),
        pytest.param(
            packed(HTML, "br"),
            f"the server packs the page as 'br', which was not asked for. {SAVE}",
            id="brotli",
        ),
        pytest.param(
            page(length=len(HTML) + 9),
            f"the server stops 9 bytes before the end it stated. {SAVE}",
            id="length too long",
        ),
        pytest.param(
            page(length=6_000_000),
            f"the server sends 6,000,000 bytes, more than 5,000,000. {SAVE}",
            id="length over the limit",
        ),
        pytest.param(
            page(kind=""), f"the server does not say that it sends a page. {SAVE}", id="no type"
        ),
        pytest.param(
            page(kind="application/pdf"),
            "the server sends 'application/pdf', not a page."
            " Open it, copy the text, and clip that: `./inv clip -`.",
            id="pdf",
        ),
        pytest.param(
            page(kind="image/jpeg"),
            "the server sends 'image/jpeg', not a page. Clip the page that shows it.",
            id="picture",
        ),
        pytest.param(
            page(kind="application/json"),
            "the server sends 'application/json', not a page. Give the address of an article.",
            id="json",
        ),
        pytest.param(page(b""), f"the server sends an empty page. {SAVE}", id="empty"),
        pytest.param(
            flood,
            "the server speaks no HTTP that can be read: HTTPException. Try later. " + SAVE,
            id="header flood",
        ),
        pytest.param(
            b"SSH-2.0-OpenSSH_9\r\n\r\n",
            "the server speaks no HTTP that can be read: BadStatusLine. Try later. " + SAVE,
            id="not http",
        ),
        pytest.param(
            page(b"zz\r\n", length=False, extra=["Transfer-Encoding: chunked"]),
            "the server speaks no HTTP that can be read: IncompleteRead. Try later. " + SAVE,
            id="broken chunks",
        ),
        pytest.param(
            page(status="404 Not Found"),
            "the server answers 404 Not Found. Check the address: the page is not there.",
            id="404",
        ),
        pytest.param(page(status="403 No"), f"the server answers 403 Forbidden. {SAVE}", id="403"),
        pytest.param(
            page(status="503 Busy"),
            f"the server answers 503 Service Unavailable. Try later. {SAVE}",
            id="503",
        ),
        pytest.param(
            page(status="302 Found"), f"the server answers 302 Found. {SAVE}", id="leads nowhere"
        ),
    ],
)
def test_what_cannot_be_brought_is_told(answer, words):
    with Server({"/a": answer}) as server:
        assert told(server) == words


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(drip(b""), id="headers drip"),
        pytest.param(drip(page(b"", length=False)), id="body drips"),
        pytest.param(silence, id="silence"),
    ],
)
def test_a_slow_server_is_left_in_time(answer):
    start = time.monotonic()
    with Server({"/a": answer}) as server:
        assert told(server, seconds=0.5) == LATE
        took = time.monotonic() - start

    assert took < 4  # half a second, the second that the pace adds, and a busy machine


def test_a_closed_port_is_told():
    with Server({}) as server:
        url, port = server.url(), server.port
    with pytest.raises(ClipError, match="the server cannot be reached: Connection refused"):
        Fetcher(reach=Reach(frozenset({port}), loopback=True)).fetch_page(url)
