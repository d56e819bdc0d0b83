"""Which elements of a page are places for captions and credits, and what such a place says.

Knows names, labels and where words stand apart; does not know where to look for a place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from plugins.clip.credit import MAKER
from plugins.clip.outlets import is_picture_source
from plugins.clip.page.credits import is_only_credit, pair_credit
from plugins.clip.page.printed import clean_words, has_words, is_bother, read_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 700  # characters of a caption; a slide that tells more is a part of the story
LONGEST_CREDIT = 300  # characters of what stands in a place for credits
_LONGEST_NAME = 60
_LARGEST = 80  # elements of what holds one picture and its caption
_MOST_PIECES = 40  # texts of an element that may be a credit
CAPTION = re.compile(
    r"(?:.*[_-]|)(?:caption\w*|capt|cutline|cptn|legende|epigrafe\w*|pie-?(?:de-?)?foto|"
    r"bild-?(?:unterschrift|text)|img-?text|image-?text|keterangan\w*|foto-detail|foto__detail|"
    r"(?:pict?|picture|photo|foto|img|image|gambar|slide|media|gallery|galeri)[_-]{0,2}"
    r"(?:desc\w*|ket\w*|info|te[xk][ts]|cap|capt|note)|"
    r"(?:ket|te[xk][ts]|desc|cap|info)[_-]?(?:foto|gambar|photo|pic|img|image)|"
    r"deskripsi-?foto|image-?title|gbr-?caption|detail-?foto|imgcaption|pictext|fotocaption)"
    r"(?:[_-][\w-]*)?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:.*[_-]|)(?:credits?|copyright|(?:image|photo)-?source|(?:photo|photograph)-?by|"
    r"photographer|fotografer|attribution|source|sumber|(?:photo|image|media)-?credit\w*|rights|"
    r"(?:photo|image|img|foto|media|picture|caption|gambar)[_-]{0,2}"
    r"(?:byline|author|by|source|sumber|credit\w*|fotografer)|owner|copyrightholder|agency)"
    r"(?:text|line|label|name)?(?:[_-][\w-]*)?",
    re.IGNORECASE,
)
FILE_NAME = re.compile(r"\S{1,200}\.(?:jpe?g|png|gif|webp|tiff?)", re.IGNORECASE)
# Names of what frames one picture, with or without words below it.
_FRAME = re.compile(
    r"(?:.*[_-]|)(?:(?:art|top|main|lead|read|news|detail|imgc?)?(?:photos?|fotos?|pict?|picture|"
    r"images?|img|gambar)(?:box|wrap\w*|center|cover|frame|detail|holder|full|area|cont\w*)?|"
    r"imgcenter|cover)(?:[_-]{1,2}\w{1,14})*",
    re.IGNORECASE,
)
_NO_FRAME = re.compile(r"author|avatar|profile?|bio|thumb|logo|icon|list|grid|card|item|teaser",
                       re.IGNORECASE)  # fmt: skip
_FRAMES = frozenset(("div", "section", "td", "center", "span"))
_NO_CAPTION = ("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "form", "button", "table", "time")
_LONGEST_FRAMED = 300  # characters of what is a caption by standing in such a frame alone
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# What sites set a credit in that no name tells.
_CREDITED = frozenset("span div p small cite li td dd b strong em i font figcaption".split())
_STOPPED = re.compile('[.!?…]["”’)]*$')


@dataclass(frozen=True)
class Said:
    """What stands with a picture. words: as printed, to be taken out of the body.

    linked: all of the caption is a link, as a teaser's headline is. sure: it stands in a place
    for captions. headed: a linked heading stands in it, as in a box that promotes a video.
    """

    caption: str = ""
    credit: str = ""
    words: tuple[str, ...] = ()
    linked: bool = False
    sure: bool = False
    headed: bool = False


def is_named_caption(element: HtmlElement) -> bool:
    """Return whether a class, an id or an itemprop names the element a caption."""
    return _has_name(element, CAPTION)


def _has_name(element: HtmlElement, rule: re.Pattern[str]) -> bool:
    return any(map(rule.fullmatch, _names(element)))


def _names(element: HtmlElement) -> list[str]:
    names = (
        f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('id') or ''}"
    )
    return [_CAMEL.sub("-", name) for name in names.split()[:12] if len(name) < _LONGEST_NAME]


def is_credit(element: HtmlElement) -> bool:
    """Return whether the element is set aside for a credit: by name and short, or by its label."""
    if _is_named_credit(element) or (element.tag == "cite" and not is_named_caption(element)):
        held = any(is_named_caption(one) for one in element.iterdescendants("div", "p", "span"))
        return not held and len(read_words(element)) <= LONGEST_CREDIT
    return _is_labelled(element)


def _is_named_credit(element: HtmlElement) -> bool:
    """Return whether a name is a credit's and no other name is only a caption's.

    `caption__credit` is a place for credits, `image__caption attribution` is none.
    """
    names = _names(element)
    return any(map(_CREDIT.fullmatch, names)) and not any(
        CAPTION.fullmatch(name) and not _CREDIT.fullmatch(name) for name in names
    )


def _is_labelled(element: HtmlElement) -> bool:
    """Return whether all that the element says is a credit that its words give away."""
    if element.tag not in _CREDITED:
        return False
    pieces = [*islice(map(str, element.itertext()), _MOST_PIECES)]
    return len(pieces) < _MOST_PIECES and is_only_credit(" ".join(pieces))


def is_wholly_caption(holder: HtmlElement, picture: HtmlElement) -> bool:
    """Return whether all the words around a picture are its caption.

    So it is in a figure, in what is named a caption, and in a table with a picture and, in a row
    below it, one cell of words.
    """
    if holder.tag == "figure" or (holder.tag not in ("a", "span") and is_named_caption(holder)):
        return True
    if holder.tag != "table":
        return False
    row = next(picture.iterancestors("tr"), None)
    said = [cell for cell in holder.iter("td", "th") if has_words(cell)]
    return len(said) == 1 and row is not None and said[0].getparent() is not row


def is_framed_caption(holder: HtmlElement, picture: HtmlElement) -> bool:
    """Return whether the words in a picture's frame can only be its caption.

    The frame is named as one of pictures; no heading, no list and no linked words stand in it.
    """
    names = _names(holder)
    named = any(map(_FRAME.fullmatch, names))
    if holder.tag not in _FRAMES or not named or any(map(_NO_FRAME.search, names)):
        return False
    if next(holder.iter(*_NO_CAPTION), None) is not None:
        return False
    if any(has_words(link) and not is_bother(read_words(link)) for link in holder.iter("a")):
        return False
    return 1 < len(read_words(holder)) <= _LONGEST_FRAMED


def find_places(
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
        if element is named or (element.tag == "figcaption" and not _is_beside_caption(element)):
            captions.append(element)
        elif is_credit(element):
            credits.append(element)
        elif is_named_caption(element):
            captions.append(element)
    if named is not None and named not in captions and named not in holder.iterancestors():
        captions.append(named)
    return captions, credits


def _is_beside_caption(element: HtmlElement) -> bool:
    """Return whether the element is named a credit and the one beside it a caption."""
    beside = (element.getprevious(), element.getnext())
    named = any(one is not None and is_named_caption(one) for one in beside)
    return named and _is_named_credit(element)


def _described_by(holder: HtmlElement) -> HtmlElement | None:
    name = holder.get("aria-describedby")
    if not name or holder.tag not in ("figure", "img", "div", "a"):
        return None
    found = holder.xpath("//*[@id=$name]", name=name.split()[0])
    return found[0] if found and is_large(found[0]) is False else None


def is_large(holder: HtmlElement) -> bool:
    """Return whether the element is too large for a picture with its caption, told twice."""
    texts = [text for element in islice(holder.iter(), _LARGEST) for text in _own(element)]
    many = sum(1 for _ in islice(holder.iter(), _LARGEST)) == _LARGEST
    return many or sum(map(len, texts)) > 3 * LONGEST


def _own(element: HtmlElement) -> list[str]:
    if element.tag in ("script", "style", "noscript"):
        return []
    return [clean_words(text) for text in (element.text, element.tail) if text]


def read_place(place: HtmlElement) -> tuple[str, str]:
    """Return (caption, credit) of an element set aside for a caption."""
    makers: list[HtmlElement] = []
    for element in place.iterdescendants():
        if not isinstance(element.tag, str) or any(
            one in makers for one in element.iterancestors()
        ):
            continue
        if is_credit(element):
            makers.append(element)
    last = _last_apart(place)
    if not makers and last is not None:
        makers = [last]
    first = "" if makers else _first_line(place) or _first_apart(place)
    if first:
        return pair_credit(read_words(place).removeprefix(first).strip(), [first])
    said = [text for text in map(read_words, makers) if text]
    return pair_credit(read_words(place, makers), said)


def _first_line(place: HtmlElement) -> str:
    """Return the words above a place's only line break, where they are a paper's photographer's."""
    breaks = [*islice(place.iter("br"), 2)]
    if len(breaks) != 1 or breaks[0].getprevious() is not None:
        return ""
    first = clean_words(breaks[0].getparent().text or "")
    return first if MAKER.fullmatch(first) and is_picture_source(first) else ""


