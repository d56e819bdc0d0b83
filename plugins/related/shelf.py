"""All documents with their related ones, kept right as they come, go and change."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from plugins.related.document import Document, order_documents
from plugins.related.ranked import COSINE_STEPS, NOBODY
from plugins.related.standing import (
    CANDIDATES,
    Standing,
    change_standing,
    compare_lists,
    no_standing,
)


@dataclass(frozen=True, eq=False)
class Shelf:
    """Documents and their lists, as `rank_related` would make them anew.

    limit:      the longest list, in documents.
    standings:  language -> its documents.

    A shelf does not change; `change` returns another. Older ones stay right, at the cost of the
    numbers of words that both share.
    """

    limit: int
    standings: Mapping[str, Standing]

    @classmethod
    def of(cls, documents: Sequence[Document], limit: int = CANDIDATES) -> Shelf:
        """Return the shelf of `documents`. Raises ValueError for a key used twice."""
        if limit < 0:
            raise ValueError(f"limit must be 0 or more, got {limit}")
        return cls(limit, {}).turn_into(documents)

    def join(self, other: Shelf) -> Shelf:
        """Return the shelf of the documents of both, which share no language."""
        return Shelf(self.limit, {**self.standings, **other.standings})

    def turn_into(self, documents: Sequence[Document]) -> Shelf:
        """Return the shelf of exactly `documents`.

        Cost: what differs from this shelf, and copying.
        """
        standings: dict[str, Standing] = {}
        for group in order_documents(documents):
            language = group[0].language
            old = self.standings.get(language) or no_standing(language, self.limit)
            standings[language] = change_standing(old, group)
        return Shelf(self.limit, standings)

    def replace(self, documents: Sequence[Document]) -> tuple[Shelf, frozenset[str]]:
        """Return the shelf of exactly `documents`, and the keys that are new or have another list.

        Cost: as `turn_into`.
        """
        now = self.turn_into(documents)
        changed: set[str] = set()
        for language, standing in now.standings.items():
            old = self.standings.get(language) or no_standing(language, self.limit)
            places = np.flatnonzero(compare_lists(old, standing))
            changed.update(standing.documents[place].key for place in places)
        return now, frozenset(changed)

    def change(
        self, put: Sequence[Document] = (), drop: Collection[str] = ()
    ) -> tuple[Shelf, frozenset[str]]:
        """Return the shelf with the documents of `put` added or exchanged and `drop` taken away.

        The second value holds the keys that are new or have another list now. Raises KeyError
        for a key to drop that is not there.
        """
        documents = {
            one.key: one for standing in self.standings.values() for one in standing.documents
        }
        for key in drop:
            del documents[key]
        return self.replace([*(documents | {one.key: one for one in put}).values()])

    def lists(self) -> Iterator[tuple[Document, list[tuple[str, float]]]]:
        """Yield every document with its list of (key, score), best first."""
        for standing in self.standings.values():
            keys = [one.key for one in standing.documents]
            ranked = standing.related
            lines = zip(ranked.others.tolist(), ranked.cosines.tolist(), strict=True)
            for document, (related, scores) in zip(standing.documents, lines, strict=True):
                yield (
                    document,
                    [
                        (keys[other], score / COSINE_STEPS)
                        for other, score in zip(related, scores, strict=True)
                        if other != NOBODY
                    ],
                )
