"""How the documents of a language moved between two versions; knows nothing of what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plugins.related.document import Document
from plugins.related.rows import Bools, Ints, Rows, Run, find_runs, join_rows, no_rows

GONE = -1


@dataclass(frozen=True, eq=False)
class Move:
    """Where each document was, and where each one went. Those that stay keep their order.

    sources:  place now -> place before, or GONE for one that is new or changed.
    targets:  place before -> place now, or GONE for one that left or changed.
    """

    sources: Ints
    targets: Ints

    @cached_property
    def is_fresh(self) -> Bools:
        """Return for each document whether it is new or changed."""
        fresh: Bools = self.sources == GONE
        return fresh

    @cached_property
    def runs(self) -> list[Run]:
        """Return the documents as stretches of two parts: those from before, and the fresh ones."""
        before = len(self.targets)
        fresh = before + np.cumsum(self.is_fresh) - 1
        return find_runs(np.where(self.is_fresh, fresh, self.sources), before)

    def carry_rows(self, rows: Rows) -> Rows:
        """Return the rows from before in their places now, fresh ones empty."""
        return join_rows([rows, no_rows(int(self.is_fresh.sum()))], self.runs)

    def carry_lines(self, lines: NDArray[Any], fill: int) -> NDArray[Any]:
        """Return one line for each document, those of fresh ones filled with `fill`."""
        carried = np.full((len(self.sources), *lines.shape[1:]), fill, lines.dtype)
        stay = ~self.is_fresh
        carried[stay] = lines[self.sources[stay]]
        return carried

    def renumber(self, places: NDArray[Any]) -> NDArray[Any]:
        """Return where the documents at `places` before are now; GONE stays GONE."""
        table = np.append(self.targets, GONE).astype(places.dtype)
        now: NDArray[Any] = table[places]
        return now


def find_move(before: Sequence[Document], now: Sequence[Document]) -> Move:
    """Return how documents moved; both are in the order of ties."""
    place_of = {one.key: place for place, one in enumerate(before)}
    sources = np.full(len(now), GONE, np.int64)
    for place, one in enumerate(now):
        was = place_of.get(one.key, GONE)
        if was != GONE and (before[was] is one or before[was] == one):
            sources[place] = was
    return _turn(sources, len(before))


def follow_keys(before: Sequence[Document], now: Sequence[Document]) -> Move:
    """Return how documents moved, a changed one taken for the same. They may change order."""
    place_of = {one.key: place for place, one in enumerate(before)}
    sources = np.fromiter((place_of.get(one.key, GONE) for one in now), np.int64, len(now))
    return _turn(sources, len(before))


def _turn(sources: Ints, before: int) -> Move:
    targets = np.full(before, GONE, np.int64)
    stay = np.flatnonzero(sources != GONE)
    targets[sources[stay]] = stay
    return Move(sources, targets)
