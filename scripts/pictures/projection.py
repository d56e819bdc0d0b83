"""How the globe is laid flat, and the frame that shows a part of it. Draws nothing.

Each projection turns degrees into kilometres on the sheet (x east, y north of its centre) and
back. The azimuthal ones suit one region each; `EqualEarth` is for the whole world.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import acos, asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import Protocol

from scripts.pictures.sphere import RADIUS, Point, measure_distance

# An azimuthal sheet tears at the point opposite its centre: what lies that far is not shown.
HORIZON = RADIUS * radians(150)


class Projection(Protocol):
    """A way to lay the globe flat."""

    def flatten(self, point: Point) -> Point:
        """Return kilometres east and north of the sheet's centre."""

    def unflatten(self, spot: Point) -> Point:
        """Return the point that `flatten` would send to `spot`."""

    def is_visible(self, point: Point) -> bool:
        """Tell whether the point can be shown without tearing the shape it belongs to."""

    def unwrap(self, ring: Sequence[Point]) -> Sequence[Point]:
        """Return the ring on the turn of the globe where the sheet shows it."""


@dataclass(frozen=True)
class _Azimuthal:
    """What both share: true bearings from the centre (Snyder 1987, Map Projections, p. 182)."""

    centre: Point

    def _spread(self, angle: float) -> float:
        raise NotImplementedError

    def _gather(self, reach: float) -> float:
        raise NotImplementedError

    def flatten(self, point: Point) -> Point:
        lat0, lat = radians(self.centre[1]), radians(point[1])
        turn = radians(point[0] - self.centre[0])
        inward = sin(lat0) * sin(lat) + cos(lat0) * cos(lat) * cos(turn)
        angle = acos(max(-1.0, min(1.0, inward)))
        east = cos(lat) * sin(turn)
        north = cos(lat0) * sin(lat) - sin(lat0) * cos(lat) * cos(turn)
        stretch = RADIUS * self._spread(angle) / (hypot(east, north) or 1)
        return east * stretch, north * stretch

    def unflatten(self, spot: Point) -> Point:
        reach = hypot(*spot)
        if not reach:
            return self.centre
        lat0, angle = radians(self.centre[1]), self._gather(reach / RADIUS)
        east, north = spot[0] / reach, spot[1] / reach
        lat = asin(cos(angle) * sin(lat0) + north * sin(angle) * cos(lat0))
        turn = atan2(east * sin(angle), cos(lat0) * cos(angle) - north * sin(lat0) * sin(angle))
        return (self.centre[0] + degrees(turn) + 180) % 360 - 180, degrees(lat)

    def is_visible(self, point: Point) -> bool:
        return measure_distance(self.centre, point) < HORIZON

    def unwrap(self, ring: Sequence[Point]) -> Sequence[Point]:
        return ring  # a full turn changes nothing here


@dataclass(frozen=True)
class EqualArea(_Azimuthal):
    """Lambert's azimuthal equal-area projection: a region keeps its size and nearly its shape."""

    def _spread(self, angle: float) -> float:
        return 2 * sin(angle / 2)

    def _gather(self, reach: float) -> float:
        return 2 * asin(min(1.0, reach / 2))


@dataclass(frozen=True)
class Equidistant(_Azimuthal):
    """Azimuthal equidistant: rings round the centre are true circles, whatever the distance."""

    def _spread(self, angle: float) -> float:
        return angle

    def _gather(self, reach: float) -> float:
        return reach


@dataclass(frozen=True)
class EqualEarth:
    """Equal Earth, the whole world with true areas (Savric, Patterson and Jenny 2018)."""

    meridian: float

    def flatten(self, point: Point) -> Point:
        """Return kilometres east and north of the meridian on the equator."""
        slant = asin(sqrt(3) / 2 * sin(radians(point[1])))
        east = 2 * radians(point[0] - self.meridian) * cos(slant) / (sqrt(3) * _slope(slant))
        return RADIUS * east, RADIUS * _rise(slant)

    def unflatten(self, spot: Point) -> Point:
        """Return the point that `flatten` would send to `spot`."""
        north = spot[1] / RADIUS
        slant = north
        for _ in range(12):  # Newton's way: the polynomial has no closed inverse
            slant -= (_rise(slant) - north) / _slope(slant)
        turn = spot[0] / RADIUS * sqrt(3) * _slope(slant) / (2 * cos(slant))
        lat = asin(max(-1.0, min(1.0, 2 * sin(slant) / sqrt(3))))
        return self.meridian + degrees(turn), degrees(lat)

    def is_visible(self, point: Point) -> bool:
        """Tell whether the point is neither in Antarctica nor far over the sheet's edge."""
        # Antarctica goes round its pole and would be torn from edge to edge.
        return point[1] > -60 and abs(point[0] - self.meridian) < 270

    def unwrap(self, ring: Sequence[Point]) -> Sequence[Point]:
        """Return the ring moved by whole turns to the side of the globe that is shown."""
        # Moved whole: a shape across the sheet's edge hangs over it and is never torn in two.
        lons = [ring[0][0]]
        for lon, _ in ring[1:]:
            lons.append(lon - 360 * round((lon - lons[-1]) / 360))
        shift = 360 * round((self.meridian - (min(lons) + max(lons)) / 2) / 360)
        return [(lon + shift, lat) for lon, (_, lat) in zip(lons, ring, strict=True)]


def _rise(slant: float) -> float:
    square = slant * slant
    return slant * (1.340264 + square * (-0.081106 + square**2 * (0.000893 + square * 0.003796)))


def _slope(slant: float) -> float:
    square = slant * slant
    return 1.340264 + square * (3 * -0.081106 + square**2 * (7 * 0.000893 + square * 9 * 0.003796))


@dataclass(frozen=True)
class Frame:
    """The part of a projected globe that one picture shows.

    anchor: the point that lies at `at`, a spot in pixels from the picture's top left.
    scale:  kilometres a pixel.
    """

    projection: Projection
    anchor: Point
    at: Point
    scale: float

    def place(self, point: Point) -> Point:
        """Return the pixel, right and down from the top left, where `point` is drawn."""
        east, north = self.projection.flatten(point)
        east0, north0 = self.projection.flatten(self.anchor)
        return self.at[0] + (east - east0) / self.scale, self.at[1] - (north - north0) / self.scale

    def locate(self, pixel: Point) -> Point:
        """Return the point that is drawn at `pixel`."""
        east0, north0 = self.projection.flatten(self.anchor)
        return self.projection.unflatten(
            (
                east0 + (pixel[0] - self.at[0]) * self.scale,
                north0 - (pixel[1] - self.at[1]) * self.scale,
            )
        )
