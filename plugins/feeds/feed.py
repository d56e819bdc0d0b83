"""A feed and its entries as plain data, whichever format they are written in, and its limits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

# Bytes. Readers stop at 512 kB; what is no number of entries must still be a bound.
LARGEST_FEED = 500_000
LARGEST_ENTRY = 48_000  # ten of them fill a feed; a longer one is told by its summary


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
    """A story in one language, or a correction of one.

    id:         made of the story's id and language; never changes.
    url:        absolute address of its page.
    content:    its text as inert HTML with absolute addresses (see `absolute`) and no letter that
                XML forbids; "" where the summary is all that may be passed on.
    updated:    when its editor last changed it, else when it was published.
    creators:   its authors, or else the publication that it was taken from.
    translation: (language, absolute address) of the other text, or None.
    source:     (name, address) where it was taken from; "" for what nobody said.
    licence:    address of the open licence that its text stands under, or "".
    """

    id: str
    url: str
    language: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime
    creators: tuple[str, ...] = ()
    translator: str = ""
    terms: tuple[str, ...] = ()
    enclosure: Enclosure | None = None
    translation: tuple[str, str] | None = None
    source: tuple[str, str] = ("", "")
    licence: str = ""


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself; addresses absolute.

    id:        never changes. url: of the feed itself; site_url: of the page it belongs to.
    language:  of its entries, "" where they are of several; speech: of its title and subtitle.
    publisher: name of the site. style: stylesheet for people who open the feed in a browser.
    hub:       WebSub hub that tells of news, or "".
    """

    id: str
    url: str
    site_url: str
    language: str
    speech: str
    title: str
    subtitle: str
    publisher: str
    style: str
    hub: str


@dataclass(frozen=True)
class Format:
    """A way to write feeds.

    file:  what such a feed is called below its page.
    entry: writes an entry, the same in whatever feed it stands.
    whole: writes a feed around entries that are written; they are given as data too.
    """

    file: str
    entry: Callable[[Entry], str]
    whole: Callable[[Feed, Sequence[Entry], Sequence[str]], str]


def write_feed(feed: Feed, entries: Iterable[Entry], form: Format) -> bytes:
    """Return the feed in UTF-8. entries: newest first.

    Where they have no room, the oldest are told by their summaries; only where that does not
    help are the oldest left out.
    """
    told = [_Told.of(one, form) for one in entries]
    told = [one.shorter(form) if one.size > LARGEST_ENTRY else one for one in told]
    room = LARGEST_FEED - 2 * len(form.whole(feed, (), ()).encode())
    over = sum(one.size for one in told) - room
    for place in reversed(range(len(told))):
        if over <= 0:
            break
        over -= told[place].size
        told[place] = told[place].shorter(form)
        over += told[place].size
    while over > 0:
        over -= told.pop().size
    return form.whole(feed, [one.entry for one in told], [one.text for one in told]).encode()


@dataclass(frozen=True)
class _Told:
    """An entry as it is written. `size`: bytes."""

    entry: Entry
    text: str
    size: int

    @classmethod
    def of(cls, entry: Entry, form: Format) -> _Told:
        text = form.entry(entry)
        return cls(entry, text, len(text.encode()))

    def shorter(self, form: Format) -> _Told:
        """Return the entry told by its summary."""
        return self.of(replace(self.entry, content=""), form) if self.entry.content else self
