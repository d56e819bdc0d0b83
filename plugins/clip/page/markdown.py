"""The story's blocks as inert Markdown: cleaned at the border, then escaped as pastes are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape, unescape
from itertools import groupby

import nh3
from markdownify import MarkdownConverter

from plugins.clip.characters import clean_characters
from plugins.clip.escaping import escape_inline, escape_start
from plugins.clip.page.address import join_address
from plugins.clip.page.blocks import Block

_TAGS = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "a", "strong",
         "em", "code", "table", "tr", "th", "td"}  # fmt: skip
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)
_HREF = re.compile(r'<a href="([^"]*)">')
_EMPTY = re.compile(r"<(a|strong|em|code)(?: href=\"[^\"]*\")?>\s*</\1>")
_ADJACENT = re.compile(r"</(strong|em)>(\s*)<\1>")
_WORD = re.compile(r"[^ \n]+")
_INDENT = "    "  # what Python-Markdown takes for one level


class _Inert(MarkdownConverter):
    """markdownify's layout with the paste room's escaping: its own leaves `{`, `<` and `&` live.

    One converter a list: its items take their marks as they come, for to ask the tree is quadratic.
    """

    marks: Iterator[str] = iter(())

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escape_inline(text) if text else ""

    def convert_p(self, el: object, text: str, parent_tags: set[str]) -> str:
        text = " ".join(text.split())
        return f"\n\n{escape_start(text)}\n\n" if text else ""

    def convert_li(self, el: object, text: str, parent_tags: set[str]) -> str:
        mark = next(self.marks, "- ")
        text = escape_start(" ".join(text.split()))
        if not text:
            return ""
        return f"{mark}{text}\n"

    def convert_pre(self, el: object, text: str, parent_tags: set[str]) -> str:
        lines = el.get_text().strip("\n").split("\n")  # type: ignore[attr-defined]
        body = "\n".join(f"    {line.rstrip()}" if line.strip() else "" for line in lines)
        return f"\n\n{body}\n\n" if body.strip() else ""

    def convert_code(self, el: object, text: str, parent_tags: set[str]) -> str:
        return text  # the code's own marks are escaped; in backticks the escapes would show

    def convert_a(self, el: object, text: str, parent_tags: set[str]) -> str:
        href = el.get("href") or ""  # type: ignore[attr-defined]
        before = " " if text[:1].isspace() else ""
        after = " " if text[-1:].isspace() else ""
        words = text.strip()
        label = words.replace("]", "\\]")
        return f"{before}[{label}](<{href}>){after}" if words and href else text

    def convert_table(self, el: object, text: str, parent_tags: set[str]) -> str:
        rows = [
            [
                " ".join(escape_inline(cell.get_text()).replace("|", "&#124;").split())
                for cell in row.find_all(["td", "th"])
            ]
            for row in el.find_all("tr")  # type: ignore[attr-defined]
        ]
        rows = [row for row in rows if any(row)]
        if not rows:
            return ""
        width = max(map(len, rows))
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        return "\n\n" + "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]]) + "\n\n"


def to_markdown(blocks: Sequence[Block], base: str) -> str:
    """Return the blocks as Markdown that renders as their words and can run nothing."""
    parts = []
    for (quote, outer, _), run in groupby(blocks, key=_belonging):
        lines = list(run)
        clean = _CLEANER.clean(_to_html(lines, base, listed=bool(outer)))
        converter = _Inert(heading_style="ATX", bullets="-")
        converter.marks = iter(_marks(lines))
        text = converter.convert(clean).strip("\n")
        text = re.sub(r"\n{3,}", "\n\n", text)
        if quote:
            text = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
        if text.strip():
            parts.append(_clean_lines(text, code=lines[0].kind == "pre"))
    return "\n\n".join(parts)


def _clean_lines(text: str, *, code: bool) -> str:
    """Return the text with plain characters; the indents of lists and code say what they are."""
    if code:
        return _WORD.sub(lambda word: clean_characters(word[0])[0], text)
    return "\n".join(
        line[: len(line) - len(line.lstrip(" "))] + clean_characters(line)[0]
        for line in text.split("\n")
    )


def _belonging(block: Block) -> tuple[int, int, bool]:
    """Return what is alike in blocks that are written together: quotation, list, or code."""
    return block.quote, block.outer, block.kind == "pre"


def _marks(blocks: Sequence[Block]) -> list[str]:
    """Return what stands before each item: indent by depth, a dash or the next number.

    A second block of one item has no mark of its own: it runs on below the first.
    """
    marks = []
    numbers: Counter[int] = Counter()
    above = 0
    shallowest = min((block.depth for block in blocks), default=0)
    for block in blocks:
        indent = _INDENT * (block.depth - shallowest)
        if block.item and block.item == above:
            marks.append(f"{indent}{_INDENT}")
            continue
        above = block.item
        numbers[block.group] += 1
        marks.append(f"{indent}{numbers[block.group]}. " if block.ordered else f"{indent}- ")
    return marks


def _to_html(blocks: Sequence[Block], base: str, *, listed: bool) -> str:
    inner = []
    for block in blocks:
        html = _HREF.sub(lambda found: _link(found, base), block.html)
        html = _ADJACENT.sub(r"\2", _EMPTY.sub("", _EMPTY.sub("", html)))
        if block.kind == "table":
            inner.append(html)
        elif block.kind == "pre":
            inner.append(f"<pre>{escape(block.text, quote=False)}</pre>")
        else:
            inner.append(f"<{block.kind}>{html}</{block.kind}>")
    joined = "".join(inner)
    return f"<ul>{joined}</ul>" if listed else joined


def _link(found: re.Match[str], base: str) -> str:
    href = unescape(found[1]).strip()
    if href.lower().startswith("mailto:") and re.fullmatch(r"(?i)mailto:[\w.+-]+@[\w.-]+", href):
        return f'<a href="{escape(href)}">'
    address = join_address(base, href).replace("(", "%28").replace(")", "%29")
    return f'<a href="{escape(address)}">' if address else "<a>"
