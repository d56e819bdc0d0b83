"""A part of a page as a flat list of blocks, paragraph by paragraph; judges none of them.

`<br><br>` ends a paragraph as `</p>` does, and a table that only lays out gives its cells' blocks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from plugins.clip.sentences import is_finished

if TYPE_CHECKING:
    from lxml.html import HtmlElement

INLINE = {
    "a": "a",
    "b": "strong",
    "strong": "strong",
    "em": "em",
    "i": "em",
    "code": "code",
}
INLINE_TAGS = frozenset(
    "span font small big u s del ins mark sub sup abbr acronym cite q time label bdi bdo dfn kbd "
    "samp var tt wbr nobr data strike center-inline amp-font g-emoji address-inline".split()
) | frozenset(INLINE)
_SKIPPED = frozenset(
    "script style noscript template iframe svg object embed video audio canvas input select "
    "textarea button img picture figcaption head link meta amp-img source".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LARGEST_CELL = 300  # characters; longer cells lay out a page
# A line that is none of the paragraph above it: a link to another story, or a credit.
_STANDS_ALONE = re.compile(
    r"(?:baca|simak|lihat) (?:juga|pula)\b|read (?:also|more)\b|(?:pewarta|penulis|reporter|editor|"
    r"redaktur|penyunting|uploader|copyright|sumber|source|laporan)\b\s*[:©]|©",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b\d{4}\b.{0,12}\b\d{1,2}[:.]\d{2}\b")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Block:
    """One paragraph, heading, list item, cell row or the like.

    kind: "p", "h2" to "h6", "li", "table", "pre". html: its inline HTML, of INLINE tags only, or
    a whole table. home: the element the text stands in. quote, group: which blockquote and which
    list it belongs to, 0 for none. linked: characters of the text that are links.
    """

    kind: str
    text: str
    html: str
    home: HtmlElement
    linked: int = 0
    quote: int = 0
    group: int = 0
    ordered: bool = False
    strong: int = 0
    continued: bool = False


@dataclass
class _Run:
    """The inline text being gathered, and the inline tags open around it."""

    html: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    open: list[tuple[str, str]] = field(default_factory=list)
    linked: int = 0
    strong: int = 0
    continued: bool = False


class _Splitter:
    """Walks a tree once, without recursion, and keeps what the walk has gathered."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.blocks: list[Block] = []
        self.run = _Run()
        self.homes: list[HtmlElement] = [root]
        self.quotes: list[int] = []
        self.lists: list[tuple[int, bool]] = []
        self.kinds: list[str] = []
        self.count = 0

    def split(self) -> list[Block]:
        walk = etree.iterwalk(self.root, events=("start", "end"))
        skipped: HtmlElement | None = None
        for event, element in walk:
            if event == "start":
                skipped = self._start(element)
                if skipped is not None:
                    walk.skip_subtree()
            else:
                if element is skipped:
                    skipped = None
                else:
                    self._end(element)
                if element is not self.root:
                    self._say(element.tail)
        self._flush()
        return self.blocks

    def _start(self, element: HtmlElement) -> HtmlElement | None:
        """Open the element; return it when nothing below it is to be read."""
        tag = element.tag
        if tag in _SKIPPED and element is not self.root:
            return element
        if tag == "table" and is_data_table(element):
            self._flush()
            self.blocks.append(_table_block(element))
            return element
        if tag == "br":
            self._break()
            return element
        if tag in INLINE_TAGS:
            self._open_inline(element)
        else:
            self._open_block(element)
        self._say(element.text)
        return None

    def _break(self) -> None:
        """End the line; a second break in a row ends the paragraph."""
        if self.run.text:
            self._flush()
            self.run.continued = True
        else:
            self.run.continued = False

    def _end(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in INLINE_TAGS:
            name = INLINE.get(tag)
            if name and self.run.open:
                self.run.open.pop()
                self.run.html.append(f"</{name}>")
            return
        self._flush()
        self.homes.pop()
        if tag == "blockquote":
            self.quotes.pop()
        if tag in ("ul", "ol"):
            self.lists.pop()
        if tag in _HEADINGS or tag in ("li", "pre", "dt", "dd"):
            self.kinds.pop()

    def _open_inline(self, element: HtmlElement) -> None:
        name = INLINE.get(element.tag)
        if not name:
            return
        href = element.get("href") if name == "a" else None
        opening = f'<a href="{escape(href)}">' if href else f"<{name}>"
        self.run.open.append((name, opening))
        self.run.html.append(opening)

    def _open_block(self, element: HtmlElement) -> None:
        self._flush()
        tag = element.tag
        self.homes.append(element)
        self.count += 1
        if tag == "blockquote":
            self.quotes.append(self.count)
        if tag in ("ul", "ol"):
            self.lists.append((self.count, tag == "ol"))
        if tag in _HEADINGS or tag in ("li", "pre", "dt", "dd"):
            self.kinds.append(tag)

    def _say(self, words: str | None) -> None:
        if not words:
            return
        run = self.run
        words = words if "pre" in self.kinds else _SPACES.sub(" ", words)
        if not words.strip() and not run.text:
            return
        run.text.append(words)
        run.html.append(escape(words, quote=False))
        names = {name for name, _ in run.open}
        if "a" in names:
            run.linked += len(words.strip())
        if "strong" in names:
            run.strong += len(words.strip())

    def _flush(self) -> None:
        """End the paragraph; inline tags left open go on in the next one."""
        run, self.run = self.run, _Run(open=list(self.run.open))
        self.run.html.extend(opening for _, opening in run.open)
        text = "".join(run.text).strip()
        if not text:
            self.run.continued = False
            return
        html = "".join(run.html) + "".join(f"</{name}>" for name, _ in reversed(run.open))
        group, ordered = self.lists[-1] if self.lists else (0, False)
        kind = self.kinds[-1] if self.kinds else "p"
        kind = {"h1": "h2", "dt": "p", "dd": "p"}.get(kind, kind)
        if kind == "li" and not self.lists:
            kind = "p"
        self.blocks.append(
            Block(
                kind,
                text if kind == "pre" else _SPACES.sub(" ", text),
                html.strip(),
                self.homes[-1],
                linked=run.linked,
                quote=self.quotes[-1] if self.quotes else 0,
                group=group if kind == "li" else 0,
                ordered=ordered,
                strong=run.strong,
                continued=run.continued,
            )
        )


def split_blocks(root: HtmlElement) -> list[Block]:
    """Return the blocks below `root` in order. Cost is linear; depth costs nothing."""
    return _join_lines(_Splitter(root).split())


def _join_lines(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the lines of one paragraph joined, unless each line is a paragraph."""
    joined: list[Block] = []
    lines: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and block.continued and lines:
            lines.append(block)
            continue
        joined += lines if _are_paragraphs(lines) else _joined(lines)
        lines = [block] if block is not None else []
    return joined


def _are_paragraphs(lines: Sequence[Block]) -> bool:
    if len(lines) < 2 or lines[0].kind != "p":
        return len(lines) == 1
    prose = sum(len(line.text) >= 60 and is_finished(line.text) for line in lines)
    return prose >= 2 or any(
        _STANDS_ALONE.match(line.text) or (len(line.text) < 80 and _DATED.search(line.text))
        for line in lines
    )


def _joined(lines: Sequence[Block]) -> list[Block]:
    if not lines:
        return []
    return [
        replace(
            lines[0],
            text=" ".join(line.text for line in lines),
            html=" ".join(line.html for line in lines),
            linked=sum(line.linked for line in lines),
            strong=sum(line.strong for line in lines),
        )
    ]


def is_data_table(table: HtmlElement) -> bool:
    """Return whether the table holds figures and words in columns, not a page's layout."""
    rows = table.xpath(".//tr")[:200]
    if len(rows) < 2 or table.xpath(".//table|.//p|.//h1|.//h2|.//form|.//ul|.//img"):
        return False
    widths = [len(row.xpath("./td|./th")) for row in rows]
    if sorted(widths)[len(widths) // 2] < 2:
        return False
    return all(
        len(cell.xpath("string()")) <= _LARGEST_CELL for cell in table.xpath(".//td|.//th")[:400]
    )


def _table_block(table: HtmlElement) -> Block:
    rows, words, linked = [], [], 0
    for number, row in enumerate(table.xpath(".//tr")[:500]):
        cells = [
            _SPACES.sub(" ", cell.xpath("string()")).strip() for cell in row.xpath("./td|./th")[:30]
        ]
        tag = "th" if number == 0 else "td"
        words += [cell for cell in cells if cell]
        rows.append(
            f"<tr>{''.join(f'<{tag}>{escape(c, quote=False)}</{tag}>' for c in cells)}</tr>"
        )
    linked = sum(len(link.xpath("string()")) for link in table.xpath(".//a"))
    return Block(
        "table",
        " ".join(words),
        f"<table>{''.join(rows)}</table>",
        table,
        linked=linked,
    )
