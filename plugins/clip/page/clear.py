"""The body's blocks without furniture, captions, byline and headline; tells what went and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING

from plugins.clip.byline import read_credits
from plugins.clip.clipping import Dropped
from plugins.clip.moment import read_moment
from plugins.clip.noise import clear_noise, trim_signature
from plugins.clip.page.blocks import Block
from plugins.clip.page.body import worth
from plugins.clip.page.credits import is_only_credit
from plugins.clip.paragraphs import Paragraph, is_prose
from plugins.clip.sentences import is_finished

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAD_ON = re.compile(
    r"\s*[\[(]?(?:baca|simak|lihat|tonton|cek)\s+(?:juga|pula)\b\s*:?.*$|\s*(?:read also|"
    r"also read|see also)\s*:.*$",
    re.IGNORECASE,
)  # fmt: skip
_CREDIT_LINE = re.compile(
    r"(?:(?:pewarta|penulis|reporter|editor|penyunting|redaktur|uploader|sumber|source|"
    r"copyright|oleh|kontributor|"
    r"laporan(?: wartawan)?|foto|photo|by|edited by|reporting by|editing by|writing by|"
    r"additional reporting by|"
    r"produser|wartawan|video|infografis|kredit)\b\s*[:©]|©|copyright\b|reporting by\b|"
    r"our standards:).{0,300}",
    re.IGNORECASE,
)
_WIDGET = re.compile(
    r"(?:share|bagikan|print|cetak|save|simpan|font|a-|a\+|ukuran font|perbesar|copy link|salin|"
    r"dengarkan|listen"
    r"|komentar|comment|kirim|facebook|twitter|whatsapp|telegram|loading|"
    r"memuat)[\s\W\d]*(?:\w+\s*){0,3}",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\w.*\s?[-–—]{1,2}$")
_CALL = re.compile(
    r"(?:simak|tonton|lihat|saksikan)\b.{0,20}\bvideo\b.{0,120}"
    r"|follow .{0,60}\b(?:stories|coverage|news)\b.{0,80}https?://\S+",
    re.IGNORECASE,
)
_TOP, _BOTTOM = 8, 8  # blocks at either end where byline and credits stand


@dataclass(frozen=True)
class Cleared:
    """blocks: the story. above: lines around it that credit or date it."""

    blocks: list[Block] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


def clear_body(
    blocks: Sequence[Block], *, title: str, captions: Sequence[str], deck: str = ""
) -> Cleared:
    """Return the story's own blocks. Every other block is told with its reason.

    captions: the words that stand with the pictures already. deck: the summary above the story.
    """
    cleared = Cleared()
    kept = _without_known(_join_dateline(blocks), title, captions, cleared)
    kept = _without_noise(kept, cleared)
    kept = _without_credits(kept, cleared)
    kept = _without_links(kept, cleared)
    kept = _without_tails(kept, cleared)
    cleared.blocks.extend(_sign_off(kept, cleared))
    return cleared


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
    kept: list[Block] = []
    seen: dict[str, HtmlElement] = {}
    for block in blocks:
        letters = _letters(block.text)
        if not letters:
            continue
        if headline and letters == headline:
            if len(kept) >= 6:
                cleared.dropped.append(Dropped(block.text, "the headline again"))
        elif letters in known or (
            len(letters) > 20
            and any(letters in part and len(letters) * 2 > len(part) for part in parts)
        ):
            continue  # it stands with its picture
        elif len(block.text) < 200 and _CALL.fullmatch(block.text):
            cleared.dropped.append(Dropped(block.text, "link to another story"))
        elif len(letters) > 60 and letters in seen and _is_apart(seen[letters], block.home):
            cleared.dropped.append(Dropped(block.text, "the same paragraph again"))
        else:
            seen.setdefault(letters, block.home)
            kept.append(block)
    return kept


def _is_apart(first: HtmlElement, second: HtmlElement) -> bool:
    """Return whether two homes have different parents: a copy for phones, not a refrain."""
    return first is not second and first.getparent() is not second.getparent()


def _without_noise(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks that the paste room's rules leave, and "Baca juga" cut from ends."""
    blocks = [_cut_lead_on(block, cleared) for block in blocks]
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


