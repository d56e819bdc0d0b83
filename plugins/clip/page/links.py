"""Which blocks of a body only lead to other stories, and which linked ones are its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from html import escape, unescape
from urllib.parse import urlsplit

from plugins.clip.clipping import Dropped
from plugins.clip.page.address import is_same_site
from plugins.clip.page.blocks import Block
from plugins.clip.page.cleared import Cleared
from plugins.clip.page.prose import HEADINGS, is_closed, worth

_LINK = re.compile(r'href="([^"]{1,2000})"')
_FEWEST_WORDS = 4  # of a link that leads off the site as a reference does; a service has fewer
# Below a story: "Topics: " and nothing but links.
_LABELLED = re.compile(r"[^:：.!?]{2,40}[:：]\s*")
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


def without_links(
    blocks: Sequence[Block], cleared: Cleared, own: Sequence[str] = ()
) -> list[Block]:
    """Return the blocks without those that only lead elsewhere: links, and lists of them.

    own: the addresses of the page itself. A list or headings that lead off its site are no links
    to its other stories.
    """
    lists = _story_lists(blocks, own)
    ranks = _linked_ranks(blocks, own)
    last = max((place for place, block in enumerate(blocks) if worth(block)), default=0)
    kept = []
    for place, block in enumerate(blocks):
        mine = block.group in lists if block.group else block.kind in ranks
        if _is_link(block) and not (mine and (block.group or _heads_prose(blocks, place))):
            cleared.dropped.append(Dropped(block.text[:300], "link to another story"))
        elif place > last and _is_labelled_links(block):
            cleared.dropped.append(Dropped(block.text[:300], "tag list"))
        else:
            kept.append(block)
    return kept


def _is_labelled_links(block: Block) -> bool:
    """Return whether the block is a label with nothing but links behind it."""
    label = _LABELLED.match(block.text) if block.kind == "p" and not block.quote else None
    rest = block.text[label.end() :] if label else ""
    marks = sum(1 for sign in rest if not sign.isalnum())
    return bool(rest) and block.linked >= len(rest) - marks


def _is_link(block: Block) -> bool:
    """Return whether the block is a link and nothing else; a linked sentence is a sentence."""
    if block.kind == "table" or block.linked <= 0.8 * len(block.text):
        return False
    sentence = is_closed(block.text) and block.text.count(" ") >= 7
    return block.kind in HEADINGS or not sentence


def _story_lists(blocks: Sequence[Block], own: Sequence[str]) -> set[int]:
    """Return the lists that are the story's: most items are words, or they stand in such a list.

    An item whose link leads off the site counts as words.
    """
    words: Counter[int] = Counter()
    items: Counter[int] = Counter()
    for block in blocks:
        if block.group:
            for group in {block.group, block.outer}:
                items[group] += 1
                words[group] += block.linked < 0.5 * len(block.text) or _leads_off(block, own)
    outer = {block.group: block.outer for block in blocks if block.group}
    return {
        group
        for group in outer
        if words[group] * 2 > items[group] or words[outer[group]] * 2 > items[outer[group]]
    }


def _linked_ranks(blocks: Sequence[Block], own: Sequence[str]) -> set[str]:
    """Return the kinds of heading that are links and yet the story's own, as in a round-up.

    Three at least, most of their rank, that head prose; and they lead to several sites or off the
    page's own, or stand from the story's top on. Others are links to other stories, set between
    the paragraphs.
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
        and (
            _lead_apart(blocks, places, own) or sum(map(bool, map(worth, blocks[: places[0]]))) <= 1
        )
    }


def _lead_apart(blocks: Sequence[Block], places: Sequence[int], own: Sequence[str]) -> bool:
    """Return whether the links in the blocks lead to more than one site, or off the page's own."""
    links = [link for place in places for link in _addresses(blocks[place])]
    if len({urlsplit(link).netloc for link in links}) > 1:
        return True
    return bool(links) and all(_is_off(link, own) for link in links)


def _leads_off(block: Block, own: Sequence[str]) -> bool:
    """Return whether the block's links lead to other sites, in words as references have them."""
    links = _addresses(block)
    if not links or block.text.count(" ") + 1 < _FEWEST_WORDS:
        return False
    return all(_is_off(link, own) for link in links)


def _addresses(block: Block) -> list[str]:
    """Return the addresses of other hosts, or of any named in full, that the block links to."""
    whole = [unescape(link) for link in _LINK.findall(block.html)]
    return [link for link in whole if link.startswith(("http://", "https://"))]


def _is_off(link: str, own: Sequence[str]) -> bool:
    return bool(own) and not any(is_same_site(link, one) for one in own)


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
