"""A Feed written as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from plugins.feeds.escaping import plain_uri
from plugins.feeds.feed import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.feeds.feed import Entry, Feed


_dump = json.JSONEncoder(ensure_ascii=False).encode


def write_json(feed: Feed, _entries: Sequence[Entry], written: Sequence[str]) -> str:
    """Return `feed` as JSON Feed around items that are written, an item a line."""
    head: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.site_url,
        "feed_url": feed.url,
        "description": feed.subtitle,
        "authors": [{"name": feed.publisher}],
    }
    if feed.language:
        head["language"] = feed.language
    if feed.hub:
        head["hubs"] = [{"type": "WebSub", "url": feed.hub}]
    items = ",\n".join(written)
    return f'{_dump(head)[:-1]}, "items": [\n{items}\n]}}\n'


def write_item(entry: Entry) -> str:
    """Return `entry` as an item; no key without a value."""
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "external_url": plain_uri(entry.source[1]),
        "title": entry.title,
        "content_html": entry.content,
        # One of the two must be there, even empty.
        "content_text": "" if entry.content else entry.summary,
        "summary": entry.summary,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": name} for name in entry.creators],
        "tags": list(entry.terms),
        "language": entry.language,
        "_kliping": _told_besides(entry),
    }
    if entry.enclosure:
        picture = entry.enclosure
        item["image"] = picture.url
        item["attachments"] = [
            {"url": picture.url, "mime_type": picture.type, "size_in_bytes": picture.length}
        ]
    needed = "content_html" if entry.content else "content_text"
    return _dump({key: one for key, one in item.items() if one or key == needed})


def _told_besides(entry: Entry) -> dict[str, Any]:
    """Return what JSON Feed has no key for, to stand in one of our own."""
    told: dict[str, Any] = {}
    if entry.source[0]:
        told["source"] = entry.source[0]
    if entry.licence:
        told["license"] = entry.licence
    if entry.translator:
        told["translator"] = entry.translator
    if entry.translation:
        told["translation"] = dict(zip(("language", "url"), entry.translation, strict=True))
    if entry.enclosure:
        sides = {"width": entry.enclosure.width, "height": entry.enclosure.height}
        words = {"caption": entry.enclosure.caption, "credit": entry.enclosure.credit}
        told["picture"] = sides | {key: one for key, one in words.items() if one}
    return told


JSON = Format("feed.json", write_item, write_json)
