"""Distances and courses on the globe, taken as a ball. Knows no projection and no pixel."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, radians, sin

RADIUS = 6371.0088  # kilometres; mean radius of the Earth (IUGG)

Point = tuple[float, float]  # longitude, latitude in degrees


def measure_distance(start: Point, end: Point) -> float:
    """Return the kilometres between two points along the great circle (Vincenty's form)."""
    (lon1, lat1), (lon2, lat2) = (tuple(map(radians, point)) for point in (start, end))
    turn = lon2 - lon1
    across = cos(lat2) * sin(turn)
    along = cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(turn)
    inward = sin(lat1) * sin(lat2) + cos(lat1) * cos(lat2) * cos(turn)
    return RADIUS * atan2(hypot(across, along), inward)


def travel(start: Point, bearing: float, kilometres: float) -> Point:
    """Return where a first course of `bearing` degrees, east of north, leads in `kilometres`."""
    lon, lat = map(radians, start)
    course, angle = radians(bearing), kilometres / RADIUS
    sine = sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(course)
    turn = atan2(sin(course) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sine)
    return (degrees(lon + turn) + 180) % 360 - 180, degrees(asin(max(-1.0, min(1.0, sine))))


def take_bearing(start: Point, end: Point) -> float:
    """Return the first course from `start` to `end`, in degrees east of north."""
    (lon1, lat1), (lon2, lat2) = (tuple(map(radians, point)) for point in (start, end))
    turn = lon2 - lon1
    east = sin(turn) * cos(lat2)
    north = cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(turn)
    return degrees(atan2(east, north)) % 360


def draw_ring(centre: Point, kilometres: float, steps: int = 360) -> tuple[Point, ...]:
    """Return a closed ring of `steps` points that far from `centre`, the first one again last."""
    return tuple(travel(centre, 360 * step / steps, kilometres) for step in range(steps + 1))


def draw_course(start: Point, end: Point, steps: int = 60) -> tuple[Point, ...]:
    """Return the shortest way from `start` to `end` as `steps` + 1 points."""
    bearing, length = take_bearing(start, end), measure_distance(start, end)
    return tuple(travel(start, bearing, length * step / steps) for step in range(steps + 1))
