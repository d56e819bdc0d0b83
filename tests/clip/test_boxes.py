"""Boxes: what stands with two invitations goes with them, and the story around them stays."""

import pytest

from plugins.clip.boxes import LINKS, mark_boxes
from plugins.clip.noise import label_noise
from plugins.clip.paragraphs import Paragraph

STORY = "Pemerintah mengumumkan aturan yang baru pada hari Selasa di ibu kota Jakarta."
PROMISE = "Whether you are new here or not, this letter explains all that matters to you."
AGREE = "By registering, you agree with our Privacy Policy"
SIGN = "Sign up to Headlines Europe"


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(
            ["!Viewpoint", "Every Thursday", PROMISE, AGREE, "View More Newsletter"], id="block"
        ),
        pytest.param(
            ["skip past newsletter promotion", "A", PROMISE, "after newsletter promotion"],
            id="between marks",
        ),
        pytest.param([SIGN, "A digest of headlines", "Enter your email address"], id="short lines"),
    ],
)
def test_the_box_goes_and_the_story_stays(box):
    texts = [f"!{STORY}", *box, f"!{STORY}"]
    paragraphs = [Paragraph(text.lstrip("!"), text.startswith("!")) for text in texts]

    reasons = mark_boxes(paragraphs, label_noise(paragraphs, len(paragraphs)))

    assert [bool(reason) for reason in reasons] == [False, *[True] * len(box), False]


def test_one_invitation_takes_no_sentence_along():
    paragraphs = [Paragraph(STORY), Paragraph(SIGN), Paragraph(STORY)]

    assert mark_boxes(paragraphs, ["", "call to follow", ""]) == ["", "call to follow", ""]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["Two hours in the old town", "What the mayor had to say"], LINKS),
        (["Two hours in the old town"], ""),
        (["Bus station", "Old town"], ""),
        (["- Two hours in the old town", "- What the mayor had to say"], ""),
    ],
    ids=["headlines", "one headline", "few words", "a list"],
)
def test_headlines_in_a_row_between_paragraphs_are_links(lines, reason):
    paragraphs = [Paragraph(text) for text in (STORY, *lines, STORY)]

    assert mark_boxes(paragraphs, [""] * len(paragraphs)) == ["", *[reason] * len(lines), ""]


def test_a_list_that_a_colon_opens_stays():
    opening = "Ada dua tempat yang dibuka untuk umum sejak hari Selasa, yaitu sebagai berikut:"
    lines = ["Gedung tua di tengah kota", "Taman kota di tepi sungai"]
    paragraphs = [Paragraph(text) for text in (STORY, opening, *lines, STORY)]

    assert not any(mark_boxes(paragraphs, [""] * len(paragraphs)))
