"""A sheet of paper written on in three inks, in so few shades that four bits are a pixel. Pure.

Knows letters and colours, not what is written.
"""

from __future__ import annotations

import struct
import zlib
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, Self

from PIL import Image

if TYPE_CHECKING:
    from plugins.figures.lettering import Face, Letters
    from plugins.figures.style import Colour

INK, SOFT, TONE = range(3)
_SHADES = (7, 4, 4)  # of each ink, besides the paper: letters stay smooth, and the file small

Place = tuple[int, int]


class Sheet:
    """Paper with what is written on it so far. inks: the colours of INK, SOFT and TONE.

    mode: "P", a byte a pixel, for what becomes a PNG; "RGB" for what stands beside a picture.
    """

    def __init__(
        self, size: Place, paper: Colour, inks: tuple[Colour, Colour, Colour], mode: str
    ) -> None:
        shades = [paper]
        self._ramps = []
        for ink, count in zip(inks, _SHADES, strict=True):
            self._ramps.append((len(shades), count))
            shades += [_mix(paper, ink, step / count) for step in range(1, count + 1)]
        self._colours = bytes(part for shade in shades for part in shade)
        # In true colours each letter is coloured once; the sheet would be for every card.
        self._tints = self._colours if mode == "RGB" else b""
        self._rule = shades[_SHADES[INK]] if self._tints else _SHADES[INK]
        self._image = Image.new(mode, size, paper if self._tints else 0)

    def copy(self) -> Self:
        """Return a sheet with the same on it."""
        return self._with(self._image.copy())

    def onto(self, picture: Image.Image) -> Self:
        """Put this sheet on the top left of `picture`; return that, to be written on in place."""
        picture.paste(self._image)
        return self._with(picture)

    def _with(self, image: Image.Image) -> Self:
        made = copy(self)
        made._image = image
        return made

    def text(self, place: Place, words: str, face: Face, size: int, ink: int) -> None:
        """Write a line with its top left corner at `place`."""
        stamps = _stamps(face, size, self._ramps[ink], self._tints)
        pen, top = place
        for character in words:
            step, at, shades, covered = stamps[character]
            if shades is not None:
                self._image.paste(shades, (pen + at[0], top + at[1]), covered)
            pen += step

    def line(self, box: tuple[int, int, int, int]) -> None:
        """Draw a rule."""
        self._image.paste(self._rule, box)

    def as_png(self) -> bytes:
        """Return the sheet, of mode "P", as PNG.

        Pillow tries five filters on each row, though none makes letters on paper lighter, and
        takes twice the time. Run lengths are a sixth heavier than all of zlib's work, in half
        the time. https://www.w3.org/TR/png-3/
        """
        width, height = self._image.size
        packed, row = self._image.tobytes("raw", "P;4"), (width + 1) // 2
        rows = b"".join([b"\0" + packed[at : at + row] for at in range(0, len(packed), row)])
        squeeze = zlib.compressobj(1, strategy=zlib.Z_RLE)
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")
            for name, body in (
                (b"IHDR", struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)),
                (b"PLTE", self._colours),
                (b"IDAT", squeeze.compress(rows) + squeeze.flush()),
                (b"IEND", b""),
            )
        )


def _mix(paper: Colour, ink: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(paper, ink, strict=True))
    return red, green, blue


_Stamp = tuple[int, Place, Image.Image | None, Image.Image | None]


class _Stamps(dict[str, _Stamp]):
    """The letters of a face in one ink: step, corner, shades, and where they cover the paper.

    ramp: the first shade of the ink, and how many it has. tints: the colours of all shades where
    the letters are to have those; b"" for the shades' numbers.
    """

    def __init__(self, letters: Letters, ramp: tuple[int, int], tints: bytes) -> None:
        super().__init__()
        self._letters, self._tints = letters, tints
        first, count = ramp
        steps = [round(value * count / 255) for value in range(256)]
        self._shades = [first + step - 1 if step else 0 for step in steps]
        self._covering = [255 * bool(step) for step in steps]

    def __missing__(self, character: str) -> _Stamp:
        letter = self._letters[character]
        shades = covered = None
        if letter.depth is not None:
            drawn = letter.depth.point(self._shades)
            shades = Image.frombytes("P", drawn.size, drawn.tobytes())  # shades, not greys
            if self._tints:
                shades.putpalette(self._tints)
                shades = shades.convert("RGB")
            covered = letter.depth.point(self._covering, "1")
        self[character] = made = (letter.step, (letter.left, letter.top), shades, covered)
        return made


@lru_cache(maxsize=64)
def _stamps(face: Face, size: int, ramp: tuple[int, int], tints: bytes) -> _Stamps:
    return _Stamps(face.letters(size), ramp, tints)
