"""Bodies: lists are lists, all other words render as themselves."""

import pytest

from plugins.clip.lists import write_body


@pytest.mark.parametrize(
    ("paragraphs", "body"),
    [
        pytest.param([], "", id="nothing"),
        pytest.param(["a", "b"], "a\n\nb", id="paragraphs"),
        pytest.param(["a:", "• b", "• c", "d"], "a:\n\n- b\n- c\n\nd", id="bullets"),
        pytest.param(["1. a", "2. b", "3) c"], "1. a\n2. b\n3. c", id="numbers"),
        pytest.param(["1. a", "b"], "1\\. a\n\nb", id="one number is no list"),
        pytest.param(["2. a", "3. b"], "2\\. a\n\n3\\. b", id="lists begin with 1"),
        pytest.param(["• *b*"], "- \\*b\\*", id="items are escaped"),
        pytest.param(["• 1. b"], "- 1\\. b", id="an item that looks like another"),
        pytest.param(["* a", "- b"], "\\* a\n\n\\- b", id="marks that people write"),
        pytest.param(["a:", "- b", "- *c*", "d"], "a:\n\n- b\n- \\*c\\*\n\nd", id="dashes"),
        pytest.param(["* a", "* b", "- c", "- d"], "- a\n- b\n- c\n- d", id="stars, then dashes"),
        pytest.param(["-ab", "-cd"], "- ab\n- cd", id="dashes without a space"),
        pytest.param(["- a", "b"], "\\- a\n\nb", id="one dash is no list"),
        pytest.param(["- A?", "- B."], "\\- A?\n\n\\- B.", id="talk"),
        pytest.param(["-5 a", "-7 b"], "\\-5 a\n\n\\-7 b", id="figures below zero"),
        pytest.param(["*a", "**b"], "\\*a\n\n\\*\\*b", id="footnotes"),
    ],
)
def test_paragraphs_become_markdown(paragraphs, body):
    assert write_body(paragraphs) == body
