"""A finished text made ready for other sites' pages: complete addresses, no classes, no ids.

Reads HTML as the sanitiser writes it, whose quotes and angle brackets are always escaped: to parse
it would take longer than all else that a feed needs.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Callable

_TAG = re.compile(r'<([a-z][a-z0-9]*+)((?: [a-z-]++="[^"]*+")++)>')
_ATTRIBUTE = re.compile(r' ([a-z-]++)="([^"]*+)"')
# Copies of a picture in other formats; the plain one is what every reader can show.
_CHOICE = re.compile(r"</?(?:picture|source)(?: [^<>]*+)?>")
_LEADING = frozenset({"href", "src", "cite"})
_OURS = frozenset({"class", "id", "loading", "decoding", "fetchpriority", "srcset", "sizes"})


def absolute(content: str, url: str) -> str:
    """Return inert HTML whose addresses are complete, seen from the page at `url`.

    Classes and ids go: a reader mixes many sites on one page.
    """
    if not content.strip():
        return ""
    scheme, _, rest = url.partition("://")
    origin = f"{scheme}://{rest.partition('/')[0]}"

    def attribute(match: re.Match[str]) -> str:
        name, value = match.groups()
        if name in _OURS:
            return ""
        return f' {name}="{_complete(value, url, origin)}"' if name in _LEADING else match[0]

    def tag(match: re.Match[str]) -> str:
        return f"<{match[1]}{_ATTRIBUTE.sub(attribute, match[2])}>"

    rewrite: Callable[[re.Match[str]], str] = tag
    return _TAG.sub(rewrite, _CHOICE.sub("", content))


def _complete(value: str, url: str, origin: str) -> str:
    """Return an address, escaped as it stands in HTML, with all that the page knew of it."""
    if value.startswith(("https://", "http://", "mailto:")):
        return value
    if value.startswith("#"):
        return f"{escape(url)}{value}"
    if value.startswith("/") and not value.startswith("//"):
        return f"{origin}{value}"
    try:
        return escape(urljoin(url, unescape(value)))
    except ValueError:  # such as `http://[x`
        return value
