"""The geometry a map is drawn from, as values and as GeoJSON. Knows no projection, no colour."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.pictures.sphere import Point

DATA = Path(__file__).resolve().parent.parent / "data"

Line = tuple[Point, ...]
Polygon = tuple[Line, ...]  # the outer ring, then its holes


@dataclass(frozen=True)
class Land:
    """What lies in one region.

    countries: name as the atlas has it -> its polygons.
    lakes:     polygons of inland water.
    provinces: border lines inside countries; they close no shape of their own.
    """

    countries: dict[str, tuple[Polygon, ...]]
    lakes: tuple[Polygon, ...] = ()
    provinces: tuple[Line, ...] = field(default=())


def read_land(region: str) -> Land:
    """Return the land of `data/REGION.json`."""
    features = json.loads((DATA / f"{region}.json").read_text(encoding="utf-8"))["features"]
    shapes = {"country": dict[str, tuple[Polygon, ...]](), "lake": {}}
    provinces: tuple[Line, ...] = ()
    for feature in features:
        kind, nested = feature["properties"]["kind"], feature["geometry"]["coordinates"]
        if kind == "province":
            provinces = tuple(map(_read_line, nested))
        else:
            shapes[kind][feature["properties"].get("name", "")] = tuple(
                tuple(map(_read_line, polygon)) for polygon in nested
            )
    return Land(shapes["country"], shapes["lake"].get("", ()), provinces)


def _read_line(numbers: Iterable[Sequence[float]]) -> Line:
    return tuple((lon, lat) for lon, lat in numbers)


def write_land(path: Path, land: Land, digits: int) -> None:
    """Write the land as GeoJSON of one line a shape, coordinates rounded to `digits`."""
    features = [
        _describe("MultiPolygon", {"kind": "country", "name": name}, polygons)
        for name, polygons in sorted(land.countries.items())
    ]
    if land.lakes:
        features.append(_describe("MultiPolygon", {"kind": "lake"}, land.lakes))
    if land.provinces:
        features.append(_describe("MultiLineString", {"kind": "province"}, land.provinces))
    lines = ",\n".join(
        json.dumps(_round_numbers(feature, digits), ensure_ascii=False, separators=(",", ":"))
        for feature in features
    )
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def _describe(kind: str, properties: dict[str, str], coordinates: Any) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _round_numbers(value: Any, digits: int) -> Any:
    if isinstance(value, float):
        whole = round(value, digits)
        return int(whole) if whole == int(whole) else whole
    if isinstance(value, dict):
        return {key: _round_numbers(part, digits) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_round_numbers(part, digits) for part in value]
    return value
