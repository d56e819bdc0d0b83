"""A feed and its entries as plain data, whichever format they are written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from plugins.story.markup import parse_fragment, write_fragment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


@dataclass(frozen=True)
class Enclosure:
    """The lead picture. `url` absolute, `length` in bytes, sides in pixels."""

    url: str
    length: int
    type: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True)
class Entry:
    """A story in one language.

    id:         made of the story's id and language; never changes.
    url:        absolute address of its page.
    content:    its text as inert HTML with absolute addresses (see `absolute`).
    updated:    of the newest correction, else when it was published.
    translation: (language, absolute address) of the other text, or None.
    source:     (name, address) where it was taken from; "" for what nobody said.
    """

    id: str
    url: str
    language: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    terms: tuple[str, ...]
    enclosure: Enclosure | None
    translation: tuple[str, str] | None
    source: tuple[str, str]


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself. `entries` newest first; addresses absolute."""

    id: str
    url: str
    site_url: str
    language: str
    title: str
    subtitle: str
    entries: Sequence[Entry]

    @property
    def updated(self) -> datetime | None:
        """Return when the newest change was; None for a feed without entries."""
        return max((entry.updated for entry in self.entries), default=None)


def absolute(content: str, url: str) -> str:
    """Return HTML whose addresses are complete, seen from the page at `url`.

    Classes and ids go: a reader mixes many sites on one page.
    """
    if not content.strip():
        return ""
    root = parse_fragment(content)
    for element in list(root.iter("picture", "source")):  # the copy that all can show stays
        element.drop_tag()
    root.make_links_absolute(url, resolve_base_href=False, handle_failures="ignore")
    for element in root.iter(etree.Element):
        for name in ("class", "id", "loading", "decoding", "fetchpriority"):
            element.attrib.pop(name, None)
    return write_fragment(root)
