"""Only public hosts are reached: not one byte goes to a machine of ours, whatever its name."""

import socket

import pytest

from plugins.clip import ClipError
from plugins.clip.fetch import Fetcher, Reach
from plugins.clip.fetch.resolve import ask_system
from tests.clip.fetch.servers import Server, moved, page

OUTSIDE = "93.184.216.34"

# Spellings that the system's resolver, or Python, turns into an address of ours.
SPELLED = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f.1",
    "0x7f000001",
    "0177.0.0.1",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "0.0.0.0",
    "0",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "169.254.169.254",
    "100.64.0.1",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "[fe80::1]",
    "[fd00::1]",
    "[ff02::1]",
    "localhost",
]


def figures(host, port):
    """Resolve without a network: figures by the system, names to this machine."""
    return ask_system(host, port) if any(c in host for c in "0123456789:") else ["127.0.0.1"]


def reaching(canary, **given):
    """Return a fetcher that may use the canary's port but not this machine."""
    given.setdefault("resolver", figures)
    return Fetcher(reach=Reach(ports=frozenset({canary.port, 80, 443})), **given)


def to_canary(canary, dialled=None):
    """Return a dialler for which the Internet is the canary."""

    def dial(address, port, seconds):
        if dialled is not None:
            dialled.append((address, port))
        return socket.create_connection(("127.0.0.1", canary.port), timeout=seconds)

    return dial


@pytest.mark.parametrize("host", SPELLED)
def test_no_spelling_of_ours_is_asked(host):
    with Server({"/a": page()}) as canary, pytest.raises(ClipError, match="only public hosts"):
        reaching(canary).fetch_page(f"http://{host}:{canary.port}/a")

    assert canary.touched == 0


@pytest.mark.parametrize("host", SPELLED)
def test_no_redirect_leads_to_ours(host):
    dialled = []
    with Server({}) as canary:
        canary.answers["/a"] = moved(f"http://{host}:{canary.port}/secret")
        fetcher = reaching(
            canary,
            resolver=lambda name, port: [OUTSIDE] if name == "n.test" else figures(name, port),
            dialler=to_canary(canary, dialled),
            sleep=lambda seconds: None,
        )
        with pytest.raises(ClipError, match="only public hosts"):
            fetcher.fetch_page("http://n.test/a")

    assert canary.paths == ["/robots.txt", "/a"]
    assert dialled == [(OUTSIDE, 80)] * 2


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param([OUTSIDE, "127.0.0.1"], id="mixed"),
        pytest.param(["2606:2800:21f:cb07::1", "::1"], id="mixed, of six"),
        pytest.param([OUTSIDE, "64:ff9b::7f00:1"], id="mixed, wrapped"),
    ],
)
def test_one_answer_of_ours_refuses_the_name(answers):
    with Server({"/a": page()}) as canary, pytest.raises(ClipError, match="only public hosts"):
        reaching(canary, resolver=lambda host, port: answers, dialler=to_canary(canary)).fetch_page(
            "http://n.test/a"
        )

    assert canary.touched == 0


def test_a_name_that_turns_inwards_is_refused_at_the_next_request():
    turns = [[OUTSIDE], ["127.0.0.1"]]
    dialled = []
    with Server({"/a": page()}) as canary:
        fetcher = reaching(
            canary,
            resolver=lambda host, port: turns.pop(0),
            dialler=to_canary(canary, dialled),
            sleep=lambda seconds: None,
        )
        with pytest.raises(ClipError, match="which belongs to this machine"):
            fetcher.fetch_page("http://n.test/a")

    assert dialled == [(OUTSIDE, 80)]  # robots.txt; and the line went to what was checked
    assert canary.paths == ["/robots.txt"]


def test_the_name_goes_into_host_and_the_address_into_the_line():
    dialled = []
    with Server({"/a?b=%C3%A9": page()}) as outlet:
        fetched = Fetcher(
            resolver=lambda host, port: [OUTSIDE],
            dialler=to_canary(outlet, dialled),
            sleep=lambda seconds: None,
        ).fetch_page("http://Berita.Bücher.test/a?b=é#c")

    assert fetched.url == "http://berita.xn--bcher-kva.test/a?b=%C3%A9"
    assert "\r\nHost: berita.xn--bcher-kva.test\r\n" in outlet.requests[1]
    assert "\r\nUser-Agent: Kliping/" in outlet.requests[1]
    assert dialled == [(OUTSIDE, 80)] * 2


def test_the_proxies_of_the_environment_are_not_used(monkeypatch):
    with Server({}) as proxy, Server({"/a": page()}) as outlet:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        Fetcher(
            reach=Reach(frozenset({outlet.port}), loopback=True), sleep=lambda seconds: None
        ).fetch_page(outlet.url())

    assert (proxy.touched, outlet.paths) == (0, ["/robots.txt", "/a"])


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("file:///etc/passwd", "'file' is not a way to fetch a page"),
        ("ftp://n.test/a", "'ftp' is not a way to fetch a page"),
        ("gopher://n.test/", "'gopher' is not a way to fetch a page"),
        ("javascript:alert(1)", "'javascript' is not a way to fetch a page"),
        ("//n.test/a", "'no scheme' is not a way to fetch a page"),
        ("http://me:secret@n.test/", "the address holds a user name or a password"),
        ("http://n.test@127.0.0.1/", "the address holds a user name or a password"),
        ("http://n.test:22/", "port 22 is not one that pages are fetched from"),
        ("http://n.test:0/", "port 0 is not one that pages are fetched from"),
        ("http://n.test:8080/", "port 8080 is not one that pages are fetched from"),
        ("http://n.test:99999/", "the address cannot be read: Port out of range 0-65535"),
        ("http:///a", "this is not a web address"),
        ("http://n.test\\@127.0.0.1/", "the address holds a user name or a password"),
        ("http://n.test\\.x/", "this is not a web address"),
        ("http://n.te st/", "this is not a web address"),
        ("http://n.test/\r\nX: y", "this is not a web address"),
        ("http://%31%32%37.0.0.1/", "'%31%32%37.0.0.1' is no host"),
        ("http://a..b/", "'a..b' is no host"),
        (f"http://{'a' * 64}.test/", f"'{'a' * 64}' is no host"),
        ("http://[fe80::1%25eth0]/", "'fe80::1%25eth0' is no host"),
        ("http://[x/", "the address cannot be read: Invalid IPv6 URL"),
        (f"http://n.test/{'a' * 3000}", "the address has 3,014 characters, more than 2,000"),
    ],
)
def test_an_address_that_no_page_has_is_refused_before_it_is_resolved(url, told):
    asked = []

    with pytest.raises(ClipError) as caught:
        Fetcher(resolver=lambda host, port: asked.append(host) or []).fetch_page(url)

    assert asked == []
    assert caught.value.problems[0].what.startswith(told[:40])


def test_a_name_that_is_not_there_is_told():
    def nowhere(host, port):
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(ClipError) as caught:
        Fetcher(resolver=nowhere).fetch_page("https://n.test/a?b=c")

    assert str(caught.value) == (
        "n.test/a?b=c: `n.test` cannot be found: Name or service not known."
        " Check its spelling and the connection."
    )