def _first_apart(place: HtmlElement) -> str:
    """Return the first part of a caption where it stands apart from the sentence as `HO/BNPB`."""
    parts = [
        one
        for one in islice(place.iterchildren("div", "p", "span", "small", "em", "i"), _MOST_PIECES)
        if (words := read_words(one)) and not is_bother(words)
    ]
    if len(parts) != 2 or (place.text or "").strip():
        return ""
    first, rest = read_words(parts[0]), read_words(place, [parts[0]])
    apart = bool(MAKER.fullmatch(first)) and bool(_STOPPED.search(rest))
    return first if apart and len(first) <= _LONGEST_NAME else ""


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


def loose_credit(figure: HtmlElement, captions: list[HtmlElement]) -> list[str]:
    """Return the words of a figure outside its caption, where they are a credit."""
    text = read_words(figure, captions)
    return [text] if text and is_only_credit(text) else []


def is_headed(place: HtmlElement) -> bool:
    """Return whether a heading in the place is a link."""
    return any(
        next(heading.iter("a"), None) is not None
        for heading in place.iter("h1", "h2", "h3", "h4", "h5", "h6")
    )


def is_linked(place: HtmlElement) -> bool:
    """Return whether the words of the place are a link, within it or around it."""
    if any(one.tag == "a" and one.get("href") for one in place.iterancestors()):
        return True
    words = len(read_words(place))
    return sum(len(read_words(link)) for link in place.iter("a")) * 10 >= words * 9
