"""The pictures of a page with their captions and credits, read before anything is cut."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from plugins.clip.clipping import Picture
from plugins.clip.page.beside import holds_caption
from plugins.clip.page.captions import read_caption
from plugins.clip.page.enlarged import enlarged_address
from plugins.clip.page.images import image_address, is_decoration, is_small, picture_key
from plugins.clip.page.places import CAPTION, Said, is_headed, is_large
from plugins.clip.page.printed import clean_words, read_words
from plugins.clip.page.standins import beside_address, hidden_address, poster_address
from plugins.clip.sentences import is_finished

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from lxml.html import HtmlElement

__all__ = ["CAPTION", "Shown", "map_pictures"]

_MOST = 400  # pictures looked at
_MOST_BEFORE = 8  # images of what a <noscript> stands behind
_HEADLINE = 25  # characters of a linked line that is a headline and no maker's name
_PLAY = re.compile(r"\b(?:play|watch|putar|tonton)\b", re.IGNORECASE)
_FILM = re.compile(r"(?:\w*[_-]|)video(?:s?[_-]\w*|s|player|box|wrap\w*|)(?:-\w+)*", re.IGNORECASE)
_FRAME = 4  # elements around a picture that may be named a video
_LONGEST_NAME = 60
_CARD = 5  # elements around a teaser's picture that may hold its headline too


@dataclass(frozen=True)
class Shown:
    """A picture where the page shows it. key: what its addresses in other sizes share.

    Where only a caption marks the place of a picture, its address and its key are "".
    """

    picture: Picture
    key: str
    element: HtmlElement
    words: tuple[str, ...] = ()  # the captions as printed, to be taken out of the body
    line: tuple[HtmlElement, ...] = ()  # what it stands in, innermost first, before any cut
    linked: bool = False  # its words are a link, as a teaser's are
    film: bool = False  # it stands for a film
    whole: bool = False  # the address is that of a larger version than the page shows


def map_pictures(tree: HtmlElement, base: str, titles: Collection[str] = ()) -> list[Shown]:
    """Return the pictures of the page in its order, each once; icons and counters are none.

    titles: what the page calls itself, which captions no picture.
    """
    found = dict(islice(_find(tree, base), _MOST))
    keys = {element: _key(address, element) for element, address in found.items()}
    shown: dict[str, Shown] = {}
    for element, address in found.items():
        said = read_caption(element, partial(_has_others, own=element, keys=keys))
        if said.caption in titles:
            said = Said(credit=said.credit)
        if _is_beside_the_story(element, said) or not (address or said.caption):
            continue
        large = enlarged_address(element, base, address) if address else ""
        best = large or address
        picture = Picture(best, clean_words(element.get("alt") or ""), said.caption, said.credit)
        one = Shown(
            picture, picture_key(best) if best else "", element,
            said.words if address else (),
            tuple(element.iterancestors()), linked=_is_linked(element, said),
            film=_is_film(element), whole=bool(large),
        )  # fmt: skip
        known = shown.get(keys[element])
        shown[keys[element]] = _fuller(known, one) if known else one
    return list(shown.values())


def _find(tree: HtmlElement, base: str) -> Iterator[tuple[HtmlElement, str]]:
    """Yield what shows a picture, with its address: "" for a figure that hides it."""
    judged: dict[HtmlElement, bool] = {}
    for element in tree.iter(etree.Element):
        if element.tag in ("img", "amp-img"):
            if is_small(element) or element.get("placeholder") is not None:
                continue
            if _is_spare(element, base, judged):
                continue
            address = image_address(element, base) or beside_address(element, base)
        elif element.tag in ("video", "amp-video"):
            address = poster_address(element, base)
        elif element.tag == "figure" or holds_caption(element):
            if next(element.iter("img", "amp-img"), None) is not None and any(
                image_address(one, base) for one in element.iter("img", "amp-img")
            ):
                continue
            if _poster(element, base):
                continue
            address = hidden_address(element, base)
            if not address and next(element.iter("figcaption"), None) is not None:
                yield element, ""
        else:
            continue
        if address:
            yield element, address


def _is_spare(image: HtmlElement, base: str, judged: dict[HtmlElement, bool]) -> bool:
    """Return whether the image shows, where no script runs, what the one before it shows.

    judged: what is known of each <noscript>, which may hold any number of images.
    """
    spare = next(image.iterancestors("noscript"), None)
    if spare is None:
        return False
    if spare not in judged:
        judged[spare] = _stands_in(spare, base)
    return judged[spare]


def _stands_in(spare: HtmlElement, base: str) -> bool:
    before = spare.getprevious()
    if before is None or not isinstance(before.tag, str):
        return False
    images = islice(before.iter("img", "amp-img"), _MOST_BEFORE)
    return any(image_address(one, base) for one in images)


def _poster(figure: HtmlElement, base: str) -> str:
    return next(
        (
            found
            for one in figure.iter("video", "amp-video")
            if (found := poster_address(one, base))
        ),
        "",
    )


def _key(address: str, element: HtmlElement) -> str:
    return picture_key(address) if address else f"figure {id(element)}"


def _has_others(holder: HtmlElement, *, own: HtmlElement, keys: Mapping[HtmlElement, str]) -> bool:
    """Return whether the holder shows another picture: then its words may be that one's."""
    return any(
        one is not own and keys.get(one, keys[own]) != keys[own]
        for one in holder.iterdescendants(etree.Element)
    )


