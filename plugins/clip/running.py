"""Page numbers, running heads and browsers' print lines: where a text on paper was broken."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field

from plugins.clip.clipping import Dropped
from plugins.clip.furniture import PICTURE_MARK
from plugins.clip.sentences import is_finished

_NUMBER = re.compile(
    r"[-–—|( ]{0,3}(?:hal(?:aman)?\.?|hlm\.?|page|p\.)\s{0,2}\d{1,4}"
    r"(?:\s?(?:/|dari|of)\s?\d{1,4})?[-–—|) ]{0,3}|[-–—]{1,2} ?\d{1,4} ?[-–—]{1,2}"
    r"|\d{1,3} ?(?:/|dari|of) ?\d{1,3}",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,3}")
# Browsers print `9/3/18, 10:12 AM Title` above a page and its address with `1/3` below it.
_PRINTED_HEAD = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[.:]\d{2}(?: ?[AP]M)? (?P<title>\S.{3,200})"
)
_PRINTED_FOOT = re.compile(r"(?P<url>(?:https?|file)://\S{3,500}) \d{1,3} ?(?:/|of|dari) ?\d{1,3}")
_LONGEST = 120
# The page's number beside its running head: left on even pages, right on odd ones.
_PAGE = re.compile(r"^(?:0 )+|(?: 0)+$")


@dataclass(frozen=True)
class Pages:
    """text: without what paper adds. title, url: as the browser printed them, else ""."""

    text: str
    title: str = ""
    url: str = ""
    dropped: list[Dropped] = field(default_factory=list)


def join_pages(text: str) -> Pages:
    """Return the text as one page. A text that shows no page number stays as it is."""
    lines = text.split("\n")
    heads = [_PRINTED_HEAD.fullmatch(line) for line in lines]
    feet = [_PRINTED_FOOT.fullmatch(line) for line in lines]
    printed = any(feet) and any(heads)
    marks = [bool(_NUMBER.fullmatch(line.strip()) or foot) or (printed and bool(head))
             for line, head, foot in zip(lines, heads, feet, strict=True)]  # fmt: skip
    _mark_bare(lines, marks)
    if not any(marks):
        return Pages(text)
    _mark_repeated(lines, marks)
    dropped = [
        Dropped(line.strip(), "page number or running head")
        for line, mark in zip(lines, marks, strict=True)
        if mark
    ]
    titles = [head["title"] for head in heads if head and printed]
    urls = [foot["url"] for foot in feet if foot]
    return Pages(
        "\n".join(_join(lines, marks)),
        titles[0] if titles else "",
        urls[0] if urls and urls[0].startswith("http") else "",
        dropped,
    )


def _mark_bare(lines: list[str], marks: list[bool]) -> None:
    """Mark bare figures that count pages: each alone between blank lines, one more every time."""
    bare = []
    for place, line in enumerate(lines):
        around = [*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2]]
        if _BARE.fullmatch(line.strip()) and not all(around):
            bare.append(place)
    figures = [int(lines[place]) for place in bare]
    counts = all(after == before + 1 for before, after in itertools.pairwise(figures))
    if len(bare) >= 2 and counts:
        for place in bare:
            marks[place] = True


def _mark_repeated(lines: list[str], marks: list[bool]) -> None:
    """Mark lines that come again, but for their figures, beside the page numbers."""
    keys = [_key(line) for line in lines]
    filled = [place for place, line in enumerate(lines) if line.strip()]
    beside: Counter[str] = Counter()
    for above, below in itertools.pairwise(filled):
        if marks[above] != marks[below]:
            beside[keys[below] if marks[above] else keys[above]] += 1
    counts = Counter(keys)
    repeated = {key for key in beside if key and counts[key] >= 2}
    seen: set[str] = set()
    for place, key in enumerate(keys):
        if key in repeated:
            # The first one, at the top, may name the paper and the day.
            marks[place] = marks[place] or key in seen or place > 4
            seen.add(key)


def _key(line: str) -> str:
    words = _PAGE.sub("", re.sub(r"\d+", "0", line.strip().casefold()))
    if PICTURE_MARK.fullmatch(line.strip()) or not 4 <= len(words) <= _LONGEST:
        return ""
    return "" if is_finished(words) else words


def _join(lines: list[str], marks: list[bool]) -> list[str]:
    """Return the lines without the marked ones; a sentence that they broke goes on."""
    kept: list[str] = []
    seam = False
    for line, mark in zip(lines, marks, strict=True):
        if mark:
            seam = True
            while kept and not kept[-1].strip():
                kept.pop()
            continue
        if seam and not line.strip():
            continue
        if seam and kept and not _continues(kept[-1], line):
            kept.append("")
        seam = False
        kept.append(line)
    return kept


def _continues(above: str, line: str) -> bool:
    if "/" in above[-40:] and above.rsplit(" ", 1)[-1].isupper():
        return False  # a caption with its credit
    return not is_finished(above) and len(above) > 20 and line.strip()[:1].islower()
