"""A Feed written as RSS 2.0. Pure.

https://www.rssboard.org/rss-specification and the profile beside it; pictures:
https://www.rssboard.org/media-rss. What RSS has no word for is told in those of Atom.
"""

from __future__ import annotations

from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

from plugins.feeds.escaping import markup, uri, words
from plugins.feeds.feed import Format
from plugins.feeds.media import MEDIA, write_media

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plugins.feeds.feed import Entry, Feed

_SPACES = (
    'xmlns:atom="http://www.w3.org/2005/Atom"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    f' xmlns:media="{MEDIA}"'
)


def write_rss(feed: Feed, entries: Sequence[Entry], written: Sequence[str]) -> str:
    """Return `feed` as RSS 2.0 around items that are written."""
    updated = max((entry.updated for entry in entries), default=None)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<?xml-stylesheet type="text/css" href="{uri(feed.style)}"?>',
        f'<rss version="2.0" {_SPACES}>',
        "<channel>",
        f"<title>{words(feed.title)}</title>",
        f"<link>{uri(feed.site_url)}</link>",
        f"<description>{words(feed.subtitle)}</description>",
        *([f"<language>{feed.language}</language>"] if feed.language else ()),
        *([f"<lastBuildDate>{format_datetime(updated)}</lastBuildDate>"] if updated else ()),
        f'<atom:link rel="self" type="application/rss+xml" href="{uri(feed.url)}"/>',
        *([f'<atom:link rel="hub" href="{uri(feed.hub)}"/>'] if feed.hub else ()),
        *written,
        "</channel>",
        "</rss>",
        "",
    ]
    return "\n".join(lines)


def write_item(entry: Entry) -> str:
    """Return `entry` as an item."""
    return "\n".join(["<item>", *_item(entry), "</item>"])


def _item(entry: Entry) -> Iterator[str]:
    yield f"<title>{words(entry.title)}</title>"
    yield f"<link>{uri(entry.url)}</link>"
    yield f'<guid isPermaLink="false">{words(entry.id)}</guid>'
    yield f"<pubDate>{format_datetime(entry.published)}</pubDate>"
    yield f"<atom:updated>{entry.updated.isoformat()}</atom:updated>"
    yield f"<dc:language>{entry.language}</dc:language>"
    for name in entry.creators:
        yield f"<dc:creator>{words(name)}</dc:creator>"
    if entry.translator:
        yield f"<dc:contributor>{words(entry.translator)}</dc:contributor>"
    for term in entry.terms:
        yield f"<category>{words(term)}</category>"
    # It is read as HTML, so its words are escaped for that first.
    yield f"<description>{words(escape(entry.summary, quote=False))}</description>"
    if entry.content:
        yield f"<content:encoded>{markup(entry.content)}</content:encoded>"
    yield from _provenance(entry)
    if entry.enclosure:
        picture = entry.enclosure
        kind = f'type="{picture.type}" length="{picture.length}"'
        yield f'<enclosure url="{uri(picture.url)}" {kind}/>'
        yield write_media(picture)


def _provenance(entry: Entry) -> Iterator[str]:
    """Yield where the story was taken from, by what licence, and where its translation is."""
    name, url = entry.source
    if url:
        yield f'<source url="{uri(url)}">{words(name or url)}</source>'
    elif name:
        yield f"<dc:source>{words(name)}</dc:source>"
    if entry.licence:
        yield f'<atom:link rel="license" href="{uri(entry.licence)}"/>'
    if entry.translation:
        language, url = entry.translation
        kind = f'type="text/html" hreflang="{language}"'
        yield f'<atom:link rel="related" {kind} href="{uri(url)}"/>'


RSS = Format("feed.xml", write_item, write_rss)
