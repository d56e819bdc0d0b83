"""A map as a value, and where its names stand. Draws nothing and knows no news."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from scripts.pictures.canvas import Spot
from scripts.pictures.lettering import Hand, measure_words
from scripts.pictures.palette import (
    BRICK,
    HEIGHT,
    INK,
    INK_SOFT,
    LAND,
    MARGIN,
    PAPER,
    WIDTH,
    Colour,
)
from scripts.pictures.projection import Frame
from scripts.pictures.sphere import Point

TOWN = Hand("jakarta", 38)
SUBJECT = Hand("jakarta", 58, 700)
REGION = Hand("jakarta", 34, 600, tracking=0.14, colour=INK_SOFT)
LIGHT = replace(SUBJECT, colour=PAPER)  # on brick, where ink would be lost
DARK = replace(REGION, colour=INK)  # on its tints, where soft ink would be
GAP = 15  # pixels between a mark and its name

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Place:
    """A mark with its name.

    side:  where the name stands, seen from the mark: "right", "left", "above" or "below".
    on:    the colour of its halo, as the ground under it; None where a halo would show.
    mark:  "dot", "triangle" (a mountain), or "" for a name that stands alone, as a region's does.
    nudge: pixels to move the name by.
    """

    name: str
    point: Point
    side: str = "right"
    on: Colour | None = LAND
    hand: Hand = TOWN
    mark: str = "dot"
    nudge: Spot = (0, 0)

    @property
    def radius(self) -> float:
        """How far the mark reaches from its middle, in pixels; 0 without one."""
        if not self.mark:
            return 0
        return 12 if self.hand.size == SUBJECT.size else 9


@dataclass(frozen=True)
class Rings:
    """Circles round a point, in kilometres, each named where it is met on the course `bearing`."""

    middle: Point
    distances: Sequence[int]
    bearing: float


@dataclass(frozen=True)
class Map:
    """Everything one map shows.

    land:     the file of data it is drawn from.
    tones:    country -> its colour; the others are plain land.
    seeds:    a point in each piece of land to colour as `province`, up to its borders.
    halo:     (middle, kilometres): a soft brick glow on the land where there is no border to draw.
    course:   the ends of a dashed line along the shortest way.
    bar:      (kilometres, corner such as "lower left" or "upper right") of the scale bar.
    border:   width of the borders, in pixels; thinner where countries are small.
    """

    frame: Frame
    land: str
    tones: Mapping[str, Colour] = field(default_factory=dict)
    places: Sequence[Place] = ()
    seeds: Sequence[Point] = ()
    province: Colour = BRICK
    halo: tuple[Point, float] | None = None
    rings: Rings | None = None
    course: tuple[Point, Point] | None = None
    bar: tuple[int, str] | None = None
    border: float = 2.2


def find_label(frame: Frame, place: Place) -> Box:
    """Return the box of the place's name, in pixels; its bottom is the baseline."""
    (x, y), (width, height) = frame.place(place.point), measure_words(place.hand, place.name)
    away = place.radius + GAP if place.mark else 0
    left, bottom = {
        "right": (x + away, y + height / 2),
        "left": (x - away - width, y + height / 2),
        "above": (x - width / 2, y - away),
        "below": (x - width / 2, y + away + height),
    }[place.side]
    left, bottom = left + place.nudge[0], bottom + place.nudge[1]
    return left, bottom - height, left + width, bottom


def find_clashes(chart: Map) -> Iterator[str]:
    """Yield a sentence for each name that is cut off, or lies on a mark or on another name."""
    labels = {place.name: find_label(chart.frame, place) for place in chart.places}
    for name, (left, top, right, bottom) in labels.items():
        if min(left, top, WIDTH - right, HEIGHT - bottom) < MARGIN:
            yield f"{name} comes nearer than {MARGIN} pixels to the edge"
    for one, two in combinations(labels, 2):
        if _overlap(labels[one], labels[two]):
            yield f"{one} lies on {two}"
    for place in chart.places:
        x, y = chart.frame.place(place.point)
        reach = place.radius + 3
        mark = (x - reach, y - reach, x + reach, y + reach)
        for name, label in labels.items():
            if place.mark and _overlap(label, mark):
                yield f"{name} lies on the mark of {place.name}"


def _overlap(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
