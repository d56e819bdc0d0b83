"""Lists of other stories that a label heads, told by it and by what stands beside one another.

Judges no name of a part and no link: such lists may be cards that a script opens.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from plugins.clip.noise import heads_links
from plugins.clip.page.printed import read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_FEWEST = 2  # items
_MOST = 30
_LONGEST_LABEL = 40  # characters
_LONGEST_ITEM = 300  # characters; a headline with its teaser and its age
_LARGEST = 400  # elements of such a part


def headed_lists(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield each part that is a label and, side by side below it, headlines alone."""
    for element in tree.iter("div", "section", "td"):
        if 2 <= len(element) <= _MOST and _is_list(element):
            yield element, "link to another story"


def _is_list(element: HtmlElement) -> bool:
    label = next((one for one in element if isinstance(one.tag, str)), None)
    if label is None or (element.text or "").strip() or (label.tail or "").strip():
        return False
    if sum(1 for _ in islice(label.iter(), 8)) == 8 or not heads_links(_told(label)):
        return False
    if sum(1 for _ in islice(element.iter(), _LARGEST)) == _LARGEST:
        return False
    rest = [one for one in element if one is not label and read_words(one)]
    if len(rest) == 1 and rest[0].tag in ("ul", "ol"):
        rest = [one for one in rest[0] if read_words(one)]
    kinds = {(one.tag, (one.get("class") or "").split(" ", 1)[0]) for one in rest}
    if len(rest) < _FEWEST or len(kinds) > 1 or rest[0].tag in ("p", "h1", "blockquote", "figure"):
        return False
    return all(
        len(read_words(one)) <= _LONGEST_ITEM and not (one.tail or "").strip() for one in rest
    )


def _told(label: HtmlElement) -> str:
    words = read_words(label)
    return words if len(words) <= _LONGEST_LABEL else ""
