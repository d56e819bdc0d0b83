"""Captions: told from the story, and parted from their credits."""

import pytest

from plugins.clip.caption import take_captions
from plugins.clip.clipping import Picture
from plugins.clip.credit import split_credit
from plugins.clip.paragraphs import Paragraph

WORDS = "Sebuah minibus yang terbakar terlihat di Almaty."
LEAD = "JAKARTA - Pemerintah mengumumkan aturan yang baru pada hari Selasa di Jakarta."


@pytest.mark.parametrize(
    ("tail", "credit"),
    [
        (" (Foto: BBC)", "BBC"),
        (" (Photo: Reuters)", "Reuters"),
        ("(KOMPAS.com/A. B.)", "KOMPAS.com/A. B."),
        (" (AP Photo/A. B.)", "AP Photo/A. B."),
        (" (A. B./Getty Images)", "A. B./Getty Images"),
        (" [Foto: ANTARA/A. B.]", "ANTARA/A. B."),
        (" Foto: ANTARA/A. B.", "ANTARA/A. B."),
        (" Photo by A. B.", "A. B."),
        (" Photograph: A. B./Reuters", "A. B./Reuters"),
        (" REUTERS/A. B.", "REUTERS/A. B."),
        (" A. B./Getty Images", "A. B./Getty Images"),
        (" (Dok. BNPB)", "Dok. BNPB"),
        (" ANTARA FOTO/A. B./C. D.", "ANTARA FOTO/A. B./C. D."),
    ],
)
def test_a_credit_is_cut_from_its_caption(tail, credit):
    assert split_credit(WORDS + tail, above_lead=True) == (WORDS, credit)


@pytest.mark.parametrize(
    "tail", ["", " (Reuters/Ipsos)", " (BPS)", " (11/1/2022)", " (Sumber: BPS)"]
)
def test_a_sentence_of_the_story_has_no_credit(tail):
    assert split_credit(WORDS + tail, above_lead=False) is None


@pytest.mark.parametrize(
    ("lines", "picture"),
    [
        pytest.param([WORDS, "Foto: BBC"], Picture(caption=WORDS, credit="BBC"), id="credit below"),
        pytest.param(
            ["Foto: Bus yang terbakar (BBC)"],
            Picture(caption="Bus yang terbakar", credit="BBC"),
            id="detik",
        ),
        pytest.param(["11/01/2022", WORDS], Picture(caption=WORDS), id="between date and dateline"),
    ],
)
def test_lines_above_the_story_caption_a_picture(lines, picture):
    captions = take_captions([*map(Paragraph, lines), Paragraph(LEAD)])

    assert captions.pictures == [picture]
    assert captions.rest[-1] == Paragraph(LEAD)


def test_a_lead_is_no_caption():
    paragraphs = [Paragraph(LEAD), Paragraph(WORDS)]

    assert take_captions(paragraphs).rest == paragraphs
