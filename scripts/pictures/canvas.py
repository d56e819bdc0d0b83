"""A sheet to draw on with clean edges, in pixels of the finished picture. Knows no geography."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from math import cos, hypot, radians, sin

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from scripts.pictures.lettering import Hand, measure_words, write_words
from scripts.pictures.palette import HEIGHT, PAPER, WIDTH, Colour

LIMIT = 150_000  # bytes a picture may take
QUALITIES = (85, 80)  # JPEG; lower ones give the flat paper a tint
ZOOM = 3  # drawn this much larger and reduced: Pillow's own edges are jagged

Spot = tuple[float, float]  # pixels right of and below the top left


class Canvas:
    """A picture in the making."""

    def __init__(self, ground: Colour = PAPER, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.size = (width, height)
        self._sheet = Image.new("RGB", (width * ZOOM, height * ZOOM), ground)
        self._pen = ImageDraw.Draw(self._sheet)

    def fill_shapes(self, shapes: Iterable[Sequence[Sequence[Spot]]], colour: Colour) -> None:
        """Fill each shape: its outer ring, less its holes. Put larger shapes first."""
        mask = Image.new("1", self._sheet.size)
        pen = ImageDraw.Draw(mask)
        for outer, *holes in shapes:
            pen.polygon(_enlarge(outer), fill=1)
            for hole in holes:
                pen.polygon(_enlarge(hole), fill=0)
        self._sheet.paste(colour, mask=mask)

    def flood(
        self,
        seeds: Iterable[Spot],
        walls: Sequence[Sequence[Spot]],
        colour: Colour,
        edge: tuple[Colour, float],
    ) -> None:
        """Colour what is joined to `seeds`, up to the walls: their closed shape is not needed.

        edge: colour and width of the line along the walls that were met. The fill is good to
              half a pixel, so it must be wider than one.
        """
        rough = Image.new("L", self.size)
        pen = ImageDraw.Draw(rough)
        ends = Counter(spot for wall in walls for spot in (wall[0], wall[-1]))
        for wall in walls:
            pen.line(list(wall), fill=255)
        for spot, walls_met in ends.items():
            if walls_met == 1:  # borders and coasts are of two editions and may just miss
                pen.ellipse(_surround(spot, 2.5, zoom=1), fill=255)
        for x, y in seeds:
            ImageDraw.floodfill(rough, (round(x), round(y)), 128)
        inside = rough.point([255 if level == 128 else 0 for level in range(256)])
        inside = inside.filter(ImageFilter.MaxFilter(3))
        self._sheet.paste(colour, mask=inside.resize(self._sheet.size, Image.Resampling.BICUBIC))
        near = inside.filter(ImageFilter.MaxFilter(5))
        self.draw_lines(_trace_edge(walls, near), *edge)

    def fill_rectangle(self, corner: Spot, size: Spot, colour: Colour) -> None:
        """Fill a rectangle from its top left corner."""
        (x, y), (width, height) = corner, size
        box = (x * ZOOM, y * ZOOM, (x + width) * ZOOM - 1, (y + height) * ZOOM - 1)
        self._pen.rectangle(tuple(map(round, box)), fill=colour)

    def draw_lines(self, lines: Iterable[Sequence[Spot]], colour: Colour, width: float) -> None:
        """Draw lines with rounded bends."""
        for line in lines:
            self._pen.line(
                _enlarge(line), fill=colour, width=max(1, round(width * ZOOM)), joint="curve"
            )

    def draw_dashes(
        self, line: Sequence[Spot], colour: Colour, *, width: float, dash: float, gap: float
    ) -> None:
        """Draw a broken line: `dash` pixels on, `gap` pixels off."""
        self.draw_lines(_break_line(line, dash, gap), colour, width)

    def fill_disc(self, spot: Spot, radius: float, colour: Colour) -> None:
        """Fill a circle."""
        self._pen.ellipse(_surround(spot, radius), fill=colour)

    def draw_ellipse(self, spot: Spot, reach: Spot, colour: Colour, width: float) -> None:
        """Draw an upright ellipse that reaches that far to the side and up."""
        turns = [radians(degree) for degree in range(361)]
        ring = [(spot[0] + reach[0] * cos(turn), spot[1] + reach[1] * sin(turn)) for turn in turns]
        self.draw_lines([ring], colour, width)

    def fade_disc(
        self, spot: Spot, radius: float, colour: Colour, within: Iterable[Sequence[Spot]]
    ) -> None:
        """Lay a soft round glow on the shapes `within`: full at its heart, none at its rim."""
        mask, light = (Image.new("L", self._sheet.size) for _ in range(2))
        pen = ImageDraw.Draw(mask)
        for shape in within:
            pen.polygon(_enlarge(shape), fill=255)
        pen = ImageDraw.Draw(light)
        for level in range(256):  # from the rim inward, eased so that neither end shows
            ease = level / 255
            share = 1 - ease * 0.85
            pen.ellipse(
                _surround(spot, radius * share), fill=round(255 * ease * ease * (3 - 2 * ease))
            )
        self._sheet.paste(colour, mask=ImageChops.darker(mask, light))

    def write(self, spot: Spot, words: str, hand: Hand, *, halo: Colour | None = None) -> None:
        """Write words from the left end of their baseline."""
        write_words(self._pen, spot, words, hand, zoom=ZOOM, halo=halo)

    def write_centred(self, spot: Spot, words: str, hand: Hand, halo: Colour | None = None) -> None:
        """Write words with the middle of their baseline at `spot`."""
        width, _ = measure_words(hand, words)
        self.write((spot[0] - width / 2, spot[1]), words, hand, halo=halo)

    def encode(self) -> bytes:
        """Return the picture as a JPEG without metadata, in the first of QUALITIES that fits."""
        small = self._sheet.resize(self.size, Image.Resampling.LANCZOS)
        for quality in QUALITIES:
            buffer = BytesIO()
            # Brick against sea frays when colour is stored coarser than 4:4:4.
            small.save(
                buffer, "JPEG", quality=quality, subsampling="4:4:4", optimize=True,
                progressive=True,
            )  # fmt: skip
            if buffer.tell() < LIMIT:
                return buffer.getvalue()
        raise ValueError(f"the picture takes {buffer.tell()} bytes and may take {LIMIT}")


def _enlarge(line: Sequence[Spot]) -> list[Spot]:
    return [(x * ZOOM, y * ZOOM) for x, y in line]


def _surround(spot: Spot, radius: float, *, zoom: int = ZOOM) -> tuple[float, float, float, float]:
    left, top = ((middle - radius) * zoom for middle in spot)
    return (left, top, left + 2 * radius * zoom, top + 2 * radius * zoom)


def _trace_edge(walls: Iterable[Sequence[Spot]], inside: Image.Image) -> Iterator[list[Spot]]:
    """Yield the stretches of the walls whose middle lies in or on the edge of `inside`."""
    width, height = inside.size
    for wall in walls:
        for start, end in pairwise(wall):
            x, y = round((start[0] + end[0]) / 2), round((start[1] + end[1]) / 2)
            if 0 <= x < width and 0 <= y < height and inside.getpixel((x, y)):
                yield [start, end]


def _break_line(line: Sequence[Spot], dash: float, gap: float) -> list[list[Spot]]:
    pieces: list[list[Spot]] = [[line[0]]]
    left, is_on = dash, True
    for start, end in pairwise(line):
        length = hypot(end[0] - start[0], end[1] - start[1])
        gone = 0.0
        while length - gone > left:
            gone += left
            share = gone / length
            here = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            if is_on:
                pieces[-1].append(here)
            else:
                pieces.append([here])
            is_on = not is_on
            left = dash if is_on else gap
        left -= length - gone
        if is_on:
            pieces[-1].append(end)
    return [piece for piece in pieces if len(piece) > 1]
