"""The card that a shared link shows: headline, category, date, the site's name, and a picture.

Pure: words and a style in, bytes out, the same on every machine.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import astuple, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageOps

from plugins.figures.lettering import Face, drawable, set_text

if TYPE_CHECKING:
    from plugins.figures.style import Colour, Style

SIZE = (1200, 630)  # what networks show uncut: https://ogp.me, twice Facebook's 600 × 315
_MARGIN = 64
_PICTURE = 456  # pixels of width that a picture takes, at the right
_GAP = 44
_TITLES = (128, 112, 98, 86, 76, 68, 60, 52, 45, 39, 34, 30)
_LEADING = 1.1
_TOP, _LABEL, _NAME, _FOOT = 58, 30, 42, 28
_TITLE_TOP, _TITLE_BOTTOM = 122, 500
_RULE = 534
_SHADES = 7  # of each colour, besides the paper: letters stay smooth, and the file small


@dataclass(frozen=True)
class Words:
    """What a card says. `language`: of the words; `site`: the digest's name."""

    language: str
    title: str
    category: str
    day: str
    site: str


def card_key(words: Words, style: Style, picture: str, *versions: str) -> str:
    """Return what changes when the card does. `picture`: digest of the copy it shows, or ""."""
    faces = [(one.weight, one.digest) for one in (style.serif, style.sans, style.sans_bold)]
    colours = (style.paper, style.ink, style.soft, style.rule, style.tones)
    parts = (astuple(words), colours, faces, picture, *versions)
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def extension_of(picture: str) -> str:
    """Return what a card's name ends in: a photograph is lighter as JPEG, plain words as PNG."""
    return "jpg" if picture else "png"


def draw_card(words: Words, style: Style, picture: bytes | None) -> bytes:
    """Return the card. `picture`: a copy of ours, JPEG or PNG."""
    width = SIZE[0] - 2 * _MARGIN
    if picture is not None:
        width -= _PICTURE + _GAP - _MARGIN
    inked = _Inks(style, words.language)
    _write(inked, words, style, width)
    out = io.BytesIO()
    if picture is None:
        inked.image.save(out, "PNG", bits=4, compress_level=4)
        return out.getvalue()
    drawn = inked.image.convert("RGB")
    drawn.paste(_panel(picture, style.paper), (SIZE[0] - _PICTURE, 0))
    drawn.save(out, "JPEG", quality=78)
    return out.getvalue()


def _write(inks: _Inks, words: Words, style: Style, width: int) -> None:
    """Write all that a card says into its left part."""
    top = _TOP
    if words.category:
        label = drawable(words.category, style.sans_bold)
        (line,) = set_text(label, style.sans_bold, (width, _LABEL), (_LABEL,), 1.0).lines or ("",)
        inks.text((_MARGIN, top), line, style.sans_bold, _LABEL, _Inks.TONE)
    box = (width, _TITLE_BOTTOM - _TITLE_TOP)
    title = set_text(drawable(words.title, style.serif), style.serif, box, _TITLES, _LEADING)
    for number, line in enumerate(title.lines):
        place = (_MARGIN, _TITLE_TOP + number * title.step)
        inks.text(place, line, style.serif, title.size, _Inks.INK)
    inks.line((_MARGIN, _RULE, _MARGIN + width, _RULE + 3))
    name = drawable(words.site, style.serif)
    wide = round(style.serif.at(_NAME).getlength(name))
    inks.text((_MARGIN, _RULE + 18), name, style.serif, _NAME, _Inks.INK)
    inks.text((_MARGIN + wide, _RULE + 18), ".", style.serif, _NAME, _Inks.TONE)
    day = drawable(words.day, style.sans)
    across = style.sans.at(_FOOT).getlength(day)
    if across <= width - wide - 40:
        inks.text((round(_MARGIN + width - across), _RULE + 31), day, style.sans, _FOOT, _Inks.SOFT)


class _Inks:
    """A picture of paper and three inks, each in a few shades, so that one byte is one shade."""

    INK, SOFT, TONE = 0, 1, 2

    def __init__(self, style: Style, language: str) -> None:
        self.image = Image.new("P", SIZE, 0)
        inks = (style.ink, style.soft, style.tone(language))
        shades = [style.paper]
        # Sixteen in all fit into four bits: seven of ink, four of each other.
        self._ramps = []
        for ink, count in zip(inks, (_SHADES, 4, 4), strict=True):
            self._ramps.append((len(shades), count))
            shades += [_mix(style.paper, ink, step / count) for step in range(1, count + 1)]
        self.image.putpalette([part for shade in shades for part in shade])

    def text(self, place: tuple[int, int], words: str, face: Face, size: int, ink: int) -> None:
        """Write a line with its top left corner at `place`."""
        if not words:
            return
        font = face.at(size)
        left, top, right, bottom = (round(side) for side in font.getbbox(words))
        if right <= left or bottom <= top:
            return
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).text((-left, -top), words, font=font, fill=255)
        shaded, covering = _tables(*self._ramps[ink])
        shades, covered = mask.point(shaded), mask.point(covering)
        self.image.paste(shades, (place[0] + left, place[1] + top), covered)

    def line(self, box: tuple[int, int, int, int]) -> None:
        """Draw a rule."""
        first, count = self._ramps[self.INK]
        self.image.paste(first + count - 1, box)


@lru_cache(maxsize=8)
def _tables(first: int, count: int) -> tuple[list[int], list[int]]:
    """Return, for each depth of ink, its shade, and whether it covers the paper at all."""
    steps = [round(value * count / 255) for value in range(256)]
    return [first + step - 1 if step else 0 for step in steps], [255 * bool(one) for one in steps]


def _mix(paper: Colour, ink: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(paper, ink, strict=True))
    return red, green, blue


@lru_cache(maxsize=16)
def _panel(picture: bytes, paper: Colour) -> Image.Image:
    """Return the middle of a picture, as large as its place. A shared one serves many cards."""
    with Image.open(io.BytesIO(picture), formats=("JPEG", "PNG")) as opened:
        opened.draft("RGB", (_PICTURE, SIZE[1]))
        opened.load()
        shown: Image.Image = opened
        if opened.format == "PNG":
            shown = Image.new("RGBA", opened.size, paper)
            shown.alpha_composite(opened.convert("RGBA"))
        return ImageOps.fit(shown.convert("RGB"), (_PICTURE, SIZE[1]), Image.Resampling.BICUBIC)
