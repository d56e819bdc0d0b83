"""Sparse rows of numbers and the few steps done on them in bulk; knows no words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]
Floats = NDArray[np.floating[Any]]

# Numbers from 0 to 1 are sorted and added as whole numbers of this many bits: whole numbers sort
# together with what they belong to in one pass, and their sum does not hang on the order.
FINE = 20
STEPS = 1 << FINE

# Entries worth handling at once: few enough for the processor to keep them near.
BLOCK = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Row r holds `columns[starts[r]:starts[r + 1]]` and as many `values`, none below 0.

    Columns and values are kept in 32 bits: a hundred thousand long rows fit a small machine.
    """

    starts: Ints
    columns: Ints
    values: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> Ints:
        """Return how many entries each row has."""
        return np.diff(self.starts)

    @property
    def owners(self) -> Ints:
        """Return the row number of every entry."""
        return np.repeat(np.arange(len(self)), self.lengths)

    @property
    def width(self) -> int:
        """Return one more than the highest column."""
        return int(self.columns.max(initial=-1)) + 1

    def lengths_of(self, rows: Ints) -> Ints:
        """Return how many entries each of `rows` has."""
        return self.starts[1:][rows] - self.starts[:-1][rows]


def stack_rows(count: int, owners: Ints, columns: Ints, values: Floats) -> Rows:
    """Return `count` rows from entries already sorted by owner."""
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(owners, minlength=count), out=starts[1:])
    return Rows(starts, columns.astype(np.int32), values.astype(np.float32))


def cut_rows(rows: Rows, block: slice) -> Rows:
    """Return the rows of `block` alone."""
    starts = rows.starts[block.start : block.stop + 1]
    own = slice(starts[0], starts[-1])
    return Rows(starts - starts[0], rows.columns[own], rows.values[own])


def join_rows(parts: Sequence[Rows]) -> Rows:
    """Return the rows of `parts`, at least one, one below the other."""
    starts = np.concatenate(([0], np.cumsum(np.concatenate([part.lengths for part in parts]))))
    columns = np.concatenate([part.columns for part in parts])
    return Rows(starts, columns, np.concatenate([part.values for part in parts]))


def spread(starts: Ints, lengths: Ints) -> Ints:
    """Return the places start, start + 1, … of every run, one run after the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) + np.repeat(starts - ends + lengths, lengths)


def split_evenly(sizes: Ints, limit: int) -> Iterator[slice]:
    """Yield neighbouring slices over `sizes`, each of about `limit` in sum or one entry long."""
    cuts = np.flatnonzero(np.diff(np.cumsum(sizes) // limit)) + 1
    edges = [0, *cuts.tolist(), len(sizes)]
    for first, last in pairwise(edges):
        if first < last:
            yield slice(first, last)


def keep_best(owners: Ints, scores: Floats, limit: int) -> Ints:
    """Return the places of the `limit` highest scores of each owner, by owner, best first.

    owners: whole numbers from 0. scores: 0 to 1; equal ones go to the earlier place.
    """
    if not len(owners):
        return np.zeros(0, np.int64)
    place_bits = len(owners).bit_length()
    fine = min(FINE, 62 - place_bits - int(owners.max()).bit_length())
    worse = (1 << fine) - np.rint(np.minimum(scores, 1) * (1 << fine)).astype(np.int64)
    packed = (owners.astype(np.int64) << (fine + 1)) | worse
    packed = (packed << place_bits) | np.arange(len(owners))
    packed.sort()
    places = packed & ((1 << place_bits) - 1)
    sorted_owners = owners[places]
    heads = np.concatenate(([True], sorted_owners[1:] != sorted_owners[:-1]))
    firsts = np.flatnonzero(heads)[np.cumsum(heads) - 1]
    kept: Ints = places[np.arange(len(places)) - firsts < limit]
    return kept


def sum_entries(owners: Ints, columns: Ints, values: Floats) -> tuple[Ints, Ints, Floats]:
    """Return the entries by owner and column, those that name the same place added up.

    values: 0 to 1 each, rounded to STEPS.
    """
    if not len(owners):
        return owners, columns, values
    width = int(columns.max()) + 1
    packed = (owners.astype(np.int64) * width + columns) << (FINE + 1)
    packed |= np.rint(values * STEPS).astype(np.int64)
    packed.sort()
    places = packed >> (FINE + 1)
    heads = np.flatnonzero(np.concatenate(([True], places[1:] != places[:-1])))
    sums = np.add.reduceat(packed & (2 * STEPS - 1), heads) / STEPS
    owner, column = np.divmod(places[heads], width)
    return owner, column, sums
