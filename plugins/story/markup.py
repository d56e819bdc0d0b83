"""HTML as a tree and back, for what changes a finished body. Knows no story and no address."""

from __future__ import annotations

from html import escape

from lxml import etree, html

# Without it lxml drops what is nested more than 255 deep, and says nothing.
_PARSER = html.HTMLParser(huge_tree=True)


def parse_fragment(markup: str) -> html.HtmlElement:
    """Return a `div` that holds the fragment."""
    return html.fragment_fromstring(markup, create_parent="div", parser=_PARSER)


def write_fragment(root: html.HtmlElement) -> str:
    """Return what `root` holds, without itself.

    Text before the first element is escaped again: the tree holds it as characters.
    """
    return escape(root.text or "", quote=False) + "".join(
        etree.tostring(child, encoding="unicode", method="html") for child in root
    )
