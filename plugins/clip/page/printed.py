"""The words of an element as its reader sees them; knows no place and no meaning."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.html import HtmlElement

_SILENT = frozenset(
    "script style noscript template svg button select option textarea video audio iframe".split()
)
# Within a word: whatever else stands side by side reads as two words.
_TIGHT = frozenset("a abbr b em font i mark strong sub sup u wbr".split())
_BOTHER = re.compile(
    r"(?:perbesar|zoom(?: in| out|-in(?:-white)?)?|enlarge(?: image)?|"
    r"view (?:full|larger|images?|gallery)\b.{0,20}|"
    r"(?:hide|toggle|show) caption|share|lihat (?:semua )?foto|expand|play(?: video)?|watch|close|"
    r"(?:launch|open|see) gallery|full ?screen|slide \d+|\d+ ?(?:of|/|dari) ?\d+|next|previous|"
    r"gulir(?: ke bawah)?.{0,30}|advertisement)\W*",
    re.IGNORECASE,
)
_CODE = re.compile(r"[{};]\s*(?:var|function|\.)")
# What is spoken beside a picture for those who cannot see it, in an element of its own.
_SPOKEN = re.compile(
    r"(?:image|photo|picture|media|figure|file) (?:caption|copyright|source|credit)s?|caption|"
    r"(?:keterangan|sumber|kredit|hak cipta) (?:gambar|foto)",
    re.IGNORECASE,
)


# A gap between two boxes that is none to the reader: `<span>Harry Benson</span>/Getty`.
_NO_GAP = re.compile(r"(?<=[(\[“‘/])\0+|\0+(?=[/.,;:)\]”’])")


def clean_words(text: str) -> str:
    """Return the words with single spaces and without marks that nobody sees."""
    return " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())


def read_words(element: HtmlElement, without: Collection[HtmlElement] = ()) -> str:
    """Return the element's words, without those of the elements named and of its buttons.

    `<p>It rains.</p><span>AP</span>` gives `It rains. AP`, `<b>R</b>ain` gives `Rain`.
    """
    text = _NO_GAP.sub("", "".join(_pieces(element, without))).replace("\0", " ")
    return "" if _CODE.search(text) else clean_words(text)


def is_bother(text: str) -> bool:
    """Return whether the words are a button beside a picture: `Perbesar`, `1 / 4`."""
    return bool(_BOTHER.fullmatch(clean_words(text)[:80]))


def has_words(element: HtmlElement) -> bool:
    """Return whether the element shows any word. Reads no further than the first."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if not isinstance(one.tag, str) or one.tag in _SILENT:
            continue
        if (one.text or "").strip():
            return True
        for child in reversed(one):
            if (child.tail or "").strip():
                return True
            waiting.append(child)
    return False


def _pieces(root: HtmlElement, without: Collection[HtmlElement]) -> list[str]:
    """Return the texts in order, with a NUL, which no tree holds, between boxes."""
    pieces = [root.text or ""]
    waiting: list[HtmlElement | str] = [*reversed(root)]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            pieces.append(element)
            continue
        gap = "" if element.tag in _TIGHT else "\0"
        waiting.append(f"{gap}{element.tail or ''}")
        if not isinstance(element.tag, str) or element.tag in _SILENT or element in without:
            continue
        words = clean_words(" ".join(map(str, islice(element.itertext(), 4))))[:80]
        if _BOTHER.fullmatch(words) or _SPOKEN.fullmatch(words):
            continue
        waiting.extend(reversed(element))
        pieces += [gap, element.text or ""]
    return pieces
