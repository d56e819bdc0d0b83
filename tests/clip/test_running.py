"""Paper: page numbers and running heads go, and a broken sentence is whole again."""

import pytest

from plugins.clip.running import join_pages


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param("Satu.\nHalaman 2/3\nDua.", "Satu.\n\nDua.", id="between paragraphs"),
        pytest.param(
            "gubernur Jakarta menyerahkan\n\n- 1 -\n\nbendera itu.",
            "gubernur Jakarta menyerahkan\nbendera itu.",
            id="within a sentence",
        ),
        pytest.param("A.\n\n1\n\nB.\n\n2\n", "A.\n\nB.", id="bare figures that count"),
        pytest.param("A.\n\n1\n\nB.\n\n7\n", "A.\n\n1\n\nB.\n\n7\n", id="figures that do not"),
        pytest.param("1 China 132\n2 Jepang 75", "1 China 132\n2 Jepang 75", id="a table"),
        pytest.param(
            "Warta Kota\nA.\nB.\nC.\nD.\nE.\nWarta Kota\nPage 2 of 3\nF.",
            "Warta Kota\nA.\nB.\nC.\nD.\nE.\n\nF.",
            id="running head",
        ),
        pytest.param(
            "Lihat Foto\nA.\nLihat Foto\nHal. 2\nB.", "Lihat Foto\nA.\nLihat Foto\n\nB.",
            id="a picture's mark is no running head",
        ),
    ],
)  # fmt: skip
def test_pages_are_joined(text, joined):
    assert join_pages(text).text.rstrip() == joined.rstrip()


def test_what_a_browser_prints_gives_title_and_address():
    pages = join_pages("9/3/18, 10:12 AM Judul - Situs\nIsi.\nhttps://x.id/a 1/2")

    assert (pages.text, pages.title, pages.url) == ("Isi.", "Judul - Situs", "https://x.id/a")
    assert [one.text for one in pages.dropped] == [
        "9/3/18, 10:12 AM Judul - Situs",
        "https://x.id/a 1/2",
    ]
