"""Boxes: what stands with two invitations goes with them, and the story around them stays."""

import pytest

from plugins.clip.boxes import mark_boxes
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
