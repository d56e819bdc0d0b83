"""Tables of figures and words as blocks, told from tables that only lay out a page."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from plugins.clip.page.block import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LARGEST_CELL = 300  # characters; longer cells lay out a page
_LARGEST_HEADED_CELL = 2_000  # where a row of headings says that it is a table
_MOST_ROWS, _MOST_CELLS = 500, 30
_LAYOUT = ".//p|.//ul|.//ol|.//img|.//div"
_NEVER = ".//table|.//h1|.//h2|.//h3|.//form|.//article|.//section"
_UNSEEN = frozenset(("script", "style", "noscript", "template"))
_BREAKS = frozenset(("br", "p", "div", "li", "ul", "ol", "dt", "dd"))
_SPACES = re.compile(r"\s+")


def is_data_table(table: HtmlElement) -> bool:
    """Return whether the table holds figures and words in columns, not a page's layout.

    Cells with paragraphs, lists or pictures are those of a layout, unless a row of headings,
    two or more, says otherwise.
    """
    rows = table.xpath(".//tr")[:200]
    if len(rows) < 2 or table.xpath(f"boolean({_NEVER})"):
        return False
    widths = [len(row.xpath("./td|./th")) for row in rows]
    if sorted(widths)[len(widths) // 2] < 2:
        return False
    headed = any(len(row.xpath("./th")) >= 2 for row in rows[:3])
    if not headed and table.xpath(f"boolean({_LAYOUT})"):
        return False
    largest = _LARGEST_HEADED_CELL if headed else _LARGEST_CELL
    return all(len(cell.xpath("string()")) <= largest for cell in table.xpath(".//td|.//th")[:400])


def table_block(table: HtmlElement) -> Block:
    """Return the whole table as one block, its words in `text`, cell after cell."""
    rows, words = [], []
    for number, row in enumerate(table.xpath(".//tr")[:_MOST_ROWS]):
        cells = [_words_of(cell) for cell in row.xpath("./td|./th")[:_MOST_CELLS]]
        tag = "th" if number == 0 else "td"
        words += [cell for cell in cells if cell]
        rows.append(
            f"<tr>{''.join(f'<{tag}>{escape(c, quote=False)}</{tag}>' for c in cells)}</tr>"
        )
    linked = sum(len(link.xpath("string()")) for link in table.xpath(".//a"))
    return Block("table", " ".join(words), f"<table>{''.join(rows)}</table>", table, linked=linked)


def _words_of(cell: HtmlElement) -> str:
    """Return what a reader sees in the cell, on one line."""
    pieces: list[str] = []
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, one in walk:
        if event == "start" and one.tag in _UNSEEN:
            walk.skip_subtree()
        elif event == "start":
            pieces.append(f" {one.text or ''}" if one.tag in _BREAKS else one.text or "")
        elif one is not cell:
            pieces.append(f" {one.tail or ''}" if one.tag in _BREAKS else one.tail or "")
    return _SPACES.sub(" ", "".join(pieces)).strip()
