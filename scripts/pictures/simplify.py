"""Lines with fewer points, and shapes cut to a box. Pure geometry in degrees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import hypot

from scripts.pictures.sphere import Point

Box = tuple[float, float, float, float]  # west, south, east, north


def thin_line(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Return the line without the points that lie within `tolerance` of it (Douglas, Peucker 1973).

    The ends stay. A closed line is first parted at its farthest point, or it would vanish.
    """
    if len(line) < 3:
        return list(line)
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda at: _offset(line[at], line[0], line[0]))
        first = thin_line(line[: far + 1], tolerance)
        return first[:-1] + thin_line(line[far:], tolerance)
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        start, end = spans.pop()
        if end - start < 2:
            continue
        far = max(range(start + 1, end), key=lambda at: _offset(line[at], line[start], line[end]))
        if _offset(line[far], line[start], line[end]) > tolerance:
            kept.add(far)
            spans += [(start, far), (far, end)]
    return [line[at] for at in sorted(kept)]


def _offset(point: Point, start: Point, end: Point) -> float:
    """Return how far `point` lies from the stretch between `start` and `end`."""
    across, up = end[0] - start[0], end[1] - start[1]
    length = across * across + up * up
    share = 0.0
    if length:
        share = ((point[0] - start[0]) * across + (point[1] - start[1]) * up) / length
        share = max(0.0, min(1.0, share))
    return hypot(point[0] - start[0] - share * across, point[1] - start[1] - share * up)


def clip_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """Return the ring cut to the box, perhaps empty (Sutherland, Hodgman 1974).

    A ring that leaves the box twice gets an edge along the box, so draw a smaller part than is cut.
    """
    west, south, east, north = box
    sides: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, west, float.__ge__),
        (0, east, float.__le__),
        (1, south, float.__ge__),
        (1, north, float.__le__),
    )
    points = list(ring[:-1] if ring and ring[0] == ring[-1] else ring)
    for axis, bound, is_inside in sides:
        kept: list[Point] = []
        for before, here in zip(points[-1:] + points[:-1], points, strict=True):
            if is_inside(float(here[axis]), bound) != is_inside(float(before[axis]), bound):
                kept.append(_cross(before, here, axis, bound))
            if is_inside(float(here[axis]), bound):
                kept.append(here)
        points = kept
    return [*points, points[0]] if len(points) > 2 else []


def _cross(start: Point, end: Point, axis: int, bound: float) -> Point:
    share = (bound - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
    return (bound, other) if axis == 0 else (other, bound)


def clip_line(line: Sequence[Point], box: Box) -> list[list[Point]]:
    """Return the stretches of the line whose points lie in the box."""
    west, south, east, north = box
    pieces: list[list[Point]] = [[]]
    for lon, lat in line:
        if west <= lon <= east and south <= lat <= north:
            pieces[-1].append((lon, lat))
        elif pieces[-1]:
            pieces.append([])
    return [piece for piece in pieces if len(piece) > 1]


def measure_area(ring: Sequence[Point]) -> float:
    """Return the area inside a closed ring, in square degrees."""
    return abs(sum(lon1 * lat2 - lon2 * lat1 for (lon1, lat1), (lon2, lat2) in pairwise(ring)) / 2)
