"""Where a page signs its story: the names in the places set aside for a byline."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from plugins.clip.page.elsewhere import is_elsewhere
from plugins.clip.page.names import names_in
from plugins.clip.page.parts import names_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PLACES = re.compile(
    r"(?:.*[_-]|)(?:authors?\w*|bylines?\w*|penulis|reporter|wartawan|pewarta|jurnalis|writers?|"
    r"contributors?|oleh|rep|post-?author|entry-?author|article-?author|creator|"
    r"credit-title-name)"
    r"(?:[_-]{1,2}\w{1,12})*",
    re.IGNORECASE,
)
_WRONG_PLACES = re.compile(
    r"bio|image|img|avatar|photo|social|desc|twitter|follow|box|date|time|more|job|title|role|"
    r"about|editor",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"/(?:authors?|penulis|contributors?|kontributor|reporters?|editors|writers?|jurnalis|"
    r"wartawan)/[^/?]+/?$"
)
_OF_SECTION = re.compile(r"/(?:category|categories|kategori|tags?|topics?|section|kanal)/")
# Above the story such a box holds the byline; below it, what its writer has done.
_BOX = re.compile(r"(?:.*[_-]|)(?:author|penulis|writer|reporter|byline)s?[_-]?(?:box|info|card|"
                  r"details?|meta|wrap\w*|area|section|block)(?:[_-]{1,2}\w{1,12})*",
                  re.IGNORECASE)  # fmt: skip
_CONTAINERS = frozenset("body html article main script ul img style section".split())
_SMALL_WORDS = frozenset("in on at for di pada untuk via".split())
_LONGEST = 300  # characters of one place; a longer one holds a story
_LONGEST_BOX = 120  # characters; what tells of a writer's life is longer
_PROSE = 100  # characters of a paragraph: below it stands no byline
_REGION = 400  # characters of the part around a name in which the other names stand
_MOST_NODES = 8000
_MOST = 40


def signed_names(tree: HtmlElement, heading: HtmlElement | None, site: str) -> list[str]:
    """Return the names of the byline nearest to the headline, in its order.

    What stands above the headline counts as farther: menus and other stories stand there too.
    """
    places = [
        element
        for element in tree.xpath(
            "//*[@rel='author' or contains(@itemprop,'author') or @class or @id or @data-testid"
            " or @data-qa or self::a]"
        )[:_MOST_NODES]
        if _is_place(element)
    ]
    if heading is not None:
        # Asked as the places are: in a broken page `iter` does not come to all that `//` finds.
        order = {element: place for place, element in enumerate(tree.xpath("//*"))}
        top = order.get(heading, 0)
        places.sort(key=lambda one: _distance(order[one] - top))
    for element in places[:_MOST]:
        if not is_elsewhere(element, sure=_is_sure(element)) and _names_at(element, site):
            return _names_around(element, places, site)
    return []


def boxed_names(heading: HtmlElement | None, site: str) -> list[str]:
    """Return the names in a box for the author that stands between headline and story."""
    if heading is None:
        return []
    for element in islice(heading.xpath("following::*"), _MOST):
        words = " ".join(element.xpath("string()").split())
        if element.tag == "p" and len(words) >= _PROSE:
            break
        named = any(map(_BOX.fullmatch, names_of(element)[:200].split()))
        if named and len(words) <= _LONGEST_BOX and (names := _names_at(element, site)):
            return names
    return []


def _distance(steps: int) -> int:
    return steps if steps >= 0 else -3 * steps


def _names_around(element: HtmlElement, places: list[HtmlElement], site: str) -> list[str]:
    """Return the names of all the places in the byline that holds the element.

    Where some are marked as authors for machines, the others are sections or jobs.
    """
    region = element
    for one in element.iterancestors():
        if one.tag in _CONTAINERS or len(" ".join(one.xpath("string()").split())) > _REGION:
            break
        region = one
    inside = [one for one in region.iter() if one in set(places)]
    sure = [one for one in inside if _is_sure(one)]
    names = [name for one in sure or inside for name in _names_at(one, site)]
    return list(dict.fromkeys(names))


def _is_sure(element: HtmlElement) -> bool:
    return element.get("rel") == "author" or "author" in (element.get("itemprop") or "").split()


def _is_place(element: HtmlElement) -> bool:
    if element.tag in _CONTAINERS:
        return False
    if element.tag == "a" and _OF_SECTION.search(element.get("href") or ""):
        return False
    if _is_sure(element) or (element.tag == "a" and _LINKED.search(element.get("href") or "")):
        return True
    names = names_of(element).split()
    return any(
        len(name) < 50 and _PLACES.fullmatch(name) and not _WRONG_PLACES.search(name)
        for name in names
    )


def _names_at(element: HtmlElement, site: str) -> list[str]:
    """Return the names in one place, line by line: a job or a handle often stands beside."""
    if element.tag == "meta" or len(element.xpath("string()")) > 3 * _LONGEST:
        return []
    named = element.xpath(".//*[contains(@itemprop,'name')]")
    lines = [" ".join(text.split()) for text in _texts(named[0] if named else element)]
    lines = [line for line in lines if line][:12]
    if sum(map(len, lines)) > _LONGEST:
        return []
    whole = names_in(" ".join(lines), site) if len(lines) <= 3 else []
    apart: list[str] = []
    for line in lines[:6]:
        if apart and line.lower() in _SMALL_WORDS:
            break  # "in Jakarta", "for The Post": no more names follow
        apart += names_in(line, site)
    return apart or whole


def _texts(element: HtmlElement) -> list[str]:
    """Return the texts of the element, but those of its buttons: `Save` is nobody."""
    return [
        str(text) for text in element.xpath(".//text()[not(ancestor::button or ancestor::script)]")
    ]