def _cut_lead_on(block: Block, cleared: Cleared) -> Block:
    """Return the block without a link to another story at the end of its last sentence."""
    if not block.linked or len(block.text) < 60:
        return block
    found = _LEAD_ON.search(block.text)
    if not found or found.start() < 20 or not is_finished(block.text[: found.start()].rstrip()):
        return block
    link = re.search(r"<a\b|<strong>", block.html)
    tail = found[0].strip()
    if not link or len(tail) > 250:
        return block
    cleared.dropped.append(Dropped(tail, "link to another story"))
    text = block.text[: found.start()].rstrip()
    return replace(block, text=text, html=escape(text, quote=False), linked=0)


def _without_credits(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks without byline, date and the credits that close a story."""
    prose = [place for place, block in enumerate(blocks) if worth(block)]
    first = prose[0] if prose else 0
    last = prose[-1] if prose else len(blocks)
    kept = []
    for place, block in enumerate(blocks):
        text = block.text
        near_top = place <= first and place < _TOP + 12
        near_end = place >= min(last, len(blocks) - _BOTTOM)
        short = len(text) <= 300 and block.kind in (
            "p",
            "li",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        )
        credits = read_credits(text) if short and (near_top or near_end) else None
        dated = short and near_top and not is_prose(text) and read_moment(text)
        label = (
            short and (near_top or near_end) and _CREDIT_LINE.fullmatch(text) and len(text) < 200
        )
        if (credits and not (credits.names_only and not near_top)) or dated or label:
            cleared.above.append(text)
            if near_end and not near_top:
                cleared.dropped.append(Dropped(text, "credits below the story"))
        elif short and near_top and is_only_credit(text):
            cleared.dropped.append(Dropped(text, "credit of no picture that was found"))
        elif short and near_top and place < first and _WIDGET.fullmatch(text):
            cleared.dropped.append(Dropped(text, "share bar"))
        else:
            kept.append(block)
    return kept


def _without_links(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks without those that only lead elsewhere: links, and lists of them."""
    doomed: set[int] = set()
    for place, block in enumerate(blocks):
        if block.kind == "table" or not block.linked:
            continue
        share = block.linked / max(1, len(block.text))
        alone = share > 0.8 and not (is_finished(block.text) and block.text.count(" ") >= 7)
        if alone and not _is_story_list(blocks, place):
            doomed.add(place)
    for place in doomed:
        cleared.dropped.append(Dropped(blocks[place].text[:300], "link to another story"))
    return [block for place, block in enumerate(blocks) if place not in doomed]


def _is_story_list(blocks: Sequence[Block], place: int) -> bool:
    """Return whether the linked block is an item of a list whose other items are prose."""
    group = blocks[place].group
    if not group:
        return False
    items = [block for block in blocks if block.group == group]
    return sum(block.linked < 0.5 * len(block.text) for block in items) * 2 > len(items)


def _without_tails(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks without headings that head nothing, and labels after the last prose."""
    kept = list(blocks)
    while kept:
        last = kept[-1]
        stray = last.kind in ("h2", "h3", "h4", "h5", "h6")
        label = (
            last.kind == "p"
            and not is_prose(last.text)
            and len(last.text) < 60
            and not is_finished(last.text)
        )
        if not (stray or label) or len(kept) == 1:
            break
        cleared.dropped.append(Dropped(last.text, "label after the story"))
        kept.pop()
    while kept and kept[0].kind == "p" and not is_prose(kept[0].text) and len(kept) > 2:
        text = kept[0].text
        if len(text) > 40 or is_finished(text) or kept[0].strong > 0.8 * len(text):
            break
        cleared.dropped.append(Dropped(text, "label above the story"))
        kept.pop(0)
    return kept


def _sign_off(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    if not blocks or blocks[-1].kind != "p":
        return list(blocks)
    last = blocks[-1]
    kept, dropped = trim_signature([last.text])
    if not dropped:
        return list(blocks)
    cleared.dropped.extend(dropped)
    mark = escape(dropped[0].text, quote=False)
    head, found, tail = last.html.rpartition(mark)
    html = f"{head.rstrip()}{tail}" if found else escape(kept[0], quote=False)
    return [*blocks[:-1], replace(last, text=kept[0], html=html)] if kept[0] else list(blocks[:-1])


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
