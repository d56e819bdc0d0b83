"""Two plain rankings to compare with: cosine of tf-idf, and the count of shared tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from plugins.related.document import Document


def rank_by_words(
    documents: Sequence[Document], limit: int, wanted: Container[str]
) -> dict[str, list[str]]:
    """Return key -> the `limit` nearest keys in the same language, by cosine of tf-idf.

    (1 + ln tf) · ln(N / df), no stop words, no stems. Cost: every pair with one of `wanted`.
    """
    ranked = {}
    for group in _group_languages(documents, wanted):
        weights = _weigh_words(group)
        places = [place for place, one in enumerate(group) if one.key in wanted]
        likeness = weights[places] @ weights.T
        likeness[np.arange(len(places)), places] = -1
        for place, line in zip(places, np.argsort(-likeness, kind="stable"), strict=True):
            nearest = [group[other].key for other in line[: limit + 1] if other != place]
            ranked[group[place].key] = nearest[:limit]
    return ranked


def rank_by_tags(
    documents: Sequence[Document], limit: int, wanted: Container[str]
) -> dict[str, list[str]]:
    """Return key -> the `limit` keys in the same language with most shared tags, then newest."""
    ranked = {}
    for group in _group_languages(documents, wanted):
        group.sort(key=lambda one: one.key)
        group.sort(key=lambda one: one.date, reverse=True)
        for document in group:
            counts = [
                (len(document.tags & other.tags), other.key)
                for other in group
                if other.key != document.key and document.tags & other.tags
            ]
            counts.sort(key=lambda pair: -pair[0])
            ranked[document.key] = [key for _, key in counts[:limit]]
    return ranked


def _group_languages(
    documents: Sequence[Document], wanted: Container[str]
) -> Iterator[list[Document]]:
    """Yield the documents of each language in which some are wanted."""
    for language in sorted({one.language for one in documents if one.key in wanted}):
        yield [one for one in documents if one.language == language]


def _weigh_words(group: Sequence[Document]) -> NDArray[np.float32]:
    """Return one dense row of unit length for each document."""
    counts = [Counter(re.findall(r"\w\w+", f"{one.title}\n{one.text}".lower())) for one in group]
    holders = Counter(word for count in counts for word in count)
    column = {word: place for place, word in enumerate(holders)}
    weights = np.zeros((len(group), len(column)), np.float32)
    for row, count in zip(weights, counts, strict=True):
        for word, uses in count.items():
            row[column[word]] = (1 + np.log(uses)) * np.log(len(group) / holders[word])
    norms = np.linalg.norm(weights, axis=1, keepdims=True)
    weights /= np.maximum(norms, np.finfo(np.float32).tiny)
    return weights
