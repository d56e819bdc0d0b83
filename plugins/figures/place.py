"""The pictures of a body: each `<img>` becomes the figure drawn for it. Pure, HTML in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

from plugins.story.markup import parse_fragment, write_fragment

if TYPE_CHECKING:
    from collections.abc import Callable

_BLOCKS = frozenset({"p", "blockquote", "ul", "ol", "dl", "table", "pre"})
_KEPT = frozenset({"td", "th"})  # an empty cell keeps its neighbours in their columns


def place_figures(body: str, draw: Callable[[str, str, str, str], str]) -> str:
    """Return `body` with every image replaced by `draw(src, alt, caption, place)`, a figure.

    caption is what Markdown has in quotes after the file: `![alt](file.jpg "caption")`.
    place is "group" for the pictures of a paragraph that holds several and no words, which
    become one group; else "body". A paragraph of pictures alone gives way to their figures; a
    picture amid words moves behind its paragraph, since a figure cannot stand inside one. ""
    drops the picture.
    """
    if "<img" not in body.lower():
        return body
    root = parse_fragment(body)
    _open_pictures(root)
    groups: dict[html.HtmlElement, html.HtmlElement] = {}
    for image in list(root.iter("img")):
        block = _block_of(image, root)
        if block not in groups and _is_group(block):
            groups[block] = html.Element("div", {"class": "gallery"})
            _put_behind(block, groups[block])
        group = groups.get(block)
        place = "body" if group is None else "group"
        words = (image.get("src", ""), image.get("alt", ""), image.get("title", ""))
        drawn = draw(*words, place).strip()
        if drawn and group is not None:
            group.append(html.fragment_fromstring(drawn))
        elif drawn:
            _put_behind(block, html.fragment_fromstring(drawn))
        _take_out(image, root)
    return write_fragment(root)


def _open_pictures(root: html.HtmlElement) -> None:
    """Take away what offers an image in other formats: which there are is not a body's affair."""
    for element in list(root.iter("picture", "source")):
        element.drop_tag()  # not the tree: lxml knows no empty `source` and puts the image inside


def _is_group(block: html.HtmlElement) -> bool:
    """Return whether a block is a paragraph of several pictures and no words."""
    several = next(iter(list(block.iter("img"))[1:]), None) is not None
    return block.tag == "p" and several and not block.text_content().strip()


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
