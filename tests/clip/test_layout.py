"""The three parts of a paste: nothing is lost between them, and no reader becomes an author."""

import pytest

from plugins.clip.layout import lay_out
from plugins.clip.paragraphs import Paragraph

TITLE, DATE = "Aturan Baru Diumumkan", "Selasa, 11/01/2022 09:07 WIB"
STORY = "Pemerintah mengumumkan aturan yang baru pada hari Selasa di ibu kota Jakarta."


def test_every_line_is_in_one_part():
    lines = [
        "Home",
        TITLE,
        DATE,
        "Bagikan",
        STORY,
        "Editor: A. B.",
        "Tags: a, b",
        "Komentar",
        "Budi",
    ]

    layout = lay_out([*map(Paragraph, lines)])

    assert [p.text for p in layout.head] == ["Home", TITLE, DATE]
    assert [p.text for p in layout.story] == [STORY]
    assert [p.text for p in layout.signed] == ["Editor: A. B."]
    assert [(one.text, one.reason) for one in layout.dropped] == [
        ("Bagikan", "buttons"),
        ("Tags: a, b", "tag list"),
        ("Komentar", "comments"),
        ("Budi", "below the story"),
    ]
    assert layout.keywords == ["a", "b"]


def test_the_line_below_a_picture_is_marked():
    layout = lay_out([*map(Paragraph, [TITLE, "Lihat Foto", "Sebuah bus", DATE, STORY])])

    assert [p.text for p in layout.head if p.shown] == ["Sebuah bus"]


@pytest.mark.parametrize(
    ("below", "signed"),
    [
        pytest.param(["(moeis)", "Abdoel Moeis"], ["Oleh: Abdoel Moeis"], id="below initials"),
        pytest.param(["Abdoel Moeis", "Follow"], ["Oleh: Abdoel Moeis"], id="above a button"),
        pytest.param(["ABDOEL MOEIS"], ["Oleh: ABDOEL MOEIS"], id="in capitals"),
        pytest.param(["Abdoel Moeis"], ["Abdoel Moeis"], id="bare"),
        pytest.param(["3 Komentar", "Abdoel Moeis", "Follow"], [], id="a reader"),
        pytest.param(["Klub Menang di Kandang Sendiri", "Abdoel Moeis"],
                     [], id="below another headline"),
    ],
)  # fmt: skip
def test_names_below_the_story(below, signed):
    layout = lay_out([*map(Paragraph, [TITLE, DATE, STORY, *below])])

    assert [p.text for p in layout.signed if p.text not in below or p.text in signed] == signed
