"""Which parts of a page are not its story's: menus, other stories, comments; cuts nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEVELS = 8
_NAMED = re.compile(
    r"(?:.*[_-]|)(?:related\w*|comments?|komentar|sidebar|recommend\w*|popular|populer|terpopuler|"
    r"widget|trending|terkait|terkini|latest|most-?read|more-?stories|header-?nav|teasers?)"
    r"(?:[_-]{1,2}\w{1,16})?",
    re.IGNORECASE,
)


def is_elsewhere(element: HtmlElement, *, sure: bool = False) -> bool:
    """Return whether the element belongs to another story, a comment or the site's frame.

    sure: the element's markup names it a part of an article, as some footers hold one.
    """
    for place, one in enumerate(element.iterancestors()):
        if one.tag == "nav" or (one.tag in ("footer", "aside") and not sure):
            return True
        if one.tag in ("article", "main", "body"):
            return False
        names = f"{one.get('class') or ''} {one.get('id') or ''}".split()
        if place < _LEVELS and any(len(name) < 50 and _NAMED.fullmatch(name) for name in names):
            return True
    return False
