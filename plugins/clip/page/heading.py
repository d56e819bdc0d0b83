"""What a page prints beside its headline: byline, date and the like; reads none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.clip.page.body import worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from plugins.clip.page.blocks import Block

_MOST = 25  # between a headline and its story stand byline, date, share bar and caption
_LONGEST = 200  # characters of a line that is no prose
_ABOVE = 3  # some pages set byline and date over the headline
_PROSE = 2  # the second paragraph ends it: the first may be a deck, with the byline under it
_HEAD = 600  # characters of the part of a page that holds a headline and what belongs to it


def blocks_beside(blocks: Sequence[Block], heading: HtmlElement | None) -> list[Block]:
    """Return the short lines between the headline and the story, then those right above it."""
    place = _place_of(blocks, heading)
    if heading is None or place is None:
        return []
    below: list[Block] = []
    prose = 0
    for block in blocks[place + 1 :]:
        prose += bool(worth(block))
        if prose == _PROSE or len(below) >= _MOST:
            break
        if len(block.text) <= _LONGEST and not worth(block):
            below.append(block)
    head = _head_of(heading)
    above = [
        block
        for block in blocks[max(0, place - _ABOVE) : place]
        if len(block.text) <= _LONGEST
        and (
            head in block.home.iterancestors()
            or heading.getparent() in (block.home, block.home.getparent())
        )
    ]
    return [*below, *above]


def _place_of(blocks: Sequence[Block], heading: HtmlElement | None) -> int | None:
    """Return the place of the block that shows the headline."""
    if heading is None:
        return None
    inside = set(heading.iter())
    words = "".join(heading.xpath("string()").split())
    for place, block in enumerate(blocks):
        shows = words in "".join(block.text.split())
        if block.home in inside or (shows and heading in block.home.iter()):
            return place
    return None


def _head_of(heading: HtmlElement) -> HtmlElement:
    """Return the largest part around the headline that holds few words besides."""
    head = heading
    for one in heading.iterancestors():
        if one.tag in ("body", "html") or len(" ".join(one.xpath("string()").split())) > _HEAD:
            break
        head = one
    return head
