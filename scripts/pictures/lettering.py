"""The theme's two typefaces on a picture: how wide words are, and drawing them. Places nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageDraw, ImageFont

from scripts.pictures.palette import INK, Colour

FONTS = Path(__file__).resolve().parent.parent.parent / "theme" / "static" / "fonts"
MISSING = "\U0010fffe"  # no font has this one, so it draws as any missing letter does


@dataclass(frozen=True)
class Hand:
    """One way of writing.

    face:     "newsreader" or "jakarta", as the files are named.
    size:     pixels of the finished picture.
    weight:   400 to 700.
    tracking: space added between letters, as a share of the size.
    """

    face: str
    size: float
    weight: int = 600
    tracking: float = 0.0
    colour: Colour = INK


@cache
def _open_font(face: str, size: float, weight: int) -> ImageFont.FreeTypeFont:
    # The basic layout gives the same widths with and without libraqm on the machine.
    font = ImageFont.truetype(FONTS / f"{face}.woff2", size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


def find_missing(hand: Hand, words: str) -> str:
    """Return the letters of `words` that the subset font does not have."""
    font = _open_font(hand.face, 40, hand.weight)
    missing = bytes(font.getmask(MISSING))
    return "".join(
        letter for letter in words if letter != " " and bytes(font.getmask(letter)) == missing
    )


def measure_words(hand: Hand, words: str) -> tuple[float, float]:
    """Return the width of `words` and the height of its capitals, in pixels of the picture."""
    font = _open_font(hand.face, hand.size, hand.weight)
    width = font.getlength(words) + hand.tracking * hand.size * (len(words) - 1)
    return width, -font.getbbox("H", anchor="ls")[1]


def write_words(
    pen: ImageDraw.ImageDraw,
    spot: tuple[float, float],
    words: str,
    hand: Hand,
    *,
    zoom: int,
    halo: Colour | None = None,
) -> None:
    """Write `words` from `spot`, the left end of the baseline, with a soft edge of `halo`.

    zoom: how many canvas pixels make one of the picture.
    """
    missing = find_missing(hand, words)
    if missing:
        raise ValueError(f"{hand.face} has no {missing!r}, wanted in {words!r}")
    font = _open_font(hand.face, hand.size * zoom, hand.weight)
    rim = max(5.0, hand.size * 0.13) * zoom if halo else 0
    for colour, stroke in ((halo, rim), (hand.colour, 0.0)):
        if colour is None:
            continue
        for offset, letter in _space_letters(font, words, hand.tracking * hand.size * zoom):
            place = (spot[0] * zoom + offset, spot[1] * zoom)
            pen.text(place, letter, colour, font, anchor="ls", stroke_width=stroke)


def _space_letters(font: ImageFont.FreeTypeFont, words: str, gap: float) -> list[tuple[float, str]]:
    if not gap:
        return [(0.0, words)]
    # The length of the part before keeps the kerning that single letters would lose.
    return [
        (font.getlength(words[: at + 1]) - font.getlength(letter) + at * gap, letter)
        for at, letter in enumerate(words)
    ]
