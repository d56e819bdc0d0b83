"""What is said of a picture outside of any place for captions: beside it, or in attributes.

Guesses nothing: only small print, a credit at the end, or an attribute made for captions counts.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

import lxml.html
from lxml import etree

from plugins.clip.page.credits import pair_credit, split_caption
from plugins.clip.page.places import (
    FILE_NAME,
    LONGEST,
    Said,
    is_credit,
    is_large,
    is_named_caption,
    read_place,
)
from plugins.clip.page.printed import clean_words, has_words, read_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_UP = 10  # elements around a picture after which its caption may stand
_LONGEST_UNMARKED = 300  # characters of a caption in the type of the story
_NEAR = 6  # siblings after a picture among which its caption is looked for
_ROOMS = frozenset(("body", "article", "main", "html"))
_HELD = re.compile(r"data-(?:[a-z]{1,12}-)?caption")
_HELD_CREDIT = re.compile(r"data-(?:[a-z]{1,12}-)?credit|data-copyright|data-photographer")
_MOST_HELD = 6  # elements beside a picture that may hold its caption
# What may stand around a picture alone, so that the text after it is beside the picture.
_AROUND = frozenset(
    "a p div picture source span figure center strong b em i noscript td tr tbody section header "
    "amp-img video".split()
)
_SMALL = frozenset(("small", "em", "i", "figcaption"))


def frame_of(picture: HtmlElement) -> HtmlElement:
    """Return the picture with its sources: unclosed, each of them holds what follows it."""
    frame = picture
    while frame.getparent() is not None and frame.getparent().tag in ("source", "picture"):
        frame = frame.getparent()
    return frame


def read_beside(
    picture: HtmlElement, has_others: Callable[[HtmlElement], bool]
) -> tuple[Said, int]:
    """Return the caption in the small text right after the picture, and how far out it stands.

    A whole paragraph of small print, or one that closes with a credit; nothing else is sure.
    """
    holder = frame_of(picture)
    for height in range(1, _UP + 1):
        after = _next_words(holder)
        if after is not None:
            return _read_following(after), height
        parent = holder.getparent()
        if parent is None or parent.tag not in _AROUND or is_large(parent) or has_others(parent):
            break
        holder = parent
    return Said(), 0


def _read_following(after: HtmlElement | str) -> Said:
    if isinstance(after, str):
        text, small = clean_words(after), False
    else:
        place = _first_place(after)
        after = after if place is None else place
        if is_large(after):
            return Said()
        text, small = read_words(after), place is not None or _is_small(after)
    if not 1 < len(text) <= (LONGEST if small else _LONGEST_UNMARKED) or FILE_NAME.fullmatch(text):
        return Said()
    caption, credit = (
        read_place(after)
        if small and not isinstance(after, str)
        else split_caption(text, sure=small)
    )
    return Said(caption, credit, (text,)) if credit or small else Said()


def _first_place(element: HtmlElement) -> HtmlElement | None:
    """Return the part that a long element opens with, where it is named as caption or credit."""
    for _ in range(4):
        if is_named_caption(element) or is_credit(element):
            return element
        if (element.text or "").strip() or not len(element) or not isinstance(element[0].tag, str):
            return None
        element = element[0]
    return None


def _next_words(element: HtmlElement) -> HtmlElement | str | None:
    """Return what follows the element in its parent: a text, an element with words, or None."""
    for _ in range(_NEAR):
        if element.tail and element.tail.strip():
            return str(element.tail)
        following = element.getnext()
        if following is None:
            return None
        silent = not isinstance(following.tag, str) or following.tag in ("br", "script", "style")
        if not silent and following.tag != "noscript" and has_words(following):
            return following
        element = following
    return None


def _is_small(element: HtmlElement) -> bool:
    """Return whether all the words of the element are set as small print."""
    if element.tag == "font" and element.get("size") in ("1", "-1", "-2"):
        return True
    if element.tag in _SMALL or is_named_caption(element):
        return True
    children = [child for child in element if child.tag != "br" and read_words(child)]
    alone = (
        len(children) == 1
        and not (element.text or "").strip()
        and not (children[0].tail or "").strip()
    )
    if alone and element.tag in ("p", "div", "span", "center", "tr", "td", "font"):
        return _is_small(children[0])
    size = re.search(r"font-size\s*:\s*(\d+)px", element.get("style") or "")
    return bool(size and int(size[1]) <= 12)


def read_held(picture: HtmlElement, has_others: Callable[[HtmlElement], bool]) -> Said:
    """Return the caption that the attributes of a picture, or of its frame, hold for a script.

    Those of what stands beside the picture count in a frame that shows no other.
    """
    element: HtmlElement | None = picture
    for _ in range(4):
        if element is None or element.tag in _ROOMS:
            break
        inside = islice(element.iterchildren(etree.Element), _MOST_HELD)
        near = [element, *inside] if not has_others(element) else [element]
        text = next(filter(None, (_held(one, _HELD) for one in near)), "")
        maker = next(filter(None, (_held(one, _HELD_CREDIT) for one in near)), "")
        if 1 < len(text) <= LONGEST:
            caption, credit = pair_credit(text, [maker] if maker else [])
            return Said(caption, credit, (text,), sure=True)
        element = element.getparent()
    return Said()


def holds_caption(element: HtmlElement) -> bool:
    """Return whether the element has a caption among its attributes, for a script to show."""
    return any(map(_HELD.fullmatch, element.keys()))


def _held(element: HtmlElement, rule: re.Pattern[str]) -> str:
    """Return the words of the first attribute of such a name that has any."""
    held = (_plain(value) for name, value in element.items() if rule.fullmatch(name))
    return next(filter(None, held), "")


def read_title(picture: HtmlElement) -> Said:
    """Return the caption of a `title`, where a credit in it shows that it is one."""
    title = clean_words(picture.get("title") or "")
    if title.count(" ") >= 4 and len(title) <= LONGEST:
        caption, credit = split_caption(title)
        return Said(caption, credit) if caption and credit else Said()
    return Said()


def _plain(markup: str | None) -> str:
    """Return the words of an attribute, which may be marked up."""
    if not markup or "<" not in markup:
        return clean_words(markup or "")
    try:
        return clean_words(lxml.html.fromstring(markup[:4000]).text_content())
    except (etree.ParserError, ValueError):
        return ""
