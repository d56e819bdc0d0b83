"""A Feed written as RSS 2.0 or Atom 1.0. Pure; every string is escaped by lxml.

RSS: https://www.rssboard.org/rss-specification and the profile beside it.
Atom: RFC 4287. Pictures: https://www.rssboard.org/media-rss.
"""

from __future__ import annotations

from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from plugins.feeds.feed import Enclosure, Entry, Feed

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_rss(feed: Feed) -> bytes:
    """Return `feed` as RSS 2.0, UTF-8."""
    spaces = {"atom": ATOM, "content": CONTENT, "dc": DC, "media": MEDIA}
    rss = etree.Element("rss", {"version": "2.0"}, nsmap=spaces)
    channel = etree.SubElement(rss, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", feed.site_url)
    _add(channel, "description", feed.subtitle)
    _add(channel, "language", feed.language)
    if feed.updated:
        _add(channel, "lastBuildDate", format_datetime(feed.updated))
    links = {"href": feed.url, "rel": "self", "type": "application/rss+xml"}
    etree.SubElement(channel, f"{{{ATOM}}}link", links)
    for entry in feed.entries:
        _add_item(channel, entry)
    return _serialise(rss)


def _add_item(channel: etree._Element, entry: Entry) -> None:
    item = etree.SubElement(channel, "item")
    _add(item, "title", entry.title)
    _add(item, "link", entry.url)
    _add(item, "guid", entry.id, isPermaLink="false")
    _add(item, "pubDate", format_datetime(entry.published))
    for author in entry.authors:
        _add(item, f"{{{DC}}}creator", author)
    for term in entry.terms:
        _add(item, "category", term)
    _add(item, "description", escape(entry.summary, quote=False))  # it is read as HTML
    _add(item, f"{{{CONTENT}}}encoded", entry.content)
    if entry.source[0] or entry.source[1]:
        _add(item, f"{{{DC}}}source", entry.source[1] or entry.source[0])
    if entry.enclosure:
        picture = entry.enclosure
        size = str(picture.length)
        etree.SubElement(item, "enclosure", url=picture.url, length=size, type=picture.type)
        _add_media(item, picture)


def _add_media(item: etree._Element, picture: Enclosure) -> None:
    media = etree.SubElement(
        item,
        f"{{{MEDIA}}}content",
        url=picture.url,
        type=picture.type,
        fileSize=str(picture.length),
        medium="image",
        width=str(picture.width),
        height=str(picture.height),
    )
    if picture.caption:
        _add(media, f"{{{MEDIA}}}description", picture.caption)
    if picture.credit:
        _add(media, f"{{{MEDIA}}}credit", picture.credit)


def write_atom(feed: Feed) -> bytes:
    """Return `feed` as Atom 1.0, UTF-8. A feed without entries says 1970 as its last change."""
    atom = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM, "media": MEDIA})
    atom.set(_XML_LANG, feed.language)
    _add(atom, f"{{{ATOM}}}id", feed.id)
    _add(atom, f"{{{ATOM}}}title", feed.title)
    _add(atom, f"{{{ATOM}}}subtitle", feed.subtitle)
    updated = feed.updated.isoformat() if feed.updated else "1970-01-01T00:00:00Z"
    _add(atom, f"{{{ATOM}}}updated", updated)
    _add_link(atom, feed.url, "self", type="application/atom+xml")
    _add_link(atom, feed.site_url, "alternate", type="text/html", hreflang=feed.language)
    # Atom asks every entry without an author for one here.
    author = etree.SubElement(atom, f"{{{ATOM}}}author")
    _add(author, f"{{{ATOM}}}name", feed.title)
    for entry in feed.entries:
        _add_entry(atom, entry)
    return _serialise(atom)


def _add_entry(atom: etree._Element, entry: Entry) -> None:
    item = etree.SubElement(atom, f"{{{ATOM}}}entry")
    item.set(_XML_LANG, entry.language)
    _add(item, f"{{{ATOM}}}id", entry.id)
    _add(item, f"{{{ATOM}}}title", entry.title)
    _add_link(item, entry.url, "alternate", type="text/html", hreflang=entry.language)
    if entry.translation:
        language, url = entry.translation
        # Not "alternate": readers open the last of those, and this one is another's language.
        _add_link(item, url, "related", type="text/html", hreflang=language)
    if entry.source[1]:
        _add_link(item, entry.source[1], "via")
    if entry.enclosure:
        picture = entry.enclosure
        _add_link(item, picture.url, "enclosure", type=picture.type, length=str(picture.length))
    _add(item, f"{{{ATOM}}}published", entry.published.isoformat())
    _add(item, f"{{{ATOM}}}updated", entry.updated.isoformat())
    for name in entry.authors:
        author = etree.SubElement(item, f"{{{ATOM}}}author")
        _add(author, f"{{{ATOM}}}name", name)
    for term in entry.terms:
        etree.SubElement(item, f"{{{ATOM}}}category", term=term)
    if entry.summary:
        _add(item, f"{{{ATOM}}}summary", entry.summary)
    _add(item, f"{{{ATOM}}}content", entry.content, type="html")
    if entry.enclosure:
        _add_media(item, entry.enclosure)


def _add(parent: etree._Element, tag: str, text: str, **attributes: str) -> None:
    etree.SubElement(parent, tag, attributes).text = text


def _add_link(parent: etree._Element, href: str, rel: str, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, **attributes, "href": href})


def _serialise(root: etree._Element) -> bytes:
    etree.indent(root)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
