"""One block of a page's text as every stage of the page room hands it on; reads no page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True)
class Block:
    """One paragraph, heading, list item, cell row or the like.

    kind: "p", "h2" to "h6", "li", "table", "pre". html: its inline HTML, of INLINE tags only, or
    a whole table. home: the element the text stands in. quote, group: which blockquote and which
    list it belongs to, 0 for none; outer: the list around all its lists. depth: how many lists
    it stands in. item: the list item, which may hold several blocks. linked: characters of the
    text that are links to other pages. strong: characters set bold. stray: it stands in
    the story's element and yet is none of it.
    """

    kind: str
    text: str
    html: str
    home: HtmlElement
    linked: int = 0
    quote: int = 0
    group: int = 0
    outer: int = 0
    depth: int = 0
    item: int = 0
    ordered: bool = False
    strong: int = 0
    continued: bool = False
    stray: bool = False
