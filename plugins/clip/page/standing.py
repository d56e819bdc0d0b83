"""Where in a story's text its pictures stand; chooses no picture and writes none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plugins.clip.page.markdown import to_markdown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

    from plugins.clip.clipping import Picture
    from plugins.clip.page.block import Block
    from plugins.clip.page.pictures import Shown


def find_cuts(
    pictures: Sequence[Picture],
    shown: Sequence[Shown],
    blocks: Sequence[Block],
    order: Mapping[HtmlElement, int],
) -> dict[str, int]:
    """Return address -> how many blocks of the story stand before the picture.

    pictures: the story's; the first leads and stands above the text. blocks: the story.
    order: the place of each element in the page before anything was cut.

    A picture that stands above or below the text has no place in it, nor has one inside a text
    that is a single element, where nothing tells what stands before it.
    """
    own = {picture.url for picture in pictures[1:]}
    cuts: dict[str, int] = {}
    for one in shown:
        if one.picture.url in own and not any(block.home in one.line for block in blocks):
            here = order.get(one.element, 0)
            cut = sum(order.get(block.home, 0) < here for block in blocks)
            cuts[one.picture.url] = _after_run(blocks, cut)
    return {url: cut for url, cut in cuts.items() if 0 < cut < len(blocks)}


def write_parts(
    blocks: Sequence[Block], cuts: Mapping[str, int], base: str
) -> tuple[str, dict[str, int]]:
    """Return the story's Markdown, and address -> how many characters stand before the picture."""
    edges = [0, *sorted(set(cuts.values())), len(blocks)]
    text, lengths = "", {}
    for start, end in pairwise(edges):
        part = to_markdown(blocks[start:end], base).strip("\n")
        text += "\n\n" + part if text and part else part
        lengths[end] = len(text)
    return text, {url: lengths[cut] for url, cut in cuts.items() if 0 < lengths[cut] < len(text)}


def _after_run(blocks: Sequence[Block], cut: int) -> int:
    """Return the cut behind the list or quotation that it would part."""
    while 0 < cut < len(blocks) and _one_run(blocks[cut - 1], blocks[cut]):
        cut += 1
    return cut


def _one_run(above: Block, below: Block) -> bool:
    same = (above.quote, above.outer) == (below.quote, below.outer)
    return same and bool(above.quote or above.outer or above.kind == below.kind == "pre")
