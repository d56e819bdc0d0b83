"""The parts of a page that hold no story, by tag and by the names that sites give them.

Cuts nothing that holds a large part of the page's prose, whatever it is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from plugins.clip.clipping import Dropped
from plugins.clip.page.blocks import INLINE_TAGS
from plugins.clip.page.misnamed import asks_nothing, leads_nowhere, runs_on
from plugins.clip.page.others import find_others
from plugins.clip.page.paging import tell_pages
from plugins.clip.page.parts import LONGEST_NAME, name_part, names_of
from plugins.clip.page.pictures import CAPTION

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from lxml.html import HtmlElement

_SILENT = frozenset(
    "script style noscript template iframe svg object embed video audio canvas map input select "
    "option textarea link meta base head source track param frameset math datalist progress "
    "amp-ad amp-analytics amp-iframe amp-video amp-sidebar amp-embed amp-sticky-ad".split()
)
_BY_TAG = "navigation"
_BESIDE = frozenset("nav footer aside menu dialog button form header".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST = 0.25  # of the page's prose: what holds more is seldom cut by its name
_SMALL = 400  # characters of prose: what holds less is small on any page
_LARGE = 0.4  # of the page's prose: too much of a short story to be cut as small
_MAJORITY = 0.6  # of the page's prose: what holds more is never cut by its name
_FEWEST = 200  # characters of prose; a page with less may be all a notice
_ENOUGH = 140  # characters of prose that make a story
_PROSE = 80  # characters of a text that counts as prose
_CAPTION_AT_MOST = 300  # characters; what a part named as caption holds beyond is the story's
_HEADER_AT_MOST = 250  # characters; a longer text above a story opens it
_TOLD = 200  # characters of what is dropped: enough to know it again
_MACHINERY = "machinery"
_HIDDEN_PART = "hidden from readers"
_CAPTION = "caption of no picture that was found"
# A paragraph that is marked so may still be the story's own, as behind a paywall.
_SOFT = frozenset(("notice of the site", "about the author", "tag list", "navigation"))
# Not the story's however long they are, while a story stands beside them.
_TEASER = "link to another story"
_CALL = "call to follow"
_NEVER_OWN = frozenset(("comments", _TEASER))
_UNTOLD = frozenset((_MACHINERY, _HIDDEN_PART, "navigation"))  # no word of the article


def prune_page(tree: HtmlElement, captions: Collection[str] = ()) -> list[Dropped]:
    """Cut, in place, what is no story, and return what had words for a reader, in order.

    captions: words that stand with their pictures already, and so are not told again.
    """
    weights = weigh_prose(tree)
    prose = _Prose(weights, _side_by_side(weights), weights.get(tree, 0))
    known = {" ".join(caption.split()) for caption in captions}
    doomed: list[tuple[HtmlElement, str]] = []
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        reason = _why(element)
        if reason and _may_go(element, reason, prose, known):
            doomed.append((element, reason))
            walk.skip_subtree()
        elif reason == _CAPTION and element.tag == "figcaption":
            element.tag = "div"  # a slide's text is set as the caption of its picture
    dropped = tell_pages(tree) + _cut(doomed, known)
    return dropped + _cut(find_others(tree, weigh_prose(tree)), known)


def _cut(doomed: Collection[tuple[HtmlElement, str]], captions: Collection[str]) -> list[Dropped]:
    """Cut the elements, and return what had words for a reader."""
    dropped: list[Dropped] = []
    for element, reason in doomed:
        if reason not in _UNTOLD:
            text = _words(element)
            if len(text) > 3 and not _is_known(text, captions):
                dropped.append(Dropped(text[:_TOLD], reason))
        element.drop_tree()
    return dropped


def _may_go(element: HtmlElement, reason: str, prose: _Prose, captions: Collection[str]) -> bool:
    """Return whether the page keeps a story without the element. Whoever holds most is the story.

    captions: the words that stand with pictures already.
    """
    own, whole = prose.weights.get(element, 0), prose.whole
    if reason == _CALL and asks_nothing(element, prose.weights):
        return False
    if reason == _MACHINERY or not own:
        return True
    if reason == _CAPTION:
        return own <= _CAPTION_AT_MOST or _is_known(_words(element), captions)
    if _may_be_misnamed(element, reason) and runs_on(element, prose.weights):
        return False
    if reason == _TEASER and leads_nowhere(element, prose.weights):
        return False
    if reason in _NEVER_OWN and whole - own >= _ENOUGH and not prose.is_one_text(element):
        return True
    if own > whole * _MAJORITY and whole >= _FEWEST:
        return False
    if element.tag == "header" and reason == _BY_TAG:
        return own < _HEADER_AT_MOST
    return own < max(whole * _MOST, min(_SMALL, whole * _LARGE))


@dataclass(frozen=True)
class _Prose:
    """Where on the page prose stands: characters in each element, and side by side in each."""

    weights: Mapping[HtmlElement, int]
    beside: Mapping[HtmlElement, int]
    whole: int

    def is_one_text(self, element: HtmlElement) -> bool:
        """Return whether it has a headline, or most of its prose is paragraphs side by side."""
        if next(element.iter("h1"), None) is not None:
            return True
        return self.beside.get(element, 0) * 2 > self.weights.get(element, 0)


def _side_by_side(weights: Mapping[HtmlElement, int]) -> dict[HtmlElement, int]:
    """Return the most prose that stands side by side in each element, as a story's paragraphs do.

    weights: children before their parents. Comments and teasers stand each in a part of its own.
    """
    most: dict[HtmlElement, int] = {}
    for element in weights:
        own = sum(weights.get(child, 0) for child in element if child.tag == "p" or not len(child))
        most[element] = max([own, *(most.get(child, 0) for child in element)])
    return most


def _may_be_misnamed(element: HtmlElement, reason: str) -> bool:
    return reason not in ("comments", _HIDDEN_PART) and element.tag not in _BESIDE


def _is_known(text: str, captions: Collection[str]) -> bool:
    """Return whether the text stands with a picture already: most of it is one of the captions."""
    return text in captions or any(
        len(caption) * 2 > len(text) and caption in text for caption in captions
    )


def _is_in_sentence(element: HtmlElement) -> bool:
    """Return whether words stand beside the element in its parent."""
    parent = element.getparent()
    if parent is None:
        return False
    before = element.getprevious()
    words = (parent.text if before is None else before.tail) or ""
    beside = len(words.strip()) + len((element.tail or "").strip())
    return beside >= 20


def _words(element: HtmlElement) -> str:
    """Return what a reader sees of the element."""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        if event == "start" and one.tag in _SILENT:
            walk.skip_subtree()
        elif event == "start":
            pieces.append(one.text or "")
        elif one is not element:
            pieces.append(one.tail or "")
    return " ".join(" ".join(pieces).split())


def weigh_prose(tree: HtmlElement) -> dict[HtmlElement, int]:
    """Return how many characters of prose each element holds, in itself and below. Linear."""
    weights: dict[HtmlElement, int] = {}
    for _, element in etree.iterwalk(tree, events=("end",)):
        if element.tag in _SILENT:
            continue
        own = len((element.text or "").strip())
        below = 0
        for child in element:
            own += len((child.tail or "").strip())
            below += weights.get(child, 0)
        total = below + (own if own >= _PROSE else 0)
        if total:
            weights[element] = total
    return weights


def _why(element: HtmlElement) -> str:
    """Return why the element goes, or ""."""
    tag = element.tag
    if tag in _SILENT:
        return _MACHINERY
    if tag in ("html", "body", "main", "article", "h1"):
        return ""
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return _HIDDEN_PART
    if element.get("role") in (
        "navigation",
        "search",
        "banner",
        "complementary",
        "dialog",
    ):
        return "navigation"
    if tag in INLINE_TAGS and (tag != "span" or _is_in_sentence(element)):
        return ""  # links to tags and to other stories stand inside sentences; words judge them
    names = names_of(element)
    if tag == "figcaption" or any(
        len(name) <= LONGEST_NAME and CAPTION.fullmatch(name) for name in names.split()
    ):
        return _CAPTION
    reason = name_part(names)
    if reason and not (tag == "p" and reason in _SOFT):
        return reason
    return _BY_TAG if tag in _BESIDE and not _is_own_by_place(element) else ""


def _is_own_by_place(element: HtmlElement) -> bool:
    """Return whether the footer or header is one of a part within the story: of a quote, a section.

    The header of a section heads what follows; that of the page or of the article is furniture.
    """
    parent = element.getparent()
    if parent is None:
        return False
    if parent.tag == "blockquote":
        return True
    return (
        element.tag == "header"
        and parent.tag == "section"
        and next(parent.iterancestors("article"), None) is not None
        and next(element.iter("h1", "a"), None) is None
    )
