"""The sample's pictures: true to the globe, legible, all there, and the same at every drawing."""

from io import BytesIO
from itertools import pairwise
from math import hypot
from pathlib import Path

import pytest
from PIL import Image

from scripts.pictures import chart
from scripts.pictures.__main__ import CONTENT, main
from scripts.pictures.canvas import LIMIT, Canvas
from scripts.pictures.catalogue import MAPS, list_pictures
from scripts.pictures.land import DATA, Land, read_land, write_land
from scripts.pictures.lettering import Hand, find_missing
from scripts.pictures.map import Map, Place, find_clashes
from scripts.pictures.palette import HEIGHT, SEA, WIDTH, mix_colours, read_colour
from scripts.pictures.plot import draw_map
from scripts.pictures.projection import EqualArea, EqualEarth, Equidistant, Frame
from scripts.pictures.simplify import clip_line, clip_ring, measure_area, thin_line
from scripts.pictures.sphere import draw_course, draw_ring, measure_distance

ALMATY, JAKARTA, HUNGA_TONGA = (76.93, 43.25), (106.845, -6.21), (-175.39, -20.54)
PROJECTIONS = [
    pytest.param(EqualArea((67, 48)), id="equal area"),
    pytest.param(Equidistant(HUNGA_TONGA), id="equidistant, over the antimeridian"),
    pytest.param(EqualEarth(150), id="equal earth"),
]


@pytest.mark.parametrize("projection", PROJECTIONS)
@pytest.mark.parametrize("point", [ALMATY, JAKARTA, (178.4, -18.1), (150, 0)], ids=str)
def test_a_flattened_point_comes_back(projection, point):
    assert projection.unflatten(projection.flatten(point)) == pytest.approx(point, abs=1e-6)


def test_a_frame_finds_the_point_under_a_pixel():
    frame = Frame(EqualArea((67, 48)), (67, 48), (800, 450), 2.2)

    assert frame.place((67, 48)) == (800, 450)
    assert frame.locate(frame.place(ALMATY)) == pytest.approx(ALMATY, abs=1e-6)


def test_equal_area_keeps_areas():
    projection = EqualArea((67, 48))

    near, far = (
        measure_area([projection.flatten(point) for point in draw_ring(middle, 100)])
        for middle in ((67, 48), ALMATY)
    )

    assert far == pytest.approx(near, rel=1e-3)


def test_distances_are_those_of_the_almanac():
    assert measure_distance(JAKARTA, JAKARTA) == 0
    assert measure_distance((0, 0), (180, 0)) == pytest.approx(20_015, abs=1)
    assert measure_distance((-0.1278, 51.5074), (2.3522, 48.8566)) == pytest.approx(344, abs=1)


@pytest.mark.parametrize("distance", [2000, 4000, 10_000])
def test_a_ring_lies_everywhere_at_its_distance(distance):
    ring = draw_ring(HUNGA_TONGA, distance)

    assert ring[0] == pytest.approx(ring[-1])
    assert [measure_distance(HUNGA_TONGA, point) for point in ring] == pytest.approx(
        [distance] * 361
    )


def test_a_ring_is_a_circle_on_the_map_of_tonga():
    frame = MAPS["stories/2022/01/letusan-tonga-tsunami/peta-tonga.jpg"].frame
    x, y = frame.place(HUNGA_TONGA)

    spots = [frame.place(point) for point in draw_ring(HUNGA_TONGA, 4000)]

    assert [hypot(one - x, two - y) for one, two in spots] == pytest.approx(
        [4000 / frame.scale] * 361
    )


def test_a_course_is_the_shortest_way():
    course = draw_course(JAKARTA, ALMATY)

    legs = [measure_distance(*pair) for pair in pairwise(course)]
    assert course[-1] == pytest.approx(ALMATY)
    assert sum(legs) == pytest.approx(measure_distance(JAKARTA, ALMATY))


def test_a_shape_over_the_antimeridian_is_not_torn():
    ring = [(170, 60), (179, 66), (-172, 65), (-175, 60), (170, 60)]

    assert EqualEarth(150).unwrap(ring) == [(170, 60), (179, 66), (188, 65), (185, 60), (170, 60)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param([(0, 0), (1, 0.01), (2, 0)], [(0, 0), (2, 0)], id="a small bend goes"),
        pytest.param([(0, 0), (1, 1), (2, 0)], [(0, 0), (1, 1), (2, 0)], id="a large one stays"),
        pytest.param([(0, 0), (1, 0)], [(0, 0), (1, 0)], id="two points"),
        pytest.param(
            [(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)],
            [(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)],
            id="a closed line keeps its corners",
        ),
    ],
)
def test_lines_are_thinned(line, expected):
    assert thin_line(line, 0.1) == expected


