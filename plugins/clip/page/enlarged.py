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
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif)$", re.IGNORECASE)
# "data-src-big", "data-zoom-image", "data-full": what a script shows when a reader enlarges it.
_LARGE = re.compile(
    r"data-(?:[\w-]{1,20}-)?(?:big|full\w*|large\w*|zoom|hi-?res|orig-file|max|hd)(?:-[\w-]{1,20})?"
)
_WIDTH = re.compile(
    r"[?&](?:w|width)=(\d{2,4})\b|[/_.-](\d{3,4})[x_]\d{2,4}(?=[/_.-]|$)|/w[_=]?(\d{3,4})/|"
    r"_w(\d{3,4})(?=[_.])",
    re.IGNORECASE,
)
_SIZE_IN_NAME = re.compile(r"[_-]\d{2,4}x\d{2,4}(?=\.\w{3,4}$)")
_LEVELS = 4  # elements between a picture and the link around it


def enlarged_address(image: HtmlElement, base: str, address: str) -> str:
    """Return the address of the picture's larger version, "" where the page states none.

    address: that of the picture as shown; what is no version of it is not returned.
    """
    for candidate in _larger(image):
        found = join_address(base, candidate)
        is_file = bool(_FILE.search(urlsplit(found).path)) if found else False
        if is_file and not is_machinery(found) and picture_key(found) == picture_key(address):
            return found
    return ""


def largest(addresses: Sequence[str]) -> str:
    """Return the first of the addresses, or the one that tells a larger width of that picture."""
    best = addresses[0]
    for one in addresses[1:]:
        if picture_key(one) != picture_key(best):
            continue
        if 0 < _width(best) < _width(one) or is_original(one, best):
            best = one
    return best


def is_original(one: str, other: str) -> bool:
    """Return whether the first is the address of the second without the size in its name."""
    return one != other and one == _SIZE_IN_NAME.sub("", other, count=1)


def _larger(image: HtmlElement) -> Iterator[str]:
    for name, value in image.items():
        if _LARGE.fullmatch(name):
            yield value
    holder = image
    for _ in range(_LEVELS):
        parent = holder.getparent()
        if parent is None or has_words(parent):
            return
        holder = parent
        if holder.tag == "a":
            yield holder.get("href") or ""
            return


def _width(address: str) -> int:
    """Return how many pixels wide the address says that its picture is, 0 if it does not say."""
    found = _WIDTH.search(address)
    return int(next(filter(None, found.groups()))) if found else 0
