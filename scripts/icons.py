"""The site's icons as pictures, drawn from `theme/static/icon.svg`. Knows that drawing alone.

`python -m scripts.icons` writes them to `theme/static/icons/`, to be committed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from PIL import Image, ImageDraw

STATIC = Path(__file__).resolve().parent.parent / "theme" / "static"
SVG = "{http://www.w3.org/2000/svg}"
SIZES = (180, 192, 512)
_FINER = 8  # times as large it is drawn, for smooth edges
# A maskable icon may be cut to a circle of 80 % of its width (W3C manifest).
_SAFE = 0.78
_STEP = re.compile(r"([MLHVZz]|[mlhv])|(-?(?:\d+\.\d*|\.\d+|\d+))")

Point = tuple[float, float]


def outline(path: str) -> Iterator[list[Point]]:
    """Yield the closed lines of a path of straight pieces: M, L, H, V, Z and their small kin.

    Raises ValueError for any other piece.
    """
    if left := re.sub(_STEP, "", path).strip(" ,\n"):
        raise ValueError(f"{left[:20]!r} is not a straight piece of a path")
    points: list[Point] = []
    kind, at = "", (0.0, 0.0)
    numbers: list[float] = []
    for letter, number in _STEP.findall(path):
        if letter:
            kind, numbers = letter, []
            if letter in "Zz":
                yield points
                points = []
            continue
        numbers.append(float(number))
        if len(numbers) == (1 if kind in "HhVv" else 2):
            at = _move(kind, numbers, at)
            points.append(at)
            numbers = []
            kind = {"M": "L", "m": "l"}.get(kind, kind)
    if points:
        yield points


def _move(kind: str, numbers: list[float], at: Point) -> Point:
    x, y = at if kind.islower() else (0.0, 0.0)
    if kind in "Hh":
        return x + numbers[0], at[1]
    if kind in "Vv":
        return at[0], y + numbers[0]
    return x + numbers[0], y + numbers[1]


def draw_icon(size: int, *, is_maskable: bool = False) -> Image.Image:
    """Return the icon, `size` pixels wide; a maskable one fills its square and keeps a margin."""
    tree = etree.parse(STATIC / "icon.svg").getroot()
    box = float(tree.get("viewBox", "0 0 64 64").split()[2])
    wide = size * _FINER
    scale = wide / box * (_SAFE if is_maskable else 1)
    edge = (wide - box * scale) / 2
    sheet, path, dot = (tree.find(f"{SVG}{name}") for name in ("rect", "path", "circle"))
    paper = sheet.get("fill")
    image = Image.new("RGBA", (wide, wide), paper if is_maskable else "#0000")
    pen = ImageDraw.Draw(image)
    if not is_maskable:
        pen.rounded_rectangle((0, 0, wide - 1, wide - 1), float(sheet.get("rx")) * scale, paper)
    shift = float(re.findall(r"translate\((-?[\d.]+)", path.get("transform", "translate(0"))[0])
    for points in outline(path.get("d")):
        placed = [(edge + (x + shift) * scale, edge + y * scale) for x, y in points]
        pen.polygon(placed, path.get("fill"))
    x, y, radius = (float(dot.get(name)) for name in ("cx", "cy", "r"))
    middle = (edge + x * scale, edge + y * scale)
    pen.circle(middle, radius * scale, dot.get("fill"))
    return image.resize((size, size), Image.Resampling.BOX)


def main() -> int:
    """Write every icon and return the exit code."""
    folder = STATIC / "icons"
    folder.mkdir(exist_ok=True)
    for size in SIZES:
        draw_icon(size).save(folder / f"{size}.png", optimize=True)
    draw_icon(512, is_maskable=True).save(folder / "maskable-512.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