def _is_beside_the_story(element: HtmlElement, said: Said) -> bool:
    """Return whether the picture is furniture of the page, as far as its place tells."""
    if element.tag == "figure" and not said.caption:
        return True
    framed = said.credit and next(element.iterancestors("figure"), None) is not None
    return is_decoration(element) and not (said.sure and (said.caption or framed))


def _is_linked(element: HtmlElement, said: Said) -> bool:
    """Return whether all that is said with a picture is a link, and no sentence: a teaser's."""
    if _plays(element):
        return True
    link = next((one for one in element.iterancestors("a") if one.get("href")), None)
    credited = said.caption and said.credit
    if link is not None and not credited and _has_headline(link, _HEADLINE):
        return True
    if said.caption:
        return said.headed or (said.linked and not is_finished(said.caption))
    if said.credit:
        return False
    if _is_teaser(element):
        return True
    if link is None:
        return False
    return bool(read_words(link)) or _has_headline(link)


def _is_teaser(element: HtmlElement) -> bool:
    """Return whether a small part of the page that holds the picture has a heading that links."""
    for holder in islice(element.iterancestors(), _CARD):
        pictures = islice(holder.iter("img", "amp-img", "h1"), 2)
        if holder.tag in ("body", "main") or is_large(holder) or len([*pictures]) > 1:
            return False
        if is_headed(holder):
            return True
    return False


def _plays(element: HtmlElement) -> bool:
    """Return whether the picture is a button that plays a video, whose title stands beside it."""
    button = next(element.iterancestors("button"), None)
    if button is None:
        return False
    return bool(_PLAY.search(f"{button.get('title') or ''} {button.get('aria-label') or ''}"))


def _is_film(element: HtmlElement) -> bool:
    """Return whether what frames the picture is named a video, or leads to one."""
    for one in islice(element.iterancestors(), _FRAME):
        names = f"{one.get('class') or ''} {one.get('id') or ''}".split()[:12]
        if any(_FILM.fullmatch(name) for name in names if len(name) < _LONGEST_NAME):
            return not is_large(one)
    return element.tag in ("video", "amp-video")


def _has_headline(link: HtmlElement, fewest: int = 1) -> bool:
    """Return whether a link with words, near by, leads to the same page, as in a teaser.

    fewest: characters of its words, that a maker's linked name may not count.
    """
    if not (link.get("href") or "").strip("# "):
        return False
    holder = link
    for _ in range(_CARD):
        holder = holder.getparent()
        if holder is None or is_large(holder):
            return False
        if any(
            one.get("href") == link.get("href")
            for one in holder.iter("a")
            if len(read_words(one)) >= fewest
        ):
            return True
    return False


def _fuller(known: Shown, one: Shown) -> Shown:
    """Return the picture with what either place says of it, the longer caption first."""
    best = max(known, one, key=lambda each: len(each.picture.caption))
    alt = known.picture.alt or one.picture.alt
    credit = best.picture.credit or known.picture.credit or one.picture.credit
    url = one.picture.url if one.whole and not known.whole else known.picture.url
    picture = replace(best.picture, url=url, alt=alt, credit=credit)
    words = (*known.words, *one.words)
    return replace(known, picture=picture, words=words, whole=known.whole or one.whole)
