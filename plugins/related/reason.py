"""What two related documents share, in the reader's words; decides no order of documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from plugins.related.corpus import Corpus
from plugins.related.nearest import multiply_pairs
from plugins.related.rows import Rows, keep_best

# So many shared words are told at most; of the tags, all among the terms looked through.
WORDS = 3
SHARED = 24


@dataclass(frozen=True, slots=True)
class Reason:
    """Words and tags that carried most of the likeness of two texts, the telling ones first."""

    terms: tuple[str, ...]
    tags: tuple[str, ...]


def find_reasons(corpus: Corpus, rows: Rows, pairs: Rows) -> list[Reason]:
    """Return for each pair why its two rows are alike.

    Words are spelled as the pair's first document spells them most often. Numbers are left out:
    they count, but they tell a reader nothing by themselves.
    """
    shared: list[list[int]] = []
    for run in multiply_pairs(rows, pairs):
        both = np.flatnonzero(run.products)
        pair = np.searchsorted(run.starts, both, side="right") - 1
        best = keep_best(pair, run.products[both], SHARED)
        ends = np.cumsum(np.bincount(pair[best], minlength=len(run.starts)))[:-1]
        shared += [terms.tolist() for terms in np.split(run.columns[both[best]], ends)]
    reasons = []
    for document, first in enumerate(pairs.starts[:-1].tolist()):
        own = shared[first : pairs.starts[document + 1]]
        spelling = _spell_terms(corpus, document) if own else {}
        reasons += [_tell_reason(corpus, spelling, terms) for terms in own]
    return reasons


def _tell_reason(corpus: Corpus, spelling: dict[int, str], terms: list[int]) -> Reason:
    """Return the reason that lies in shared `terms`."""
    words = [spelling[term] for term in terms if term in spelling]
    tags = [corpus.tags[term - corpus.term_count] for term in terms if term >= corpus.term_count]
    return Reason(tuple(words[:WORDS]), tuple(tags))


def _spell_terms(corpus: Corpus, document: int) -> dict[int, str]:
    """Return term number -> its commonest spelling in a document; terms of numbers have none."""
    own = slice(corpus.starts[document], corpus.starts[document + 1])
    spelling: dict[int, str] = {}
    for token, _ in Counter(corpus.tokens[own].tolist()).most_common():
        word = corpus.words[token]
        if word[0].isalpha():
            spelling.setdefault(int(corpus.terms[token]), word)
    return spelling
