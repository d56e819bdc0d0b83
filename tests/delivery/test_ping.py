"""Pings: only those who asked are told, of what changed, once it can be seen; nothing fails."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest

from plugins.delivery.command import Audience, News, announce, refuse_here
from plugins.delivery.ping import Ping, pings_for, send_all, wait_for
from plugins.story.problem import StoryError

SITE = "https://a.example/digest"
CHANGED = ("/id/", "/id/2022/01/banjir/", "/id/feed.xml", "/theme/site.css", "/id/atom.xml")


def test_nobody_asked_nobody_is_told() -> None:
    assert pings_for(CHANGED, SITE, "", "") == []


def test_a_hub_hears_of_feeds_and_indexnow_of_pages() -> None:
    pings = pings_for(CHANGED, SITE, "https://hub.example/", "abcd-1234")

    assert [(one.url, parse_qs(one.body.decode())) for one in pings[:2]] == [
        ("https://hub.example/", {"hub.mode": ["publish"], "hub.url": [f"{SITE}/id/{file}"]})
        for file in ("feed.xml", "atom.xml")
    ]
    assert json.loads(pings[2].body) == {
        "host": "a.example",
        "key": "abcd-1234",
        "keyLocation": f"{SITE}/abcd-1234.txt",
        "urlList": [f"{SITE}/id/", f"{SITE}/id/2022/01/banjir/"],
    }


class Site(http.server.ThreadingHTTPServer):
    """A site that shows `shown`, and a hub that hears."""

    daemon_threads = True
    shown = b"old"
    looks = 0
    heard: list[bytes]


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.looks += 1
        self._say(200, self.server.shown)

    def do_POST(self) -> None:
        self.server.heard.append(self.rfile.read(int(self.headers["Content-Length"])))
        self._say(500 if self.path == "/broken" else 202, b"")

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site(("127.0.0.1", 0), _Handler)
    server.heard = []
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def at(site: Site, path: str) -> str:
    return f"http://127.0.0.1:{site.server_port}{path}"


def test_a_ping_is_sent_and_a_failure_is_told(site: Site) -> None:
    pings = [Ping(at(site, path), "text/plain", b"news") for path in ("/hub", "/broken")]

    told = list(send_all([*pings, Ping("http://127.0.0.1:1/", "text/plain", b"news")]))

    assert site.heard == [b"news", b"news"]
    assert [line.partition(":")[0] for line in told[:1]] == ["http"]
    assert "500" in told[0]
    assert told[1].startswith("http://127.0.0.1:1/ was not told: ")
    assert told[2] == "Told 1 of 3."


def test_one_waits_until_the_news_can_be_seen(site: Site) -> None:
    def sleep(_seconds: float) -> None:
        if site.looks == 3:
            site.shown = b"new"

    assert wait_for(at(site, "/id/feed.xml"), b"new", sleep)
    assert site.looks == 4
    assert not wait_for(at(site, "/id/feed.xml"), b"newer", sleep, looks=2)


def test_who_asked_is_told_after_a_publication(site: Site) -> None:
    site.shown = b"new"
    told: list[str] = []

    audience = Audience(at(site, ""), at(site, "/hub"), "")
    announce(News(("/id/feed.xml",), ("/id/feed.xml", b"new")), audience, told.append)

    assert told == ["Told 1 of 1."]
    assert len(site.heard) == 1


@pytest.mark.parametrize("siteurl", ["", "/digest", "http://127.0.0.1:8000", "http://localhost/a"])
def test_a_site_that_nobody_could_reach_is_not_published(siteurl: str) -> None:
    with pytest.raises(StoryError, match="which no reader can reach"):
        refuse_here(siteurl)


def test_a_site_that_can_be_reached_may_be() -> None:
    refuse_here("https://a.example/b")
