"""Headlines over two lines: one where paper broke it, two where a kicker or a name stands."""

import pytest

from plugins.clip.paragraphs import Paragraph
from plugins.clip.stacked import join_headlines

STORY = Paragraph("Tanggul jebol di Tanjung Emas dan air masuk ke gudang.", apart=True, lines=5)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        pytest.param(["Tanggul Jebol, Pelabuhan", "Tanjung Emas Tenggelam"], True, id="headline"),
        pytest.param(["Konflik Aceh", "Teken Nota Kesepahaman di Helsinki"], False, id="kicker"),
        pytest.param(["Tanggul Laut Jebol Lagi", "Rosihan Anwar"], False, id="writer"),
        pytest.param(["SUARA MERDEKA HARIAN", "Selasa, 24 Mei 2022"], False, id="day"),
        pytest.param(["Tanggul Laut Jebol Lagi", "Oleh Rosihan Anwar"], False, id="byline"),
    ],
)
def test_only_what_had_no_room_goes_on(lines, joined):
    head = [Paragraph(lines[0], apart=True), Paragraph(lines[1])]

    found = join_headlines([*head, STORY])

    expected = [" ".join(lines)] if joined else lines
    assert [paragraph.text for paragraph in found[:-1]] == expected


def test_a_text_that_is_not_wrapped_stays():
    lines = [Paragraph("Tanggul Jebol, Pelabuhan"), Paragraph("Tanjung Emas Tenggelam")]

    assert join_headlines(lines) == lines