def test_shapes_are_cut_to_the_box():
    square = [(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)]

    assert measure_area(clip_ring(square, (1, 1, 9, 3))) == 6
    assert clip_ring(square, (5, 5, 9, 9)) == []
    assert clip_line([(0, 0), (2, 2), (3, 2), (9, 9)], (1, 1, 4, 4)) == [[(2, 2), (3, 2)]]


def test_land_is_read_as_it_was_written(tmp_path, monkeypatch):
    land = Land(
        {"Atlantis": ((((0.0, 0.0), (1.5, 0.0), (0.0, 1.25), (0.0, 0.0)),),)},
        ((((0.1, 0.1), (0.2, 0.1), (0.1, 0.2), (0.1, 0.1)),),),
        (((0.0, 0.5), (0.5, 0.5)),),
    )
    monkeypatch.setattr("scripts.pictures.land.DATA", tmp_path)

    write_land(tmp_path / "atlantis.json", land, digits=2)

    assert read_land("atlantis") == land


def test_the_data_is_small():
    assert sum(path.stat().st_size for path in DATA.glob("*.json")) < 600_000


@pytest.mark.parametrize("one", MAPS.values(), ids=[Path(name).stem for name in MAPS])
def test_every_name_is_legible(one):
    assert list(find_clashes(one)) == []
    assert [place.name for place in one.places if find_missing(place.hand, place.name)] == []
    assert [place.name for place in one.places if place.hand.size < 34] == []


def test_names_that_clash_are_told():
    frame = Frame(EqualArea((0, 0)), (0, 0), (800, 450), 1)
    places = (Place("Here", (0, 0)), Place("There", (0.2, 0)), Place("Off", (7, 0)))
    crowded = Map(frame, "world", places=places)

    assert list(find_clashes(crowded)) == [
        "Off comes nearer than 40 pixels to the edge",
        "Here lies on There",
        "Here lies on the mark of There",
    ]


@pytest.mark.parametrize("one", MAPS.values(), ids=[Path(name).stem for name in MAPS])
def test_every_country_that_is_coloured_is_in_the_data(one):
    assert set(one.tones) <= set(read_land(one.land).countries)


@pytest.mark.parametrize("name", list_pictures())
def test_every_picture_is_in_its_place(name):
    path = CONTENT / name

    with Image.open(path) as picture:
        assert (picture.format, picture.size) == ("JPEG", (WIDTH, HEIGHT))
        assert picture.getexif() == {}
    assert path.stat().st_size < LIMIT


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(lambda: chart.draw_share("77.18"), id="chart"),
        pytest.param(
            lambda: draw_map(
                Map(Frame(EqualEarth(150), (150, 0), (800, 450), 20), "none", {"A": (9, 9, 9)}),
                Land({"A": ((((140, -5), (160, -5), (150, 9), (140, -5)),),)}),
            ),
            id="map",
        ),
    ],
)
def test_drawing_twice_gives_the_same_bytes(draw):
    assert draw().encode() == draw().encode()


def test_a_flood_stops_at_the_walls():
    canvas = Canvas(width=60, height=30)
    walls = [[(30, -1), (30, 31)]]

    canvas.flood([(10, 15)], walls, (200, 0, 0), (SEA, 3))

    with Image.open(BytesIO(canvas.encode())) as picture:
        left, right = picture.getpixel((10, 15)), picture.getpixel((50, 15))
    assert left == pytest.approx((200, 0, 0), abs=3)
    assert right == pytest.approx((250, 248, 243), abs=3)


def test_a_letter_the_fonts_lack_is_refused():
    with pytest.raises(ValueError, match="newsreader has no '×', wanted in '2 × 2'"):
        Canvas(width=60, height=30).write((0, 20), "2 × 2", Hand("newsreader", 20))


def test_colours_are_read_and_mixed():
    assert read_colour("#a63d23") == (166, 61, 35)
    assert mix_colours((0, 0, 0), (200, 100, 50), 0.5) == (100, 50, 25)
    with pytest.raises(ValueError, match="a colour is written #rrggbb, got 'brick'"):
        read_colour("brick")


def test_an_unknown_name_is_told_with_the_known_ones(capsys):
    assert main(["--only", "atlantis"]) == 1
    assert capsys.readouterr().err == (
        "--only 'atlantis' names no picture. Choose one of: "
        f"{', '.join(Path(name).stem for name in list_pictures())}.\n"
    )
