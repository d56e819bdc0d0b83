"""Sentences: cut where they end, shortened where a reader would pause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.clip.sentences import is_finished, shorten


@pytest.mark.parametrize("text", ["Ia pulang.", 'Ia pulang."', "Pulang?”", "Pulang…", "(Pulang.)"])
def test_a_closed_sentence_is_finished(text):
    assert is_finished(text)


@pytest.mark.parametrize("text", ["", "Ia pulang", "Ia pulang,", "1.5 juta"])
def test_other_words_are_not(text):
    assert not is_finished(text)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("satu dua", "satu dua"),
        ("satu, dua tiga empat", "satu…"),
        ("satu dua, tiga empat", "satu dua…"),
        ("satu dua tiga empat", "satu dua…"),
        ("satuduatigaempat", ""),
    ],
)
def test_a_long_text_is_cut_at_a_pause_or_a_word(text, short):
    assert shorten(text, 12) == short


@given(st.text("ab ,.–-", max_size=60), st.integers(5, 40))
def test_what_is_left_is_short_and_the_beginning(text, limit):
    short = shorten(text, limit)

    assert len(short) <= limit
    assert text.startswith(short.removesuffix("…"))
