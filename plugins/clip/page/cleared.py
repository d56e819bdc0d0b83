"""What clearing a body gathers on its way: blocks, lines around them, what went; judges none."""

from __future__ import annotations

from dataclasses import dataclass, field

from plugins.clip.clipping import Dropped
from plugins.clip.page.blocks import Block


@dataclass(frozen=True)
class Cleared:
    """blocks: the story. above: lines around it that credit or date it. signed: names below it.

    authors: whom the page names as its writers. deck: the summary above the story. lead_notes:
    (caption, credit) of its lead picture.
    """

    authors: tuple[str, ...] = ()
    blocks: list[Block] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)
    deck: list[str] = field(default_factory=list)
    lead_notes: list[tuple[str, str]] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
