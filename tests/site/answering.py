"""Whether a built site answers at every address its register holds, as a reader would find."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
from lxml import html

from plugins.permalinks.command import Sight, plan
from plugins.permalinks.register import read_register, row_of, told_moment
from plugins.permalinks.row import FEED, STORY, Row
from plugins.press.clock import build_time
from plugins.press.press import Press
from plugins.story.library import load_library


def record(press: Press) -> None:
    """Record what a press has just published."""
    plan([Sight.of(press)], lambda _line: None, record=True, strict=False)


def recorded(content: Path) -> dict[Row, str]:
    """Return every row of a content folder's register, and since when it answers."""
    register = read_register(content / "permalinks.tsv")
    assert register
    assert register.problems == ()
    return {row_of(line): since for line, since in register.rows().items()}


def find_silent(content: Path, output: Path, siteurl: str) -> list[str]:
    """Return what is wrong with the answers of a site, by address; nothing is right.

    What is recorded ahead need not answer before its moment.
    """
    now = told_moment(build_time())
    at_home = {
        story.address(language): story.id
        for story in load_library(content).stories
        for language in story.texts
    }
    return [
        f"{row.address}: {fault}"
        for row, since in recorded(content).items()
        if since <= now and (fault := _fault_of(row, output, siteurl, at_home))
    ]


def _fault_of(row: Row, output: Path, siteurl: str, at_home: Mapping[str, str]) -> str:
    """Return what is wrong with an answer. at_home: address -> id of the story that is there."""
    path = output / row.address[1:]
    if row.kind == FEED:
        return _fault_of_feed(row, path, siteurl) if path.is_file() else "no feed"
    if not (path / "index.html").is_file():
        return "no page"
    page = html.parse(path / "index.html")
    canonical = page.xpath('string(//link[@rel="canonical"]/@href)')
    refresh = page.xpath('string(//meta[@http-equiv="refresh"]/@content)')
    if not refresh:
        if canonical:
            return "" if canonical == siteurl + row.address else f"says it is {canonical}"
        return "" if page.xpath('//meta[@name="robots"]') else "neither page nor notice"
    to = refresh.removeprefix("0; url=")
    base = urlsplit(siteurl).path
    if canonical != siteurl + to.removeprefix(base) or not to.startswith(base + "/"):
        return f"leads to {to}, and says {canonical}"
    if page.xpath('//meta[@name="robots"]/@content') != ["noindex"]:
        return "would be listed"
    if to not in page.xpath("//main//a/@href"):
        return "has no link"
    if row.kind == STORY and f":{at_home.get(to.removeprefix(base))}/" not in row.subject:
        return f"leads to another story, {to}"
    target = html.parse(output / to.removeprefix(base + "/") / "index.html")
    if target.xpath('//meta[@http-equiv="refresh"]'):
        return f"leads on and on, by {to}"
    return ""


def _fault_of_feed(row: Row, path: Path, siteurl: str) -> str:
    if path.suffix == ".json":
        own = json.loads(path.read_bytes())["feed_url"]
        return "" if own == siteurl + row.address else f"says it is {own}"
    fault, own, name = _read_feed(path.read_bytes())
    if fault:
        return f"no feed: {fault}"
    if own != (siteurl + row.address,):
        return f"says it is {own}"
    if path.name == "atom.xml" and name != row.subject:
        return f"its id is {name}"
    return ""


@lru_cache(maxsize=1024)  # most feeds are, build after build, the bytes they were
def _read_feed(told: bytes) -> tuple[str, tuple[str, ...], str]:
    """Return what a feed parser stumbles over, the addresses of self links, and the id."""
    read = feedparser.parse(told)
    own = tuple(one.href for one in read.feed.get("links", []) if one.rel == "self")
    return str(read.bozo_exception) if read.bozo else "", own, read.feed.get("id", "")


def entry_ids(output: Path) -> dict[str, str]:
    """Return the address of each story in a site's feeds -> its id, without the site's own."""
    ids = {}
    for path in output.rglob("atom.xml"):
        if "corrections" in path.parts:  # its entries are corrections, not stories
            continue
        text = path.read_text(encoding="utf-8")
        for one in re.findall(r"<entry.*?</entry>", text, re.DOTALL):
            found = re.search(r"<id>(.*?)</id>", one)
            link = re.search(r'rel="alternate"[^>]*href="([^"]*)"', one) or re.search(
                r'href="([^"]*)"[^>]*rel="alternate"', one
            )
            assert found
            assert link
            if not found[1].endswith("/ended"):
                ids[link[1]] = found[1]
    return ids


def story_ids(content: Path) -> dict[str, str]:
    """Return address -> id in feeds, for every story's page that was ever published."""
    return {row.address: row.subject for row in recorded(content) if row.kind == STORY}
