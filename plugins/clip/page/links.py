"""Which blocks of a body only lead to other stories, and which linked ones are its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from plugins.clip.clipping import Dropped
from plugins.clip.page.blocks import Block
from plugins.clip.page.cleared import Cleared
from plugins.clip.page.prose import HEADINGS, is_closed, worth

_LEAD_ON = re.compile(
    r"\s*[\[(]?(?:baca|simak|lihat|tonton|cek)\s+(?:juga|pula)\b\s*:?.*$|\s*(?:read also|"
    r"also read|see also)\s*:.*$",
    re.IGNORECASE,
)  # fmt: skip


def without_links(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks without those that only lead elsewhere: links, and lists of them."""
    doomed: set[int] = set()
    for place, block in enumerate(blocks):
        if block.kind == "table" or not block.linked:
            continue
        share = block.linked / max(1, len(block.text))
        alone = share > 0.8 and not (is_closed(block.text) and block.text.count(" ") >= 7)
        if alone and not _is_own(blocks, place):
            doomed.add(place)
    for place in doomed:
        cleared.dropped.append(Dropped(blocks[place].text[:300], "link to another story"))
    return [block for place, block in enumerate(blocks) if place not in doomed]


def _is_own(blocks: Sequence[Block], place: int) -> bool:
    """Return whether the linked block is the story's: an item of its list, or a heading in it."""
    block = blocks[place]
    if block.group:
        items = [one for one in blocks if one.group == block.group]
        return sum(one.linked < 0.5 * len(one.text) for one in items) * 2 > len(items)
    return block.kind in HEADINGS and _heads_prose(blocks, place) and _is_one_of_many(blocks, place)


def _heads_prose(blocks: Sequence[Block], place: int) -> bool:
    """Return whether a paragraph of the same part of the page stands right below the heading."""
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    if below is None or not worth(below):
        return False
    return below.home.getparent() is blocks[place].home.getparent()


def _is_one_of_many(blocks: Sequence[Block], place: int) -> bool:
    """Return whether most headings of its rank are links that head prose, as in a round-up.

    One or two alone are links to other stories, set between the paragraphs.
    """
    rank = [n for n, one in enumerate(blocks) if one.kind == blocks[place].kind]
    heading = [n for n in rank if blocks[n].linked and _heads_prose(blocks, n)]
    return len(heading) >= 3 and len(heading) * 2 > len(rank)


def cut_lead_on(block: Block, cleared: Cleared) -> Block:
    """Return the block without a link to another story at the end of its last sentence."""
    if not block.linked or len(block.text) < 60:
        return block
    found = _LEAD_ON.search(block.text)
    if not found or found.start() < 20 or not is_closed(block.text[: found.start()].rstrip()):
        return block
    link = re.search(r"<a\b|<strong>", block.html)
    tail = found[0].strip()
    if not link or len(tail) > 250:
        return block
    cleared.dropped.append(Dropped(tail, "link to another story"))
    text = block.text[: found.start()].rstrip()
    return replace(block, text=text, html=escape(text, quote=False), linked=0)
