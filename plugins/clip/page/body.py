"""Where on a page the story stands: trafilatura's opinion weighed with the page's own structure."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import TYPE_CHECKING

import trafilatura
from lxml import etree

from plugins.clip.page.blocks import Block, split_blocks
from plugins.clip.page.home import choose_home, story_of, whole_home
from plugins.clip.page.prose import worth
from plugins.clip.problem import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

__all__ = ["find_body", "worth"]

# Beyond these trafilatura takes seconds; our own finder is linear.
_MOST_ELEMENTS = 12_000
_MOST_TEXT = 400_000  # characters
_DEEPEST = 100  # levels; pages have 20 to 50, and its cost grows with depth
_LONGEST = 1_000_000  # characters of text; a story's file may hold no more than twice as much
_MOST_BLOCKS = 4_000  # the longest article of Wikipedia has 1,600

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
    # Both are asked: each may have the beginning only, and neither has what is no story.
    votes = _votes(blocks, f"{_ask_trafilatura(tree, url, blocks)}\n{described}")
    home = choose_home(blocks, votes)
    if home is None:
        return []
    story = story_of(blocks, votes, home)
    whole = whole_home(blocks, home, sum(map(worth, story)))
    return story if whole is None else story_of(blocks, _any_prose(blocks, votes), whole)


def _any_prose(blocks: Sequence[Block], votes: Sequence[bool]) -> list[bool]:
    return [vote or bool(worth(block)) for block, vote in zip(blocks, votes, strict=True)]


def _ask_trafilatura(tree: HtmlElement, url: str, blocks: Sequence[Block]) -> str:
    if (
        sum(len(block.text) for block in blocks) > _MOST_TEXT
        or tree.xpath("count(//*)") > _MOST_ELEMENTS
        or tree.xpath(f"boolean(//*[count(ancestor::*) > {_DEEPEST}])")
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
