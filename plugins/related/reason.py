"""What two related documents share, in the reader's words; decides no order of documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


def find_reasons(standing: Standing, firsts: Sequence[int], seconds: Sequence[int]) -> list[Reason]:
    """Return for each pair of documents, by their places, what they share.

    firsts: sorted. Numbers are left out of the words: they count, but they tell a reader nothing
    by themselves. The company a document keeps is no reason: a reader does not see it.
    """
    owners, terms = _share_terms(standing, np.array(firsts, int), np.array(seconds, int))
    carried: list[list[int]] = [[] for _ in firsts]
    for pair, term in zip(owners.tolist(), terms.tolist(), strict=True):
        carried[pair].append(term)
    spellings: dict[int, dict[int, str]] = {}
    reasons = []
    for first, second, own in zip(firsts, seconds, carried, strict=True):
        if first not in spellings:
            spellings = {first: _spell_terms(standing, first)}
        words = [spellings[first][term] for term in own]
        telling = [word for word in words if word[0].isalpha()]
        reasons.append(Reason(_share_tags(standing, first, second), tuple(telling[:WORDS])))
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


def _spell_terms(standing: Standing, document: int) -> dict[int, str]:
    """Return term number -> how a document spells it where it first uses it."""
    uses, words = standing.weighing.uses, standing.vocabulary.words
    own = slice(uses.starts[document], uses.starts[document + 1])
    pairs = zip(uses.terms[own].tolist(), uses.spelling[own].tolist(), strict=True)
    return {term: words[spelling] for term, spelling in pairs}


def _share_tags(standing: Standing, first: int, second: int) -> tuple[str, ...]:
    shared = standing.documents[first].tags & standing.documents[second].tags
    return tuple(sorted(shared, key=lambda tag: (-standing.worth_of_tag(tag), tag)))
