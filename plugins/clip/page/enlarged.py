"""The larger versions of a picture that a page states: behind a link, in attributes, in addresses.

Compares what the page says only; opens no picture.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.clip.page.address import join_address
from plugins.clip.page.images import is_machinery, picture_key
from plugins.clip.page.printed import has_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif)$", re.IGNORECASE)
# "data-src-big", "data-zoom-image", "data-full": what a script shows when a reader enlarges it.
_LARGE = re.compile(
    r"data-(?:[\w-]{1,20}-)?(?:big|full\w*|large\w*|zoom|hi-?res|orig-file|max|hd|original)(?:-[\w-]{1,20})?"
)
_LEVELS = 4  # elements between a picture and the link around it


def enlarged_address(image: HtmlElement, base: str, address: str) -> str:
    """Return the address of the picture's larger version, "" where the page states none.

    address: that of the picture as shown; what is no version of it is not returned.
    """
    own = set(_stated_by(image))  # the image's own attribute needs no likeness of names
    for candidate in _larger(image):
        found = join_address(base, candidate)
        is_file = bool(_FILE.search(urlsplit(found).path)) if found else False
        alike = candidate in own or picture_key(found) == picture_key(address)
        if is_file and not is_machinery(found) and alike:
            return found
    return ""


def _larger(image: HtmlElement) -> Iterator[str]:
    yield from _stated_by(image)
    holder = image
    for _ in range(_LEVELS):
        parent = holder.getparent()
        if parent is None or has_words(parent):
            return
        holder = parent
        yield from _stated_by(holder)
        if holder.tag == "a":
            yield holder.get("href") or ""
            return


def _stated_by(element: HtmlElement) -> Iterator[str]:
    return (value for name, value in element.items() if _LARGE.fullmatch(name))
