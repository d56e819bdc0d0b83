"""The parts of a page that tell of other things than its story, known by their build, not by name.

Cards of other stories, readers' comments, and whole articles that follow the first one.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from plugins.clip.moment import read_moment
from plugins.clip.page.headed import headed_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

Doomed = list[tuple["HtmlElement", str]]

_CARD_TAGS = frozenset("div li article section td tr a dl".split())
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_FEWEST = 3  # cards, comments: fewer are chance
_LARGEST_CARD = 700  # characters; a headline, a teaser and a date are fewer
_LONGEST_TEASER = 350
_SHORTEST_HEADLINE = 20
_LARGEST_COMMENT = 2_000
_MOST_ELEMENTS = 80  # in one card or comment
_MAJORITY = 0.6  # of the page's prose: a part that holds more is its story
_ENOUGH = 140  # characters of prose that make a story
_OWN_STORY = 1_000  # characters of prose beside a gallery; with fewer the gallery is the story
_NUMBERED = re.compile(r"\d{1,3} ?(?:/|of) ?(?P<of>\d{1,3})(?!\d)(?=.{20})", re.DOTALL)
_LINES_BELOW = 5  # below a headline, among which its date stands
_REPLY = re.compile(
    r"(?:balas|reply|laporkan|report|suka|like|tanggapi)\W*(?:\d+\W*)?|"
    r"(?:\d{1,3}|an?|se\w+) ?\w{3,8} (?:yang )?(?:lalu|ago)\W*",
    re.IGNORECASE,
)


def find_others(tree: HtmlElement, weights: Mapping[HtmlElement, int]) -> Doomed:
    """Return the parts that tell no word of the page's story, each with its reason.

    weights: characters of prose in each element. Empty where nothing would be left: the page is
    an index then, and is to be seen as one.
    """
    sizes = _measure_text(tree)
    doomed = [
        *_further_articles(tree, weights), *headed_lists(tree), *_lists(tree, weights, sizes),
    ]  # fmt: skip
    outermost = _without_nested(doomed)
    slides = _without_nested([*outermost, *_slides(tree, sizes)])
    if _left(tree, weights, slides) >= _OWN_STORY:
        return slides
    return outermost if _left(tree, weights, outermost) >= _ENOUGH else []


def _left(tree: HtmlElement, weights: Mapping[HtmlElement, int], doomed: Doomed) -> int:
    return weights.get(tree, 0) - sum(weights.get(element, 0) for element, _ in doomed)


def _slides(
    tree: HtmlElement, sizes: Mapping[HtmlElement, int]
) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the numbered slides of a gallery: `1/50 …`, `2/50 …`, side by side, of one number."""
    for element in tree.iter("ul", "ol", "div", "section"):
        if len(element) < _FEWEST:
            continue
        numbered: dict[str, list[HtmlElement]] = {}
        for child in element:
            found = _NUMBERED.match(_opening(child)) if sizes.get(child, 0) else None
            if found:
                numbered.setdefault(found["of"], []).append(child)
        for items in numbered.values():
            if len(items) >= _FEWEST:
                yield from ((one, "pictures of a gallery") for one in items)


