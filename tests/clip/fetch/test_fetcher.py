"""However a server misbehaves, a fetch ends within its limits and says why."""

import gzip
import socket
import ssl
import subprocess
import time
import zlib

import pytest

from plugins.clip import ClipError
from plugins.clip.fetch import Fetched, Fetcher, Reach
from plugins.clip.fetch.fetcher import MAX_BYTES
from tests.clip.fetch.servers import HTML, Server, moved, page

SAVE = "Open it in the browser, save the page there, and clip the file."


def to(server, **given):
    """Return a fetcher that may reach this machine, on the server's port alone."""
    given.setdefault("sleep", lambda seconds: None)
    return Fetcher(reach=Reach(frozenset({server.port}), loopback=True), **given)


def told(server, path="/a", fetch="fetch_page", **given):
    """Return the words of the refusal behind the address."""
    with pytest.raises(ClipError) as caught:
        getattr(to(server, **given), fetch)(server.url(path))
    return str(caught.value).removeprefix(f"127.0.0.1:{server.port}{path}: ")


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


def test_redirects_are_followed_three_times():
    answers = {f"/{n}": moved(f"{n + 1}") for n in range(100)}
    with Server({**answers, "/100": page()}) as server:
        assert to(server).fetch_page(server.url("/97")).url == server.url("/100")
        assert told(server, "/0") == (
            "it leads on more than 3 times."
            " Copy the address of the page itself, as the browser shows it."
        )


def test_a_redirect_to_another_scheme_or_port_is_refused():
    with Server({"/a": moved("ftp://n.test/"), "/b": moved("http://127.0.0.1:1/")}) as server:
        words = []
        for path in ("/a", "/b"):
            with pytest.raises(ClipError) as caught:
                to(server).fetch_page(server.url(path))
            words.append(caught.value.problems[0].what)

    assert words == [
        "'ftp' is not a way to fetch a page",
        "port 1 is not one that pages are fetched from",
    ]


ROBOTS = b"User-agent: *\nDisallow: /private/\n\nUser-agent: kliping\nDisallow: /a\n"


def test_robots_bar_pages_and_are_asked_for_once():
    robots = page(ROBOTS, kind="text/plain")
    answers = {"/robots.txt": robots, "/a": page(), "/b": page(), "/private/c": page()}
    with Server(answers) as server:
        fetcher = to(server)
        with pytest.raises(ClipError, match=r"the site's robots.txt bars programs from this page"):
            fetcher.fetch_page(server.url("/a"))
        fetcher.fetch_page(server.url("/b"))
        fetcher.fetch_page(server.url("/private/c"))

    assert server.paths == ["/robots.txt", "/b", "/private/c"]


def test_robots_bar_what_a_redirect_leads_to():
    with Server({"/robots.txt": page(ROBOTS), "/b": moved("/a"), "/a": page()}) as server:
        assert told(server, "/b").startswith(f"127.0.0.1:{server.port}/a: the site's robots.txt")
    assert server.paths == ["/robots.txt", "/b"]


@pytest.mark.parametrize(
    "robots",
    [
        pytest.param(page(status="500 No"), id="server fault"),
        pytest.param(page(status="429 No"), id="too many"),
    ],
)
def test_robots_that_cannot_be_had_bar_everything(robots):
    with Server({"/robots.txt": robots, "/a": page()}) as server:
        assert told(server) == (
            "the site's robots.txt cannot be had, so what it allows is not known."
            f" Try later. {SAVE}"
        )
    assert server.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    "robots",
    [
        pytest.param(page(status="403 No"), id="forbidden"),
        pytest.param(page(b"\xff\x00" * 400_000, kind="text/plain"), id="large and no text"),
        pytest.param(page(b"", kind=""), id="empty"),
        pytest.param(moved("/b"), id="moved to nothing"),
    ],
)
def test_robots_that_say_nothing_bar_nothing(robots):
    with Server({"/robots.txt": robots, "/a": page()}) as server:
        assert to(server).fetch_page(server.url()).body == HTML


