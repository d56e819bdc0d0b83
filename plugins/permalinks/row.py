"""What is permanent of a site: its pages and feeds, each with what it stands for. Pure.

Pictures, styles and the files that describe the site are no permalinks: they follow their pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.story.address import FEEDS, LANGUAGES, pair_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STORY, PAIR, PAGE, LIST, FEED = "story", "pair", "page", "list", "feed"
KINDS = (STORY, PAIR, PAGE, LIST, FEED)
NOTHING = "-"  # the subject of a row whose address says all


@dataclass(frozen=True, order=True, slots=True)
class Row:
    """An address and what stands there for ever.

    kind:    STORY, PAIR (a story in both languages), PAGE (a standing page), LIST (what the site
             makes by itself) or FEED.
    subject: the id that a story has in feeds, for a PAIR without its language; the id of a feed;
             or NOTHING.
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


def both_of(entry: str) -> str:
    """Return what the ids of a story's texts have in common."""
    return entry.rpartition("/")[0]


def feed_id(feed_tag: str, page: str) -> str:
    """Return the id of the feeds that belong to the page at an address."""
    return f"{feed_tag}feed{page.rstrip('/')}"


def rows_of(
    names: Iterable[str], stories: Mapping[str, str], pages: Iterable[str], feed_tag: str
) -> dict[str, str]:
    """Return address -> the row's line, for each permalink among the files of a site.

    names:   files below the site's root.
    stories: address of a story's page -> its id in feeds; pages: addresses of standing pages.

    Lines, not rows: a large site has tens of thousands, and they are only compared.
    """
    ends = {address: f"\t{STORY}\t{entry}" for address, entry in stories.items()}
    ends |= {pair_of(at): f"\t{PAIR}\t{both_of(entry)}" for at, entry in stories.items()}
    ends |= dict.fromkeys(pages, f"\t{PAGE}\t{NOTHING}")
    a_list = f"\t{LIST}\t{NOTHING}"
    rows = {}
    for name in names:
        if name.endswith("/index.html") or name == "index.html":
            address = f"/{name[:-10]}"
            rows[address] = address + ends.get(address, a_list)
        elif name.endswith(FEEDS):
            address = f"/{name}"
            page, _, file = address.rpartition("/")
            if file in FEEDS:
                rows[address] = f"{address}\t{FEED}\t{feed_id(feed_tag, page)}"
    return rows


def language_of(address: str) -> str | None:
    """Return the language that an address is in; None for one that has both."""
    first = address.split("/", 2)[1]
    return first if first in LANGUAGES else None
