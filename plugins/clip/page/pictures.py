"""The pictures of a page with their captions and credits, read before anything is cut.

Knows where on a page captions stand; what a credit is, the caption stage of pastes knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.clip.caption import split_credit
from plugins.clip.clipping import Picture
from plugins.clip.outlets import is_picture_source
from plugins.clip.page.images import image_address, is_decoration, picture_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_LONGEST = 700  # characters of a caption
_MOST = 400  # pictures looked at
CAPTION = re.compile(
    r"(?:.*[_-]|)(?:caption\w*|cutline|keterangan\w*|foto-detail|foto__detail|pic-?desc\w*|photo-?desc\w*|"
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
_SMALL = frozenset(("small", "em", "i", "figcaption", "cite"))
_LABEL = re.compile(
    r"^(?:image caption|photo caption|media caption|caption|keterangan (?:foto|gambar)|"
    r"image source|image credit|image copyright|photo credit|sumber (?:foto|gambar)|kredit(?: foto)?)\s*[,:]\s*",
    re.IGNORECASE,
)
_BBC_LABEL = re.compile(
    r"^(?:Image|Photo|Media) (?:caption|source|copyright|credit)\s*,?\s*(?=[A-Z\"“'‘(©])"
)
_CREDIT_LABEL = re.compile(
    r"^(?:foto|photo|photograph|image|picture|credit|kredit|sumber|source|©|\(c\)|copyright|courtesy(?: of)?|"
    r"by|oleh|photo(?:graph)? by|foto oleh)\s*[:/]?\s+(?=\S)|^(?:©|\(c\)|credit:|foto:|photo:|photograph:|sumber:|source:)\s*",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"^(?P<caption>.*[.!?\"”’)])\s+(?:(?:photograph|photo|foto|image|picture|credit|kredit|sumber|source)\s*:\s*)"
    r"(?P<credit>[^:]{2,100})$|^(?P<caption2>.{10,}?)\s+(?:©|\(c\))\s*(?P<credit2>[^:]{2,80})$"
    r"|^(?P<caption3>.{10,}?[.!?\"”])\s+\|\s+(?P<credit3>[^|.]{2,80})$"
    r"|^(?P<caption4>.{10,}?)\s+[|–—-]\s+(?P<credit4>(?:AP|AFP|ANTARA|Reuters|Getty|EPA|Shutterstock|Bloomberg)[^.]{0,60})$",
    re.IGNORECASE,
)  # fmt: skip
_END = re.compile('[.!?]["”’)]*\\s+(?=[A-Z(])')
_SLASHED = re.compile(r"[A-Z][\w.'’ -]*(?:/[A-Za-z][\w.'’ -]*){1,4}")
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
            Picture(address, _clean(image.get("alt") or ""), caption, credit),
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


def split_caption(text: str, *, sure: bool = True) -> tuple[str, str]:
    """Return (caption, credit) of a caption as printed."""
    text = _clean(text)
    text = _BBC_LABEL.sub("", _LABEL.sub("", text))
    split = split_credit(text, above_lead=sure)
    if split and split[1]:
        return split[0], _clean_credit(split[1])
    caption, _, tail = _cut_last(text)
    if caption and _is_maker(tail):
        return caption, _clean_credit(tail.rstrip("."))
    found = _DECIDED.match(text)
    if found:
        groups = [value for value in found.groups() if value]
        return groups[0].strip(), _clean_credit(groups[1])
    return text, ""


def _cut_last(text: str) -> tuple[str, str, str]:
    """Return the text before its last sentence, and what follows."""
    ends = list(_END.finditer(text[:-2]))
    if not ends:
        return "", "", ""
    return text[: ends[-1].end()].strip(), "", text[ends[-1].end() :].strip()


def _is_maker(text: str) -> bool:
    """Return whether words behind a caption name its maker: `ANTARA FOTO/A. B./foc`."""
    if not 2 < len(text) <= 80 or text.count(" ") > 7 or not text[:1].isupper():
        return False
    return is_picture_source(text.rstrip(".")) or bool(_SLASHED.fullmatch(text.rstrip(".")))


def _images(tree: HtmlElement) -> Iterator[HtmlElement]:
    count = 0
    for element in tree.iter("img", "amp-img"):
        count += 1
        if count > _MOST:
            return
        yield element


def _caption_of(image: HtmlElement) -> tuple[str, str, tuple[str, ...]]:
    """Return caption, credit and the words as printed, from the nearest place that has any."""
    holder = image
    for _ in range(6):
        parent = holder.getparent()
        if parent is None or parent.tag in ("body", "article", "main", "html"):
            break
        if _other_pictures(parent, image):
            break
        holder = parent
        found = _read_holder(holder)
        if found:
            return found
        if holder.tag == "figure":
            break
    beside = _read_beside(image)
    if beside:
        return beside
    title = _clean(image.get("title") or "")
    if title.count(" ") >= 4 and len(title) <= _LONGEST and "." not in title.rstrip(".")[-5:]:
        caption, credit = split_caption(title)
        return (caption, credit, ()) if credit else ("", "", ())
    return "", "", ()


def _other_pictures(holder: HtmlElement, image: HtmlElement) -> bool:
    """Return whether the holder shows another picture: then its words may be that one's."""
    others = 0
    for other in holder.iter("img", "amp-img"):
        if other is image or any(one.tag == "noscript" for one in other.iterancestors()):
            continue
        if (other.get("alt"), other.get("class")) != (
            image.get("alt"),
            image.get("class"),
        ) or True:
            others += 1
        if others:
            return not (image.getparent() is not None and image.getparent().tag == "noscript")
    return False


