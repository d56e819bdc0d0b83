"""The headline of a page, without its site's name and without what stands above it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from plugins.clip.language import is_common
from plugins.clip.outlets import is_outlet
from plugins.clip.page.elsewhere import is_elsewhere
from plugins.clip.page.structured import Described, texts_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_JOINT = re.compile(r"\s+[|–—•·»«:~-]+\s+|\s*\|\s*|\s+::\s+|\s*»\s*|\s*«\s*")
# What is set inside a heading and is not of it, unless the page's own title has it.
_BESIDE = re.compile(
    r"kicker|topline|eyebrow|overline|dachzeile|surtitre|volanta|occhiello|label|badge|category|rubrik|kategori|hidden|sr-only|screen-reader|subtitle|edit-?link"
)
_UNREAD = frozenset(("script", "style", "noscript", "svg", "sup"))
_PAGED = re.compile(
    r"\s*[(\[|–—-]{0,2}\s*\b(?:halaman|hal|laman|page)\.?\s+(?:all|\d{1,2})\b"
    r"(?:\s+(?:dari|of)\s+\d{1,2})?[)\]]?(?=\s*$|\s+[|–—-])",
    re.IGNORECASE,
)
_LESSER = 2  # the rank of headings that may as well head another story
_ESCAPED = re.compile(r"&(?:quot|amp|apos|lsquo|rsquo|ldquo|rdquo|nbsp|#0?39|#8\d{3});")
_LONGEST = 300
_MOST_CHARACTERS = 600  # of anything that claims to be a title
_NAMED = re.compile(
    r"(?:.*[_-]|)(?:(?:article|post|entry|story|detail|read|news|content|page|single|berita)[-_]*)?"
    r"(?:title|headline|judul|heading)(?:[_-]{1,2}\w+)?",
    re.IGNORECASE,
)
_SITE_TITLE = re.compile(
    r"site-?title|logo|brand|navbar|widget|section-?title|related|sidebar|box-?title",
    re.IGNORECASE,
)


def find_title(
    tree: HtmlElement, described: Described, site: str
) -> tuple[str, HtmlElement | None]:
    """Return the headline ("" if there is none) and the element that shows it.

    The heading that readers see goes first, if what the page says of itself agrees with it.
    """
    said = _said(tree, described)
    headings = _headings(tree, site, said)
    printed = _printed_title(headings, said, site)
    if printed:
        return cut_site(printed[0], site, said), printed[1]
    ones = [pair for rank, *pair in headings if rank < _LESSER and not is_site(str(pair[0]), site)]
    if said and not ones and (_JOINT.search(said[0]) or ": " in said[0]):
        shown = _shown_as_text(tree, said[0])
        if shown:
            return cut_site(shown[0], site, said), shown[1]
    if said:
        best = cut_site(said[0], site, said)
        if len(best) >= 4 and not is_site(best, site):
            return best, ones[0][1] if len(ones) == 1 else None
    if ones:
        return cut_site(ones[0][0], site, said), ones[0][1]
    return (cut_site(said[-1], site, said), None) if said else ("", None)


def _said(tree: HtmlElement, described: Described) -> list[str]:
    """Return what the page calls itself, surest first."""
    said = [
        described.meta("og:title"),
        *texts_of(described.article.get("headline"))[:1],
        described.meta("twitter:title"),
        described.meta("title", "dc.title", "parsely-title", "sailthru.title", "headline"),
        *texts_of(described.article.get("name"))[:1],
        page_title(tree),
    ]
    return [_clean(one) for one in said if one]


def _printed_title(
    headings: list[tuple[int, str, HtmlElement]], said: list[str], site: str
) -> tuple[str, HtmlElement] | None:
    """Return the heading that is the headline, as readers see it.

    A first heading that agrees with the page's titles, any heading that is one of them, then the
    only first heading that shares a word with them: for search engines many pages are titled anew.
    """
    first = [(text, element) for rank, text, element in headings if rank < _LESSER]
    lesser = [(text, element) for rank, text, element in headings if rank >= _LESSER]
    for text, element in first:
        if any(_agree(text, one) for one in said):
            return text, element
    whole = {_letters(title) for title in said} | {
        _letters(title[: joint.start()]) for title in said for joint in _JOINT.finditer(title)
    }
    for text, element in lesser:
        if _letters(text) in whole:
            return text, element
    parts = {_letters(part) for title in said for part in _JOINT.split(title)}  # sites and sections
    ones = [
        (text, element)
        for text, element in first
        if element.tag == "h1" and not is_site(text, site) and _letters(text) not in parts
    ]
    if len(ones) == 1 and any(_shares_word(ones[0][0], one) for one in said):
        return ones[0]
    for text, element in lesser:
        if any(_agree(text, one, least=0.7) for one in said):
            return text, element
    return None


def _shown_as_text(tree: HtmlElement, said: str) -> tuple[str, HtmlElement] | None:
    """Return the part of the title that the page prints in bold or large, as old pages do."""
    whole = _letters(said)
    for element in tree.xpath(
        "//b|//strong|//font|//big|//span[@class]|//td[@class]|//div[@class]"
    )[:400]:
        text = _clean(element.xpath("string()")[:_LONGEST])
        letters = _letters(text)
        if text.count(" ") >= 2 and len(letters) >= 0.4 * len(whole) and letters in whole:
            return text, element
    return None


def page_title(tree: HtmlElement) -> str:
    """Return the text of `<title>`, or ""."""
    found = tree.find(".//head/title")
    found = found if found is not None else tree.find(".//title")
    return _clean(found.xpath("string()")) if found is not None else ""


def is_site(text: str, site: str) -> bool:
    """Return whether the words are a site's name, whatever their spacing and capitals."""
    mine, theirs = _letters(text), _letters(site)
    return bool(mine) and (
        mine == theirs
        or is_outlet(text)
        or (bool(theirs) and len(mine) > 3 and (mine.startswith(theirs) or theirs.startswith(mine)))
    )


