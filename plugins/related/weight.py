"""How much each word and tag of a document tells; knows no pairs of documents."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from plugins.related.corpus import NO_TERM, Corpus
from plugins.related.document import Document
from plugins.related.names import measure_names
from plugins.related.rows import Floats, Ints, Rows, join_rows, keep_best, stack_rows, sum_entries
from plugins.related.words import is_word

# A news text says what happened first. The first word counts as FIRST later ones, and the surplus
# fades over so many words. Measured on ECB+ (bench/related.py).
FIRST = 4.0
FADE = 60

# A tag counts as two first words: the editor chose it.
TAG = 2 * FIRST

# A word that is always written as a name weighs up to this much more.
NAME = 1.0

# A document is known by its heaviest terms, so a long one costs no more than others.
TERMS = 128

# Weights are whole steps of one 4096th: products and their sums are then exact in 32 bits, and
# the last bit of a logarithm, which differs between machines, cannot turn a list around.
WEIGHT_STEPS = 1 << 12


def weigh_documents(corpus: Corpus, documents: Sequence[Document]) -> Rows:
    """Return a row of unit length for each document: term -> weight, heaviest first.

    The weight is the root of the counted uses (a tenth use says less than the first), times the
    rarity of the term (inverse document frequency of BM25: Robertson and Zaragoza 2009), times
    how much of a name it is.
    """
    counts = _count_terms(corpus, documents)
    holders = np.bincount(counts.columns, minlength=corpus.width)
    rarity = np.log1p((len(corpus) - holders + 0.5) / (holders + 0.5))
    worth = rarity * (1 + NAME * measure_names(corpus))
    weights = np.sqrt(counts.values) * worth[counts.columns]
    return shorten_rows(Rows(counts.starts, counts.columns, weights), TERMS)


def shorten_rows(rows: Rows, limit: int) -> Rows:
    """Return the `limit` largest entries of each row, largest first, at unit length."""
    owners = rows.owners
    places = keep_best(owners, rows.values / rows.values.max(initial=1), limit)
    owners, values = owners[places], rows.values[places]
    norms = np.sqrt(np.bincount(owners, weights=values * values, minlength=len(rows)))
    weights = np.rint(values / norms[owners] * WEIGHT_STEPS) / WEIGHT_STEPS
    return stack_rows(len(rows), owners, rows.columns[places], weights)


def _count_terms(corpus: Corpus, documents: Sequence[Document]) -> Rows:
    """Return document -> term -> its uses, each counted by its place, as a share of TAG."""
    is_spelled = np.fromiter(map(is_word, corpus.words), np.int64, len(corpus.words))
    tag_number = {tag: corpus.term_count + place for place, tag in enumerate(corpus.tags)}
    parts = []
    for first, starts, tokens in corpus.blocks():
        size = len(starts) - 1
        owners = np.repeat(np.arange(size), np.diff(starts))
        terms = corpus.terms[tokens]
        told = terms != NO_TERM
        uses = _count_uses(is_spelled[tokens], starts)[told]
        tags = [
            (owner, tag_number[tag])
            for owner, document in enumerate(documents[first : first + size])
            for tag in sorted(document.tags)
        ]
        tag_owners, tag_terms = np.array(tags, np.int64).reshape(-1, 2).T
        entries = sum_entries(
            np.concatenate((owners[told], tag_owners)),
            np.concatenate((terms[told], tag_terms)),
            np.concatenate((uses / TAG, np.ones(len(tags)))),
        )
        parts.append(stack_rows(size, *entries))
    return join_rows(parts)


def _count_uses(is_spelled: Ints, starts: Ints) -> Floats:
    """Return for each token how many uses it counts as: FIRST at the start, falling to 1.

    is_spelled: 1 for a word, 0 for a sentence mark. starts: of each document, then the end.
    """
    words_before = np.cumsum(is_spelled) - is_spelled
    place = words_before - np.repeat(words_before[starts[:-1]], np.diff(starts))
    return 1 + (FIRST - 1) * np.exp(-place / FADE)
