"""The pictures of a body: each `<img>` becomes the figure drawn for it. Pure, HTML in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

from plugins.story.markup import parse_fragment, write_fragment

if TYPE_CHECKING:
    from collections.abc import Callable

_BLOCKS = frozenset({"p", "blockquote", "ul", "ol", "dl", "table", "pre"})
_KEPT = frozenset({"td", "th"})  # an empty cell keeps its neighbours in their columns


def place_figures(body: str, draw: Callable[[str, str, str], str]) -> str:
    """Return `body` with every image replaced by `draw(src, alt, caption)`, an HTML figure.

    caption is what Markdown has in quotes after the file: `![alt](file.jpg "caption")`.
    A paragraph of pictures alone gives way to their figures; a picture amid words moves
    behind its paragraph, since a figure cannot stand inside one. "" drops the picture.
    """
    if "<img" not in body.lower():
        return body
    root = parse_fragment(body)
    for image in list(root.iter("img")):
        drawn = draw(image.get("src", ""), image.get("alt", ""), image.get("title", ""))
        block = _block_of(image, root)
        if drawn:
            _put_behind(block, html.fragment_fromstring(drawn.strip()))
        _take_out(image, root)
    return write_fragment(root)


def _block_of(image: html.HtmlElement, root: html.HtmlElement) -> html.HtmlElement:
    """Return the block that a figure for `image` may stand behind."""
    block = image
    while block.getparent() is not root:
        block = block.getparent()
        if block.tag in _BLOCKS:
            break
    return block


def _put_behind(block: html.HtmlElement, figure: html.HtmlElement) -> None:
    while (after := block.getnext()) is not None and after.tag == "figure":
        if (block.tail or "").strip():
            break
        block = after  # several pictures of one paragraph keep their order
    figure.tail, block.tail = block.tail, None
    block.addnext(figure)


def _take_out(image: html.HtmlElement, root: html.HtmlElement) -> None:
    """Remove the image, and what holds nothing without it: a link, emphasis, a paragraph."""
    holder = image.getparent()
    image.drop_tree()
    while holder is not root and holder.tag not in _KEPT and _is_empty(holder):
        holder, empty = holder.getparent(), holder
        empty.drop_tree()


def _is_empty(element: html.HtmlElement) -> bool:
    return not element.text_content().strip() and all(one.tag == "br" for one in element)
