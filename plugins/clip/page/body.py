"""Where on a page the story stands: trafilatura's opinion weighed with the page's own structure."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import TYPE_CHECKING

import trafilatura
from lxml import etree

from plugins.clip.page.blocks import Block, split_blocks
from plugins.clip.page.prose import worth
from plugins.clip.problem import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

__all__ = ["find_body", "worth"]

# Beyond these trafilatura takes seconds; our own finder is linear.
_MOST_ELEMENTS = 12_000
_MOST_TEXT = 400_000  # characters
_LONGEST = 1_000_000  # characters of text; a story's file may hold no more than twice as much
_MOST_BLOCKS = 8_000
_ENOUGH = 140  # characters of prose that make a story

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def find_body(tree: HtmlElement, url: str, described: str) -> list[Block]:
    """Return the blocks of the element that holds the story; [] where the page has none.

    tree: pruned. described: the story's text as JSON-LD gives it, or "".
    """
    blocks = split_blocks(tree.find("body") if tree.find("body") is not None else tree)
    if not blocks:
        return []
    if sum(len(block.text) for block in blocks) > _LONGEST or len(blocks) > _MOST_BLOCKS:
        raise refuse(
            f"the page has more than {_LONGEST:,} characters or {_MOST_BLOCKS:,} paragraphs",
            "Clip one article's page",
        )
    opinion = _ask_trafilatura(tree, url, blocks) or described
    votes = _votes(blocks, opinion)
    home = _choose_home(blocks, votes)
    if home is None:
        return []
    inside = [_holds(home, block.home) for block in blocks]
    strangers = _strange_parts(blocks, votes, inside, home)
    return [
        block
        for place, block in enumerate(blocks)
        if (inside[place] and place not in strangers)
        or (not inside[place] and votes[place] and worth(block) > _ENOUGH)
    ]


def _strange_parts(
    blocks: Sequence[Block],
    votes: Sequence[bool],
    inside: Sequence[bool],
    home: HtmlElement,
) -> set[int]:
    """Return the places of blocks in parts of the home that nobody voted for: lists and teasers."""
    parts: dict[HtmlElement, list[int]] = {}
    for place, block in enumerate(blocks):
        if inside[place] and block.home is not home:
            line = [block.home, *block.home.iterancestors()]
            parts.setdefault(line[line.index(home) - 1], []).append(place)
    strange: set[int] = set()
    for places in parts.values():
        prose = sum(worth(blocks[place]) for place in places)
        size = sum(len(blocks[place].text) for place in places)
        if len(places) > 1 and prose * 2 < size and not any(votes[place] for place in places):
            strange.update(places)
    return strange


def _ask_trafilatura(tree: HtmlElement, url: str, blocks: Sequence[Block]) -> str:
    if (
        sum(len(block.text) for block in blocks) > _MOST_TEXT
        or tree.xpath("count(//*)") > _MOST_ELEMENTS
    ):
        return ""
    try:
        document = trafilatura.bare_extraction(
            deepcopy(tree),
            url=url,
            fast=True,
            include_comments=False,
            include_tables=True,
        )
    except (
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        IndexError,
        RecursionError,
        etree.LxmlError,
    ):
        # Its promise is a result or None; a page that breaks it is still read by our own rules.
        return ""
    return (
        str(document.text or "") if document is not None and not isinstance(document, dict) else ""
    )


def _votes(blocks: Sequence[Block], opinion: str) -> list[bool]:
    """Return for each block whether the opinion has it: all but few of its three-word runs."""
    runs = _runs(opinion)
    return [_shared(_runs(block.text), runs) for block in blocks]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    if len(words) < 3:
        return {tuple(words)} if words else set()
    return set(zip(words, words[1:], words[2:], strict=False))


def _shared(mine: set[tuple[str, ...]], theirs: set[tuple[str, ...]]) -> bool:
    return bool(mine) and len(mine & theirs) * 5 >= len(mine) * 4


def _choose_home(blocks: Sequence[Block], votes: Sequence[bool]) -> HtmlElement | None:
    """Return the lowest element that holds nearly all that was voted for."""
    mass: dict[HtmlElement, float] = {}
    total = 0.0
    voted = [b for b, vote in zip(blocks, votes, strict=True) if vote and worth(b)]
    chosen = voted if sum(map(worth, voted)) >= _ENOUGH else [b for b in blocks if worth(b)]
    for block in chosen:
        value = worth(block)
        total += value
        element: HtmlElement | None = block.home
        while element is not None:
            mass[element] = mass.get(element, 0.0) + value
            element = element.getparent()
    if total < _ENOUGH:
        return None
    share = 0.85 if chosen is voted else 0.6
    fitting = [element for element, value in mass.items() if value >= share * total]
    return max(fitting, key=_depth)


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def _holds(outer: HtmlElement, inner: HtmlElement) -> bool:
    return inner is outer or any(one is outer for one in inner.iterancestors())
