"""Feeds at addresses that were published and have no list of their own any more. Pure.

A feed reader follows no page, so the old address goes on in the feed's own format: with what the
list's new address offers, or with one entry that says where to go.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Notice:
    """The last entry of a feed.

    id:   of the feed; its entry's is made of it. since: when the feed was first published, the
          one moment that never changes. url: of the feed; to: where to go instead; both absolute.
    """

    id: str
    url: str
    to: str
    since: str
    language: str
    title: str
    text: str


@dataclass(frozen=True)
class Name:
    """What a feed calls itself. address: below the site's root."""

    id: str
    address: str


def echo(make: Callable[[], bytes], new: Name, old: Name) -> bytes:
    """Return a feed as it is at its new address, under the name that old subscribers know."""
    id_, old_id = (f"<id>{escape(one.id)}</id>".encode() for one in (new, old))
    # The first that ends so is the link to itself: it stands before all entries.
    own, old_own = (f'{one.address}"'.encode() for one in (new, old))
    return make().replace(id_, old_id, 1).replace(own, old_own, 1)


def write_notice(notice: Notice, file: str) -> bytes:
    """Return the feed for the file name `file`, such as `atom.xml`."""
    return {"feed.xml": _rss, "atom.xml": _atom, "feed.json": _json}[file](notice).encode()


def _rss(one: Notice) -> str:
    title, text, to, url = (escape(part) for part in (one.title, one.text, one.to, one.url))
    return f"""<?xml version='1.0' encoding='utf-8'?>
<rss xmlns:atom="http://www.w3.org/2005/Atom" version="2.0">
  <channel>
    <title>{title}</title>
    <link>{to}</link>
    <description>{text}</description>
    <language>{one.language}</language>
    <atom:link href="{url}" rel="self" type="application/rss+xml"/>
    <item>
      <title>{title}</title>
      <link>{to}</link>
      <guid isPermaLink="false">{escape(one.id)}/ended</guid>
      <description>{text}</description>
    </item>
  </channel>
</rss>
"""


def _atom(one: Notice) -> str:
    title, text, to, url = (escape(part) for part in (one.title, one.text, one.to, one.url))
    return f"""<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{one.language}">
  <id>{escape(one.id)}</id>
  <title>{title}</title>
  <updated>{one.since}</updated>
  <link href="{url}" rel="self" type="application/atom+xml"/>
  <link href="{to}" rel="alternate" type="text/html"/>
  <author>
    <name>{title}</name>
  </author>
  <entry>
    <id>{escape(one.id)}/ended</id>
    <title>{title}</title>
    <updated>{one.since}</updated>
    <link href="{to}" rel="alternate" type="text/html"/>
    <summary>{text}</summary>
  </entry>
</feed>
"""


def _json(one: Notice) -> str:
    described = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": one.title,
        "home_page_url": one.to,
        "feed_url": one.url,
        "language": one.language,
        "items": [
            {"id": f"{one.id}/ended", "url": one.to, "title": one.title, "content_text": one.text}
        ],
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"
