"""Which blocks of a page are its story: those of the element that holds it, and what runs on."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from plugins.clip.moment import read_moment
from plugins.clip.page.prose import worth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

    from plugins.clip.page.block import Block

_ENOUGH = 140  # characters of prose that make a story
_ALONE = 40  # characters of prose that make one on a page with nothing else
_BARE = 400  # characters of a page with nothing else
_VOTED, _UNVOTED = 0.85, 0.6  # of the prose, voted for or all of it, that a story's element holds
_UP = 3  # levels above the story's element in which it may run on
_SET_APART = frozenset(("li", "pre", "table"))
_DOWN = 8  # levels below the story's element in which parts of other things are looked for
_GAP = 3  # blocks, as an advertisement's label or a link, over which a story runs on
_PROSE = 0.6  # of the text of a part in which a story runs on
_LINKED = 0.25


def choose_home(blocks: Sequence[Block], votes: Sequence[bool]) -> HtmlElement | None:
    """Return the lowest element that holds nearly all that was voted for."""
    size = sum(len(block.text) for block in blocks)
    enough = _ENOUGH if size > _BARE else _ALONE
    voted = [block for block, vote in zip(blocks, votes, strict=True) if vote and worth(block)]
    trusted = sum(map(worth, voted)) >= enough
    chosen = voted if trusted else [block for block in blocks if worth(block)]
    mass: dict[HtmlElement, float] = {}
    total = 0.0
    for block in chosen:
        value = worth(block)
        total += value
        for element in _line(block.home):
            mass[element] = mass.get(element, 0.0) + value
    if total < enough:
        return None
    share = _VOTED if trusted else _UNVOTED
    fitting = [element for element, value in mass.items() if value >= share * total]
    return max(fitting, key=_depth)


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
    further = _further_parts(blocks, last, home)
    chosen = inside | voted | further if inside else voted
    return [
        replace(block, stray=True) if place in strange else block
        for place, block in enumerate(blocks)
        if place in chosen
    ]


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
    worths = [worth(block) or _set_apart(block) for block in blocks]
    strange: set[int] = set()
    for places in parts.values():
        if len(places) > 1 and not any(votes[place] for place in places):
            size = sum(len(blocks[place].text) for place in places)
            if sum(worths[place] for place in places) * 2 < size:
                strange.update(places)
    return strange


def _set_apart(block: Block) -> float:
    """Return the characters of a block that its markup shows to be the story's, however short."""
    marked = block.kind in _SET_APART or block.quote or block.home.tag in ("dt", "dd")
    return len(block.text) - 2.0 * block.linked if marked else 0.0


def _further_parts(blocks: Sequence[Block], last: int, home: HtmlElement) -> set[int]:
    """Return the places of the blocks after the home in which its story runs on.

    As where a site parts its pages, or puts an advertisement between two halves of a story.
    """
    above = _frames(home)
    further: set[int] = set()
    gap: list[int] = []
    after = range(last + 1, len(blocks))
    for part, grouped in groupby(after, key=lambda place: _branch(blocks[place].home, above)):
        places = list(grouped)
        lines = [blocks[place] for place in places]
        if part is not None and _is_story(lines, headed=_is_twin(part, home)):
            further.update(places)
            gap = []
            continue
        gap += places
        if part is None or len(gap) > _GAP or any(worth(blocks[place]) for place in places):
            break
    return further


def _is_story(lines: Sequence[Block], *, headed: bool) -> bool:
    """Return whether a part is paragraphs, two at least, with few links and no headline on top.

    headed: a heading may stand on top, yet no day below it, as below another story's headline.
    """
    worths = [worth(line) for line in lines]
    size = sum(len(line.text) for line in lines)
    if sum(value > 0 for value in worths) < 2 or sum(worths) < size * _PROSE:
        return False
    if sum(line.linked for line in lines) > size * _LINKED:
        return False
    if lines[0].kind in ("p", "li"):
        return True
    dated = any(read_moment(line.text) for line in lines[1:4] if len(line.text) <= 100)
    return headed and not lines[0].linked and not dated


def _is_twin(part: HtmlElement, home: HtmlElement) -> bool:
    """Return whether the part is built as its sibling that holds the home, as pages of a story."""
    line = _line(home)
    parent = part.getparent()
    sibling = line[line.index(parent) - 1] if parent in line[1:] else None
    return (
        sibling is not None
        and bool(part.get("class"))
        and (part.tag, part.get("class")) == (sibling.tag, sibling.get("class"))
    )


def _frames(home: HtmlElement) -> Mapping[HtmlElement, int]:
    """Return the elements around the home, up to its article, in which it may run on."""
    frames: dict[HtmlElement, int] = {}
    for element in home.iterancestors():
        if element.tag in ("body", "html") or len(frames) >= _UP or home.tag in ("article", "main"):
            break
        frames[element] = len(frames)
        if element.tag in ("article", "main"):
            break
    return frames


def _branch(home: HtmlElement, frames: Mapping[HtmlElement, int]) -> HtmlElement | None:
    """Return the child of a frame that holds the block, None outside of all frames."""
    branch = home
    for element in home.iterancestors():
        if element in frames:
            return branch
        branch = element
    return None


def _line(element: HtmlElement) -> list[HtmlElement]:
    return [element, *element.iterancestors()]


def _line_within(inner: HtmlElement, outer: HtmlElement) -> list[HtmlElement] | None:
    """Return the elements from the inner one up to the outer, without it; None if not inside."""
    line: list[HtmlElement] = []
    for element in _line(inner):
        if element is outer:
            return line
        line.append(element)
    return None


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())
