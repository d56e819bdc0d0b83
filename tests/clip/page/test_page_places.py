"""A picture of the page stands in the story behind the words that it stood behind."""

import pytest

from plugins.clip.page.read import examine_page
from tests.clip.page.test_page_read import SENTENCE, page

LEAD = "<img src='/lead.jpg' width=800 height=500 alt='Gedung'>"
BUS = "<figure><img src='/bus.jpg' width=800 height=500 alt='Bus'></figure>"
ONE, TWO, THREE = (f"<p>{name}: {SENTENCE}.</p>" for name in ("Satu", "Dua", "Tiga"))
LIST = f"<ul><li>Pertama: {SENTENCE}.</li><li>Kedua: {SENTENCE}.</li></ul>"


@pytest.mark.parametrize(
    ("body", "before"),
    [
        pytest.param(f"{LEAD}{ONE}{TWO}{BUS}{THREE}", "Dua", id="between paragraphs"),
        pytest.param(
            f"{LEAD}{ONE}<h2>Lagi</h2>{BUS}{TWO}{THREE}", "## Lagi", id="behind a heading"
        ),
        pytest.param(
            f"{LEAD}{ONE}{LIST.replace('</li><li>', f'</li>{BUS}<li>', 1)}{TWO}{THREE}",
            "- Kedua",
            id="not amid a list",
        ),
        pytest.param(f"{LEAD}{BUS}{ONE}{TWO}{THREE}", None, id="above the text"),
        pytest.param(f"{LEAD}{ONE}{TWO}{THREE}{BUS}", None, id="below the text"),
        pytest.param(f"{BUS}{ONE}{TWO}{LEAD}{THREE}", "Dua", id="the other way round"),
    ],
)
def test_a_picture_keeps_its_place(body, before):
    reading = examine_page(page(body), "https://www.example.id/a/b")

    first = reading.clipping.pictures[0].url
    cut = [reading.clipping.body[:place].split("\n")[-1] for place in reading.places.values()]
    assert first not in reading.places
    assert [line.startswith(before or "") for line in cut] == ([True] if before else [])
