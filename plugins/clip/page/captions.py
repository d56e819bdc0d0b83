"""Where on a page the caption and the credit of a picture are looked for, nearest first."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from plugins.clip.page.beside import frame_of, read_beside, read_held, read_title
from plugins.clip.page.credits import pair_credit
from plugins.clip.page.images import is_decoration
from plugins.clip.page.places import (
    FILE_NAME,
    LONGEST,
    LONGEST_CREDIT,
    Said,
    find_places,
    is_framed_caption,
    is_headed,
    is_large,
    is_linked,
    is_wholly_caption,
    loose_credit,
    read_place,
)
from plugins.clip.page.printed import clean_words, read_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.html import HtmlElement

_LONGEST_WHOLE = 300  # characters of what is a caption by standing in a figure alone
_LONGEST_LINE = 120  # characters; a page has seldom two longer captions for one picture
_UP = 10  # elements around a picture that may hold its caption
_ROOMS = frozenset(("body", "article", "main", "html"))
_SHORTEST_ALT = 25  # characters of a description that words beside the picture repeat by no chance
_OF_TEASERS = ("a", "h1", "h2", "h3", "h4", "h5", "h6")


def read_caption(picture: HtmlElement, has_others: Callable[[HtmlElement], bool]) -> Said:
    """Return what is said of the picture at the nearest place that says anything.

    has_others: whether an element shows another picture, whose the words may be.
    """
    credited = captioned = Said()
    beside, reach = read_beside(picture, has_others)
    for height, holder in enumerate(_holders(picture, has_others)):
        if beside.caption and height > reach and not captioned.caption:
            break  # the small print right after the picture is nearer than what stands out there
        said = _read_holder(holder, picture)
        if captioned.caption:  # the caption once more, further out, now with its credit
            if said.credit and said.caption == captioned.caption:
                return said
        elif said.caption and (said.credit or credited.credit):
            return _joined(said, credited)
        elif said.caption:
            captioned = said
        else:
            credited = credited if credited.credit else said
    if captioned.caption:
        return captioned
    held = read_held(picture, has_others)
    if held.caption:
        return _joined(held, credited)
    if beside.caption or (beside.credit and not credited.credit):
        return _joined(beside, credited)
    repeated = _read_repeated(picture, _holders(picture, has_others))
    if repeated.caption:
        return _joined(repeated, credited)
    return credited if credited.credit else read_title(picture)


def _holders(
    picture: HtmlElement, has_others: Callable[[HtmlElement], bool]
) -> Iterable[HtmlElement]:
    """Yield what holds this picture and no other, innermost first, from the picture on."""
    yield picture
    holder = frame_of(picture).getparent()
    for _ in range(_UP):
        if holder is None or holder.tag in _ROOMS or is_large(holder) or has_others(holder):
            return
        if _holds_story(holder):
            return
        yield holder
        holder = holder.getparent()


def _holds_story(holder: HtmlElement) -> bool:
    """Return whether paragraphs stand in it, among which another name would seem the maker's."""
    long = (one for one in holder.iter("p") if len(read_words(one)) > _LONGEST_LINE)
    return sum(1 for _ in islice(long, 2)) == 2


def _joined(said: Said, credited: Said) -> Said:
    if not credited.credit:
        return said
    caption, credit = pair_credit(said.caption, [said.credit or credited.credit])
    return replace(said, caption=caption, credit=credit, words=(*said.words, *credited.words))


def _read_holder(holder: HtmlElement, picture: HtmlElement) -> Said:
    """Return what the captions and credits inside the element say."""
    captions, credits = find_places(holder, picture)
    framed = not captions and is_framed_caption(holder, picture)
    if framed:
        captions, credits = [holder], []
    elif not captions and holder is not picture:
        captions = [holder] if is_wholly_caption(holder, picture) else []
        framed = bool(captions)
        if captions and len(read_words(holder)) > _LONGEST_WHOLE:
            return Said()
    read = [(place, *read_place(place)) for place in captions]
    read = [
        one
        for one in read
        if 0 < len(one[1]) + len(one[2]) <= LONGEST and not FILE_NAME.fullmatch(one[1])
    ]
    outside = [text for text in map(read_words, credits) if 1 < len(text) <= LONGEST_CREDIT]
    captioned = [one for one in read if one[1]]
    if not captioned and not any(one[2] for one in read) and not outside:
        return Said()
    best = max(captioned, key=lambda one: len(one[1]), default=None)
    makers = [best[2]] if best and best[2] else []
    makers += [one[2] for one in read if one[2] and one is not best] + outside
    if best and not makers and holder.tag == "figure":
        makers = loose_credit(holder, captions)
    caption, credit = pair_credit(best[1] if best else "", makers)
    words = [read_words(place) for place in captions] + outside + makers + [caption]
    linked = bool(best and is_linked(best[0])) and not credit
    sure = not framed or not is_decoration(holder)
    headed = bool(best and is_headed(best[0]))
    told = tuple(dict.fromkeys(filter(None, words)))
    return Said(caption, credit, told, linked or headed, sure=sure, headed=headed)


def _read_repeated(picture: HtmlElement, holders: Iterable[HtmlElement]) -> Said:
    """Return the words beside the picture that only say its description again."""
    for holder in holders:
        for element in holder.iter(etree.Element):
            if _repeats_alt(element, picture):
                caption, credit = read_place(element)
                return Said(caption, credit, (read_words(element),), sure=True)
    return Said()


def _repeats_alt(element: HtmlElement, picture: HtmlElement) -> bool:
    """Return whether the element says again what describes the picture to those who cannot see it.

    So captions stand in places of any name. In a teaser it is the headline, a link or a heading.
    """
    alt = clean_words(picture.get("alt") or "")
    if len(alt) < _SHORTEST_ALT or element.tag in _OF_TEASERS:
        return False
    if any(one.tag in _OF_TEASERS for one in element.iterancestors()):
        return False
    if element is picture or next(element.iter(*_OF_TEASERS), None) is not None:
        return False
    return read_words(element) == alt
