"""Where on a page the caption and the credit of a picture stand; knows no picture's address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import lxml.html
from lxml import etree

from plugins.clip.page.credits import is_only_credit, pair_credit, split_caption
from plugins.clip.page.printed import clean_words, read_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.html import HtmlElement

_LONGEST = 1_200  # characters of a caption
_LONGEST_CREDIT = 300  # characters of what stands in a place for credits
_LONGEST_NAME = 60
_UP = 10  # elements around a picture that may hold its caption
_MOST_PIECES = 40  # texts of an element that may be a credit
_NEAR = 6  # siblings after a picture among which its caption is looked for
_LARGEST_HOLDER = 80  # elements; a larger part of a page is no picture with its caption
_ROOMS = frozenset(("body", "article", "main", "html"))
CAPTION = re.compile(
    r"(?:.*[_-]|)(?:caption\w*|cutline|cptn|legende?|epigrafe\w*|pie-?(?:de-?)?foto|bild-?(?:unterschrift|text)|"
    r"img-?text|image-?text|keterangan\w*|foto-detail|foto__detail|pic-?desc\w*|"
    r"photo-?desc\w*|"
    r"img-?desc\w*|image-?desc\w*|ket-?foto|foto-?ket|photo-?info|image-?info|photo-?text|"
    r"deskripsi-?foto|image-?title|pic-?caption|gbr-?caption|detail-?foto|tr-caption|"
    r"caption-?\w+|media-?caption|wp-caption-text|imgcaption|pictext|fotocaption)(?:[_-]{1,2}\w+)*",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:.*[_-]|)(?:credits?|copyright|image-?source|photo-?source|photo-?by|photographer|"
    r"fotografer|attribution|source|sumber|photo-?credit\w*|image-?credit\w*|media-?credit|rights|"
    r"(?:photo|image|img|foto|media)-?byline|photograph-?by|owner|copyrightholder|agency)"
    r"(?:text|line|label|name)?(?:[_-]{1,2}\w+)*",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"\S{1,200}\.(?:jpe?g|png|gif|webp|tiff?)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HELD = ("data-caption", "data-image-caption", "data-img-caption", "data-media-caption")
_HELD_CREDIT = ("data-credit", "data-image-credit", "data-copyright", "data-photographer")
# What may stand around a picture alone, so that the text after it is beside the picture.
_AROUND = frozenset(
    "a p div picture source span figure center strong b em i noscript td tr tbody section header "
    "amp-img video".split()
)
_SMALL = frozenset(("small", "em", "i", "figcaption"))
_STOPPED = re.compile("[.!?…][\"”’)]*$")


@dataclass(frozen=True)
class Said:
    """What stands with a picture. words: as printed, to be taken out of the body.

    linked: all of the caption is a link, as a teaser's headline is. sure: it stands in a place
    for captions.
    """

    caption: str = ""
    credit: str = ""
    words: tuple[str, ...] = ()
    linked: bool = False
    sure: bool = False


def read_caption(picture: HtmlElement, has_others: Callable[[HtmlElement], bool]) -> Said:
    """Return what is said of the picture at the nearest place that says anything.

    has_others: whether an element shows another picture, whose the words may be.
    """
    credited = captioned = Said()
    beside, reach = _read_beside(picture, has_others)
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
    held = _read_held(picture)
    if held.caption:
        return _joined(held, credited)
    if beside.caption or (beside.credit and not credited.credit):
        return _joined(beside, credited)
    return credited if credited.credit else _read_title(picture)


def _holders(
    picture: HtmlElement, has_others: Callable[[HtmlElement], bool]
) -> Iterable[HtmlElement]:
    """Yield what holds this picture and no other, innermost first, from the picture on."""
    yield picture
    holder = _frame(picture).getparent()
    for _ in range(_UP):
        if holder is None or holder.tag in _ROOMS or _is_large(holder) or has_others(holder):
            return
        yield holder
        holder = holder.getparent()


def _frame(picture: HtmlElement) -> HtmlElement:
    """Return the picture with its sources: unclosed, each of them holds what follows it."""
    frame = picture
    while frame.getparent() is not None and frame.getparent().tag in ("source", "picture"):
        frame = frame.getparent()
    return frame


def _joined(said: Said, credited: Said) -> Said:
    if not credited.credit:
        return said
    caption, credit = pair_credit(said.caption, [said.credit or credited.credit])
    return replace(said, caption=caption, credit=credit, words=(*said.words, *credited.words))


def _is_large(holder: HtmlElement) -> bool:
    """Return whether the element is too large for a picture with its caption, told twice."""
    texts = [text for element in islice(holder.iter(), _LARGEST_HOLDER) for text in _own(element)]
    many = sum(1 for _ in islice(holder.iter(), _LARGEST_HOLDER)) == _LARGEST_HOLDER
    return many or sum(map(len, texts)) > 3 * _LONGEST


def _own(element: HtmlElement) -> list[str]:
    if element.tag in ("script", "style", "noscript"):
        return []
    return [clean_words(text) for text in (element.text, element.tail) if text]


def _read_holder(holder: HtmlElement, picture: HtmlElement) -> Said:
    """Return what the captions and credits inside the element say."""
    captions, credits = _places_in(holder, picture)
    if not captions and holder is not picture:
        captions = [holder] if _is_caption_itself(holder) else []
        if captions and len(read_words(holder)) > _LONGEST:
            return Said()
    read = [(place, *_read_place(place)) for place in captions]
    read = [
        one
        for one in read
        if 0 < len(one[1]) + len(one[2]) <= _LONGEST and not _FILE_NAME.fullmatch(one[1])
    ]
    outside = [text for text in map(read_words, credits) if 1 < len(text) <= _LONGEST_CREDIT]
    captioned = [one for one in read if one[1]]
    if not captioned and not any(one[2] for one in read) and not outside:
        return Said()
    best = max(captioned, key=lambda one: len(one[1]), default=None)
    makers = [best[2]] if best and best[2] else []
    makers += [one[2] for one in read if one[2] and one is not best] + outside
    if best and not makers and holder.tag == "figure":
        makers = _loose_credit(holder, captions)
    caption, credit = pair_credit(best[1] if best else "", makers)
    words = [read_words(place) for place in captions] + outside + makers + [caption]
    linked = bool(best and _is_linked(best[0])) and not credit
    return Said(caption, credit, tuple(dict.fromkeys(filter(None, words))), linked, sure=True)


def _is_caption_itself(holder: HtmlElement) -> bool:
    """Return whether all the words around a picture are its caption: a figure's, a small table's"""
    if holder.tag == "figure" or (holder.tag not in ("a", "span") and _has_name(holder, CAPTION)):
        return True
    return holder.tag == "table" and sum(1 for _ in holder.iter("td")) <= 4


def _places_in(
    holder: HtmlElement, picture: HtmlElement
) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """Return the places for captions in the holder, and those for credits outside of them."""
    captions: list[HtmlElement] = []
    credits: list[HtmlElement] = []
    named = _described_by(holder)
    for element in holder.iterdescendants():
        if not isinstance(element.tag, str) or element is picture:
            continue
        line = list(element.iterancestors())
        if any(one in captions or one in credits for one in line):
            continue
        wide = any(one is element for one in picture.iterancestors())
        if wide:
            continue
        if element.tag == "figcaption" or element is named:
            captions.append(element)
        elif _is_credit(element):
            credits.append(element)
        elif _has_name(element, CAPTION):
            captions.append(element)
    if named is not None and named not in captions and named not in holder.iterancestors():
        captions.append(named)
    return captions, credits


def _described_by(holder: HtmlElement) -> HtmlElement | None:
    name = holder.get("aria-describedby")
    if not name or holder.tag not in ("figure", "img", "div", "a"):
        return None
    found = holder.xpath("//*[@id=$name]", name=name.split()[0])
    return found[0] if found and _is_large(found[0]) is False else None


def _is_credit(element: HtmlElement) -> bool:
    """Return whether the element is set aside for a credit: by name and short, or by its label."""
    if _has_name(element, _CREDIT) or (element.tag == "cite" and not _has_name(element, CAPTION)):
        held = any(_has_name(one, CAPTION) for one in element.iterdescendants("div", "p", "span"))
        return not held and len(read_words(element)) <= _LONGEST_CREDIT
    return _is_labelled(element)


def _is_labelled(element: HtmlElement) -> bool:
    """Return whether all that the element says is a credit that its words give away."""
    if element.tag not in ("span", "div", "p", "small", "cite"):
        return False
    pieces = [*islice(map(str, element.itertext()), _MOST_PIECES)]
    return len(pieces) < _MOST_PIECES and is_only_credit(" ".join(pieces))


def _has_name(element: HtmlElement, rule: re.Pattern[str]) -> bool:
    names = (
        f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('id') or ''}"
    )
    return any(
        len(name) < 60 and rule.fullmatch(_CAMEL.sub("-", name)) for name in names.split()[:12]
    )


def _read_place(place: HtmlElement) -> tuple[str, str]:
    """Return (caption, credit) of an element set aside for a caption."""
    makers: list[HtmlElement] = []
    for element in place.iterdescendants():
        if not isinstance(element.tag, str) or any(one in makers for one in element.iterancestors()):
            continue
        if _is_credit(element):
            makers.append(element)
    last = _last_apart(place)
    if not makers and last is not None:
        makers = [last]
    said = [text for text in map(read_words, makers) if text]
    return pair_credit(read_words(place, makers), said)


def _last_apart(place: HtmlElement) -> HtmlElement | None:
    """Return the last part of a caption where it stands apart behind a finished sentence.

    Short, capital and without a full stop, it is no sentence but a maker's name.
    """
    last = place
    while len(last) and not (last[-1].tail or "").strip():
        last = last[-1]
        if isinstance(last.tag, str) and len(read_words(last)) <= _LONGEST_NAME:
            break
    if last is place or last.tag not in ("span", "small", "div", "p", "cite", "em", "i"):
        return None
    text, before = read_words(last), read_words(place, [last])
    apart = bool(_STOPPED.search(before)) and not _STOPPED.search(text)
    short = 1 < len(text) <= _LONGEST_NAME and text.count(" ") <= 6 and not text[0].islower()
    capitals = sum(word[0].isupper() for word in text.split())
    return last if apart and short and capitals * 2 > text.count(" ") else None


def _loose_credit(figure: HtmlElement, captions: list[HtmlElement]) -> list[str]:
    """Return the words of a figure outside its caption, where they are a credit."""
    text = read_words(figure, captions)
    return [text] if text and is_only_credit(text) else []


def _is_linked(place: HtmlElement) -> bool:
    """Return whether the words of the place are a link, within it or around it."""
    if any(one.tag == "a" and one.get("href") for one in place.iterancestors()):
        return True
    words = len(read_words(place))
    return sum(len(read_words(link)) for link in place.iter("a")) * 10 >= words * 9


def _read_held(picture: HtmlElement) -> Said:
    """Return the caption that the attributes of a picture, or of its frame, hold for a script."""
    element: HtmlElement | None = picture
    for _ in range(4):
        if element is None or element.tag in _ROOMS:
            break
        text = next((words for name in _HELD if (words := _plain(element.get(name)))), "")
        maker = next((words for name in _HELD_CREDIT if (words := _plain(element.get(name)))), "")
        if 1 < len(text) <= _LONGEST:
            caption, credit = pair_credit(text, [maker] if maker else [])
            return Said(caption, credit, (text,), sure=True)
        element = element.getparent()
    return Said()


def holds_caption(element: HtmlElement) -> bool:
    """Return whether the element has a caption among its attributes, for a script to show."""
    return any(name in element.attrib for name in _HELD)


def _plain(markup: str | None) -> str:
    """Return the words of an attribute, which may be marked up."""
    if not markup or "<" not in markup:
        return clean_words(markup or "")
    try:
        return clean_words(lxml.html.fromstring(markup[:4000]).text_content())
    except (etree.ParserError, ValueError):
        return ""


def _read_title(picture: HtmlElement) -> Said:
    """Return the caption of a `title`, where a credit in it shows that it is one."""
    title = clean_words(picture.get("title") or "")
    if title.count(" ") >= 4 and len(title) <= _LONGEST:
        caption, credit = split_caption(title)
        return Said(caption, credit) if caption and credit else Said()
    return Said()


def _read_beside(
    picture: HtmlElement, has_others: Callable[[HtmlElement], bool]
) -> tuple[Said, int]:
    """Return the caption in the small text right after the picture, and how far out it stands.

    A whole paragraph of small print, or one that closes with a credit; nothing else is sure.
    """
    holder = _frame(picture)
    for height in range(1, _UP + 1):
        after = _next_words(holder)
        if after is not None:
            return _read_following(after), height
        parent = holder.getparent()
        if parent is None or parent.tag not in _AROUND or has_others(parent):
            break
        holder = parent
    return Said(), 0


def _read_following(after: HtmlElement | str) -> Said:
    if isinstance(after, str):
        text, small = clean_words(after), False
    else:
        place = _first_place(after)
        after = after if place is None else place
        text, small = read_words(after), place is not None or _is_small(after)
    if not 1 < len(text) <= _LONGEST or _FILE_NAME.fullmatch(text):
        return Said()
    caption, credit = (
        _read_place(after)
        if small and not isinstance(after, str)
        else split_caption(text, sure=small)
    )
    return Said(caption, credit, (text,)) if credit or small else Said()


def _first_place(element: HtmlElement) -> HtmlElement | None:
    """Return the part that a long element opens with, where it is named as caption or credit."""
    for _ in range(4):
        if _has_name(element, CAPTION) or _has_name(element, _CREDIT):
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
        if not silent and following.tag != "noscript" and read_words(following):
            return following
        element = following
    return None


def _is_small(element: HtmlElement) -> bool:
    """Return whether all the words of the element are set as small print."""
    if element.tag == "font" and element.get("size") in ("1", "-1", "-2"):
        return True
    if element.tag in _SMALL or _has_name(element, CAPTION):
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
