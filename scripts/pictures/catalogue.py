"""The sample digest's pictures: which facts each one shows, and where it goes. Draws nothing.

Towns are where GeoNames has them. Members of the CSTO and the G20 are those of January 2022.
Whatever a name is given, it must be spelled alike in Indonesian and English.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from scripts.pictures import chart
from scripts.pictures.canvas import Canvas
from scripts.pictures.land import read_land
from scripts.pictures.map import DARK, LIGHT, REGION, SUBJECT, Map, Place, Rings
from scripts.pictures.palette import (
    BRICK,
    BRICK_MID,
    BRICK_PALE,
    BRICK_SOFT,
    LAND,
    SEA,
)
from scripts.pictures.plot import draw_map
from scripts.pictures.projection import EqualArea, EqualEarth, Equidistant, Frame

JAKARTA, NUSANTARA = (106.845, -6.21), (116.709, -0.972)
HUNGA_TONGA = (-175.39, -20.54)
SEMERU = (112.92, -8.108)

CSTO = ("Russia", "Belarus", "Armenia", "Kyrgyzstan", "Tajikistan")
G20 = (
    "Argentina", "Australia", "Brazil", "Canada", "China", "France", "Germany", "India", "Italy",
    "Japan", "Mexico", "Russia", "Saudi Arabia", "South Africa", "South Korea", "Turkey",
    "United Kingdom", "United States of America",
)  # fmt: skip
# Less the members of the G20 themselves, and Malta, which is too small to be seen.
EUROPEAN_UNION = (
    "Austria", "Belgium", "Bulgaria", "Croatia", "Cyprus", "Czechia", "Denmark", "Estonia",
    "Finland", "Greece", "Hungary", "Ireland", "Latvia", "Lithuania", "Luxembourg",
    "Netherlands", "Poland", "Portugal", "Romania", "Slovakia", "Slovenia", "Spain", "Sweden",
    "Åland",
)  # fmt: skip

MAPS = {
    "photos/peta-kazakhstan.jpg": Map(
        Frame(EqualArea((67, 48)), (67, 48), (805, 446), 2.2),
        "kazakhstan",
        tones={"Kazakhstan": BRICK_MID},
        places=(
            Place("Nur-Sultan", (71.45, 51.18), "left", BRICK_MID),
            Place("Almaty", (76.91, 43.25), "left", None, SUBJECT, nudge=(0, -18)),
            Place("Zhanaozen", (52.86, 43.34), "right", None),
            Place("UZBEKISTAN", (61.75, 41.75), "above", hand=REGION, mark=""),
        ),
        bar=(500, "lower right"),
    ),
    "stories/2022/01/protes-harga-lpg-zhanaozen/peta-zhanaozen.jpg": Map(
        Frame(EqualArea((53, 44)), (53.2, 43.9), (800, 440), 0.98),
        "mangystau",
        tones={"Kazakhstan": BRICK_SOFT},
        seeds=((54.5, 43.8), (52.2, 45.4)),
        places=(
            Place("Zhanaozen", (52.862, 43.341), "above", None, LIGHT, nudge=(50, 0)),
            Place("Aktau", (51.174, 43.661), "left", SEA),
            Place("UZBEKISTAN", (59.2, 43.2), "above", hand=REGION, mark=""),
            Place("KAZAKHSTAN", (57.4, 46.75), "above", None, DARK, mark=""),
        ),
        bar=(200, "lower left"),
    ),
    "stories/2022/01/kabinet-kazakhstan-mundur/peta-almaty.jpg": Map(
        Frame(EqualArea((77, 44)), (76.95, 43.9), (800, 455), 0.86),
        "almaty",
        tones={"Kazakhstan": BRICK_MID},
        places=(
            Place("Almaty", (76.91, 43.25), "left", BRICK_MID, SUBJECT, nudge=(0, -8)),
            Place("Bishkek", (74.6, 42.87), "below"),
            Place("Taldykorgan", (78.374, 45.017), "left", BRICK_MID),
            Place("KAZAKHSTAN", (71.4, 45.3), "above", None, DARK, mark=""),
        ),
        bar=(200, "lower right"),
    ),
    "stories/2022/01/csto-troops-arrive-kazakhstan/peta-csto.jpg": Map(
        Frame(EqualArea((84, 57)), (84, 57), (735, 522), 6.2),
        "world",
        tones={**dict.fromkeys(CSTO, BRICK_SOFT), "Kazakhstan": BRICK},
        places=(Place("Kazakhstan", (68, 48.6), "above", None, replace(LIGHT, size=48), mark=""),),
    ),
    "stories/2022/01/undang-undang-ibu-kota-nusantara/peta-nusantara.jpg": Map(
        Frame(EqualArea((115, -2)), NUSANTARA, (955, 385), 1.32),
        "borneo",
        tones={"Indonesia": BRICK_PALE},
        halo=(NUSANTARA, 255),
        places=(
            Place("Nusantara", NUSANTARA, "left", None, SUBJECT, nudge=(0, -22)),
            Place("Balikpapan", (116.831, -1.268), "right", SEA, nudge=(0, 8)),
            Place("Samarinda", (117.146, -0.492), "right", SEA),
            Place("Jakarta", JAKARTA, "right", BRICK_PALE, nudge=(0, 14)),
            Place("MALAYSIA", (113.6, 2.65), "above", hand=REGION, mark=""),
        ),
        course=(JAKARTA, NUSANTARA),
    ),
    "stories/2022/01/letusan-tonga-tsunami/peta-tonga.jpg": Map(
        Frame(Equidistant(HUNGA_TONGA), HUNGA_TONGA, (890, 440), 13),
        "world",
        places=(Place("Hunga Tonga", HUNGA_TONGA, "above", SEA, SUBJECT, "triangle"),),
        rings=Rings(HUNGA_TONGA, (2000, 4000, 6000, 8000, 10000), 121),
    ),
    "stories/2021/12/webb-launched/peta-kourou.jpg": Map(
        Frame(EqualArea((-53, 4)), (-53.1, 4.3), (800, 460), 0.84),
        "guiana",
        tones={"France": BRICK},
        places=(
            Place("Kourou", (-52.643, 5.163), "right", SEA, SUBJECT, nudge=(0, -10)),
            Place("SURINAME", (-56, 4.0), "above", hand=REGION, mark=""),
        ),
        bar=(200, "upper right"),
    ),
    "stories/2021/12/presidensi-g20-indonesia/peta-g20.jpg": Map(
        Frame(EqualEarth(150), (150, 12), (803, 428), 21.3),
        "world",
        tones={
            **dict.fromkeys(EUROPEAN_UNION, BRICK_PALE),
            **dict.fromkeys(G20, BRICK_SOFT),
            "Indonesia": BRICK,
        },
        places=(Place("Indonesia", (82, -18), "above", SEA, replace(SUBJECT, size=50), mark=""),),
        border=1.2,
    ),
    "stories/2021/12/semeru-meletus/peta-semeru.jpg": Map(
        Frame(EqualArea((112.9, -7.8)), (112.92, -7.85), (800, 430), 0.27),
        "java",
        tones={"Indonesia": LAND},
        seeds=((112.4, -7.6), (113.3, -7.05), (113.35, -8.47), (114.32, -7.12), (114.56, -7.14)),
        province=BRICK_PALE,
        halo=((113.13, -8.12), 42),
        places=(
            Place("Semeru", SEMERU, "below", None, SUBJECT, "triangle"),
            Place("Lumajang", (113.224, -8.133), "right", None),
            Place("Malang", (112.63, -7.98), "left", BRICK_PALE),
            Place("Surabaya", (112.75, -7.25), "left", BRICK_PALE),
        ),
        bar=(50, "lower left"),
    ),
}

CHARTS: dict[str, Callable[[], Canvas]] = {
    "stories/2022/01/kazakhstan-225-korban/korban.jpg": partial(chart.draw_dots, 225, 19),
    "stories/2022/01/darurat-kazakhstan-berakhir/linimasa.jpg": partial(
        chart.draw_days, 19, marked=(2, 5, 6, 7, 10, 11, 15, 19), span=(5, 19)
    ),
    "stories/2022/06/referendum-kazakhstan/referendum.jpg": partial(chart.draw_share, "77.18"),
    "stories/2022/01/webb-reaches-l2/lagrange.jpg": chart.draw_lagrange,
    "stories/2022/01/final-piala-aff/skor.jpg": partial(
        chart.draw_score, ("THA", "IDN"), (("1", 4, 0), ("2", 2, 2), ("1 + 2", 6, 2))
    ),
}


def list_pictures() -> dict[str, Callable[[], bytes]]:
    """Return file under content/ -> what draws it as a JPEG, sorted by file."""
    drawn: dict[str, Callable[[], Canvas]] = {
        **{name: partial(_draw, one) for name, one in MAPS.items()},
        **CHARTS,
    }
    return {name: partial(_encode, drawn[name]) for name in sorted(drawn)}


def _draw(one: Map) -> Canvas:
    return draw_map(one, read_land(one.land))


def _encode(draw: Callable[[], Canvas]) -> bytes:
    return draw().encode()
