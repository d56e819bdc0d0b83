"""Reading what Natural Earth is handed out as: TopoJSON and ESRI shapefiles. Cuts nothing."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.pictures.land import Polygon
from scripts.pictures.simplify import thin_line
from scripts.pictures.sphere import Point


@dataclass(frozen=True)
class Country:
    """A country as the atlas has it."""

    name: str
    polygons: tuple[Polygon, ...]


def read_countries(path: Path, tolerance: float) -> tuple[Country, ...]:
    """Return the countries of a TopoJSON file, borders thinned to `tolerance` degrees.

    Borders are thinned before they become shapes, so neighbours still share every point.
    Source: github.com/topojson/topojson-specification, version 1.
    """
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [thin_line(arc, tolerance) for arc in _unpack_arcs(topology)]
    return tuple(
        Country(
            shape["properties"]["name"],
            tuple(
                tuple(_join_arcs(ring, arcs) for ring in polygon) for polygon in _nest_arcs(shape)
            ),
        )
        for shape in topology["objects"]["countries"]["geometries"]
    )


def _unpack_arcs(topology: dict[str, Any]) -> Iterator[list[Point]]:
    (wide, high), (west, south) = (topology["transform"][key] for key in ("scale", "translate"))
    for arc in topology["arcs"]:
        x = y = 0
        line: list[Point] = []
        for across, up in arc:  # each step counts from the one before
            x, y = x + across, y + up
            line.append((west + x * wide, south + y * high))
        yield line


def _nest_arcs(shape: dict[str, Any]) -> list[list[list[int]]]:
    kind, arcs = shape.get("type"), shape.get("arcs", [])
    return arcs if kind == "MultiPolygon" else [arcs] if kind == "Polygon" else []


def _join_arcs(ring: list[int], arcs: list[list[Point]]) -> tuple[Point, ...]:
    points: list[Point] = []
    for index in ring:  # ~index is the same arc walked backwards
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def read_shapes(path: Path) -> Iterator[list[list[Point]]]:
    """Yield each record of a .shp file as its lines or rings.

    Only kinds 3 (lines) and 5 (areas) have points here, and a record that has none is left out.
    Source: ESRI Shapefile Technical Description, July 1998.
    """
    data = path.read_bytes()
    at = 100  # the file's header
    while at < len(data):
        (words,) = struct.unpack_from(">i", data, at + 4)
        kind, parts, count = struct.unpack_from("<i32x2i", data, at + 8)
        if kind in (3, 5):
            starts = struct.unpack_from(f"<{parts}i", data, at + 52)
            numbers = struct.unpack_from(f"<{2 * count}d", data, at + 52 + 4 * parts)
            points = list(zip(numbers[::2], numbers[1::2], strict=True))
            ends = (*starts[1:], count)
            yield [points[start:end] for start, end in zip(starts, ends, strict=True)]
        at += 8 + 2 * words
