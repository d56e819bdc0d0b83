"""What is permanent of a site: its pages and feeds, each with what it stands for. Pure.

Pictures, styles and the files that describe the site are no permalinks: they follow their pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.story.address import FEEDS, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STORY, PAGE, LIST, FEED = "story", "page", "list", "feed"
KINDS = (STORY, PAGE, LIST, FEED)
NOTHING = "-"  # the subject of a row whose address says all


@dataclass(frozen=True, order=True, slots=True)
class Row:
    """An address and what stands there for ever.

    kind:    STORY, PAGE (a standing page), LIST (what the site makes by itself) or FEED.
    subject: the id that a story has in feeds, the id of a feed, or NOTHING.
    """

    address: str
    kind: str
    subject: str

    @property
    def line(self) -> str:
        """Return the row as the register has it."""
        return f"{self.address}\t{self.kind}\t{self.subject}"


def entry_id(feed_tag: str, story: str, language: str) -> str:
    """Return the id of a story's text in every feed."""
    return f"{feed_tag}{story}/{language}"


def feed_id(feed_tag: str, page: str) -> str:
    """Return the id of the feeds that belong to the page at an address."""
    return f"{feed_tag}feed/{page.strip('/')}"


def rows_of(
    names: Iterable[str], stories: Mapping[str, str], pages: Iterable[str], feed_tag: str
) -> dict[str, str]:
    """Return address -> the row's line, for each permalink among the files of a site.

    names:   files below the site's root.
    stories: address of a story's page -> its id in feeds; pages: addresses of standing pages.

    Lines, not rows: a large site has tens of thousands, and they are only compared.
    """
    standing = frozenset(pages)
    rows = {}
    for name in names:
        folder, _, file = name.rpartition("/")
        address = f"/{folder}/" if folder else "/"
        if file == "index.html":
            entry = stories.get(address)
            if entry:
                rows[address] = f"{address}\t{STORY}\t{entry}"
            else:
                kind = PAGE if address in standing else LIST
                rows[address] = f"{address}\t{kind}\t{NOTHING}"
        elif file in FEEDS:
            rows[address + file] = f"{address}{file}\t{FEED}\t{feed_id(feed_tag, address)}"
    return rows


def language_of(address: str) -> str | None:
    """Return the language that an address is in; None for one that has both."""
    first = address.split("/", 2)[1]
    return first if first in LANGUAGES else None
