"""What stands above and below a story within its body: byline, dates, credits, stray labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from plugins.clip.byline import read_credits
from plugins.clip.clipping import Dropped
from plugins.clip.closing import closing_credit
from plugins.clip.moment import read_moment
from plugins.clip.noise import trim_signature
from plugins.clip.outlets import is_picture_source
from plugins.clip.page.blocks import Block
from plugins.clip.page.cleared import Cleared
from plugins.clip.page.credits import is_only_credit
from plugins.clip.page.prose import HEADINGS, is_closed, reads_as_prose, worth
from plugins.clip.page.signature import is_signature

_CREDIT_LINE = re.compile(
    r"(?:(?:pewarta|penulis|reporter|editor|penyunting|redaktur|uploader|sumber|source|"
    r"copyright|oleh|kontributor|"
    r"laporan(?: wartawan)?|foto|photo|by|edited by|reporting by|editing by|writing by|"
    r"additional reporting by|"
    r"produser|wartawan|video|infografis|kredit)\b\s*[:©]|©|copyright\b|reporting by\b|"
    r"our standards:).{0,300}",
    re.IGNORECASE,
)
_PICTURE_CREDIT = re.compile(
    r"[(\[]?(?:(?:image|photo|picture|foto|gambar)s? (?:credit|kredit|courtesy|source|by|oleh)|"
    r"credit|kredit|photo|foto|gambar)s?\s*[:/©].{2,90}|[^.?!]{3,120}\.(?:jpe?g|png|gif|webp)",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    r"(?:.{0,40}\b)?(?:first published|published|updated|posted|diterbitkan|diperbarui|tayang|"
    r"dipublikasikan|terbit)\b.{0,60}\b\d{4}\b.{0,30}",
    re.IGNORECASE,
)
# What stands below the beginning of a story whose rest is on another page or behind a wall.
_SIGNED = "the writer, named elsewhere"
_LONGEST_STUB = 200
_REST = re.compile(
    r"(?:(?:click|tap|klik) (?:here|di sini)? ?(?:to|untuk) )?(?:continue reading|keep reading|"
    r"lanjut(?:kan)? membaca|read the (?:full|whole|rest of the|original) (?:story|article|post)|"
    r"read (?:more|full (?:story|article)) (?:at|on|in|here)|"
    r"baca (?:(?:berita|artikel|cerita|kisah|ulasan)(?:nya)? )?(?:selengkapnya|lengkapnya)|"
    r"(?:subscribe|log ?in|sign (?:in|up)|berlangganan|masuk|daftar)(?: now| sekarang)? "
    r"(?:to|untuk) (?:continue|read|keep reading|lanjut|membaca|melanjutkan))\b.{0,120}",
    re.IGNORECASE,
)
_WIDGET = re.compile(
    r"(?:share|bagikan|print|cetak|save|simpan|font|a-|a\+|ukuran font|perbesar|copy link|salin|"
    r"dengarkan|listen"
    r"|komentar|comment|kirim|facebook|twitter|whatsapp|telegram|loading|"
    r"memuat)[\s\W\d]*(?:\w+\s*){0,3}",
    re.IGNORECASE,
)
_LONGEST_NOTE = 600
# What follows an author's name in a note on the author.
_DOES = re.compile(
    r",? (?:is|was|are|has been|can be (?:reached|contacted)|covers?|covered|writes|reports|"
    r"joined|works|leads|edits|teaches|"
    r"adalah|merupakan|bekerja|menulis|ist|schreibt|arbeitet|est|es)\b",
)
_NOTE = re.compile(r"\((?=.{0,60}\d)(?:[^\s()]+ ){3,}[^\s()]+\)")  # "($1 = 82.4380 Indian rupees)"
_BESIDE_NAMES = 40  # characters of a byline besides its names: a preposition and an outlet
_MOST_ABOVE = 20  # blocks above a story's first paragraph that are looked at
_BOTTOM = 8  # blocks at the end among which credits stand
_OPENING = 2  # paragraphs, as a summary and a caption, above which the date may still stand
_FEWEST_LINES = 3
_LONGEST_LABEL, _LONGEST_OPENING = 60, 40  # characters of a label below, and above, a story
_LINES = HEADINGS | {"p", "li"}


def without_credits(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks without byline, date and the credits that close a story."""
    prose = [place for place, block in enumerate(blocks) if worth(block)]
    first = prose[0] if prose else 0
    last = prose[-1] if prose else len(blocks)
    opening = prose[: _OPENING + 1][-1] if prose else 0
    kept = []
    for place, block in enumerate(blocks):
        near_top = place <= first and place < _MOST_ABOVE
        near_end = place >= min(last, len(blocks) - _BOTTOM)
        quoted = bool(block.quote) and not near_top  # whoever signs a quotation is in the story
        short = len(block.text) <= 300 and block.kind in _LINES and not quoted
        if not short:
            kept.append(block)
        elif _is_line_about(block.text, near_top, near_end) or (
            (place <= min(opening, _MOST_ABOVE) and _is_date_line(block))
            or (near_end and block.kind == "p" and _DATE_LINE.fullmatch(block.text))
            or (place <= opening and _is_byline(block, cleared.authors))
        ):
            cleared.above.append(block.text)
            if near_end and not near_top:
                cleared.dropped.append(Dropped(block.text, "credits below the story"))
        elif _is_picture_credit(block, near_top):
            cleared.dropped.append(Dropped(block.text, "credit of no picture that was found"))
        elif near_top and place < first and _WIDGET.fullmatch(block.text):
            cleared.dropped.append(Dropped(block.text, "share bar"))
        else:
            kept.append(block)
    return kept