def cut_site(title: str, site: str, others: list[str] | None = None) -> str:
    """Return the title without the name of its site, its section and its page's number."""
    title = _PAGED.sub("", title).strip() or title
    joints = [joint for joint in _JOINT.finditer(title) if _letters(title[joint.end() :])]
    for joint in joints:  # "Headline - Section - Site": all behind the headline goes
        head, tail = title[: joint.start()], title[joint.end() :]
        parts = _JOINT.split(tail)
        bar = "|" in joint[0]
        named = is_site(parts[-1], site) and (len(tail) <= 60 or bar) and len(head) >= 8
        known = any(_letters(one) == _letters(head) for one in others or ())
        if named and (known or len(parts) <= 3) and (len(parts) == 1 or head.count(" ") > 1):
            return head.strip()
    if joints and is_site(title[: joints[0].start()], site) and len(title[joints[0].end() :]) >= 8:
        return title[joints[0].end() :].strip()
    if joints and others:  # another of the page's titles ends where this one goes on
        for joint in reversed(joints):
            head = title[: joint.start()].strip()
            if head.count(" ") >= 2 and any(_letters(one) == _letters(head) for one in others):
                return head
    return title


def _headings(tree: HtmlElement, site: str, said: list[str]) -> list[tuple[int, str, HtmlElement]]:
    """Return (rank, words, element) of the headings that could be the headline, surest first."""
    found = []
    for element in tree.xpath("//h1|//*[@itemprop='headline']|//h2|//h3")[:200]:
        if element.tag == "meta" or is_elsewhere(element):
            continue
        text = _heading_text(element, site, said)
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not 4 <= len(text) <= _LONGEST or _SITE_TITLE.search(names):
            continue
        rank = {"h1": 0}.get(element.tag, 2)
        if element.get("itemprop") == "headline" or any(map(_NAMED.fullmatch, names.split())):
            rank -= 1
        found.append((rank, text, element))
    found.sort(key=lambda one: one[0])
    return found


def _heading_text(element: HtmlElement, site: str, said: list[str]) -> str:
    """Return the heading's words without a kicker or a note set inside it.

    What looks like one stays where the page's own title has it too.
    """
    whole = _words_of(element, set())
    if any(_letters(one).startswith(_letters(whole)) for one in said):
        return whole
    skipped = {
        inner
        for child in element.iterdescendants()
        if _BESIDE.search((child.get("class") or "").lower())
        or is_site(_clean(child.xpath("string()")[:_LONGEST]), site)
        for inner in child.iter()
    }
    return _words_of(element, skipped) or whole


def _words_of(element: HtmlElement, skipped: set[HtmlElement]) -> str:
    words = [element.text or ""]
    for child in element.iterdescendants():
        if child not in skipped and child.tag not in _UNREAD:
            words.append((" " if child.tag == "br" else "") + (child.text or ""))
        if child.getparent() not in skipped:
            words.append(child.tail or "")
    return _clean("".join(words))


def _agree(heading: str, said: str, *, least: float = 0.4) -> bool:
    """Return whether the page's own title is the heading, perhaps with a site's name or cut.

    least: how much of the title the heading must be where it is a part of it.
    """
    mine, theirs = _letters(heading), _letters(said)
    if len(mine) < 4 or not theirs:
        return False
    if (
        mine == theirs
        or (mine in theirs and len(mine) >= least * len(theirs))
        or (theirs in mine and len(theirs) >= 0.6 * len(mine))
    ):
        return True
    first, second = set(heading.casefold().split()), set(said.casefold().split())
    return len(first & second) >= 0.7 * max(3, len(first))


def _shares_word(heading: str, said: str) -> bool:
    """Return whether two titles tell of the same: they share a word that means something."""
    first, second = (
        {word for word in re.findall(r"\w{4,}", text.casefold()) if not is_common(word)}
        for text in (heading, said)
    )
    mine, theirs = _letters(heading), _letters(said)
    return bool(first & second) or (len(mine) > 8 and mine[:8] == theirs[:8])


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _clean(text: str) -> str:
    text = text[:_MOST_CHARACTERS].replace("\u00ad", "").replace("\u200b", "")
    if _ESCAPED.search(text):  # escaped once too often
        text = html.unescape(text)
    return " ".join(text.split())
