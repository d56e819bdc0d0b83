"""Which documents belong together, and why. Pure: documents in, keys out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from plugins.related.company import keep_company
from plugins.related.corpus import Corpus, read_corpus
from plugins.related.document import Document, order_documents
from plugins.related.nearest import PLACES, find_candidates, rank_pairs
from plugins.related.reason import find_reasons
from plugins.related.rows import Rows
from plugins.related.weight import weigh_documents

# So many near documents are looked at closely for each, even where a shorter list is asked for.
CANDIDATES = 24


@dataclass(frozen=True, slots=True)
class Relation:
    """One place in a document's list.

    key:    the related document.
    score:  above 0 and at most 1, five places.
    terms:  words of both texts that told the most, as the list's own document spells them.
    tags:   tags of both texts that told the most.
    """

    key: str
    score: float
    terms: tuple[str, ...]
    tags: tuple[str, ...]


def rank_related(documents: Sequence[Document], limit: int) -> dict[str, list[tuple[str, float]]]:
    """Return key -> (key of a related document, score), best first, for every document.

    limit:  the longest list to return, in documents. Must not be negative.

    Documents are compared within their language, never across: same event first, then same
    subject (`weigh_documents` has the weights, `keep_company` the second look). Scores are above
    0 and at most 1; equal ones go by date, the newer first, then by key. The order of `documents`
    does not matter. A document that shares nothing with another gets [].

    Cost grows with the documents, not with their square. Raises ValueError for a key used twice.
    """
    ranked: dict[str, list[tuple[str, float]]] = {}
    for group, _, _, nearest in _rank_groups(documents, limit):
        scored = _name_pairs(group, nearest)
        for document, first, last in _cut_lists(group, nearest):
            ranked[document.key] = scored[first:last]
    return ranked


def relate(documents: Sequence[Document], limit: int) -> dict[str, list[Relation]]:
    """Return what `rank_related` returns, with the reason for each place.

    The reason is what the two texts themselves share: the company they keep can raise a pair that
    shares something, but never make one.
    """
    related: dict[str, list[Relation]] = {}
    for group, corpus, weights, nearest in _rank_groups(documents, limit):
        reasons = find_reasons(corpus, weights, nearest)
        relations = [
            Relation(key, score, reason.terms, reason.tags)
            for (key, score), reason in zip(_name_pairs(group, nearest), reasons, strict=True)
        ]
        for document, first, last in _cut_lists(group, nearest):
            related[document.key] = relations[first:last]
    return related


def _rank_groups(
    documents: Sequence[Document], limit: int
) -> Iterator[tuple[list[Document], Corpus, Rows, Rows]]:
    """Yield for each language its documents, their words, their weights and their nearest ones."""
    if limit < 0:
        raise ValueError(f"limit must be 0 or more, got {limit}")
    for group in order_documents(documents):
        corpus = read_corpus(group)
        weights = weigh_documents(corpus, group)
        candidates = find_candidates(weights, max(CANDIDATES, limit))
        nearest = rank_pairs(keep_company(weights, candidates), candidates, limit)
        yield group, corpus, weights, nearest


def _name_pairs(group: Sequence[Document], nearest: Rows) -> list[tuple[str, float]]:
    """Return the (key, score) of every place in every list, one list after the other."""
    keys = [group[other].key for other in nearest.columns.tolist()]
    scores = nearest.values.astype(np.float64).round(PLACES)  # 32 bits hold them, but not evenly
    return list(zip(keys, scores.tolist(), strict=True))


def _cut_lists(group: Sequence[Document], nearest: Rows) -> Iterator[tuple[Document, int, int]]:
    """Yield each document with the first and last place of its list."""
    starts = nearest.starts.tolist()
    yield from zip(group, starts, starts[1:], strict=False)
