"""Whether a story goes on on further pages, by the links to them; reads none of them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from plugins.clip.clipping import Dropped
from plugins.clip.page.parts import name_part

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_LINKS = 5_000
_LONGEST = 2_000  # characters of an address
# What stands behind a story's address for its second page, or for all of its pages.
_FURTHER = re.compile(
    r"/?(?:(?:page|halaman|hal|p)?[/-]?2)?/?"
    r"(?:\?(?:.{0,200}&)?(?:page|hal|halaman|pg|p|paged?|showpage|single)=(?:2|all|full|1|true)"
    r"(?:&.{0,200})?)?",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\.(?:html?|php|aspx?|shtml)$", re.IGNORECASE)


def tell_pages(tree: HtmlElement) -> list[Dropped]:
    """Return what tells that the page is one of several of its story, [] where nothing does."""
    own = _own_address(tree)
    if not own:
        return []
    for link in islice(tree.iter("a", "link"), _MOST_LINKS):
        href = link.get("href") or ""
        if link.tag == "link" and link.get("rel") != "next":
            continue
        if 0 < len(href) < _LONGEST and _leads_on(own, href) and not _is_comments(link):
            words = " ".join(link.xpath("string()").split())[:80]
            return [Dropped(words or "rel=next", "page numbers")]
    return []


def _is_comments(link: HtmlElement) -> bool:
    """Return whether the link stands among readers' comments, which have pages too."""
    return any(
        name_part(f"{one.get('class') or ''} {one.get('id') or ''}") == "comments"
        for one in [link, *link.iterancestors()]
    )


def _own_address(tree: HtmlElement) -> str:
    found = tree.xpath(
        "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content",
    )
    return next((one.strip() for one in found if 0 < len(one.strip()) < _LONGEST), "")


def _leads_on(own: str, href: str) -> bool:
    """Return whether the link's address is the story's own and a page's number behind it."""
    try:
        here, there = urlsplit(own), urlsplit(urljoin(own, href.strip()))
    except ValueError:  # an address with half a bracket in its host
        return False
    stem = _SUFFIX.sub("", here.path.rstrip("/"))
    if here.netloc != there.netloc or len(stem) < 2 or not there.path.startswith(stem):
        return False
    rest = _SUFFIX.sub("", there.path[len(stem) :]) + (f"?{there.query}" if there.query else "")
    return rest.strip("/") != "" and bool(_FURTHER.fullmatch(rest))
