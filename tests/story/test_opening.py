"""The first words of a text: whole words, never more than asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.story.opening import first_words


@pytest.mark.parametrize(
    ("text", "limit", "words"),
    [
        pytest.param("", 10, "", id="nothing"),
        pytest.param(" satu \n dua ", 10, "satu dua", id="short"),
        pytest.param("0123456789", 10, "0123456789", id="exactly"),
        pytest.param("satu dua tiga", 10, "satu dua…", id="between words"),
        pytest.param("satu dua, tiga", 11, "satu dua…", id="without the comma"),
        pytest.param("satu – dua tiga", 9, "satu…", id="without the dash"),
        pytest.param("satudelapan", 5, "satu…", id="one long word"),
    ],
)
def test_first_words_end_between_words(text, limit, words):
    assert first_words(text, limit) == words


@given(st.text(), st.integers(2, 50))
def test_first_words_never_pass_the_limit(text, limit):
    words = first_words(text, limit)

    assert len(words) <= limit
    assert " ".join(text.split()).startswith(words.removesuffix("…"))
