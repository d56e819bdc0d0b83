"""The pictures of a page with their captions and credits, read before anything is cut.

Knows where on a page captions stand; what a credit is, the caption stage of pastes knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from plugins.clip.clipping import Picture
from plugins.clip.page.credits import (
    clean_words,
    is_only_credit,
    pair_credit,
    split_caption,
)
from plugins.clip.page.images import image_address, is_decoration, picture_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_LONGEST = 700  # characters of a caption
_LONGEST_CREDIT = 120
_NEAR = 6  # siblings after a picture among which its caption is looked for
_LARGEST_HOLDER = 80  # elements; a larger part of a page is no picture with its caption
_MOST = 400  # pictures looked at
CAPTION = re.compile(
    r"(?:.*[_-]|)(?:caption\w*|cutline|keterangan\w*|foto-detail|foto__detail|pic-?desc\w*|"
    r"photo-?desc\w*|"
    r"img-?desc\w*|image-?desc\w*|ket-?foto|foto-?ket|photo-?info|image-?info|photo-?text|"
    r"deskripsi-?foto|image-?title|pic-?caption|gbr-?caption|detail-?foto|tr-caption|"
    r"caption-?\w+|media-?caption|wp-caption-text|imgcaption|pictext|fotocaption)(?:[_-]{1,2}\w+)*",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:.*[_-]|)(?:credits?|copyright|image-?source|photo-?source|photo-?by|photographer|"
    r"fotografer|attribution|source|sumber|photo-?credit\w*|image-?credit\w*|media-?credit|rights|"
    r"byline|photograph-?by)(?:text|line|label|name)?(?:[_-]{1,2}\w+)*",
    re.IGNORECASE,
)
# What may stand around a picture alone, so that the text after it is beside the picture.
_AROUND = frozenset("a p div picture span figure center strong b em i noscript td tr tbody".split())
_SMALL = frozenset(("small", "em", "i", "figcaption", "cite"))
_SOURCE_LINE = re.compile(r"(?:image|photo) (?:source|credit|copyright)\s*,", re.IGNORECASE)
_BOTHER = re.compile(
    r"^(?:perbesar|zoom|enlarge|view (?:full|larger)|hide caption|toggle caption|share|"
    r"lihat foto|expand|play|watch|slide \d+|\d+ (?:of|/|dari) \d+)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Shown:
    """A picture where the page shows it. key: what its addresses in other sizes share."""

    picture: Picture
    key: str
    element: HtmlElement
    words: tuple[str, ...] = ()  # the captions as printed, to be taken out of the body
    line: tuple[HtmlElement, ...] = ()  # what it stands in, innermost first, before any cut


def map_pictures(tree: HtmlElement, base: str) -> list[Shown]:
    """Return the pictures of the page in its order, each once; icons and counters are none."""
    shown: dict[str, Shown] = {}
    for image in _images(tree):
        address = image_address(image, base)
        if not address or is_decoration(image):
            continue
        key = picture_key(address)
        caption, credit, words = _caption_of(image)
        one = Shown(
            Picture(address, clean_words(image.get("alt") or ""), caption, credit),
            key,
            image,
            words,
            tuple(image.iterancestors()),
        )
        known = shown.get(key)
        if known is None:
            shown[key] = one
        elif len(one.picture.caption) > len(known.picture.caption):
            shown[key] = Shown(
                Picture(known.picture.url, known.picture.alt or one.picture.alt, caption, credit),
                key, known.element, words, known.line,
            )  # fmt: skip
    return list(shown.values())


def _images(tree: HtmlElement) -> Iterator[HtmlElement]:
    yield from islice(tree.iter("img", "amp-img"), _MOST)


def _caption_of(image: HtmlElement) -> tuple[str, str, tuple[str, ...]]:
    """Return caption, credit and the words as printed, from the nearest place that has any."""
    holder = image
    credited: tuple[str, str, tuple[str, ...]] = ("", "", ())
    for _ in range(6):
        parent = holder.getparent()
        if parent is None or parent.tag in ("body", "article", "main", "html"):
            break
        if _other_pictures(parent, image) or _is_large(parent):
            break
        holder = parent
        found = _read_holder(holder)
        if found and found[0]:
            return found[0], found[1] or credited[1], (*found[2], *credited[2])
        credited = found or credited  # a credit alone: the caption may stand further out
        if holder.tag == "figure":
            break
    beside = _read_beside(image)
    if beside or credited[1]:
        return beside or credited
    title = clean_words(image.get("title") or "")
    if title.count(" ") >= 4 and len(title) <= _LONGEST and "." not in title.rstrip(".")[-5:]:
        caption, credit = split_caption(title)
        return (caption, credit, ()) if credit else ("", "", ())
    return "", "", ()


def _is_large(holder: HtmlElement) -> bool:
    return sum(1 for _ in islice(holder.iter(), _LARGEST_HOLDER)) == _LARGEST_HOLDER


def _other_pictures(holder: HtmlElement, image: HtmlElement) -> bool:
    """Return whether the holder shows another picture: then its words may be that one's."""
    if image.getparent() is not None and image.getparent().tag == "noscript":
        return False
    for other in holder.iter("img", "amp-img"):
        spare = any(one.tag == "noscript" for one in other.iterancestors())
        if other is not image and not spare:
            return True
    return False


