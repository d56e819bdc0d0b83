"""A reader in a real browser who uses everything on a page, and counts what it would run.

Knows no field; shows feeds as a reader program does that trusts them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

import feedparser
from playwright.sync_api import Browser, BrowserContext, Error, Request

from tests.site.browsing import browsing
from tests.site.serving import Server, serving

_ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
_COUNTING = """window.ran = 0; window.x = () => { window.ran += 1; };
for (const one of ["alert", "confirm", "prompt", "print"]) window[one] = window.x;"""
_POKE = """async () => {
  const rest = () => new Promise((done) => setTimeout(done, 10));
  const kinds = ["pointerover", "mouseover", "mouseenter", "focus", "pointerdown", "mouseup",
                 "keydown", "toggle", "blur"];
  for (const one of document.querySelectorAll("*")) {
    for (const kind of kinds) one.dispatchEvent(new Event(kind, {bubbles: true}));
    const href = one.getAttribute("href") || "";
    if (one.matches("button, [formaction], summary")) one.click?.();
    else if (one.matches("a[href], area[href]") && /^[^/#]*script:/i.test(one.href)) one.click?.();
  }
  await rest();
  return window.ran || 0;
}"""
_SEARCH = """async () => {
  const rest = () => new Promise((done) => setTimeout(done, 10));
  const room = document.querySelector("[data-search]");
  const more = room.querySelector("[data-part=more]");
  const hits = () => room.querySelectorAll(".hit").length;
  for (let tick = 0; tick < 500 && room.ariaBusy !== "false"; tick += 1) await rest();
  for (let tick = 0; tick < 500 && !more.hidden; tick += 1) { more.click(); await rest(); }
  return hits();
}"""


class Reader:
    """A browser, and a server for the sites to look at."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server

    @contextmanager
    def reading(self, site: Path, url: str = "") -> Iterator[Look]:
        """Open a site made for `url`, of whose pages nothing is remembered from another."""
        self.server.site = site
        context = self.browser.new_context()
        context.add_init_script(_COUNTING)
        try:
            own = (self.server.origin, f"{url}/") if url else (self.server.origin,)
            yield Look(context, own, self.server.url)
        finally:
            context.close()


class Look:
    """A tab that shows one address after the other."""

    def __init__(self, context: BrowserContext, own: tuple[str, ...], url: str) -> None:
        self._own, self._url = own, url
        self._foreign: list[Request] = []
        context.on("request", self._hear)
        context.on("requestfailed", self._forget)
        self._page = context.new_page()

    def _hear(self, request: Request) -> None:
        if not request.url.startswith((*self._own, "data:", "about:", "blob:")):
            self._foreign.append(request)

    def _forget(self, request: Request) -> None:
        """Take out what the policy kept from being asked: the browser tells it all the same."""
        if request.failure == "csp":
            self._foreign = [one for one in self._foreign if one is not request]

    def look(self, name: str) -> list[str]:
        """Open a page, do what a reader might, and return what ran or came from another site."""
        self._open(name)
        return self._poke()

    def search(self, name: str, least: int = 0) -> list[str]:
        """Open a search, with all that it finds, and return as `look` does; or that it is short."""
        self._open(name)
        found = self._page.evaluate(_SEARCH)
        short = [f"finds {found} stories instead of {least}"] * (found < least)
        return short + self._poke()

    def _open(self, name: str) -> None:
        address = f"{self._url}/{name}"
        try:
            self._go(address)
        except Error:  # where a button of the page before led came in between
            left, self._page = self._page, self._page.context.new_page()
            left.close()
            self._go(address)

    def _go(self, address: str) -> None:
        self._foreign.clear()
        self._page.goto(address)

    def _poke(self) -> list[str]:
        try:
            ran = self._page.evaluate(_POKE)
        except Error:  # the page is another by now
            found = ["leads its reader away"]
        else:
            found = [f"ran {ran} times"] * bool(ran)
        return found + [f"asks {one.url[:80]}" for one in self._foreign[:3]]


def _ignore(*_request: object) -> None:
    """Say nothing of a request that broke off."""


@contextmanager
def open_reader() -> Iterator[Reader]:
    """Start a browser that finds no other host, and a server."""
    with browsing(_ALONE) as browser, serving("") as server:
        # A page that is left breaks off what it asked for.
        server.http.handle_error = _ignore  # type: ignore[method-assign, assignment]
        yield Reader(browser, server)


def write_feeds_as_pages(site: Path) -> None:
    """Show each entry of each feed on a page, as a reader program does that trusts it."""
    for path in sorted(site.rglob("*.xml")):
        if path.read_bytes()[:600].find(b"<rss") >= 0 or path.name.startswith("atom"):
            entries = feedparser.parse(
                path.read_bytes(), sanitize_html=False, resolve_relative_uris=False
            ).entries
            _write_reader(path, [_content(one) for one in entries])
    for path in sorted(site.rglob("*.opml")):
        shutil.copyfile(path, path.with_name(path.name + ".xml"))  # else it is saved, not shown
    for path in sorted(site.rglob("feed.json")):
        items = json.loads(path.read_text(encoding="utf-8"))["items"]
        _write_reader(path, [one.get("content_html", "") for one in items])


def _content(entry: Any) -> str:
    shown = entry.content[0].value if "content" in entry else entry.get("summary", "")
    return f'{shown}<p><a href="{escape(entry.get("link", ""))}">{escape(entry.title)}</a>'


def _write_reader(path: Path, entries: list[str]) -> None:
    body = "\n<hr>\n".join(entries)
    path.with_name(path.name + ".html").write_text(f"<!doctype html><body>{body}", "utf-8")
