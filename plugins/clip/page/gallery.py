"""Which of a page's pictures belong to its story, and which of them leads."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.clip.clipping import Picture
from plugins.clip.page.address import join_address
from plugins.clip.page.body import worth
from plugins.clip.page.images import (
    image_address,
    is_better,
    is_machinery,
    largest,
    picture_key,
)
from plugins.clip.page.pictures import Shown
from plugins.clip.page.structured import Described, texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

    from plugins.clip.page.blocks import Block

_MOST = 60
_LONG_NAME = 8  # characters of a file's name that are hardly the same by chance
_LONG_ALT = 20
# Cut from every page, story or not: a picture in one may stand in a place that is left.
_SILENT = frozenset(("noscript", "picture", "video", "amp-video"))
_UP = 6  # levels above the body in which its lead picture may stand


def choose_pictures(
    shown: Sequence[Shown],
    body: Sequence[Block],
    heading: HtmlElement | None,
    described: Described,
    base: str,
    order: Mapping[HtmlElement, int],
) -> list[Picture]:
    """Return the story's pictures, each once, the lead first.

    order: the place of each element in the page before anything was cut.
    """
    stated = _stated(described, base)
    region = _region(body, heading)
    named = {picture_key(url) for url in stated}
    own = [
        one
        for one in shown
        if one.key and (one.key in named or _is_named(one, stated) or _belongs(one, region, body))
    ]
    own = [one for one in own if not one.film] or own
    if not stated:
        return [one.picture for one in own[:_MOST]]
    key, first = picture_key(stated[0]), own[0] if own else None
    twin = next((one for one in own if one.key == key), None)
    if twin is None and not (first and _is_shown_above(stated[0], first, base, order)):
        if first and _is_same(first.picture, stated[0], described):
            twin = first
        else:
            twin = next((one for one in shown if _waits(one) and _above(one, body, order)), None)
        if twin is None and first and first.picture.caption and _above(first, body, order):
            # Another lead than social networks are told of: what readers see is the lead.
            return [one.picture for one in own[:_MOST]]
    lead = (
        replace(twin.picture, url=_address_of(twin, stated))
        if twin
        else Picture(largest(stated), described.meta("og:image:alt", "twitter:image:alt"))
    )
    return [lead, *(one.picture for one in own[:_MOST] if one is not twin)]


def _address_of(lead: Shown, stated: Sequence[str]) -> str:
    """Return the best address of the lead, of those where it is shown and told to machines."""
    if _waits(lead):
        return largest(stated)
    first = stated[0]
    if picture_key(first) != lead.key and is_better(first, lead.picture.url):
        return largest(stated)  # the same picture under another name
    return largest([lead.picture.url, *stated])


def _stated(described: Described, base: str) -> list[str]:
    """Return the pictures that the page names to machines, but no logo, surest first."""
    said = [
        *described.metas.get("og:image", [])[:1],
        *described.metas.get("og:image:secure_url", [])[:1],
        *described.metas.get("og:image:url", [])[:1],
        *described.metas.get("twitter:image", [])[:1],
        *described.metas.get("twitter:image:src", [])[:1],
        *texts_of(described.article.get("image"), "url")[:1],
        *described.metas.get("thumbnail", [])[:1],
        *described.metas.get("image", [])[:1],
    ]
    whole = [join_address(base, one) for one in said]
    return [one for one in dict.fromkeys(whole) if one and not is_machinery(one)]


def _region(body: Sequence[Block], heading: HtmlElement | None) -> set[HtmlElement]:
    """Return the elements that hold the story: from what joins all blocks up to the headline."""
    homes = [block.home for block in body[:400]]
    if not homes:
        return set()
    common = [homes[0], *homes[0].iterancestors()]
    for home in homes[1:]:
        line = {home, *home.iterancestors()}
        common = [one for one in common if one in line]
    region = common[:1]
    above = set(heading.iterancestors()) if heading is not None else set()
    for element in common[1:_UP]:
        if element.tag in ("body", "html"):
            break
        region.append(element)
        if element in above or element.tag in ("article", "main"):
            break
    return set(region)


def _belongs(one: Shown, region: set[HtmlElement], body: Sequence[Block]) -> bool:
    """Return whether the picture stands in the story's part of the page and is no teaser.

    Without a caption it must not have been cut with furniture.
    """
    if one.linked or not any(element in region for element in one.line):
        return False
    if one.picture.caption:
        return True
    return bool(body) and _is_left(one, body[0].home)


def _is_left(one: Shown, home: HtmlElement) -> bool:
    """Return whether the picture's place is still in the page after all furniture was cut."""
    place = next((up for up in one.line if up.tag not in _SILENT), home)
    return place.getroottree().getroot() is home.getroottree().getroot()


def _is_named(one: Shown, stated: Sequence[str]) -> bool:
    return any(_is_cut_of(one.picture.url, url) for url in stated[:1])


def _waits(one: Shown) -> bool:
    """Return whether a caption's picture is still to come, by a script: no file, or a blank GIF."""
    empty = urlsplit(one.picture.url).path.lower().endswith(".gif")
    return bool(one.picture.caption) and (not one.key or empty)


def _above(one: Shown, body: Sequence[Block], order: Mapping[HtmlElement, int]) -> bool:
    """Return whether the picture stands above the story's second block of prose."""
    prose = [block for block in body if worth(block)][:2]
    return bool(prose) and order.get(one.element, 0) < order.get(prose[-1].home, 0)


def _is_shown_above(stated: str, first: Shown, base: str, order: Mapping[HtmlElement, int]) -> bool:
    """Return whether the page shows a picture above the story's first one, as in its header."""
    key, place = picture_key(stated), order.get(first.element, 0)
    above = (one for one, at in order.items() if at < place and one.tag in ("img", "amp-img"))
    return any(picture_key(image_address(one, base)) == key for one in above)


def _is_same(shown: Picture, stated: str, described: Described) -> bool:
    """Return whether the first picture is the one that the page states, in another cut."""
    alt = described.meta("og:image:alt", "twitter:image:alt")
    if len(alt) >= _LONG_ALT and alt == shown.alt:
        return True
    return _is_cut_of(shown.url, stated)


def _is_cut_of(shown: str, stated: str) -> bool:
    """Return whether two addresses share most of a long name, as cuts of one picture do.

    Names that differ in a number are of two pictures: `banjir-1`, `banjir-2`.
    """
    first, second = picture_key(shown), picture_key(stated)
    short, long = sorted((first, second), key=len)
    if len(short) >= _LONG_NAME and short in long:
        return True
    pairs = zip(first, second, strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    tails = first[common:] + second[common:]
    return common >= 2 * _LONG_NAME and common >= len(short) / 2 and not re.search(r"\d", tails)
