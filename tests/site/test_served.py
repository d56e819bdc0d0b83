"""Wherever the site stands, every address it writes answers: at a root and below a sub-path.

Follows the links over HTTP, knowing nothing of the check that the press makes itself.
"""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from lxml import etree, html

from tests.site.serving import Server, serving

# What hosts and robots ask for by name, and the licences that go with the fonts.
_ASKED_FOR = {"404.html", ".nojekyll", "robots.txt", "sitemap.xml", "sitemap-news.xml", "sw.js"}
_SEARCHED = "search/"  # what scripts load: tests/site/test_search.py searches in it


def addresses_in(page: html.HtmlElement) -> Iterator[str]:
    """Yield everything a browser could load or open from a page."""
    for name in ("href", "src", "cite", "poster", "action"):
        yield from page.xpath(f"//@{name}")
    for srcset in page.xpath("//@srcset"):
        yield from (one.split()[0] for one in srcset.split(",") if one.strip())
    yield from page.xpath('//meta[@property="og:image" or @property="og:url"]/@content')


class Crawl:
    """What a crawler found from the front page on. `ids`: page -> its fragments."""

    def __init__(self, server: Server, written: str) -> None:
        self.server = server
        self.written = written  # the site's absolute address as its pages state it
        self.ids: dict[str, set[str]] = {}
        self.dead: list[str] = []
        self.seen: set[str] = set()

    def run(self) -> None:
        """Follow every link of the site, then look for the fragments."""
        connection = http.client.HTTPConnection(urlsplit(self.server.origin).netloc)
        queue = [(self.server.url + "/", "the start")]
        fragments = []
        while queue:
            link, page = queue.pop()
            address, fragment = urldefrag(self._here(link))
            if not address.startswith(self.server.origin):
                continue
            if not address.startswith(self.server.url + "/"):
                self.dead.append(f"{page}: {link} leaves the site")
                continue
            if fragment:
                fragments.append((address, fragment, page))
            if address not in self.seen:
                self.seen.add(address)
                queue += [(found, address) for found in self._visit(connection, address, page)]
        connection.close()
        for address, fragment, page in fragments:
            if unquote(fragment) not in self.ids[address]:
                self.dead.append(f"{page}: no #{fragment} on {address}")

    def _here(self, link: str) -> str:
        """Return an absolute address of the site as one of this server."""
        if link == self.written or link.startswith(self.written + "/"):
            return self.server.url + link.removeprefix(self.written)
        return link

    def _visit(self, connection: http.client.HTTPConnection, url: str, page: str) -> list[str]:
        parts = urlsplit(url)
        connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""))
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200 or not body:
            self.dead.append(f"{page}: {url} answers {answer.status} with {len(body)} bytes")
            return []
        kind = answer.headers.get_content_type()
        if kind == "text/html":
            tree = html.fromstring(body)
            self.ids[url] = set(tree.xpath("//@id"))
            return [urljoin(url, self._here(one)) for one in addresses_in(tree)]
        self.ids[url] = set()
        if url.endswith(".webmanifest"):
            icons = json.loads(body)["icons"]
            return [urljoin(url, icon["src"]) for icon in icons]
        if kind == "application/xml":
            found = etree.fromstring(body).xpath(
                "//@href | //@url | //*[local-name()='loc']/text()"
            )
            styles = re.findall(rb'<\?xml-stylesheet [^>]*href="([^"]*)"', body)
            return [self._here(str(one)) for one in (*found, *map(bytes.decode, styles))]
        return []


@pytest.mark.parametrize(
    ("siteurl", "written", "base"),
    [
        pytest.param("https://example.org", "https://example.org", "", id="a host"),
        pytest.param(
            "https://example.org/a/b", "https://example.org/a/b", "/a/b", id="below a path"
        ),
        pytest.param("", "http://127.0.0.1:8000", "", id="no address"),
        pytest.param("/sub", "http://127.0.0.1:8000/sub", "/sub", id="a path alone"),
    ],
)
@pytest.mark.xdist_group("served")
def test_every_address_answers(
    sample_site: Callable[[str], Path], siteurl: str, written: str, base: str
) -> None:
    folder = sample_site(siteurl)
    with serving(base) as server:
        server.site = folder
        crawl = Crawl(server, written)

        crawl.run()

    assert crawl.dead == []
    reached = {_file_of(url, server.url) for url in crawl.seen}
    lying = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    orphans = {
        one
        for one in lying - reached - _ASKED_FOR
        if "/OFL-" not in one and not one.startswith(_SEARCHED)
    }
    assert orphans == set(), "no reader can come to these"


def _file_of(url: str, root: str) -> str:
    path = unquote(urlsplit(url.removeprefix(root)).path).removeprefix("/")
    return path + "index.html" if path.endswith("/") or not path else path


def test_an_address_that_is_none_answers_with_the_page_that_says_so(
    sample_site: Callable[[str], Path],
) -> None:
    with serving("/a/b") as server:
        server.site = sample_site("https://example.org/a/b")
        connection = http.client.HTTPConnection(urlsplit(server.origin).netloc)
        connection.request("GET", "/a/b/id/1999/nothing/here/")
        answer = connection.getresponse()
        page = html.fromstring(answer.read())
        connection.close()

    assert answer.status == 404
    relative = [one for one in addresses_in(page) if not one.startswith(("/a/b/", "https:", "#"))]
    assert relative == []  # the host serves it at any depth
