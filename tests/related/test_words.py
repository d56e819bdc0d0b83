"""Words and stems: what is left out of stemming would have come out of it as it went in."""

from __future__ import annotations

import snowballstemmer
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.related.words import PREFIXES, SNOWBALL, SUFFIXES, can_be_formed

_LETTERS = st.text("abcdefghijklmnopqrstuvwxyz'é", min_size=1, max_size=6)
# The ends that English words have, so that every step of the stemmer is met.
_ENDS = st.sampled_from(
    "s es ies ied sses us ss ed eed ing edly eedly ingly y bb tt at bl iz anci enci ogi li bli abli"
    " alli fulli lessli ousli entli aliti biliti iviti tional ational alism ation ization izer ator"
    " iveness fulness ousness ogist icate ative alize iciti ical ful ness ic ance ence able ible"
    " ate ive ize iti al ism ion er ous ant ent ment ement e l ll".split()
)
_ENGLISH = st.tuples(_LETTERS, _ENDS, st.sampled_from(["", "s", "'s"])).map("".join) | _LETTERS
_INDONESIAN = st.tuples(
    st.sampled_from(["", *PREFIXES, "men", "peng", "bel"]),
    _LETTERS,
    st.sampled_from(["", *SUFFIXES, "kan"]),
).map("".join)


def stem(word, language):
    return snowballstemmer.stemmer(SNOWBALL[language]).stemWord(word)


@settings(max_examples=500, deadline=None)
@given(_ENGLISH)
def test_an_english_word_that_is_not_stemmed_is_its_own_stem(word):
    plain = word.strip("'")

    assert can_be_formed(plain, "en") or stem(plain, "en") == plain


@settings(max_examples=500, deadline=None)
@given(_INDONESIAN)
def test_an_indonesian_word_that_is_not_stemmed_is_its_own_stem(word):
    plain = word.strip("'")

    assert can_be_formed(plain, "id") or stem(plain, "id") == plain
