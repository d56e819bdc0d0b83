"""What a site sets around a story in its body: the summary above, the lead picture's caption below.

Takes whole blocks, by their label or their place above the first paragraph; rewrites none.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from plugins.clip.clipping import Dropped
from plugins.clip.dateline import find_dateline
from plugins.clip.page.credits import split_caption
from plugins.clip.page.prose import worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.page.blocks import Block
    from plugins.clip.page.cleared import Cleared

_LABEL = re.compile(
    r"(?:ringkasan|intisari|inti|poin(?:-poin)?|sorotan|rangkuman)"
    r"(?: (?:berita|artikel|utama|penting|kunci|cerita|tulisan|isi))*\s*:?"
    r"|(?:key (?:points?|takeaways?|facts)|(?:story )?highlights|at a glance|in brief|"
    r"summary|quick read|what to know|in short|tl;?dr)\s*:?",
    re.IGNORECASE,
)
_LEAD_NOTE = re.compile(
    r"(?:(?:keterangan )?(?:foto|gambar) (?:utama|sampul|header|banner|atas|headline)|"
    r"keterangan (?:foto|gambar)|"
    r"(?:banner|header|featured?|lead|cover|top|main) (?:image|photo|picture)(?: caption)?)\s*:\s*",
    re.IGNORECASE,
)
_HIGHEST = 6  # blocks at the top among which the label of a summary stands
_FEWEST, _MOST = 2, 8  # items of a list that sums a story up
_ABOVE = 2  # paragraphs above a dateline that sum the story up
_STORY = 3  # paragraphs that stand below such a list
_LONGEST_NOTE = 500


def without_deck(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks without the summary in points above the first paragraph."""
    if cleared.deck:
        return list(blocks)
    place = _opening(blocks)
    if place:
        cleared.deck.extend(one.text for one in blocks[:place])
        cleared.dropped.extend(Dropped(text, "summary above the story") for text in cleared.deck)
        return list(blocks[place:])
    start = next(
        (place for place, one in enumerate(blocks[:_HIGHEST]) if _LABEL.fullmatch(one.text)), None
    )
    opens = start is not None and not any(map(_is_paragraph, blocks[:start]))
    first = start + 1 if start is not None and opens else 0
    box = blocks[first - 1].home.getparent() if first else None
    items = [
        *takewhile(
            lambda one: one.kind == "li" or (box is not None and one.home.getparent() is box),
            blocks[first : first + _MOST + 1],
        )
    ]
    rest = blocks[first + len(items) :]
    fewest = 1 if opens else _FEWEST
    if not fewest <= len(items) <= _MOST or sum(map(_is_paragraph, rest)) < _STORY:
        return list(blocks)
    cleared.deck.extend(one.text for one in items)
    cleared.dropped.append(Dropped(" ".join(cleared.deck)[:300], "summary above the story"))
    return [*blocks[: max(0, first - 1)], *rest]


def _opening(blocks: Sequence[Block]) -> int:
    """Return how many paragraphs stand above one that a dateline with its outlet opens, few or 0.

    The dateline begins the story: what a site sets above it sums the story up.
    """
    for place, block in enumerate(blocks[: _ABOVE + 1]):
        if block.kind != "p":
            return 0
        dateline = find_dateline(block.text)
        if dateline and dateline.outlet and dateline.sure:
            return place
    return 0


def without_lead_note(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks without a line that says that it is the lead picture's caption."""
    kept = []
    for block in blocks:
        label = _LEAD_NOTE.match(block.text) if len(block.text) <= _LONGEST_NOTE else None
        if block.kind == "p" and label:
            cleared.lead_notes.append(split_caption(block.text[label.end() :]))
            cleared.dropped.append(Dropped(block.text, "caption of the lead picture"))
        else:
            kept.append(block)
    return kept


def _is_paragraph(block: Block) -> bool:
    return block.kind == "p" and worth(block) > 0
