"""Which blocks of a page are its story: those of the element that holds it, and what runs on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.clip.page.further import further_parts, left_out, line_of
from plugins.clip.page.prose import set_apart, worth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.html import HtmlElement

    from plugins.clip.page.block import Block

_ENOUGH = 140  # characters of prose that make a story
_ALONE = 40  # characters of prose that make one on a page with nothing else
_BARE = 400  # characters of a page with nothing else
_VOTED, _UNVOTED = 0.85, 0.6  # of the prose, voted for or all of it, that a story's element holds
_TEASED = 0.15  # of a text that is links, in lists of teasers and not in a story
_DOWN = 8  # levels below the story's element in which parts of other things are looked for


def choose_home(blocks: Sequence[Block], votes: Sequence[bool]) -> HtmlElement | None:
    """Return the lowest element that holds nearly all that was voted for."""
    size = sum(len(block.text) for block in blocks)
    enough = _ENOUGH if size > _BARE else _ALONE
    voted = [block for block, vote in zip(blocks, votes, strict=True) if vote and worth(block)]
    trusted = sum(map(worth, voted)) >= enough
    chosen = voted if trusted else [block for block in blocks if worth(block)]
    own: dict[HtmlElement, float] = {}
    for block in chosen:
        own[block.home] = own.get(block.home, 0.0) + worth(block)
    total = sum(own.values())
    if total < enough:
        return None
    share = _VOTED if trusted else _UNVOTED
    depths = _depths(own)
    mass = _masses(own, depths)
    fitting = [element for element, value in mass.items() if value >= share * total]
    return max(fitting, key=lambda element: depths[element])


def _depths(homes: Iterable[HtmlElement]) -> dict[HtmlElement, int]:
    """Return how deep the elements and all that hold them stand; each is looked at once."""
    depths: dict[HtmlElement, int] = {}
    for home in homes:
        line: list[HtmlElement] = []
        element: HtmlElement | None = home
        while element is not None and element not in depths:
            line.append(element)
            element = element.getparent()
        deep = -1 if element is None else depths[element]
        for one in reversed(line):
            deep += 1
            depths[one] = deep
    return depths


def _masses(
    own: Mapping[HtmlElement, float], depths: Mapping[HtmlElement, int]
) -> dict[HtmlElement, float]:
    """Return how much stands in each element, in itself and below."""
    mass = dict.fromkeys(depths, 0.0) | dict(own)
    for element in sorted(depths, key=lambda one: -depths[one]):
        parent = element.getparent()
        if parent is not None:
            mass[parent] += mass[element]
    return mass


def story_of(blocks: Sequence[Block], votes: Sequence[bool], home: HtmlElement) -> list[Block]:
    """Return the story's blocks: the home's own, what was voted for around it, what runs on.

    Its strays are among them, marked, for an editor to be told of.
    """
    lines = [_line_within(block.home, home) for block in blocks]
    inside = {place for place, line in enumerate(lines) if line is not None}
    strange = _strange_parts(blocks, votes, lines)
    first, last = min(inside, default=0), max(inside, default=0)
    voted = {
        place
        for place, block in enumerate(blocks)
        if votes[place] and worth(block) > (0 if first < place < last else _ENOUGH)
    }
    further = further_parts(blocks, first, last, home)
    chosen = inside | voted | further if inside else voted
    beside = left_out(blocks, chosen, home)
    return [
        replace(block, stray=True) if place in strange | beside else block
        for place, block in enumerate(blocks)
        if place in chosen | beside
    ]


def whole_home(blocks: Sequence[Block], home: HtmlElement, found: float) -> HtmlElement | None:
    """Return the element around the home where most prose stands, if `found` is less than half.

    found: characters of prose of the story. None too where links stand among the prose, as in
    lists of teasers, or where only the whole page holds it.
    """
    if found * 2 >= sum(map(worth, blocks)):
        return None
    whole = choose_home(blocks, [False] * len(blocks))
    if whole is None or whole.tag in ("body", "html") or whole not in line_of(home)[1:]:
        return None
    inside = [block for block in blocks if _line_within(block.home, whole) is not None]
    size = sum(len(block.text) for block in inside)
    linked = sum(block.linked for block in inside)
    return whole if found * 2 < sum(map(worth, inside)) and linked < size * _TEASED else None


def _strange_parts(
    blocks: Sequence[Block],
    votes: Sequence[bool],
    lines: Sequence[Sequence[HtmlElement] | None],
) -> set[int]:
    """Return the places of blocks in parts of the home that nobody voted for: lists and teasers."""
    parts: dict[HtmlElement, list[int]] = {}
    for place, line in enumerate(lines):
        for element in (line or [])[-_DOWN:]:
            parts.setdefault(element, []).append(place)
    worths = [worth(block) or set_apart(block) for block in blocks]
    strange: set[int] = set()
    for places in parts.values():
        if len(places) > 1 and not any(votes[place] for place in places):
            size = sum(len(blocks[place].text) for place in places)
            if sum(worths[place] for place in places) * 2 < size:
                strange.update(places)
    return strange


def _line_within(inner: HtmlElement, outer: HtmlElement) -> list[HtmlElement] | None:
    """Return the elements from the inner one up to the outer, without it; None if not inside."""
    line: list[HtmlElement] = []
    for element in line_of(inner):
        if element is outer:
            return line
        line.append(element)
    return None
