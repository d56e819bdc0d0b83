"""What a page sets into its story for other readers: skip links with their parts, and comments.

Knows the words of such parts only; a part is cut between its two marks, never beyond.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.clip.clipping import Dropped
from plugins.clip.page.prose import worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.page.block import Block
    from plugins.clip.page.cleared import Cleared

_SKIP = re.compile(
    r"(?:lewati|skip) (?P<part>.{2,60}?) (?:dan|and) "
    r"(?:(?:lanjutkan|terus) membaca|continue reading)\W{0,2}",
    re.IGNORECASE,
)
_END = re.compile(r"(?:akhir dari|end of) (?P<part>.{2,60})", re.IGNORECASE)
_PLAYER = re.compile(
    r"(?:untuk memutar video ini,|to play this video,?|this video can ?not be played).{0,120}"
    r"|(?:peringatan|warning): (?:konten pihak ketiga|third[- ]party content).{0,60}"
    r"|(?:informasi artikel|article information)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:komentar(?: (?:pengunjung|pembaca|anda))?|tulis komentar|(?:reader )?comments?)"
    r"\W{0,2}(?:\(?\d{1,5}\)?)?\W{0,2}",
    re.IGNORECASE,
)
_LONGEST_PART = 10  # blocks between the marks of a part that readers may skip
_LONGEST_LINE = 160
_OWN = 0.7  # of the prose stands above the readers' comments
_TOLD = 200


def without_inserted(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks without the parts that skip links enclose, and without comments."""
    gone: dict[int, str] = {}
    for place, block in enumerate(blocks):
        if len(block.text) > _LONGEST_LINE or place in gone:
            continue
        if _PLAYER.fullmatch(block.text):
            gone[place] = "notice of the site"
        elif skip := _SKIP.fullmatch(block.text):
            end = _end_of(blocks, place, skip["part"])
            gone.update(dict.fromkeys(range(place, end + 1), "part of the page beside the story"))
        elif _COMMENTS.fullmatch(block.text) and _is_below(blocks, place):
            gone.update(dict.fromkeys(range(place, len(blocks)), "comments"))
    cleared.dropped.extend(
        Dropped(blocks[place].text[:_TOLD], reason) for place, reason in sorted(gone.items())
    )
    return [block for place, block in enumerate(blocks) if place not in gone]


def _end_of(blocks: Sequence[Block], place: int, part: str) -> int:
    """Return the place of the mark that ends the part, or of the skip link itself."""
    for end in range(place + 1, min(place + 2 + _LONGEST_PART, len(blocks))):
        found = _END.fullmatch(blocks[end].text)
        if found and found["part"].casefold() == part.casefold():
            return end
    return place


def _is_below(blocks: Sequence[Block], place: int) -> bool:
    """Return whether nearly all of the prose stands above the place."""
    return sum(map(worth, blocks[:place])) > sum(map(worth, blocks)) * _OWN
