"""Paragraphs: one a line, unless the text was wrapped."""

import pytest

from plugins.clip.paragraphs import Paragraph, split_paragraphs

WRAPPED = """The ministry said that the group of twenty would look
at health, digital change and the move to clean energy
as its members hold most of the trade of the world and
of its people.

- first of the points
- second of the points"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("a\nb", [Paragraph("a"), Paragraph("b")], id="a line is a paragraph"),
        pytest.param(
            "\n\na\n\n\nb",
            [Paragraph("a", apart=True), Paragraph("b", apart=True)],
            id="blank lines",
        ),
        pytest.param(
            WRAPPED,
            [
                Paragraph(" ".join(WRAPPED.split("\n\n")[0].split())),
                Paragraph("- first of the points", apart=True),
                Paragraph("- second of the points"),
            ],
            id="wrapped lines run on, items do not",
        ),
        pytest.param(
            "Dua puluh dua orang luka.\nTiga puluh tiga sehat.\nEmpat orang lagi pulang.",
            [
                Paragraph("Dua puluh dua orang luka."),
                Paragraph("Tiga puluh tiga sehat."),
                Paragraph("Empat orang lagi pulang."),
            ],
            id="sentences of one length are not wrapped",
        ),
    ],
)
def test_lines_become_paragraphs(text, expected):
    assert split_paragraphs(text) == expected