def test_pictures_are_fetched_without_robots_and_pages_are_not_pictures():
    answers = {"/a": page(), "/p.png": page(b"png", kind="image/png")}
    with Server(answers) as server:
        assert to(server).fetch_picture(server.url("/p.png")).body == b"png"
        assert told(server, fetch="fetch_picture") == (
            "the server sends 'text/html', not a picture. Give the address of an article."
        )
    assert server.paths == ["/p.png", "/a"]


def test_a_host_is_asked_once_a_second():
    slept = []
    now = [100.0]

    def sleep(seconds):
        slept.append(round(seconds, 3))
        now[0] += seconds

    with Server({"/a": page(), "/b": page()}) as server:
        fetcher = to(server, clock=lambda: now[0], sleep=sleep)
        fetcher.fetch_page(server.url("/a"))
        now[0] += 0.25
        fetcher.fetch_page(server.url("/b"))
        now[0] += 5
        fetcher.fetch_page(server.url("/b"))

    assert slept == [1.0, 0.75]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Make a certificate for `n.test` that signs itself."""
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        [
            *"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=n.test".split(),
            *("-addext", "subjectAltName=DNS:n.test"),
            *("-keyout", folder / "key", "-out", folder / "cert"),
        ],
        check=True,
        capture_output=True,
    )
    return folder


@pytest.mark.needs("openssl")
@pytest.mark.parametrize(
    ("name", "trusted", "words"),
    [
        pytest.param("n.test", True, "", id="sound"),
        pytest.param(
            "n.test", False, "its certificate does not hold: self-signed certificate", id="unknown"
        ),
        pytest.param(
            "m.test",
            True,
            "its certificate does not hold: Hostname mismatch, certificate is not valid for"
            " 'm.test'.",
            id="of another name",
        ),
    ],
)
def test_tls_is_checked_by_name_although_the_line_goes_to_an_address(
    certificate, name, trusted, words
):
    serve = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serve.load_cert_chain(certificate / "cert", certificate / "key")
    greeted = []
    serve.sni_callback = lambda line, host, context: greeted.append(host)
    roots = ssl.create_default_context(cafile=str(certificate / "cert")) if trusted else None
    with Server({"/a": page()}, wrap=lambda line: serve.wrap_socket(line, server_side=True)) as it:
        fetcher = Fetcher(
            resolver=lambda host, port: ["93.184.216.34"],
            dialler=lambda address, port, seconds: socket.create_connection(("127.0.0.1", it.port)),
            roots=roots,
            sleep=lambda seconds: None,
        )
        if words:
            with pytest.raises(ClipError) as caught:
                fetcher.fetch_page(f"https://{name}/a")
            assert caught.value.problems[0].what == words
        else:
            assert fetcher.fetch_page(f"https://{name}/a").body == HTML

    assert set(greeted) == {name}


def test_a_server_that_speaks_no_tls_is_told():
    with Server({}) as server, pytest.raises(ClipError, match="no safe connection could be made"):
        to(server).fetch_page(server.url().replace("http:", "https:"))


def test_a_server_that_never_ends_its_greeting_is_left():
    with Server({}) as server, pytest.raises(ClipError, match=r"came within 0\.3 seconds"):
        to(server, seconds=0.3).fetch_page(server.url().replace("http:", "https:"))


def test_a_host_that_is_silent_is_not_asked_twice():
    dialled = []

    def dead(address, port, seconds):
        dialled.append(address)
        raise TimeoutError("timed out")

    fetcher = Fetcher(resolver=lambda host, port: ["93.184.216.34"], dialler=dead)
    for path in ("a.jpg", "b.jpg"):
        with pytest.raises(ClipError, match=rf"^n\.test/{path}: nothing whole came"):
            fetcher.fetch_picture(f"https://n.test/{path}")

    assert dialled == ["93.184.216.34"]


def test_a_second_address_is_tried_where_the_first_is_dead():
    with Server({"/a": page()}) as server:

        def dial(address, port, seconds):
            if address == "2606:2800:21f:cb07::1":
                raise OSError(101, "Network is unreachable")
            return socket.create_connection(("127.0.0.1", server.port), timeout=seconds)

        fetched = Fetcher(
            resolver=lambda host, port: ["2606:2800:21f:cb07::1", "93.184.216.34"],
            dialler=dial,
            sleep=lambda seconds: None,
        ).fetch_page("http://n.test/a")

    assert fetched.body == HTML
