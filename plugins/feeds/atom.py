"""A Feed written as Atom 1.0 (RFC 4287). Pure."""

from __future__ import annotations

from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from plugins.feeds.escaping import markup, uri, words
from plugins.feeds.feed import Format
from plugins.feeds.media import MEDIA, write_media

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from plugins.feeds.feed import Entry, Feed

_SPACES = f'xmlns="http://www.w3.org/2005/Atom" xmlns:media="{MEDIA}"'


def write_atom(feed: Feed, entries: Sequence[Entry], written: Sequence[str]) -> str:
    """Return `feed` around entries that are written; without any it is as old as the century."""
    updated = max(map(_changed, entries), default=None)
    language = f' hreflang="{feed.language}"' if feed.language else ""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<?xml-stylesheet type="text/css" href="{uri(feed.style)}"?>',
        f'<feed {_SPACES} xml:lang="{feed.speech}">',
        f"<id>{words(feed.id)}</id>",
        f"<title>{words(feed.title)}</title>",
        f"<subtitle>{words(feed.subtitle)}</subtitle>",
        f"<updated>{updated.isoformat() if updated else '2000-01-01T00:00:00Z'}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{uri(feed.url)}"/>',
        f'<link rel="alternate" type="text/html"{language} href="{uri(feed.site_url)}"/>',
        *([f'<link rel="hub" href="{uri(feed.hub)}"/>'] if feed.hub else ()),
        # Every entry without an author of its own needs this one.
        f"<author><name>{words(feed.publisher)}</name></author>",
        *written,
        "</feed>",
        "",
    ]
    return "\n".join(lines)


def write_entry(entry: Entry) -> str:
    """Return `entry` as Atom has it."""
    return "\n".join([f'<entry xml:lang="{entry.language}">', *_entry(entry), "</entry>"])


def _entry(entry: Entry) -> Iterator[str]:
    yield f"<id>{words(entry.id)}</id>"
    yield f"<title>{words(entry.title)}</title>"
    yield f"<published>{entry.published.isoformat()}</published>"
    yield f"<updated>{_changed(entry).isoformat()}</updated>"
    for name in entry.creators:
        yield f"<author><name>{words(name)}</name></author>"
    if entry.translator:
        yield f"<contributor><name>{words(entry.translator)}</name></contributor>"
    for term in entry.terms:
        yield f'<category term="{words(term)}"/>'
    yield from _links(entry)
    yield f"<summary>{words(entry.summary)}</summary>"
    if entry.content:
        yield f'<content type="html">{markup(entry.content)}</content>'
    if entry.enclosure:
        yield write_media(entry.enclosure)


def _links(entry: Entry) -> Iterator[str]:
    kind = f'type="text/html" hreflang="{entry.language}"'
    yield f'<link rel="alternate" {kind} href="{uri(entry.url)}"/>'
    if entry.translation:
        language, url = entry.translation
        # Not "alternate": readers open the last of those, and this one is another's language.
        kind = f'type="text/html" hreflang="{language}"'
        yield f'<link rel="related" {kind} href="{uri(url)}"/>'
    name, url = entry.source
    if url:
        title = f' title="{words(name)}"' if name else ""
        yield f'<link rel="via"{title} href="{uri(url)}"/>'
    if entry.licence:
        yield f'<link rel="license" href="{uri(entry.licence)}"/>'
    if entry.enclosure:
        picture = entry.enclosure
        kind = f'type="{picture.type}" length="{picture.length}"'
        yield f'<link rel="enclosure" {kind} href="{uri(picture.url)}"/>'


def _changed(entry: Entry) -> datetime:
    """Return when the entry changed, with a fraction of a second that is its own.

    Two texts of a story share their moment, and a validator warns of entries that do.
    """
    digest = blake2b(entry.id.encode(), digest_size=8).digest()
    fraction = int.from_bytes(digest, "big") % 1_000_000
    return entry.updated.replace(microsecond=0) + timedelta(microseconds=fraction)


ATOM = Format("atom.xml", write_entry, write_atom)
