"""The body's blocks without furniture, captions, byline and headline; tells what went and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from plugins.clip.clipping import Dropped
from plugins.clip.noise import clear_noise
from plugins.clip.page.asides import without_asides
from plugins.clip.page.blocks import Block
from plugins.clip.page.cleared import Cleared
from plugins.clip.page.deck import without_deck, without_lead_note
from plugins.clip.page.ends import sign_off, without_credits, without_tails
from plugins.clip.page.inserted import without_inserted
from plugins.clip.page.links import cut_front_link, cut_lead_on, without_links
from plugins.clip.page.prose import worth
from plugins.clip.paragraphs import Paragraph

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Cleared", "clear_body"]

_FEWEST_LETTERS = 60  # of a paragraph that is told from another by its letters
_TOLD = 200  # characters of a part that went: enough to know it again
_OPEN = re.compile(r"\w.*\s?[-–—]{1,2}$")
# The button on a picture, glued to its caption: `…/REUTERSzoom-in-whitePerbesar`.
_ENLARGE = re.compile(r"(?:(?:zoom-in(?:-white)?|perbesar|lihat foto)\s*){1,3}$", re.IGNORECASE)
_CALL = re.compile(
    r"(?:simak|tonton|lihat|saksikan)\b.{0,20}\bvideo\b.{0,120}"
    r"|follow .{0,60}\b(?:stories|coverage|news)\b.{0,80}https?://\S+",
    re.IGNORECASE,
)


def clear_body(
    blocks: Sequence[Block],
    *,
    title: str,
    captions: Sequence[str],
    own: Sequence[str] = (),
    authors: Sequence[str] = (),
) -> Cleared:
    """Return the story's own blocks. Every other block is told with its reason.

    captions: the words that stand with the pictures already. own: the page's own addresses.
    authors: whom it names as its writers.
    """
    cleared = Cleared(tuple(authors))
    kept = _without_known(
        _join_dateline(_without_strays(blocks, captions, cleared)), title, captions, cleared
    )
    kept = _without_noise(without_asides(without_inserted(kept, cleared), cleared), cleared)
    # Once before the credits go, for a label looks like a name; once below where they stood.
    kept = without_credits(without_deck(kept, cleared), cleared)
    kept = without_lead_note(without_deck(kept, cleared), cleared)
    kept = without_links(kept, cleared, own)
    kept = without_tails(kept, cleared)
    cleared.blocks.extend(sign_off(kept, cleared))
    return cleared


def _without_strays(
    blocks: Sequence[Block], captions: Sequence[str], cleared: Cleared
) -> list[Block]:
    """Return the blocks without those of parts that are none of the story, told part by part."""
    for stray, run in groupby(blocks, key=lambda block: block.stray):
        text = " ".join(block.text for block in run) if stray else ""
        letters = _letters(text)
        if len(text) > 3 and not any(letters in _letters(caption) for caption in captions):
            cleared.dropped.append(Dropped(text[:_TOLD], "part of the page beside the story"))
    return [block for block in blocks if not block.stray]


def _join_dateline(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with `Jakarta -`, set before the first paragraph, joined to it."""
    for place, block in enumerate(blocks[:12]):
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        short = block.kind == "p" and len(block.text) <= 60 and _OPEN.search(block.text)
        if short and after and after.kind == "p" and worth(after):
            whole = replace(
                after,
                text=f"{block.text} {after.text}",
                html=f"{block.html} {after.html}",
            )
            return [*blocks[:place], whole, *blocks[place + 2 :]]
    return list(blocks)


def _without_known(
    blocks: Sequence[Block], title: str, captions: Sequence[str], cleared: Cleared
) -> list[Block]:
    known = {_letters(caption) for caption in captions if len(caption) > 3}
    parts = sorted((_letters(caption) for caption in captions if len(caption) > 25), key=len)
    headline = _letters(title)
    copies = _copies(blocks)
    kept: list[Block] = []
    for place, block in enumerate(blocks):
        letters = _letters(_ENLARGE.sub("", block.text))
        if not letters:
            continue
        if (headline and letters == headline) or (
            not kept and block.home.tag == "h1" and _says_headline(block.text, title)
        ):
            if len(kept) >= 6:
                cleared.dropped.append(Dropped(block.text, "the headline again"))
        elif not kept and headline and letters.endswith(headline) and _leads_to(block, title):
            continue  # where the story stands on its site: `Beranda > Berita > ` and the headline
        elif letters in known or (
            len(letters) > 20
            and any(letters in part and len(letters) * 2 > len(part) for part in parts)
        ):
            continue  # it stands with its picture
        elif len(block.text) < 200 and _CALL.fullmatch(block.text):
            cleared.dropped.append(Dropped(block.text, "link to another story"))
        elif place in copies:
            cleared.dropped.append(Dropped(block.text, "the same paragraph again"))
        else:
            kept.append(block)
    return kept


def _leads_to(block: Block, title: str) -> bool:
    """Return whether all but the title is links."""
    return 0 < len(block.text) - len(title) <= block.linked * 1.5


def _says_headline(text: str, title: str) -> bool:
    """Return whether a first heading says the title: half of its words, or all of its letters."""
    if len(title) > 10 and _letters(title) in _letters(text):
        return True
    words, known = set(text.casefold().split()), set(title.casefold().split())
    return len(words & known) * 2 >= len(words)


def _copies(blocks: Sequence[Block]) -> set[int]:
    """Return the places of paragraphs in a part that only repeats: a copy for phones, a pull quote.

    Beside a paragraph that is new, a repeated one is a refrain of the story.
    """
    seen: dict[str, HtmlElement | None] = {}
    parts: dict[HtmlElement | None, list[tuple[int, bool]]] = {}
    for place, block in enumerate(blocks):
        letters = _letters(block.text)
        if len(letters) > _FEWEST_LETTERS:
            part = block.home.getparent()
            repeated = seen.setdefault(letters, part) is not part
            parts.setdefault(part, []).append((place, repeated))
    return {
        place
        for paragraphs in parts.values()
        if all(repeated for _, repeated in paragraphs)
        for place, _ in paragraphs
    }


def _without_noise(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks that the paste room's rules leave, and "Baca juga" cut from ends."""
    blocks = [cut_lead_on(cut_front_link(block, cleared), cleared) for block in blocks]
    blocks = [block for block in blocks if block.text]
    paragraphs = [Paragraph(" ".join(block.text.split())) for block in blocks]
    result = clear_noise(paragraphs)
    left = {id(paragraph) for paragraph in result.rest}
    cleared.dropped.extend(result.dropped)
    cleared.keywords.extend(result.keywords)
    kept = []
    for block, paragraph in zip(blocks, paragraphs, strict=True):
        if id(paragraph) in left:
            kept.append(block)
    return kept


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