def _read_holder(holder: HtmlElement) -> tuple[str, str, tuple[str, ...]] | None:
    """Return what the captions and credits inside the element say."""
    captions, credits = [], []
    for element in holder.iter():
        if not isinstance(element.tag, str) or element is holder:
            continue
        if any(one in captions for one in element.iterancestors()):
            if _is_credit_place(element) and element not in credits:
                credits.append(element)
            continue
        if element.tag == "figcaption" or _has_name(element, CAPTION):
            captions.append(element)
        elif _is_credit_place(element) and not any(
            one in credits for one in element.iterancestors()
        ):
            credits.append(element)
    texts = [text for text in map(_text_of, captions) if 2 < len(text) <= _LONGEST]
    credit_texts = [text for text in map(_text_of, credits) if 1 < len(text) <= 120]
    if not texts and not (credit_texts and holder.tag == "figure"):
        return None
    whole = max(texts, key=len) if texts else ""
    credit_texts += [one for one in texts if one != whole and is_only_credit(one)]
    caption, credit = whole, ""
    for one in credit_texts:
        if one == caption:
            caption, credit = "", one
        elif one in caption:
            caption = _clean(caption.replace(one, " "))
            credit = credit or one
        else:
            credit = credit or one
    credit = _clean_credit(_BBC_LABEL.sub("", _LABEL.sub("", credit)))
    cut, own = split_caption(caption)
    if own and (
        not credit or own.casefold() in credit.casefold() or credit.casefold() in own.casefold()
    ):
        caption, credit = (
            cut,
            max(own, credit, key=len) if credit and own in credit else own,
        )
    else:
        caption = cut if not own else caption
    if caption and is_only_credit(caption) and not credit:
        caption, credit = "", _clean_credit(caption)
    caption = re.sub(r"[\s(|/–—-]+$", "", caption).strip()
    return (
        (caption, credit, tuple(dict.fromkeys([*texts, *credit_texts])))
        if caption or credit
        else None
    )


def is_only_credit(text: str) -> bool:
    """Return whether the words name a picture's maker and nothing that it shows."""
    if len(text) > 80 or text.count(" ") > 7:
        return False
    labelled = re.match(
        r"(?i)(?:foto|photo|credit|kredit|sumber|source|©|dok\.?|image)\s*[:/©]", text
    )
    return bool(labelled) or (is_picture_source(text) and text.count(" ") <= 5)


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
            text = _clean(after)
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
        if parent.tag not in (
            "a",
            "p",
            "div",
            "picture",
            "span",
            "figure",
            "center",
            "strong",
            "b",
            "em",
            "i",
            "noscript",
            "td",
            "tr",
            "tbody",
        ):
            return None
        holder = parent
    return None


def _next_words(element: HtmlElement) -> HtmlElement | str | None:
    """Return what follows the element in its parent: a text, an element with words, or None."""
    while True:
        if element.tail and element.tail.strip():
            return str(element.tail)
        following = element.getnext()
        if following is None:
            return None
        if following.tag not in ("br", "noscript", "script", "style") and _text_of(following):
            return following
        element = following


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
    words = [_clean(piece) for piece in pieces]
    kept = [word for word in words if word and not _BOTHER.match(word)]
    text = (
        _clean("".join(pieces))
        if len(kept) == len([word for word in words if word])
        else _clean(" ".join(kept))
    )
    return text if not re.search(r"[{};]\s*(?:var|function|\.)", text) else ""


def _clean(text: str) -> str:
    return " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())


def _clean_credit(text: str) -> str:
    text = _clean(text).strip(" ()[]|-–—:;,")
    shorter = _CREDIT_LABEL.sub("", text).strip(" ()[]|-–—:;,")
    return shorter or text
