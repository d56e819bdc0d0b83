"""In which parts of a page around its home a story runs on; knows no opinion but the page's build.

As where a site parts its pages, or puts advertisements between the pieces of a story.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from plugins.clip.moment import read_moment
from plugins.clip.page.prose import HEADINGS, set_apart, worth

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from lxml.html import HtmlElement

    from plugins.clip.page.block import Block

_UP = 6  # levels above the story's element in which it may run on
_GAP = 3  # blocks, as an advertisement's label or a link, over which a story runs on
_TWIN_GAP = 24  # blocks, as a box of links, over which it runs on in a part built as its first
_PROSE, _TWIN_PROSE = 0.6, 0.4  # of the text of a part in which a story runs on
_LINKED = 0.25
_PLAIN = frozenset(("div", "section"))  # which pieces of a story are without a class too


def further_parts(blocks: Sequence[Block], first: int, last: int, home: HtmlElement) -> set[int]:
    """Return the places of blocks outside the home in which its story runs on.

    first, last: the places of the home's own blocks. Above the home only parts built as it is
    are taken, up to the headline.
    """
    frames = _frames(home)
    below = _run_on(blocks, range(last + 1, len(blocks)), frames, home)
    above = range(first - 1, _headline(blocks, first), -1)
    return below | _run_on(blocks, above, frames, home, only_twins=True)


def left_out(blocks: Sequence[Block], chosen: Collection[int], home: HtmlElement) -> set[int]:
    """Return the places of paragraphs that are not chosen and yet stand where the story may.

    From the headline to the story's end, and below it in what holds the story.
    """
    frames = _frames(home)
    top, last = _headline(blocks, min(chosen, default=0)), max(chosen, default=0)
    held: dict[HtmlElement | None, bool] = {}  # paragraphs side by side are asked for once
    found: set[int] = set()
    for place, block in enumerate(blocks):
        if place <= top or place in chosen or not worth(block):
            continue
        parent = block.home.getparent()
        if place > last and parent not in held:
            held[parent] = _branch(block.home, frames) is not None
        if place < last or held[parent]:
            found.add(place)
    return found


def line_of(element: HtmlElement) -> list[HtmlElement]:
    """Return the element and all that hold it, the nearest first."""
    return [element, *element.iterancestors()]


def _headline(blocks: Sequence[Block], before: int) -> int:
    """Return the place of the last headline of a story before that place, -1 if there is none."""
    places = (place for place in range(before - 1, -1, -1) if blocks[place].home.tag == "h1")
    return next(places, -1)


def _run_on(
    blocks: Sequence[Block],
    places: Iterable[int],
    frames: Mapping[HtmlElement, int],
    home: HtmlElement,
    *,
    only_twins: bool = False,
) -> set[int]:
    """Return the places of the parts that go on with the story, walking away from the home."""
    found: set[int] = set()
    gap: list[int] = []
    for part, grouped in groupby(places, key=lambda place: _branch(blocks[place].home, frames)):
        own = sorted(grouped)
        if part is None or len(gap) > _TWIN_GAP:
            break
        lines = [blocks[place] for place in own]
        near = len(gap) <= _GAP and not any(worth(blocks[place]) for place in gap)
        twin = _is_twin(part, home)
        headed = twin and bool(part.get("class"))
        if (twin and _is_piece(lines, headed)) or (
            near and not only_twins and _is_story(lines, headed)
        ):
            found.update(own)
            gap = []
        else:
            gap += own
    return found


def _is_story(lines: Sequence[Block], headed: bool) -> bool:
    """Return whether a part is paragraphs, two at least, with few links and no headline on top.

    headed: a heading may stand on top, yet no day below it, as below another story's headline.
    """
    worths = [worth(line) for line in lines]
    size = sum(len(line.text) for line in lines)
    if sum(value > 0 for value in worths) < 2 or sum(worths) < size * _PROSE:
        return False
    if sum(line.linked for line in lines) > size * _LINKED:
        return False
    return lines[0].kind in ("p", "li") or (headed and _may_head(lines))


def _is_piece(lines: Sequence[Block], headed: bool) -> bool:
    """Return whether a part built as the story's first is a piece of it: prose or a list."""
    size = sum(len(line.text) for line in lines if line.kind not in HEADINGS)
    own = sum(worth(line) or set_apart(line) for line in lines)
    if not any(map(worth, lines)) or own < size * _TWIN_PROSE:
        return False
    if sum(line.linked for line in lines) > size * _LINKED:
        return False
    return _may_head(lines) and (headed or lines[0].kind not in HEADINGS)


def _may_head(lines: Sequence[Block]) -> bool:
    """Return whether the first line may open a piece: no link on top, no day below a heading."""
    top = lines[0]
    if top.kind not in HEADINGS:
        return top.linked * 2 <= len(top.text) or sum(map(bool, map(worth, lines))) > 1
    dated = any(read_moment(line.text) for line in lines[1:4] if len(line.text) <= 100)
    return not top.linked and not dated


def _is_twin(part: HtmlElement, home: HtmlElement) -> bool:
    """Return whether the part is built as its sibling that holds the home, as pages of a story."""
    line = line_of(home)
    parent = part.getparent()
    sibling = line[line.index(parent) - 1] if parent in line[1:] else None
    if sibling is None or not (part.get("class") or part.tag in _PLAIN):
        return False
    return _build(part) == _build(sibling)


def _build(part: HtmlElement) -> tuple[str, str]:
    return part.tag, " ".join((part.get("class") or "").split())


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
