"""Frames of pictures: lines that stand together are one, and no sentence of the story is in one."""

import pytest

from plugins.clip.clipping import Picture
from plugins.clip.frames import frame_pictures
from plugins.clip.noise import label_noise
from plugins.clip.paragraphs import Paragraph

DATE = "Selasa, 11 Januari 2022 09:07 WIB"
CAPTION = "Warga menata batu bata di antara puing rumah"
SENTENCE = "Warga menata batu bata di antara puing rumah."
STORY = "Pemerintah mengumumkan aturan yang baru pada hari Selasa di Jakarta setelah rapat."


def frame(lines):
    """Return the pictures, and the other lines; a line after "^" stands below a blank one."""
    paragraphs = [Paragraph(line.removeprefix("^"), line.startswith("^")) for line in lines]
    framed = frame_pictures(paragraphs, label_noise(paragraphs, len(paragraphs)))
    pictures = [p.picture for p in framed.paragraphs if p.picture]
    return pictures, [p.text for p in framed.paragraphs if not p.picture]


@pytest.mark.parametrize(
    ("lines", "picture"),
    [
        (["lihat foto", "Dok. BPBD", CAPTION], Picture(caption=CAPTION, credit="Dok. BPBD")),
        (["Lihat Foto", CAPTION, "SURYA/A. B."], Picture(caption=CAPTION, credit="SURYA/A. B.")),
        (["^" + SENTENCE, "NASA, ESA, CSA", "hide caption"],
         Picture(caption=SENTENCE, credit="NASA, ESA, CSA")),
        (["^SM/dok", f"^{STORY}"], None),
        (["^SM/dok", f"TERJANG ROB: {SENTENCE}", f"^{STORY}"],
         Picture(caption=f"TERJANG ROB: {SENTENCE}", credit="SM/dok")),
        (["^" + SENTENCE, "© Reuters", f"^{STORY}"],
         Picture(caption=SENTENCE, credit="Reuters")),
        ([STORY, "Reuters", CAPTION, STORY], Picture(caption=CAPTION, credit="Reuters")),
        (["Foto: Antara", SENTENCE, SENTENCE], Picture(caption=SENTENCE, credit="Antara")),
        ([f"{SENTENCE} (ROS/RL)", f"{SENTENCE} (ROS/RL)", STORY],
         Picture(caption=SENTENCE, credit="ROS/RL")),
        ([STORY, "JAXA", CAPTION, STORY], Picture(caption=CAPTION, credit="JAXA")),
        (["Foto", "Video"], None),
        ([STORY, "^AFP", SENTENCE, f"^{STORY}", STORY], Picture(caption=SENTENCE, credit="AFP")),
        ([STORY, "^Associated Press", SENTENCE, f"^{STORY}", STORY],
         Picture(caption=SENTENCE, credit="Associated Press")),
    ],
    ids=["credit first", "caption first", "toggle", "a credit alone", "shouted", "two lines",
         "an agency in the story", "caption twice", "caption with its credit twice",
         "a body in the story", "entries of a menu", "in a column", "an agency in a column"],
)  # fmt: skip
def test_lines_that_stand_together_are_one_picture(lines, picture):
    assert frame(lines)[0] == ([picture] if picture else [])


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([STORY, "Lihat Foto", "Jakarta", STORY, STORY], id="a section and a story"),
        pytest.param(["Reuters", CAPTION, f"^{STORY}"], id="an agency above the headline"),
        pytest.param([STORY, "Reuters", "Dibangun dengan tangan", STORY], id="a subheading below"),
        pytest.param(["^Judul berita yang panjang", "Rosihan Anwar", f"^{STORY}"], id="a byline"),
        pytest.param([STORY, f"^{STORY}", "^AFP", SENTENCE, f"^{STORY}"], id="between blank lines"),
        pytest.param(["^Subjudul yang cukup panjang", f"{STORY} (BPS)"], id="a subheading"),
    ],
)
def test_a_sentence_of_the_story_is_no_caption(lines):
    texts = [line.removeprefix("^") for line in lines if line != "Lihat Foto"]

    pictures, others = frame(lines)

    assert pictures == []
    assert [text for text in others if text != "Lihat Foto"] == texts


def test_what_stands_for_a_picture_goes_with_it():
    alternative = "A satellite image of the eruption of the volcano"
    caption = "A satellite image shows the cloud over the sea. Photograph: A. B./Reuters"

    pictures, others = frame([DATE, "^" + alternative, caption])

    assert pictures == [
        Picture(caption="A satellite image shows the cloud over the sea.", credit="A. B./Reuters")
    ]
    assert others == [DATE]


def test_an_agency_between_paragraphs_credits_a_picture_without_a_caption():
    assert frame(["^" + STORY, "Reuters", f"^{STORY}"]) == ([], [STORY, STORY])
