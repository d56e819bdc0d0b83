"""Which terms are names, judged by how they are written; knows no list of names."""

from __future__ import annotations

import numpy as np

from plugins.related.corpus import NO_TERM, Corpus
from plugins.related.rows import Floats
from plugins.related.words import is_capitalised, is_word


def measure_names(corpus: Corpus) -> Floats:
    """Return by term, 0 to 1, how surely it is a name: a tag is one, a word by its capitals.

    Only capitals that follow a word count: at the start of a sentence every word has one. One use
    is added that is not written as a name, so a word seen once is half a name at most.
    """
    words = corpus.words
    is_spelled = np.fromiter(map(is_word, words), np.bool_, len(words))
    is_capital = np.fromiter(map(is_capitalised, words), np.bool_, len(words))
    seen, capital = np.zeros((2, corpus.term_count))
    for _, starts, tokens in corpus.blocks():
        terms = corpus.terms[tokens]
        inside = terms != NO_TERM
        inside[1:] &= is_spelled[tokens[:-1]]
        inside[starts[:-1]] = False
        seen += np.bincount(terms[inside], minlength=corpus.term_count)
        written = inside & is_capital[tokens]
        capital += np.bincount(terms[written], minlength=corpus.term_count)
    return np.concatenate((capital / (seen + 1), np.ones(len(corpus.tags))))
