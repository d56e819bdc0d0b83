"""A part of a page as a flat list of blocks, paragraph by paragraph; judges none of them.

`<br><br>` ends a paragraph as `</p>` does, and a table that only lays out gives its cells' blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from plugins.clip.page.block import Block
from plugins.clip.page.lines import join_lines
from plugins.clip.page.tables import is_data_table, table_block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["INLINE_TAGS", "Block", "split_blocks"]

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
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LONGEST_HEADING = 140  # characters; a longer one is a paragraph set large
_MOST_OPEN = 20  # inline tags one in another; each is written again with every paragraph
_KINDS = frozenset(("li", "pre", "dt", "dd"))
_PERMALINKS = " ¶§#"  # what links a heading to itself
_SPACES = re.compile(r"\s+")


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
        self.items: list[int] = []
        self.kinds: list[str] = []
        self.count = 0
        self.deeper = 0  # inline tags open beyond those that are kept

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
            self.blocks.append(table_block(element))
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
        if "pre" in self.kinds:
            self._say("\n")
        elif self.run.text:
            self._flush()
            self.run.continued = True
        else:
            self.run.continued = False

    def _end(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in INLINE_TAGS:
            if tag in INLINE and self.deeper:
                self.deeper -= 1
            elif tag in INLINE and self.run.open:
                self.run.html.append(_closing(self.run.open.pop()))
            return
        self._flush()
        self.homes.pop()
        if tag == "blockquote":
            self.quotes.pop()
        if tag in ("ul", "ol"):
            self.lists.pop()
        if tag == "li":
            self.items.pop()
        if tag in HEADINGS or tag in _KINDS:
            self.kinds.pop()

    def _open_inline(self, element: HtmlElement) -> None:
        name = INLINE.get(element.tag)
        if not name:
            return
        if len(self.run.open) >= _MOST_OPEN:
            self.deeper += 1
            return
        href = element.get("href") if name == "a" else None
        if name == "a" and (not href or (href.startswith("#") and len(href) > 1)):
            name = ""  # a place on this page: words of the story, no link to another
        opening = f'<a href="{escape(href or "")}">' if name == "a" else f"<{name}>" if name else ""
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
        if tag == "li":
            self.items.append(self.count)
        if tag in HEADINGS or tag in _KINDS:
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
        html = "".join(run.html) + "".join(map(_closing, reversed(run.open)))
        self.blocks.append(self._block(run, text, html.strip()))

    def _block(self, run: _Run, text: str, html: str) -> Block:
        inner = self.kinds[-1] if self.kinds else "p"
        kind = "p" if inner in ("dt", "dd") or (inner == "li" and not self.lists) else inner
        if kind in HEADINGS:
            text, html = text.rstrip(_PERMALINKS), html.rstrip(_PERMALINKS)
            kind = "p" if len(text) > LONGEST_HEADING else "h2" if kind == "h1" else kind
        if inner == "dt" and "<strong>" not in html:
            html = f"<strong>{html}</strong>"
        group, ordered = self.lists[-1] if kind == "li" else (0, False)
        return Block(
            kind,
            text if kind == "pre" else _SPACES.sub(" ", text),
            html,
            self.homes[-1],
            linked=run.linked,
            quote=self.quotes[-1] if self.quotes else 0,
            group=group,
            outer=self.lists[0][0] if group else 0,
            depth=len(self.lists) if group else 0,
            item=self.items[-1] if group and self.items else 0,
            ordered=ordered,
            strong=run.strong,
            continued=run.continued,
        )


def _closing(opened: tuple[str, str]) -> str:
    return f"</{opened[0]}>" if opened[0] else ""


def split_blocks(root: HtmlElement) -> list[Block]:
    """Return the blocks below `root` in order. Cost is linear; depth costs nothing."""
    return join_lines(_Splitter(root).split())
