"""Characters: what no reader sees goes, what a reader sees stays."""

import pytest

from plugins.clip.characters import clean_characters


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        pytest.param("\ufeffa\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne", id="line ends"),
        pytest.param("a\u00a0\u2009 b \t\n c", "a b\nc", id="spaces"),
        pytest.param("pe\u00adme\u00adrintah", "pemerintah", id="soft hyphens"),
        pytest.param("pemerin\u00ad\n tah", "pemerintah", id="a word broken at the line's end"),
        pytest.param("a\u200bb\u2060c\u200d", "abc", id="zero width"),
        pytest.param(
            "a&#x2028;b&#xFEFF; &#233; &#8212; &#x110000;",
            "a\nb &#233; &#8212; &#x110000;",
            id="references to them",
        ),
        pytest.param("a&#\u200b0;b c&\u2060#x7f;", "ab c", id="references in them"),
        pytest.param(
            "👩\u200d👧 می\u200cخواهم", "👩\u200d👧 می\u200cخواهم", id="joiners that shape"
        ),
        pytest.param(
            "“kutip” – ‘a’ — b… 8.000", "“kutip” – ‘a’ — b… 8.000", id="quotes and dashes"
        ),
    ],
)
def test_characters_are_cleaned_silently(text, clean):
    assert clean_characters(text) == (clean, [])


def test_control_characters_are_told():
    text, dropped = clean_characters("a\x00b&#0;\u202ec\ud800\ufffc")

    assert text == "abc"
    assert [one.text for one in dropped] == ["2 × U+0000, 1 × U+202E, 1 × U+D800, 1 × U+FFFC"]
