"""Words set into a box: wrapped, balanced, and shrunk until they fit. Knows no card. Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_ELLIPSIS = "…"


@dataclass(frozen=True)
class Face:
    """A variable font file at one weight. `digest` of the file, so that a changed one is seen."""

    path: str
    weight: int
    digest: str

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the font at `size` pixels."""
        return _font(self, size)

    def letters(self, size: int) -> Letters:
        """Return the letters at `size` pixels, the same ones at every call."""
        return _letters(self, size)


@dataclass(frozen=True)
class Letter:
    """A letter as it is drawn. depth: how much ink each pixel takes, None for a space.

    left, top: from the pen to the depth's corner; step: to the next pen; all in pixels.
    """

    depth: Image.Image | None
    left: int
    top: int
    step: int


class Letters(dict[str, Letter]):
    """The letters of a face at one size, each drawn when it is first asked for.

    Basic layout moves the pen by whole pixels and knows no pairs, so that letters set side by
    side are the word.
    """

    def __init__(self, font: ImageFont.FreeTypeFont) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, character: str) -> Letter:
        font, step = self._font, round(self._font.getlength(character))
        left, top, right, bottom = (round(side) for side in font.getbbox(character))
        depth = None
        if right > left and bottom > top:
            depth = Image.new("L", (right - left, bottom - top))
            ImageDraw.Draw(depth).text((-left, -top), character, font=font, fill=255)
        self[character] = made = Letter(depth, left, top, step)
        return made

    def length(self, text: str) -> int:
        """Return how wide a line is, in pixels."""
        return sum(self[character].step for character in text)


@lru_cache(maxsize=64)
def _letters(face: Face, size: int) -> Letters:
    return Letters(face.at(size))


@lru_cache(maxsize=64)
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    # Basic layout: Raqm is not in every Pillow, and neither language needs it.
    layout = ImageFont.Layout.BASIC
    font = ImageFont.truetype(Path(face.path), size, layout_engine=layout)
    font.set_variation_by_axes([face.weight])
    return font


def drawable(text: str, face: Face) -> str:
    """Return `text` in letters that the font has: others lose their accent, or are left out."""
    return " ".join("".join(_letter(one, face) for one in text).split())


@lru_cache(maxsize=1 << 12)
def _letter(character: str, face: Face) -> str:
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", character)
    for one in (character, "".join(mark for mark in plain if not unicodedata.combining(mark))):
        if one and all(_has(mark, face) for mark in one):
            return one
    return ""


@lru_cache(maxsize=1 << 12)
def _has(character: str, face: Face) -> bool:
    if not character.isprintable():
        return False
    font = face.at(40)
    return bytes(font.getmask(character)) != bytes(font.getmask("\uffff"))


@dataclass(frozen=True)
class Set:
    """Lines of text that fit. `size` in pixels, `step` from line to line."""

    lines: tuple[str, ...]
    size: int
    step: int


def set_text(
    text: str, face: Face, box: tuple[int, int], sizes: tuple[int, ...], leading: float
) -> Set:
    """Return `text` as large as it fits into `box`, (width, height) in pixels.

    sizes: to be tried, largest first. What does not fit even at the smallest ends in an ellipsis.
    """
    width, height = box
    words = _Widths(text.split(), face)
    for size in sizes:
        step = round(size * leading)
        room = width / size
        lines = words.wrap(room)
        if len(lines) <= max(height // step, 1) and words.widest <= room:
            return Set(_joined(words.balance(room, len(lines))), size, step)
    size, step = sizes[-1], round(sizes[-1] * leading)
    lines = words.wrap(width / size)
    return Set(_cut(_joined(lines), face.letters(size), width, max(height // step, 1)), size, step)


_MEASURED = 100  # pixels; letters grow in proportion, but for what a fraction of a pixel rounds
_ROUNDING = 1.01


class _Widths:
    """How wide each word of a text is, in parts of the font's size; lines are added up."""

    def __init__(self, words: list[str], face: Face) -> None:
        letters, part = face.letters(_MEASURED), _ROUNDING / _MEASURED
        self._words = [(word, letters.length(word) * part) for word in words]
        self._space = letters[" "].step * part
        self.widest = max((length for _, length in self._words), default=0.0)

    def wrap(self, width: float) -> list[list[str]]:
        """Return lines no wider than `width`, but for a word that is wider by itself."""
        lines: list[list[str]] = [[]]
        used = -self._space
        for word, length in self._words:
            used += self._space + length
            if used > width and lines[-1]:
                lines.append([])
                used = length
            lines[-1].append(word)
        return lines

    def balance(self, width: float, count: int) -> list[list[str]]:
        """Return the words in `count` lines as equal as they can be."""
        low, high = max(width / 2, self.widest), width
        while high - low > 0.1:
            middle = (low + high) / 2
            low, high = (low, middle) if len(self.wrap(middle)) <= count else (middle, high)
        return self.wrap(high)


def _joined(lines: list[list[str]]) -> tuple[str, ...]:
    return tuple(" ".join(line) for line in lines)


def _cut(lines: tuple[str, ...], letters: Letters, width: int, most: int) -> tuple[str, ...]:
    """Return the first lines, made to fit; what was left out is told by an ellipsis."""
    cut = [_shorten(line, letters, width) for line in lines[:most]]
    if len(lines) > most and not cut[-1].endswith(_ELLIPSIS):
        cut[-1] = _shorten(cut[-1] + _ELLIPSIS, letters, width)
    return tuple(cut)


def _shorten(line: str, letters: Letters, width: int) -> str:
    """Return the line, or as much of it as fits with an ellipsis."""
    if letters.length(line) <= width:
        return line
    line = line.removesuffix(_ELLIPSIS)
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        fits = letters.length(line[:middle].rstrip() + _ELLIPSIS) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return line[:low].rstrip() + _ELLIPSIS
