"""The pictures of a body: each `<img>` becomes the figure drawn for it. Pure, HTML in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

from plugins.story.markup import parse_fragment, write_fragment

if TYPE_CHECKING:
    from collections.abc import Callable


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
        _replace(root, image, drawn)
    for paragraph in list(root.iter("p")):
        if not len(paragraph) and not (paragraph.text or "").strip():
            paragraph.drop_tree()
    return write_fragment(root)


def _replace(root: html.HtmlElement, image: html.HtmlElement, drawn: str) -> None:
    block = image
    while block.getparent() is not root and block.getparent() is not None:
        block = block.getparent()
        if block.tag in ("p", "blockquote", "ul", "ol", "dl", "table", "pre"):
            break
    if drawn:
        figure = html.fragment_fromstring(drawn.strip())
        figure.tail = "\n"
        while (after := block.getnext()) is not None and after.tag == "figure":
            block = after  # several pictures of one paragraph keep their order
        tail, block.tail = block.tail, None
        block.addnext(figure)
        figure.tail = tail
    image.drop_tree()
