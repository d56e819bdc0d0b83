"""Who did what on a story where a label and a name stand in elements of their own.

`<p>Reporter<span>A. B.</span></p>`, `<b>A. B.</b><small>Editor</small>`: read as one text the words
run together, or lose whose label is whose. Knows no running text and nothing told to machines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from plugins.clip.page.elsewhere import is_elsewhere
from plugins.clip.page.names import names_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_WRITER = (
    r"(?:tim )?penulis|reporters?|rep|pewarta|wartawan|jurnalis|kontributor|ditulis oleh|"
    r"written by|reported by|authors?|writers?"
)
_OTHER = (
    r"editors?|penyunting|redaktur(?: pelaksana)?|red|uploader|disunting oleh|edited by|"
    r"fotografer|photographers?|videografer|produser|penerjemah|ilustrator|desainer"
)
_LABEL = re.compile(
    rf"[(\[/|,;–—-]?\s*(?:(?P<writer>{_WRITER})|(?:{_OTHER}))\s*(?P<mark>:?)", re.IGNORECASE
)
_SILENT = frozenset("script style noscript button nav head template".split())
_JOINT = re.compile(r"(?:[\s,;/&|•·–—-]|\bdan\b|\band\b)+", re.IGNORECASE)
_LONGEST = 100  # characters of the names in one element
_REGION = 400  # characters of the part of a page that holds a label and its names
_MOST_TEXTS = 20_000
_MOST_LABELS = 30
_MOST_PEOPLE = 8  # below one label
_SHORTEST = 2  # words of a name that no mark joins to its label


@dataclass(frozen=True)
class _Text:
    """home: the element right around the words."""

    words: str
    home: HtmlElement


def duty_lines(tree: HtmlElement, site: str) -> list[str]:
    """Return lines such as `Reporter: A. B.` and `Editor: C. D.`, in the page's order.

    A label goes to the name with which it shares the smaller part of the page; where that part
    is the same before it and behind it, to the one behind, unless the name before is nobody's.
    """
    texts = _texts(tree)
    lines: list[str] = []
    claimed: set[int] = set()
    labels = [n for n, text in enumerate(texts) if _LABEL.fullmatch(text.words)]
    for place in labels[:_MOST_LABELS]:
        label = _LABEL.fullmatch(texts[place].words)
        if label is None or is_elsewhere(texts[place].home):
            continue
        people = _people(texts, place, claimed, site, marked=bool(label["mark"]))
        claimed.update(people)
        role = "Reporter" if label["writer"] else "Editor"
        lines += [f"{role}: {name}" for n in people for name in names_in(texts[n].words, site)]
    return lines


def _texts(tree: HtmlElement) -> list[_Text]:
    """Return the page's texts in order. Cost is linear."""
    found: list[_Text] = []
    silent = 0  # elements open whose words no reader sees, or that only lead elsewhere
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        named = isinstance(element.tag, str)
        if named and element.tag in _SILENT:
            silent += 1 if event == "start" else -1
        words, home = (element.text, element) if event == "start" else (element.tail, None)
        if silent or not words or not words.strip() or not (named or event == "end"):
            continue
        home = element.getparent() if home is None else home
        if home is not None:
            found.append(_Text(" ".join(words.split()), home))
        if len(found) == _MOST_TEXTS:
            break
    return found


def _people(
    texts: Sequence[_Text], place: int, claimed: set[int], site: str, *, marked: bool
) -> list[int]:
    """Return the places of the texts that hold the names of a label's people."""
    before, behind = place - 1, place + 1
    sizes = {
        near: _shared(texts[place].home, texts[near].home)
        for near in (before, behind)
        if 0 <= near < len(texts)
        and near not in claimed
        and _is_names(texts[near].words, site, marked=marked and near == behind)
    }
    if before in sizes and not marked and sizes[before] <= sizes.get(behind, _REGION):
        return [before]
    if behind not in sizes or sizes[behind] > _REGION:
        return []
    people = [behind]
    for near in range(behind + 1, len(texts)):
        if _JOINT.fullmatch(texts[near].words):
            continue
        if len(people) == _MOST_PEOPLE or not _is_beside(texts[near], texts[behind]):
            break
        if _LABEL.fullmatch(texts[near].words) or not _is_names(texts[near].words, site):
            break
        people.append(near)
    return people


def _is_names(words: str, site: str, *, marked: bool = False) -> bool:
    """Return whether a text is people's names; without a mark each has more words than one."""
    if len(words) > _LONGEST or _LABEL.fullmatch(words):
        return False
    names = names_in(words, site)
    return bool(names) and (marked or all(name.count(" ") + 1 >= _SHORTEST for name in names))


def _is_beside(text: _Text, first: _Text) -> bool:
    """Return whether a text stands as the first name of a label does: in the same list of names."""
    if text.home is first.home:
        return True
    return text.home.tag == first.home.tag and text.home.getparent() is first.home.getparent()


def _shared(one: HtmlElement, other: HtmlElement) -> int:
    """Return the letters of the smallest part that holds both elements; many are not counted."""
    above = {one, *one.iterancestors()}
    part = next((each for each in (other, *other.iterancestors()) if each in above), None)
    letters = 0
    for text in part.itertext() if part is not None else ():
        letters += len(" ".join(str(text).split()))
        if letters > _REGION:
            break
    return letters if part is not None else _REGION + 1