def _opening(element: HtmlElement) -> str:
    """Return the first words in the element, the count of a slide and what follows it."""
    texts = (text.strip() for text in islice(element.itertext(), _MOST_ELEMENTS // 4))
    return " ".join(text for text in texts if text)[:_LARGEST_CARD]


def _measure_text(tree: HtmlElement) -> dict[HtmlElement, int]:
    """Return how many characters each element holds, in itself and below."""
    sizes: dict[HtmlElement, int] = {}
    for element in reversed(list(tree.iter())):
        size = sizes.get(element, 0) + len((element.text or "").strip())
        sizes[element] = size
        parent = element.getparent()
        if parent is not None:
            sizes[parent] = sizes.get(parent, 0) + size + len((element.tail or "").strip())
    return sizes


def _without_nested(doomed: Doomed) -> Doomed:
    chosen = dict(doomed)
    return [
        (element, reason)
        for element, reason in chosen.items()
        if not any(one in chosen for one in element.iterancestors())
    ]


def _lists(
    tree: HtmlElement, weights: Mapping[HtmlElement, int], sizes: Mapping[HtmlElement, int]
) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the lists of cards and of comments, or their items where more stands in the list."""
    most = weights.get(tree, 0) * _MAJORITY
    for element in tree.iter():
        if len(element) < _FEWEST or element.tag in ("p", "tr", "head", "html"):
            continue
        children = [child for child in element if sizes.get(child, 0) >= 15]
        for reason, items in (
            ("link to another story", [one for one in children if _is_card(one, sizes)]),
            ("comments", [one for one in children if _is_comment(one, weights, sizes)]),
        ):
            if len(items) < _FEWEST or len(items) * 5 < len(children) * 3:
                continue
            rest = sizes[element] - sum(sizes[one] for one in items)
            whole = rest < 100 and weights.get(element, 0) <= most and _is_no_frame(element)
            yield from ((one, reason) for one in ([element] if whole else items))
            break


def _is_no_frame(element: HtmlElement) -> bool:
    return element.tag not in ("body", "main") and next(element.iter("h1"), None) is None


def _is_card(element: HtmlElement, sizes: Mapping[HtmlElement, int]) -> bool:
    """Return whether the element is a linked headline with at most a teaser and a label beside."""
    size = sizes.get(element, 0)
    if element.tag not in _CARD_TAGS or not 40 <= size <= _LARGEST_CARD:
        return False
    if len(list(islice(element.iter(), _MOST_ELEMENTS))) == _MOST_ELEMENTS:
        return False
    links = [element] if element.tag == "a" else list(element.iter("a"))
    linked = sum(sizes[link] for link in links)
    headlined = any(_is_headline(link, element, sizes) for link in links)
    return headlined and size - linked >= _SHORTEST_HEADLINE <= _LONGEST_TEASER >= size - linked


def _is_headline(link: HtmlElement, card: HtmlElement, sizes: Mapping[HtmlElement, int]) -> bool:
    """Return whether the link is a block of its own in the card, as long as a headline."""
    if sizes[link] < _SHORTEST_HEADLINE or link.get("href") is None:
        return False
    if next(link.iter(*_HEADINGS), None) is not None:
        return True
    parent = link.getparent()
    return link is not card and parent is not card and sizes[parent] == sizes[link]


def _is_comment(
    element: HtmlElement, weights: Mapping[HtmlElement, int], sizes: Mapping[HtmlElement, int]
) -> bool:
    """Return whether the element is what a reader says: a text with a call to reply or its age."""
    if element.tag not in _CARD_TAGS or not 40 <= sizes.get(element, 0) <= _LARGEST_COMMENT:
        return False
    inside = list(islice(element.iter(), _MOST_ELEMENTS))
    if len(inside) == _MOST_ELEMENTS or next(element.iter(*_HEADINGS), None) is not None:
        return False
    return any(_REPLY.fullmatch((one.text or "").strip()[:40]) for one in inside)


def _further_articles(tree: HtmlElement, weights: Mapping[HtmlElement, int]) -> Doomed:
    """Return the articles, each with a headline and a date of its own, that follow the first."""
    headings = list(tree.iter("h1", "h2"))
    first = next((one for one in headings if one.tag == "h1"), None)
    if first is None:
        return []
    doomed: Doomed = []
    above = set(first.iterancestors())
    for heading in headings[headings.index(first) + 1 :]:
        part = _part_of(heading, weights)
        if part is None or part in above:
            continue
        above.add(part)  # its first headline tells what it is; to ask of each is quadratic
        own = heading.tag == "h1" and part.tag == "article"
        if own or _is_dated(heading, part):
            doomed.append((part, "another story"))
    return doomed


def _part_of(heading: HtmlElement, weights: Mapping[HtmlElement, int]) -> HtmlElement | None:
    """Return the smallest element around the heading that holds an article's prose."""
    for element in heading.iterancestors():
        if element.tag in ("body", "html"):
            return None
        if weights.get(element, 0) >= _ENOUGH:
            return element
    return None


def _is_dated(heading: HtmlElement, part: HtmlElement) -> bool:
    """Return whether a day stands right below a heading of the first rank or one that is a link."""
    linked = next(heading.iter("a"), None) is not None or heading.getparent().tag == "a"
    if heading.tag != "h1" and not linked:
        return False
    lines = 0
    below = False
    for element in part.iter():
        if element is heading:
            below = True
        text = " ".join((element.text or "").split())
        if not below or not text or heading in element.iterancestors():
            continue
        lines += 1
        if lines > _LINES_BELOW or len(text) > 100:
            return False
        if element.get("datetime") or read_moment(text):
            return True
    return False
