"""A probe tells whether an address answers, reads nothing, keeps to robots.txt and never raises."""

from __future__ import annotations

import pytest

from plugins.clip.fetch import Probed
from tests.clip.fetch.servers import Server, moved, page, to


def methods(server):
    """Return what was asked, without robots.txt."""
    asked = [request.split(" ")[:2] for request in server.requests]
    return [(method, path) for method, path in asked if path != "/robots.txt"]


def test_what_answers_is_asked_by_head_alone():
    with Server({"/a": page(b"")}) as server:
        found = to(server).probe(server.url())

    assert found == Probed(server.url(), 200, "the server answers 200 OK")
    assert methods(server) == [("HEAD", "/a")]


def test_a_body_is_not_read():
    def endless(line, stop):
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not stop.is_set():
            line.sendall(b"x" * 65536)

    def no_head(line, _stop):
        line.sendall(page(b"", status="405 Method Not Allowed"))

    turns = [no_head, endless]

    def answer(line, stop):
        turns.pop(0)(line, stop)

    with Server({"/a": answer}) as server:
        found = to(server, seconds=2.0).probe(server.url())

    assert found.status == 200
    assert methods(server) == [("HEAD", "/a"), ("GET", "/a")]


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        pytest.param("404 Not Found", 2, id="gone"),
        pytest.param("500 Internal Server Error", 2, id="ill"),
        pytest.param("403 Forbidden", 2, id="closed"),
        pytest.param("429 Too Many Requests", 1, id="too many"),
    ],
)
def test_a_refusal_is_asked_again_by_get_but_not_where_we_ask_too_much(status, asked):
    with Server({"/a": page(b"", status=status)}) as server:
        found = to(server).probe(server.url())

    assert found == Probed(server.url(), int(status[:3]), f"the server answers {status}")
    assert len(methods(server)) == asked


def test_a_redirect_is_followed_and_told():
    with Server({"/a": moved("/b"), "/b": page(b"")}) as server:
        assert to(server).probe(server.url()).url == server.url("/b")


def test_what_robots_bar_is_not_asked():
    robots = page(b"User-agent: *\nDisallow: /", kind="text/plain")
    with Server({"/robots.txt": robots}) as server:
        found = to(server).probe(server.url())

    assert (found.status, found.barred) == (0, True)
    assert methods(server) == []


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://10.0.0.1/a", id="a private host"),
        pytest.param("http://169.254.169.254/latest", id="a cloud's own"),
    ],
)
def test_what_is_not_public_is_not_asked(url):
    with Server({}) as server:
        fetcher = to(server)
        fetcher._reach = type(fetcher._reach)()
        found = fetcher.probe(url)

    assert (found.status, found.barred) == (0, True)


def test_a_host_that_is_not_there_is_told():
    def nowhere(_host, _port):
        raise OSError(-2, "Name or service not known")

    with Server({}) as server:
        found = to(server, resolver=nowhere).probe(f"http://n.test:{server.port}/a")

    assert (found.status, found.barred) == (0, False)
    assert found.what == "`n.test` cannot be found: Name or service not known"
