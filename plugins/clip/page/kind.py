"""What a page is when it is no article: an index, an error, a consent wall; cuts nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.clip.page.prose import worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.page.blocks import Block
    from plugins.clip.page.structured import Described

_MISSING = re.compile(
    r"\b(?:404|410)\b|not found|page (?:you|that you).{0,60}(?:exist|found|available)|"
    r"halaman (?:yang .{0,40})?tidak (?:di)?temukan|tidak ditemukan|sudah dihapus|page unavailable|"
    r"(?:tidak tersedia|no longer available)",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"before you continue|we (?:and our|value|care about).{0,60}(?:partners|privacy|cookies)|"
    r"\bcookies?\b.{0,120}\b(?:accept|consent|agree|setuju|preferences)|"
    r"(?:accept|manage|setujui|terima).{0,40}\bcookies?\b|consent to|kami menggunakan cookie",
    re.IGNORECASE | re.DOTALL,
)
_ROBOT = re.compile(
    r"are you a robot|verify (?:that )?you are (?:a )?human|checking your browser|just a moment|"
    r"enable javascript|javascript is (?:disabled|required)|access denied|captcha|unusual traffic|"
    r"aktifkan javascript",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"\b(?:log ?in|sign in|masuk|subscribe|berlangganan)\b", re.IGNORECASE)
_INDEX = re.compile(r"collectionpage|itemlist|searchresultspage|profilepage", re.IGNORECASE)
_SHORT = 600  # characters of prose; a longer text is never taken for a wall
_FEW = 140  # characters of prose; an article has more
_ALONE = 40  # unless they are most of what the page says


def tell_other(
    blocks: Sequence[Block], body: Sequence[Block], described: Described, title: str
) -> tuple[str, str] | None:
    """Return (what the page is, what to do instead) where it is no article, else None.

    blocks: of the whole page. body: what was found of a story.
    """
    prose = sum(map(worth, body))
    if prose >= _SHORT and not _is_index(blocks, body, described):
        return None
    words = " ".join([title, *(block.text for block in blocks[:60])])[:6000]
    open_in_browser = "Open the article in the browser, save that page and clip the file"
    if _MISSING.search(title) or (prose < _SHORT and _MISSING.search(words[:800])):
        return "this is an error page: the article was not found", "Check the address"
    if prose < _SHORT and _ROBOT.search(words):
        return (
            "this is a page that asks whether you are a robot or run scripts",
            open_in_browser,
        )
    if prose < _SHORT and _WALL.search(words):
        return (
            "this is a cookie or consent wall, not the article",
            "Accept or refuse in the browser, then save the page",
        )
    if _is_index(blocks, body, described):
        return (
            "this is an index page: a list of stories, none of them whole",
            "Clip one of its stories",
        )
    whole = sum(len(block.text) for block in blocks)
    if prose < _FEW and not (prose >= _ALONE and prose * 2 > whole):
        if _LOGIN.search(words) and prose < _FEW:
            return (
                "there is no article in it, only an invitation to log in",
                open_in_browser,
            )
        return (
            "there is no article in it",
            "Paste the article's text instead: `./inv clip -`",
        )
    return None


def _is_index(blocks: Sequence[Block], body: Sequence[Block], described: Described) -> bool:
    """Return whether the page is a list: many linked headlines, and little prose beside them."""
    prose = sum(map(worth, body))
    linked = [b for b in blocks if b.linked >= 0.8 * len(b.text) and len(b.text) >= 25]
    listed = sum(len(b.text) for b in linked)
    stated = bool(described.article.get("datePublished")) or described.meta("og:type") == "article"
    if any(map(_INDEX.search, described.kinds)) and not described.article:
        return prose < 3000 and len(linked) >= 8
    return not stated and len(linked) >= 15 and listed > 2 * prose and not _runs_on(body)


def _runs_on(body: Sequence[Block]) -> bool:
    """Return whether the body holds paragraphs one after another, as no list of teasers does."""
    longest = run = 0
    for block in body:
        run = run + 1 if worth(block) and block.linked < 0.3 * len(block.text) else 0
        longest = max(longest, run)
    return longest >= 4
