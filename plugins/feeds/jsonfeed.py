"""A Feed written as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plugins.feeds.feed import Entry, Feed


def write_json(feed: Feed) -> bytes:
    """Return `feed` as JSON Feed, UTF-8, keys in the order of the specification."""
    described = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.site_url,
        "feed_url": feed.url,
        "description": feed.subtitle,
        "language": feed.language,
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(described, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.content,
        "summary": entry.summary,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "language": entry.language,
        "tags": list(entry.terms),
    }
    if entry.source[1]:
        item["external_url"] = entry.source[1]
    if entry.authors:
        item["authors"] = [{"name": name} for name in entry.authors]
    if entry.enclosure:
        picture = entry.enclosure
        item["image"] = picture.url
        item["attachments"] = [
            {"url": picture.url, "mime_type": picture.type, "size_in_bytes": picture.length}
        ]
    # `content_html` must be there, even empty
    return {key: one for key, one in item.items() if one or key == "content_html"}
