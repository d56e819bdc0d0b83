"""A subscriber's side: every feed of a built site, read by two parsers that know nothing of ours.

`feedparser` reads with a forgiving one of its own, the standard library with expat and to the
letter; what both say is brought into one shape, so that it can be compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree  # noqa: ICN001  (its own name says what it is)

import feedparser

KINDS = ("feed.xml", "atom.xml", "feed.json")
ATOM = "{http://www.w3.org/2005/Atom}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_BODY = "{http://purl.org/rss/1.0/modules/content/}encoded"


@dataclass(frozen=True)
class Item:
    """An entry as a reader has it; moments in UTC, whole seconds."""

    id: str
    url: str
    title: str
    language: str
    published: datetime
    updated: datetime
    creators: tuple[str, ...]
    tags: tuple[str, ...]
    summary: str
    content: str


@dataclass(frozen=True)
class Told:
    """A feed as a reader has it. `id`: of Atom's alone."""

    id: str
    title: str
    page: str
    own: str
    language: str
    items: tuple[Item, ...]


def feeds_of(folder: Path) -> dict[str, Path]:
    """Return address below the site's root -> file, of every feed in the folder."""
    return {
        "/" + path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.name in KINDS
    }


def read_feed(path: Path) -> Told:
    """Return what the standard library reads in a feed."""
    raw = path.read_bytes()
    if path.name == "feed.json":
        return _of_json(json.loads(raw))
    root = ElementTree.fromstring(raw)
    return _of_rss(root[0]) if path.name == "feed.xml" else _of_atom(root)


def _of_rss(channel: ElementTree.Element) -> Told:
    def item(one: ElementTree.Element) -> Item:
        def text(name: str) -> str:
            return one.findtext(name) or ""

        return Item(
            id=text("guid"),
            url=text("link"),
            title=text("title"),
            language=text(f"{_DC}language"),
            published=_whole(parsedate_to_datetime(text("pubDate"))),
            updated=_moment(text(f"{ATOM}updated")),
            creators=tuple(each.text or "" for each in one.findall(f"{_DC}creator")),
            tags=tuple(each.text or "" for each in one.findall("category")),
            summary=text("description"),
            content=text(_BODY),
        )

    own = channel.find(f"{ATOM}link[@rel='self']")
    return Told(
        id="",
        title=channel.findtext("title") or "",
        page=channel.findtext("link") or "",
        own=own.get("href", "") if own is not None else "",
        language=channel.findtext("language") or "",
        items=tuple(map(item, channel.findall("item"))),
    )


def _of_atom(feed: ElementTree.Element) -> Told:
    def item(one: ElementTree.Element) -> Item:
        def text(name: str) -> str:
            return one.findtext(ATOM + name) or ""

        return Item(
            id=text("id"),
            url=_link(one, "alternate"),
            title=text("title"),
            language=one.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
            published=_moment(text("published")),
            updated=_moment(text("updated")),
            creators=tuple(each.text or "" for each in one.findall(f"{ATOM}author/{ATOM}name")),
            tags=tuple(each.get("term", "") for each in one.findall(f"{ATOM}category")),
            summary=text("summary"),
            content=text("content"),
        )

    return Told(
        id=feed.findtext(f"{ATOM}id") or "",
        title=feed.findtext(f"{ATOM}title") or "",
        page=_link(feed, "alternate"),
        own=_link(feed, "self"),
        language=feed.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
        items=tuple(map(item, feed.findall(f"{ATOM}entry"))),
    )


def _link(element: ElementTree.Element, relation: str) -> str:
    found = element.findall(f"{ATOM}link[@rel='{relation}']")
    return "".join(one.get("href", "") for one in found)


def _of_json(feed: dict[str, Any]) -> Told:
    return Told(
        id="",
        title=feed["title"],
        page=feed["home_page_url"],
        own=feed["feed_url"],
        language=feed.get("language", ""),
        items=tuple(
            Item(
                id=one["id"],
                url=one["url"],
                title=one["title"],
                language=one["language"],
                published=_moment(one["date_published"]),
                updated=_moment(one["date_modified"]),
                creators=tuple(each["name"] for each in one.get("authors", ())),
                tags=tuple(one.get("tags", ())),
                summary=one.get("summary", ""),
                content=one.get("content_html", ""),
            )
            for one in feed["items"]
        ),
    )


def read_leniently(path: Path) -> Told:
    """Return what feedparser reads in an RSS or Atom feed. Raises AssertionError for any doubt."""
    read = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    assert not read.bozo, f"{path}: {read.get('bozo_exception')}"
    links = {one.rel: one.href for one in read.feed.get("links", ())}
    return Told(
        id=read.feed.get("id", "") if path.name == "atom.xml" else "",
        title=read.feed.title,
        page=read.feed.link,
        own=links["self"],
        language=read.feed.get("language", ""),
        items=tuple(_leniently(one) for one in read.entries),
    )


def _leniently(one: Any) -> Item:
    content = one.get("content", [{}])[0]
    in_atom = one.summary_detail.type == "text/plain"
    return Item(
        id=one.id,
        url=one.link,
        title=one.title,
        language=one.get("language", "")
        or content.get("language", "")
        or one.title_detail.language,
        published=_parsed(one.published_parsed),
        updated=_parsed(one.updated_parsed),
        creators=tuple(each.name for each in one.get("authors", ()) if "name" in each),
        tags=tuple(each.term for each in one.get("tags", ())),
        summary=one.summary if in_atom or not content or "summary" in one else "",
        content=content.get("value", ""),
    )


def _moment(text: str) -> datetime:
    return _whole(datetime.fromisoformat(text))


def _whole(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def _parsed(moment: Any) -> datetime:
    return datetime(*moment[:6], tzinfo=UTC)


def ids_in(folder: Path, address: str) -> list[str]:
    """Return the ids of a feed's entries, in its order."""
    return [one.id for one in read_feed(folder / address.removeprefix("/")).items]


def outlines(folder: Path) -> Iterator[ElementTree.Element]:
    """Yield every feed that the site's OPML file lists."""
    root = ElementTree.parse(folder / "feeds.opml").getroot()
    yield from root.iterfind("body/outline/outline")
