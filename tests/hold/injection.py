"""Hostile words in every field of a story, read in a real browser on everything a site consists of.

A page counts as broken where a script of the words ran, or where something of another site was
asked for. Every link and button is used as a reader might.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from random import Random
from typing import Any

import feedparser
from playwright.sync_api import Page, Request

from tests.hold.campaign import Campaign, Trial
from tests.hold.checkout import make_checkout
from tests.hold.vectors import ALL
from tests.hold.workshop import Workshop, workshop
from tests.site.browsing import browsing
from tests.site.building import BUILD_TIME, make_content, write_picture, write_story
from tests.site.serving import Server, serving

_TURNS = 4  # of building and taking out what is refused, until nothing is
_BATCH = 19  # 361 vectors are 19 batches, each with some of every class
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_SPOILT = "\n\ndef make_inert(markup: str) -> str:  # type: ignore[no-redef]\n    return markup\n"
_COUNTING = """window.ran = 0; window.x = () => { window.ran += 1; };
for (const one of ["alert", "confirm", "prompt", "print"]) window[one] = window.x;"""
_POKE = """async () => {
  const rest = () => new Promise((done) => setTimeout(done, 10));
  const kinds = ["pointerover", "mouseover", "mouseenter", "focus", "pointerdown", "mouseup",
                 "keydown", "toggle", "blur"];
  for (const one of document.querySelectorAll("body, body *")) {
    for (const kind of kinds) one.dispatchEvent(new Event(kind, {bubbles: true}));
    const href = one.getAttribute("href") || "";
    if (one.matches("button, [formaction], summary")) one.click();
    else if (one.matches("a[href], area[href]") && /^[^/#]*script:/i.test(one.href)) one.click();
  }
  await rest();
  return window.ran || 0;
}"""


def write_hostile(content: Path, vectors: dict[str, str], without: dict[str, set[str]]) -> None:
    """Write a digest with a story for each vector, which stands in every field but `without`.

    vectors: slug -> words. A story's tag and category are named by its words too.
    """
    shutil.rmtree(content, ignore_errors=True)
    make_content(content)
    terms = {}
    for number, (slug, words) in enumerate(vectors.items()):
        less = without.get(slug, set())
        named = {"id": f"T{number} {words}", "en": f"E{number} {words}"}
        described = {"description": {"id": words, "en": words}}
        term = f"t{number}"
        terms[term] = {"id": term, "en": f"en{term}"} | (
            {} if "term" in less else named | described
        )
        # One category: its page is made as those of tags are.
        fields = _fields(words, less) | {"tags": [term], "category": "t0"}
        path = write_story(content, slug, **fields)
        write_picture(path.with_name("a.jpg"), (32, 18))
        write_story(content, slug, "en", **_translated(words, less))
    for name in ("tags.yaml", "categories.yaml"):
        (content / name).write_text(json.dumps(terms), encoding="utf-8")


def _fields(words: str, less: set[str]) -> dict[str, Any]:
    shown = {one: "a" if one in less else words for one in ("alt", "caption", "credit", "licence")}
    url = "https://a.example/" + ("" if "url" in less else f"?q={words}")
    name = "a" if "source" in less else words
    fields: dict[str, Any] = {
        "title": f"Judul {words}",
        "summary": words,
        "authors": [f"Nama {words}"],
        "source": {"name": name, "url": url, "rights": "full"},
        "pictures": [{"file": "a.jpg"} | shown],
        "corrections": [{"date": "2022-01-13", "note": words}],
        "body": words,
    }
    plain = {"title": "Judul", "authors": ["Nama"], "body": "Air."}
    plain |= {"summary": "Air.", "corrections": None}
    return fields | {key: plain[key] for key in less if key in plain}


def _translated(words: str, less: set[str]) -> dict[str, Any]:
    plain = "a"
    fields = {key: plain if key in less else words for key in ("title", "summary", "body")}
    fields["translator"] = plain if "authors" in less else words
    picture = {key: plain if key in less else words for key in ("alt", "caption", "credit")}
    corrections = None if "corrections" in less else [{"note": words}]
    return fields | {
        "translates": "unknown",
        "pictures": [picture],
        "corrections": corrections,
    }


_FIELDS = ("title", "summary", "body", "authors", "source", "url", "term", "alt", "caption")
_FIELDS += ("credit", "licence", "corrections")


class Injection:
    """A batch of vectors: a site without its policy, and one without its sanitiser.

    control: how many vectors ran where the sanitiser and the policy were both gone. refused: how
    often a check kept words out of a field.
    """

    def __init__(self, shops: tuple[Workshop, Workshop], page: Page, server: Server) -> None:
        self.total: int | None = -(-len(ALL) // _BATCH)
        self.shops, self.page, self.server = shops, page, server
        self.control = 0
        self.refused = 0
        self.tried = 0

    def __call__(self, number: int, dice: Random) -> list[str]:
        assert self.total
        chosen = ALL[number :: self.total]
        vectors = {f"2022/01/v-{place}": words for place, words in enumerate(chosen)}
        sound, open_ = self.shops
        faults = self._build(sound, vectors)
        faults += [f"policy removed: {one}" for one in self._read(sound, has_policy=False)]
        self._build(open_, vectors)
        faults += [f"sanitiser removed: {one}" for one in self._read(open_, has_policy=True)]
        self.control += len(self._read(open_, has_policy=False, only="id/2022/01/v-*/*.html"))
        self.tried += len(chosen)
        return faults if self.control else [*faults, "the meter sees nothing run at all"]

    def _build(self, shop: Workshop, vectors: dict[str, str]) -> list[str]:
        """Build with the words in every field that takes them."""
        without: dict[str, set[str]] = {}
        for _ in range(_TURNS):
            write_hostile(shop.folder / "content", vectors, without)
            outcome = shop.run("build", siteurl="https://digest.example")
            if outcome.code == 0:
                self.refused += sum(map(len, without.values()))
                return []
            for line in outcome.told.splitlines():
                if slug := re.match(r"content/stories/(2022/01/v-\d+)", line):
                    without.setdefault(slug[1], set()).update(_refused(line))
        return [f"the build fails: {outcome.told[-500:]}"]

    def _read(self, shop: Workshop, *, has_policy: bool, only: str = "**/*.html") -> list[str]:
        """Return what ran, page by page."""
        shown = shop.folder.parent / "shown"
        shutil.rmtree(shown, ignore_errors=True)
        shutil.copytree(shop.folder / "output", shown)
        if not has_policy:
            write_feeds_as_pages(shown)
            for path in shown.rglob("*.html"):
                path.write_bytes(_POLICY.sub(b"", path.read_bytes()))
        self.server.site = shown
        pages = sorted(path.relative_to(shown).as_posix() for path in shown.glob(only))
        told = (look(self.page, self.server, name) for name in pages)
        return [f"{name}: {one}" for name, found in zip(pages, told, strict=True) for one in found]


def _refused(line: str) -> tuple[str, ...]:
    """Return the fields whose words a check told in `line`."""
    if "nobody can see" in line:
        return _FIELDS
    return ("url",) if "`source url`" in line else ("body",)


def write_feeds_as_pages(site: Path) -> None:
    """Show each entry of each whole feed on a page, as a reader program does that trusts it."""
    for path in sorted(site.glob("??/*.xml")):
        if path.name in ("feed.xml", "atom.xml"):
            entries = feedparser.parse(
                path.read_bytes(), sanitize_html=False, resolve_relative_uris=False
            ).entries
            _write_reader(path, [_content(one) for one in entries])
    for path in sorted(site.glob("??/feed.json")):
        items = json.loads(path.read_text(encoding="utf-8"))["items"]
        _write_reader(path, [one.get("content_html", "") for one in items])


def _content(entry: Any) -> str:
    shown = entry.content[0].value if "content" in entry else entry.get("summary", "")
    return f'{shown}<p><a href="{escape(entry.get("link", ""))}">{escape(entry.title)}</a>'


def _write_reader(path: Path, entries: list[str]) -> None:
    body = "\n<hr>\n".join(entries)
    path.with_name(path.name + ".html").write_text(f"<!doctype html><body>{body}", "utf-8")


def look(page: Page, server: Server, name: str) -> list[str]:
    """Open a page, do what a reader might, and return what ran or came from another site."""
    foreign: list[str] = []

    def hear(request: Request) -> None:
        if not request.url.startswith((server.origin, "data:", "about:", "blob:")):
            foreign.append(f"asks {request.url[:80]}")

    page.on("request", hear)
    page.goto(f"{server.url}/{name}")
    ran = page.evaluate(_POKE)
    page.remove_listener("request", hear)
    return [f"ran {ran} times"] * bool(ran) + foreign[:3]


def _ignore(*_request: object) -> None:
    """Say nothing of a request that broke off."""


@contextmanager
def reading() -> Iterator[tuple[Page, Server]]:
    """Open a page that counts what runs on it, and a server for the sites to look at."""
    with browsing() as browser, serving("") as server:
        # A page that is left breaks off what it asked for.
        server.http.handle_error = _ignore  # type: ignore[method-assign, assignment]
        context = browser.new_context()
        context.route(lambda url: not url.startswith(server.origin), lambda route: route.abort())
        page = context.new_page()
        page.add_init_script(_COUNTING)
        yield page, server
        context.close()


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    sound, open_ = make_checkout(folder / "sound"), make_checkout(folder / "open")
    inert = open_ / "plugins/story/inert.py"
    inert.write_text(inert.read_text(encoding="utf-8") + _SPOILT, encoding="utf-8")
    clock = {"SOURCE_DATE_EPOCH": BUILD_TIME}
    with workshop(sound, **clock) as one, workshop(open_, **clock) as two, reading() as tools:
        yield Injection((one, two), *tools)


INJECTION = Campaign("injection", rows=(19, 20), few=1, full=1000, begin=_begin)


def run_pelican(folder: Path, vectors: tuple[str, ...]) -> list[str]:
    """Build the same words with plain Pelican and its own theme; return the pages where one ran."""
    content, output = folder / "content", folder / "output"
    content.mkdir(parents=True)
    for number, words in enumerate(vectors):
        line = " ".join(words.split()) or "a"
        head = f"Title: {number} {line}\nDate: 2022-01-11\nSummary: {line}\nAuthor: {line}\n"
        (content / f"v{number}.md").write_text(f"{head}\n{words}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pelican", str(content), "-o", str(output)]
    subprocess.run([*command, "-t", "simple", "-q"], cwd=folder, check=True, capture_output=True)
    with reading() as (page, server):
        server.site = output
        ours = sorted(path.name for path in output.glob("*.html"))
        return [name for name in ours if look(page, server, name)]