def _read_holder(holder: HtmlElement) -> tuple[str, str, tuple[str, ...]] | None:
    """Return what the captions and credits inside the element say."""
    captions, credits = _places_in(holder)
    texts = [text for text in map(_text_of, captions) if 1 < len(text) <= _LONGEST]
    credit_texts = [text for text in map(_text_of, credits) if 1 < len(text) <= _LONGEST_CREDIT]
    if not texts and not (credit_texts and holder.tag == "figure"):
        return None
    whole = max(texts, key=len) if texts else ""
    credit_texts += [one for one in texts if one != whole and is_only_credit(one)]
    caption, credit = pair_credit(whole, credit_texts)
    words = tuple(dict.fromkeys([*texts, *credit_texts]))
    return (caption, credit, words) if caption or credit else None


def _places_in(holder: HtmlElement) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """Return the elements set aside for captions, and those for credits, outermost only."""
    captions: list[HtmlElement] = []
    credits: list[HtmlElement] = []
    for element in holder.iterdescendants():
        line = list(element.iterancestors())
        within = any(one in captions for one in line)
        if not within and (element.tag == "figcaption" or _has_name(element, CAPTION)):
            captions.append(element)
        elif _is_credit_place(element) and not any(one in credits for one in line):
            credits.append(element)
    return captions, credits


def _is_credit_place(element: HtmlElement) -> bool:
    if element.tag in ("span", "div", "p") and _SOURCE_LINE.match(
        " ".join(element.itertext())[:40]
    ):
        return True
    return _has_name(element, _CREDIT) or "copyrightHolder" in (element.get("itemprop") or "")


def _has_name(element: HtmlElement, rule: re.Pattern[str]) -> bool:
    names = (
        f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('id') or ''}"
    )
    return any(len(name) < 60 and rule.fullmatch(name) for name in names.split()[:12])


def _read_beside(image: HtmlElement) -> tuple[str, str, tuple[str, ...]] | None:
    """Return the caption in the small text right after the picture, where there is one.

    A whole paragraph of small print, or one that closes with a credit; nothing else is sure.
    """
    holder = image
    for _ in range(4):
        after = _next_words(holder)
        if isinstance(after, str):
            text = clean_words(after)
        elif after is not None:
            text = _text_of(after)
        else:
            text = ""
        if text:
            small = after is not None and not isinstance(after, str) and _is_small(after)
            caption, credit = split_caption(text, sure=small)
            if len(text) <= _LONGEST and (credit or small):
                return caption, credit, (text,)
            return None
        parent = holder.getparent()
        if parent is None or parent.tag in ("body", "article", "main", "html"):
            return None
        if parent.tag not in _AROUND:
            return None
        holder = parent
    return None


def _next_words(element: HtmlElement) -> HtmlElement | str | None:
    """Return what follows the element in its parent: a text, an element with words, or None."""
    for _ in range(_NEAR):
        if element.tail and element.tail.strip():
            return str(element.tail)
        following = element.getnext()
        if following is None:
            return None
        if following.tag not in ("br", "noscript", "script", "style") and _text_of(following):
            return following
        element = following
    return None


def _is_small(element: HtmlElement) -> bool:
    """Return whether all the words of the element are set as small print."""
    if element.tag == "font" and element.get("size") in ("1", "-1", "-2"):
        return True
    if element.tag in _SMALL or _has_name(element, CAPTION):
        return True
    children = [child for child in element if child.tag != "br" and _text_of(child)]
    alone = (
        len(children) == 1
        and not (element.text or "").strip()
        and not (children[0].tail or "").strip()
    )
    if alone and element.tag in ("p", "div", "span", "center", "tr", "td", "font"):
        return _is_small(children[0])
    size = re.search(r"font-size\s*:\s*(\d+)px", element.get("style") or "")
    return bool(size and int(size[1]) <= 12)


def _text_of(element: HtmlElement) -> str:
    pieces = []
    for text in element.itertext():
        pieces.append(text)
    words = [clean_words(piece) for piece in pieces]
    kept = [word for word in words if word and not _BOTHER.match(word)]
    text = (
        clean_words("".join(pieces))
        if len(kept) == len([word for word in words if word])
        else clean_words(" ".join(kept))
    )
    return text if not re.search(r"[{};]\s*(?:var|function|\.)", text) else ""