def _is_line_about(text: str, near_top: bool, near_end: bool) -> bool:
    """Return whether the line credits or dates the story, as those at its two ends do."""
    if not (near_top or near_end):
        return False
    credits = read_credits(text)
    if credits and (near_top or not credits.names_only):
        return True
    if near_top and not reads_as_prose(text) and read_moment(text):
        return True
    return len(text) < 200 and bool(_CREDIT_LINE.fullmatch(text))


def _is_byline(block: Block, authors: Sequence[str]) -> bool:
    """Return whether the line is little more than the writers' names, in any language."""
    named = sum(len(name) for name in authors if name in block.text)
    if not named or block.kind != "p" or reads_as_prose(block.text) or is_closed(block.text):
        return False
    return len(block.text) <= named + _BESIDE_NAMES


def _is_date_line(block: Block) -> bool:
    """Return whether the line only tells when the story appeared, below its summary or not."""
    if block.kind != "p" or len(block.text) > 100 or reads_as_prose(block.text):
        return False
    if _DATE_LINE.fullmatch(block.text):
        return True
    moment = read_moment(block.text) if len(block.text) <= 60 else None
    return moment is not None and moment.clock is not None


def _is_picture_credit(block: Block, near_top: bool) -> bool:
    if near_top and (is_only_credit(block.text) or _names_maker(block.text)):
        return True
    return block.kind == "p" and bool(_PICTURE_CREDIT.fullmatch(block.text))


def _names_maker(text: str) -> bool:
    """Return whether the line is names between bars, one of them an agency's."""
    parts = [part.strip() for part in text.split("|")]
    return 2 <= len(parts) <= 4 and len(text) <= 120 and any(map(is_picture_source, parts))


