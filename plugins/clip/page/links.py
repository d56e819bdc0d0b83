"""Which blocks of a body only lead to other stories, and which linked ones are its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from html import escape, unescape

from plugins.clip.clipping import Dropped
from plugins.clip.page.blocks import Block
from plugins.clip.page.cleared import Cleared
from plugins.clip.page.prose import HEADINGS, is_closed, worth

_SITE = re.compile(r'href="https?://([^/"]{1,200})')
_LEAD_ON = re.compile(
    r"\s*[\[(]?(?:baca|simak|lihat|tonton|cek)\s+(?:juga|pula)\b\s*:?.*$|\s*(?:read also|"
    r"also read|see also)\s*:.*$",
    re.IGNORECASE,
)  # fmt: skip

# The same in front of a paragraph, where only a line's end parted it from the paragraph.
_FRONT = re.compile(
    r"(?:<(?:strong|em)>|\s)*(?:baca|simak|lihat|tonton|cek|read|see)\s+(?:juga|pula|also)\b"
    r"(?:</?(?:strong|em)>|[\s:])*<a [^>]*>(?:<(?:strong|em)>)*(?P<link>[^<]{8,200})"
    r"(?:</(?:strong|em)>)*</a>(?:</?(?:strong|em)>|\s)*",
    re.IGNORECASE,
)


def without_links(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks without those that only lead elsewhere: links, and lists of them."""
    lists = _story_lists(blocks)
    ranks = _linked_ranks(blocks)
    kept = []
    for place, block in enumerate(blocks):
        own = block.group in lists if block.group else block.kind in ranks
        if _is_link(block) and not (own and (block.group or _heads_prose(blocks, place))):
            cleared.dropped.append(Dropped(block.text[:300], "link to another story"))
        else:
            kept.append(block)
    return kept


def _is_link(block: Block) -> bool:
    """Return whether the block is a link and nothing else; a linked sentence is a sentence."""
    if block.kind == "table" or block.linked <= 0.8 * len(block.text):
        return False
    return not (is_closed(block.text) and block.text.count(" ") >= 7)


def _story_lists(blocks: Sequence[Block]) -> set[int]:
    """Return the lists that are the story's: most items are words, or they stand in such a list."""
    words: Counter[int] = Counter()
    items: Counter[int] = Counter()
    for block in blocks:
        if block.group:
            for group in {block.group, block.outer}:
                items[group] += 1
                words[group] += block.linked < 0.5 * len(block.text)
    outer = {block.group: block.outer for block in blocks if block.group}
    return {
        group
        for group in outer
        if words[group] * 2 > items[group] or words[outer[group]] * 2 > items[outer[group]]
    }


def _linked_ranks(blocks: Sequence[Block]) -> set[str]:
    """Return the kinds of heading that are links and yet the story's own, as in a round-up.

    Three at least, most of their rank, that head prose; and they lead to several sites, or stand
    from the story's top on. Others are links to other stories, set between the paragraphs.
    """
    headings = Counter(block.kind for block in blocks if block.kind in HEADINGS)
    heading: dict[str, list[int]] = {}
    for place, block in enumerate(blocks):
        if block.kind in HEADINGS and block.linked and _heads_prose(blocks, place):
            heading.setdefault(block.kind, []).append(place)
    return {
        kind
        for kind, places in heading.items()
        if len(places) >= 3
        and len(places) * 2 > headings[kind]
        and (_lead_apart(blocks, places) or sum(map(bool, map(worth, blocks[: places[0]]))) <= 1)
    }


def _lead_apart(blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Return whether the links in the blocks lead to more than one site."""
    return len({site for place in places for site in _SITE.findall(blocks[place].html)}) > 1


def _heads_prose(blocks: Sequence[Block], place: int) -> bool:
    """Return whether a paragraph of the same part of the page stands right below the heading."""
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    if below is None or not worth(below):
        return False
    return below.home.getparent() is blocks[place].home.getparent()


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


def cut_front_link(block: Block, cleared: Cleared) -> Block:
    """Return the block without a link to another story in front of its first sentence."""
    found = _FRONT.match(block.html) if block.linked else None
    link = " ".join(unescape(found["link"]).split()) if found else ""
    before, _, text = block.text.partition(link) if link else ("", "", "")
    if not found or len(before) > 40 or len(text.strip()) < 40:
        return block
    html = block.html[found.end() :]
    if any(html.count(f"<{tag}>") != html.count(f"</{tag}>") for tag in ("strong", "em")):
        return block
    cleared.dropped.append(Dropped(f"{before}{link}", "link to another story"))
    linked = max(0, block.linked - len(link))
    return replace(block, text=text.strip(), html=html, linked=linked)
