"""Proposed tags: names as whole words, title first, short names as they are written."""

import pytest

from plugins.clip.clipping import Clipping
from plugins.clip.propose import MOST, propose_tags

NAMES = {
    "almaty": ["Almaty"],
    "banjir": ["Banjir", "Flood", "floods"],
    "as": ["Amerika Serikat", "United States", "AS", "US"],
    "who": ["WHO", "Organisasi Kesehatan Dunia"],
    "nur-sultan": ["Nur-Sultan"],
    "kudeta": ["Kudeta", "Coup"],
    "tonga": ["Tonga"],
    "common": ["yang"],
    "empty": ["", "—"],
}


@pytest.mark.parametrize(
    ("title", "body", "tags"),
    [
        pytest.param("", "", [], id="nothing"),
        pytest.param(
            "Kudeta di Almaty",
            "Banjir banjir banjir",
            ["almaty", "kudeta", "banjir"],
            id="title first",
        ),
        pytest.param(
            "", "Coup, then floods and a Flood", ["banjir", "kudeta"], id="most often first"
        ),
        pytest.param("", "Almatyan kebanjiran", [], id="whole words"),
        pytest.param("", "ALMATY's mayor, pasca-banjir", ["almaty", "banjir"], id="joined words"),
        pytest.param("", "who told us as much", [], id="short names need their capitals"),
        pytest.param("", "AS dan WHO", ["as", "who"], id="short names with them"),
        pytest.param("", "united states", ["as"], id="several words"),
        pytest.param("", "united. States", ["as"], id="across a stop and a space"),
        pytest.param("", "united (the) States", [], id="not across other words"),
        pytest.param("", "Nur-Sultan, nur sultan", ["nur-sultan"], id="with a hyphen or without"),
        pytest.param("", "yang yang", [], id="common words never"),
    ],
)
def test_names_in_the_text_propose_their_tag(title, body, tags):
    assert propose_tags(Clipping(title=title, body=body), NAMES) == tags


def test_at_most_eight_are_proposed():
    names = {f"kata{number}": [f"kata{number}"] for number in range(20)}

    tags = propose_tags(Clipping(body=" ".join(names)), names)

    assert tags == list(names)[:MOST]
