"""Pictures stand in the text where the source had them, and nothing of the text is lost by it."""

import pytest

from plugins.clip.clipping import Picture
from plugins.clip.place import move_places, place_pictures

BODY = "Satu.\n\nDua.\n\nTiga."
BUS, MAP = Picture("https://a/bus.jpg", "Bus"), Picture("https://a/map.png", "", "Peta [baru].")


@pytest.mark.parametrize(
    ("pictures", "files", "places", "placed"),
    [
        pytest.param([BUS], ["bus.jpg"], {BUS.url: 5}, "Satu.\n\n![Bus](bus.jpg)\n\nDua.\n\nTiga.",
                     id="alternative text"),
        pytest.param([MAP], ["map.png"], {MAP.url: 11},
                     "Satu.\n\nDua.\n\n![Peta \\[baru\\].](map.png)\n\nTiga.", id="caption for it"),
        pytest.param([MAP, BUS], ["map.png", "bus.jpg"], {MAP.url: 11, BUS.url: 5},
                     "Satu.\n\n![Bus](bus.jpg)\n\nDua.\n\n![Peta \\[baru\\].](map.png)\n\nTiga.",
                     id="in the order of the text"),
        pytest.param([BUS, MAP], ["bus.jpg", "map.png"], {BUS.url: 5, MAP.url: 5},
                     "Satu.\n\n![Bus](bus.jpg)\n\n![Peta \\[baru\\].](map.png)\n\nDua.\n\nTiga.",
                     id="two in one place"),
        pytest.param([BUS], [""], {BUS.url: 5}, BODY, id="no file"),
        pytest.param([BUS], [], {BUS.url: 5}, BODY, id="no files at all"),
        pytest.param([BUS], ["bus.jpg"], {}, BODY, id="no place"),
    ],
)  # fmt: skip
def test_pictures_are_set_into_the_text(pictures, files, places, placed):
    assert place_pictures(BODY, pictures, files, places) == placed


def test_places_move_with_the_text_before_them():
    moved = move_places(BODY, {"a": 5, "b": 11}, lambda piece: piece.replace("Satu", "1"))

    assert moved == ("1.\n\nDua.\n\nTiga.", {"a": 2, "b": 8})
