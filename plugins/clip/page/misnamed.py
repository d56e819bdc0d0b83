"""Parts of a story that a site's names call furniture: told by what they hold, not by the name.

Knows where prose stands and what promotion looks like; cuts nothing.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

_NEAR = 3  # siblings among which the paragraphs around another are looked for
_SOLD_WITH = ("a", "img", "button", "form", "input", "iframe", "ul", "h2", "h3", "h4", "h5", "h6")
_ASKED_WITH = frozenset(("form", "input", "button", "iframe"))
_MOST = 400  # elements of a part that is looked into
_LINKED = 0.1  # of a text: more of it in links leads to other stories


def leads_nowhere(
    element: HtmlElement, weights: Mapping[HtmlElement, int], fewest: int = 1
) -> bool:
    """Return whether the element is prose in which too little is linked for links to stories.

    Some sites name so the paragraphs that they show to those who have not paid. fewest: how many
    paragraphs there have to be.
    """
    inside = list(islice(element.iter(), _MOST))
    if len(inside) == _MOST:
        return False
    linked = sum(len("".join(one.itertext()).strip()) for one in inside if one.tag == "a")
    paragraphs = sum(1 for one in inside if one.tag == "p" and weights.get(one, 0))
    if linked >= weights.get(element, 0) * _LINKED or paragraphs < fewest:
        return False
    return paragraphs > 1 or not linked


def asks_nothing(element: HtmlElement, weights: Mapping[HtmlElement, int]) -> bool:
    """Return whether the element is paragraphs that only those who pay may read, and no call.

    There are several, and nothing to press or to fill in.
    """
    if any(one.tag in _ASKED_WITH for one in islice(element.iter(), _MOST)):
        return False
    return leads_nowhere(element, weights, fewest=2)


def runs_on(element: HtmlElement, weights: Mapping[HtmlElement, int]) -> bool:
    """Return whether the element is bare prose between paragraphs: then no name makes it furniture.

    Promotion has a link, a picture, a heading or a button; a sentence of the story may have none.
    """
    if next(element.iter(*_SOLD_WITH), None) is not None:
        return False
    for _ in range(_NEAR):  # sites wrap each paragraph in parts of its own
        parent = element.getparent()
        if parent is None or len(parent) > 1 or parent.tag == "body":
            break
        element = parent
    return _stands_by_prose(element.getprevious(), weights) and _stands_by_prose(
        element.getnext(), weights, forward=True
    )


def _stands_by_prose(
    sibling: HtmlElement | None, weights: Mapping[HtmlElement, int], *, forward: bool = False
) -> bool:
    """Return whether one of the next few siblings on that side is a paragraph."""
    for _ in range(_NEAR):
        if sibling is None:
            return False
        if weights.get(sibling, 0):
            return next(sibling.iter("p"), None) is not None
        sibling = sibling.getnext() if forward else sibling.getprevious()
    return False