def without_tails(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks without headings that head nothing, and labels after the last prose."""
    kept = list(blocks)
    while len(kept) > 1 and len(kept[-1].text) <= _LONGEST_STUB and _REST.fullmatch(kept[-1].text):
        cleared.dropped.append(Dropped(kept.pop().text, "the rest is elsewhere"))
    kept = _without_author(kept, cleared)
    own = _own_lines(kept)
    while len(kept) > 1 and len(kept) > own and _is_stray(kept[-1]):
        text = kept.pop().text
        if is_signature(text):
            cleared.signed.append(text)
        cleared.dropped.append(Dropped(text, "label after the story"))
    while kept and kept[0].kind == "p" and not reads_as_prose(kept[0].text) and len(kept) > 2:
        text = kept[0].text
        if len(text) > _LONGEST_OPENING or is_closed(text) or kept[0].strong > 0.8 * len(text):
            break
        cleared.dropped.append(Dropped(text, "label above the story"))
        kept.pop(0)
    return kept


def _without_author(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks without the last ones, where they tell who wrote the story.

    The name is set above what begins with it, or it is an author's, and what follows it tells
    what the author does.
    """
    kept = list(blocks)
    while len(kept) > _FEWEST_LINES and _is_note(kept[-1], cleared.authors):
        cleared.dropped.append(Dropped(kept.pop().text[:300], "about the author"))
    if len(kept) < _FEWEST_LINES + 1:
        return kept
    *rest, name, about = kept
    words = name.text.strip(" :")
    told = (
        name.kind in _LINES
        and 1 <= words.count(" ") <= 4
        and words.istitle()
        and about.kind == "p"
        and about.text.startswith(words)
        and len(about.text) > len(words) + 10
    )
    if not told:
        return kept
    cleared.dropped.extend(Dropped(one.text[:300], "about the author") for one in (name, about))
    return rest


def _is_note(block: Block, authors: Sequence[str]) -> bool:
    """Return whether a paragraph begins with an author's name and what the author does."""
    if block.kind != "p" or block.quote or len(block.text) > _LONGEST_NOTE:
        return False
    text = block.text.lstrip("—–- ")
    named = next((name for name in authors if text.startswith(name)), "")
    return bool(named) and bool(_DOES.match(text[len(named) :]))


def _own_lines(blocks: Sequence[Block]) -> int:
    """Return how many blocks to keep whatever they are: short lines run on in the story's own part.

    One or two of them are labels; three and more, beside the paragraphs, are a list set as lines.
    """
    prose = [place for place, block in enumerate(blocks) if worth(block)]
    if not prose:
        return 0
    part = blocks[prose[-1]].home.getparent()
    tail = [
        place
        for place in range(prose[-1] + 1, len(blocks))
        if blocks[place].kind == "p" and blocks[place].home.getparent() is part
    ]
    return tail[-1] + 1 if len(tail) >= _FEWEST_LINES else 0


def _is_stray(block: Block) -> bool:
    if block.kind == "p" and is_signature(block.text):
        return True
    if block.kind in HEADINGS:
        return bool(block.linked) or block.text.endswith("?") or not reads_as_prose(block.text)
    return (
        block.kind == "p"
        and not block.quote
        and len(block.text) < _LONGEST_LABEL
        and not reads_as_prose(block.text)
        and not is_closed(block.text)
        and not _NOTE.fullmatch(block.text)
    )


def sign_off(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks without the editor's initials that close the last paragraph."""
    if not blocks or blocks[-1].kind != "p":
        return list(blocks)
    last = blocks[-1]
    kept, dropped = trim_signature([last.text])
    mark, credit = closing_credit(last.text)
    if mark and not dropped:
        kept, dropped = [last.text.removesuffix(mark).rstrip()], [Dropped(mark, _SIGNED)]
        cleared.signed.append(credit)
    if not dropped:
        return list(blocks)
    cleared.dropped.extend(dropped)
    mark = escape(dropped[0].text, quote=False)
    head, found, tail = last.html.rpartition(mark)
    html = f"{head.rstrip()}{tail}" if found else escape(kept[0], quote=False)
    return [*blocks[:-1], replace(last, text=kept[0], html=html)] if kept[0] else list(blocks[:-1])
