"""Pictures that a script puts in: their addresses, read from what marks their place.

Looks at attributes only; what such a picture shows and says is read as with any other.
"""

from __future__ import annotations

import html
import re
from itertools import islice
from typing import TYPE_CHECKING

from plugins.clip.page.address import join_address
from plugins.clip.page.images import is_machinery

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_LONGEST = 4_000  # characters of an attribute
_MOST = 60  # elements of a figure
_FILES = (".jpg", ".jpeg", ".png", ".webp", ".avif")
_BOUNDS = re.compile(r"[\s\"'<>\\{}()]+")  # what no address in a style, a set or JSON goes across
_NOT_THE_PICTURE = frozenset(("class", "id", "alt", "title", "srcdoc", "onclick", "onload"))


def poster_address(video: HtmlElement, base: str) -> str:
    """Return the address of the still that stands for a video, "" where it has none."""
    for name in ("poster", "data-poster", "data-poster-url"):
        address = join_address(base, video.get(name) or "")
        if address and not is_machinery(address):
            return address
    return ""


def beside_address(image: HtmlElement, base: str) -> str:
    """Return the address that a script will give an empty image from the elements beside it."""
    parent = image.getparent()
    if parent is None or image.get("src"):
        return ""
    for other in islice(parent.iterchildren("span", "div", "noscript"), 12):
        address = join_address(base, other.get("data-src") or "")
        if address and not is_machinery(address):
            return address
    return ""


def hidden_address(figure: HtmlElement, base: str) -> str:
    """Return the first address of a picture file among the attributes of a figure, else "".

    Looks at the figure, at what it holds, then at what holds nothing but it.
    """
    for count, element in enumerate(_around(figure)):
        if count >= _MOST:
            break
        for name, value in element.items():
            if name in _NOT_THE_PICTURE or name.startswith("on") or len(value) > _LONGEST:
                continue
            address = _picture_in(value, base, whole=name == "href")
            if address:
                return address
    return ""


def _around(figure: HtmlElement) -> Iterator[HtmlElement]:
    yield from (element for element in figure.iter() if isinstance(element.tag, str))
    holder = figure.getparent()
    for _ in range(2):
        if holder is None or len(holder) != 1 or holder.tag in ("body", "article", "main"):
            return
        yield holder
        holder = holder.getparent()


def _picture_in(value: str, base: str, *, whole: bool) -> str:
    """Return the picture file that the attribute is the address of, or has one within."""
    value = html.unescape(value).replace("\\/", "/").strip()
    for part in [value] if whole else _BOUNDS.split(value):
        word = part.strip(",;")
        if word.split("?")[0].lower().endswith(_FILES):
            address = join_address(base, word) if whole or "//" in word or word == value else ""
            if address and not is_machinery(address):
                return address
    return ""
