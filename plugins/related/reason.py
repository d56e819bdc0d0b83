"""What two related documents share, in the reader's words; decides no order of documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from plugins.related.nearest import multiply_pairs
from plugins.related.rows import Ints, keep_best
from plugins.related.standing import Standing

# So many shared words are told at most, of so many that are looked through: some are numbers.
WORDS = 3
SHARED = 12


@dataclass(frozen=True, slots=True)
class Reason:
    """What two texts share, the telling first.

    tags:   every tag of both, the rarest first.
    terms:  words that carried most of their likeness, as the first text spells them.
    """

    tags: tuple[str, ...]
    terms: tuple[str, ...]


def find_reasons(standing: Standing, pairs: Sequence[tuple[int, int]]) -> list[Reason]:
    """Return for each pair of documents, by their places, what they share.

    pairs: sorted by the first. Numbers are left out of the words: they count, but they tell a
    reader nothing by themselves. The company a document keeps is no reason: a reader does not see
    it.
    """
    firsts, seconds = np.array(pairs, np.int64).reshape(-1, 2).T
    owners, terms = _share_terms(standing, firsts, seconds)
    carried: list[list[int]] = [[] for _ in pairs]
    for pair, term in zip(owners.tolist(), terms.tolist(), strict=True):
        carried[pair].append(term)
    last, spellings, words = -1, dict[int, int](), standing.vocabulary.words
    reasons = []
    for (first, second), own in zip(pairs, carried, strict=True):
        if first != last:
            last, spellings = first, _spell_terms(standing, first)
        telling = (words[spellings[term]] for term in own)
        alphabetic = islice((word for word in telling if word[0].isalpha()), WORDS)
        reasons.append(Reason(_share_tags(standing, first, second), tuple(alphabetic)))
    return reasons


def _share_terms(standing: Standing, firsts: Ints, seconds: Ints) -> tuple[Ints, Ints]:
    """Return pair and term, the terms that carry most first, tags left out."""
    pairs: list[Ints] = [np.zeros(0, np.int64)]
    terms: list[Ints] = [np.zeros(0, np.int64)]
    done = 0
    for run in multiply_pairs(standing.weighing.rows, firsts, seconds):
        both = np.flatnonzero(run.products)
        both = both[~standing.vocabulary.is_tag[run.columns[both]]]
        pair = np.searchsorted(run.starts, both, side="right") - 1
        best = keep_best(pair, run.products[both], SHARED)
        pairs.append(pair[best] + done)
        terms.append(run.columns[both[best]])
        done += len(run.starts)
    return np.concatenate(pairs), np.concatenate(terms)


def _spell_terms(standing: Standing, document: int) -> dict[int, int]:
    """Return term number -> number of the word that a document spells it with at first."""
    uses = standing.weighing.uses
    own = slice(uses.starts[document], uses.starts[document + 1])
    return dict(zip(uses.terms[own].tolist(), uses.spelling[own].tolist(), strict=True))


def _share_tags(standing: Standing, first: int, second: int) -> tuple[str, ...]:
    shared = standing.documents[first].tags & standing.documents[second].tags
    return tuple(sorted(shared, key=lambda tag: (-standing.worth_of_tag(tag), tag)))
