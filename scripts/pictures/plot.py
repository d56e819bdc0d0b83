"""Drawing a map from its value and its land. Knows no news and reads no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scripts.pictures.canvas import Canvas, Spot
from scripts.pictures.land import Land, Polygon
from scripts.pictures.lettering import Hand, measure_words
from scripts.pictures.map import Map, Place, Rings, find_label
from scripts.pictures.palette import (
    BRICK,
    BRICK_MID,
    HEIGHT,
    INK,
    LAND,
    MARGIN,
    PAPER,
    SEA,
    SEA_BLUE,
    SHORE,
    WIDTH,
    Colour,
    mix_colours,
)
from scripts.pictures.projection import Frame
from scripts.pictures.simplify import measure_area
from scripts.pictures.sphere import Point, draw_course, draw_ring, travel

MEASURE = Hand("jakarta", 34, 600, colour=SEA_BLUE)
RIM = 4  # pixels; half of it is under the land
INSET = 58  # pixels from the scale bar to the edges
SPECK = 60  # square pixels; a smaller island would be all border

Shape = list[list[Spot]]  # the outer ring, then its holes


def draw_map(chart: Map, land: Land) -> Canvas:
    """Return the finished map."""
    canvas, frame = Canvas(SEA), chart.frame
    _draw_countries(canvas, chart, land)
    if chart.seeds:
        _draw_provinces(canvas, chart, land)
    if chart.halo:
        _draw_halo(canvas, chart, land)
    canvas.draw_lines(_list_borders(frame, land.countries), PAPER, chart.border)
    lakes = list(_project_polygons(frame, land.lakes))
    canvas.draw_lines([ring for lake in lakes for ring in lake], SHORE, 4)
    canvas.fill_shapes(lakes, SEA)
    if chart.rings:
        _draw_rings(canvas, frame, chart.rings)
    if chart.course:
        line = [frame.place(point) for point in draw_course(*chart.course)]
        canvas.draw_dashes(line, SEA_BLUE, width=4.5, dash=16, gap=12)
    if chart.bar:
        _draw_bar(canvas, frame.scale, *chart.bar)
    for place in chart.places:
        _draw_mark(canvas, frame.place(place.point), place)
    for place in chart.places:
        left, _, _, bottom = find_label(frame, place)
        canvas.write((left, bottom), place.name, place.hand, halo=place.on)
    return canvas


def _draw_countries(canvas: Canvas, chart: Map, land: Land) -> None:
    shapes = {
        name: list(_project_polygons(chart.frame, polygons))
        for name, polygons in land.countries.items()
    }
    outlines = [
        shape[0]
        for group in shapes.values()
        for shape in group
        if measure_area(shape[0]) > 3 * SPECK  # a rim would outweigh a smaller island
    ]
    # Laid under the land, so that only coasts keep the rim and borders between lands do not.
    canvas.draw_lines(outlines, SHORE, chart.border + RIM)
    groups: dict[Colour, list[Shape]] = {}
    for name, group in shapes.items():
        groups.setdefault(chart.tones.get(name, LAND), []).extend(group)
    for colour, group in groups.items():
        canvas.fill_shapes(sorted(group, key=lambda shape: -measure_area(shape[0])), colour)


def _draw_provinces(canvas: Canvas, chart: Map, land: Land) -> None:
    borders = [[chart.frame.place(point) for point in line] for line in land.provinces]
    walls = [line for line in borders if _is_in_frame(line)]
    coasts = list(_list_borders(chart.frame, land.countries))
    seeds = map(chart.frame.place, chart.seeds)
    canvas.flood(seeds, [*walls, *coasts], chart.province, (PAPER, chart.border))


def _draw_halo(canvas: Canvas, chart: Map, land: Land) -> None:
    if chart.halo is None:
        return
    middle, reach = chart.halo
    ground = [
        shape[0]
        for name in chart.tones
        for shape in _project_polygons(chart.frame, land.countries[name])
    ]
    canvas.fade_disc(chart.frame.place(middle), reach / chart.frame.scale, BRICK_MID, ground)


def _project_polygons(frame: Frame, polygons: Sequence[Polygon]) -> Iterator[Shape]:
    """Yield what can be seen in the frame, largest first, so that an enclave covers its hole."""
    for polygon in sorted(polygons, key=lambda one: -measure_area(one[0])):
        if not all(map(frame.projection.is_visible, frame.projection.unwrap(polygon[0]))):
            continue
        rings = [list(map(frame.place, frame.projection.unwrap(ring))) for ring in polygon]
        if _is_in_frame(rings[0]):
            yield rings


def _is_in_frame(ring: Sequence[Spot]) -> bool:
    across, down = [x for x, _ in ring], [y for _, y in ring]
    return max(across) > 0 and min(across) < WIDTH and max(down) > 0 and min(down) < HEIGHT


def _list_borders(
    frame: Frame, countries: Mapping[str, Sequence[Polygon]]
) -> Iterator[Sequence[Spot]]:
    """Yield the outlines of what is seen, less specks and the seams of the data."""
    for ring in (ring for group in countries.values() for polygon in group for ring in polygon):
        whole = frame.projection.unwrap(ring)
        if not all(map(frame.projection.is_visible, whole)):
            continue
        line = [frame.place(point) for point in whole]
        if _is_in_frame(line) and measure_area(line) > SPECK:
            yield from _drop_seams(ring, line)


def _drop_seams(ring: Sequence[Point], line: Sequence[Spot]) -> Iterator[Sequence[Spot]]:
    """Yield the line parted where its ring follows the 180th meridian or the pole."""
    start = 0
    for at in range(1, len(ring)):
        if all(abs(lon) > 179.98 or lat < -89.9 for lon, lat in ring[at - 1 : at + 1]):
            if at - start > 1:
                yield line[start:at]
            start = at
    if len(ring) - start > 1:
        yield line[start:]


def _draw_rings(canvas: Canvas, frame: Frame, rings: Rings) -> None:
    for place, distance in enumerate(rings.distances):
        ring = [frame.place(point) for point in draw_ring(rings.middle, distance)]
        # Fainter and thinner outward, as the wave itself was.
        faded = mix_colours(BRICK, SEA, 0.16 * place)
        canvas.draw_lines([ring], faded, max(2.0, 6 - place))
    for distance in rings.distances:
        spot = frame.place(travel(rings.middle, rings.bearing, distance))
        name = f"{distance} km"
        width, height = measure_words(MEASURE, name)
        if width / 2 + MARGIN < spot[0] < WIDTH - MARGIN - width / 2:
            canvas.write_centred((spot[0], spot[1] + height / 2), name, MEASURE, halo=SEA)


def _draw_bar(canvas: Canvas, scale: float, distance: int, corner: str) -> None:
    length, name = distance / scale, f"{distance} km"
    whole = length + 16 + measure_words(MEASURE, name)[0]
    x = INSET if corner.endswith("left") else WIDTH - INSET - whole
    y = HEIGHT - INSET if corner.startswith("lower") else INSET + 24
    canvas.draw_lines([[(x, y - 9), (x, y), (x + length, y), (x + length, y - 9)]], SEA_BLUE, 3)
    canvas.write((x + length + 16, y + 3), name, MEASURE)


def _draw_mark(canvas: Canvas, spot: Spot, place: Place) -> None:
    (x, y), reach = spot, place.radius
    if place.mark == "triangle":
        for size, colour in ((reach * 2.1, PAPER), (reach * 1.5, INK)):
            foot, wide = y + size * 0.7, size * 0.95
            corners = [(x, y - size), (x + wide, foot), (x - wide, foot)]
            canvas.fill_shapes([[corners]], colour)
    elif place.mark:
        canvas.fill_disc(spot, reach + 4, PAPER)
        canvas.fill_disc(spot, reach, INK)
