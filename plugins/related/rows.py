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
Bools = NDArray[np.bool_]

# Numbers from 0 to 1 are sorted and added as whole numbers of this many bits: whole numbers sort
# together with what they belong to in one pass, and their sum does not hang on the order.
FINE = 20
STEPS = 1 << FINE

# Entries worth handling at once: few enough for the processor to keep them near.
BLOCK = 1 << 16

# A stretch of rows: the part they stand in, the first of them there, and the one after the last.
Run = tuple[int, int, int]


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

    def lengths_of(self, rows: Ints) -> Ints:
        """Return how many entries each of `rows` has."""
        return self.starts[1:][rows] - self.starts[:-1][rows]

    def places_of(self, rows: Ints) -> Ints:
        """Return the places of the entries of `rows`, one row after the other."""
        return spread(self.starts[:-1][rows], self.lengths_of(rows))

    def pick(self, rows: Ints) -> Rows:
        """Return `rows`, in that order."""
        places = self.places_of(rows)
        starts = stack_lengths(self.lengths_of(rows))
        return Rows(starts, self.columns[places], self.values[places])


def no_rows(count: int = 0) -> Rows:
    """Return `count` empty rows."""
    return Rows(np.zeros(count + 1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32))


def stack_rows(count: int, owners: Ints, columns: Ints, values: Floats) -> Rows:
    """Return `count` rows from entries already sorted by owner."""
    starts = stack_lengths(np.bincount(owners, minlength=count))
    return Rows(starts, columns.astype(np.int32), values.astype(np.float32))


def stack_lengths(lengths: Ints | Bools) -> Ints:
    """Return where rows of these lengths start, and after them where the last one ends."""
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


def join_rows(parts: Sequence[Rows], runs: Sequence[Run] | None = None) -> Rows:
    """Return the rows of `runs`, one below the other; by itself all rows of `parts`."""
    if runs is None:
        runs = [(part, 0, len(rows)) for part, rows in enumerate(parts)]
    if not runs:
        return no_rows()
    ragged = [(rows.starts, (rows.columns, rows.values)) for rows in parts]
    starts, (columns, values) = join_runs(ragged, runs)
    return Rows(starts, columns, values)


def join_runs(
    parts: Sequence[tuple[Ints, tuple[Any, ...]]], runs: Sequence[Run]
) -> tuple[Ints, list[Any]]:
    """Return starts and arrays made of stretches of several; at least one part is needed.

    Cost: copying, and a step for each run; nothing where all of one part is wanted.
    """
    if len(runs) == 1 and runs[0][1:] == (0, len(parts[runs[0][0]][0]) - 1):
        starts, whole = parts[runs[0][0]]
        return starts, list(whole)
    cuts = [(part, parts[part][0][first], parts[part][0][last]) for part, first, last in runs]
    lengths = [np.diff(parts[part][0][first : last + 1]) for part, first, last in runs]
    arrays = [
        np.concatenate([parts[part][1][number][low:high] for part, low, high in cuts] or [one[:0]])
        for number, one in enumerate(parts[0][1])
    ]
    return stack_lengths(np.concatenate(lengths or [np.zeros(0, np.int64)])), arrays


def find_runs(sources: Ints, size: int) -> list[Run]:
    """Return runs of two parts: a source below `size` is a row of part 0, others are of part 1."""
    if not len(sources):
        return []
    breaks = (np.diff(sources) != 1) | (sources[1:] == size)
    edges = [0, *(np.flatnonzero(breaks) + 1).tolist(), len(sources)]
    runs = []
    for (first, last), source in zip(pairwise(edges), sources[edges[:-1]].tolist(), strict=True):
        part, start = divmod(source, size) if source < size else (1, source - size)
        runs.append((part, start, start + last - first))
    return runs


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


def sum_entries(owners: Ints, columns: Ints, values: Floats) -> tuple[Ints, Ints, Ints]:
    """Return the entries by owner and column, those that name the same place added up in STEPS.

    values: 0 to 1 each, rounded to STEPS.
    """
    if not len(owners):
        return owners, columns, np.zeros(0, np.int64)
    width = int(columns.max()) + 1
    packed = (owners.astype(np.int64) * width + columns) << (FINE + 1)
    packed |= np.rint(values * STEPS).astype(np.int64)
    packed.sort()
    places = packed >> (FINE + 1)
    heads = np.flatnonzero(np.concatenate(([True], places[1:] != places[:-1])))
    sums = np.add.reduceat(packed & (2 * STEPS - 1), heads)
    owner, column = np.divmod(places[heads], width)
    return owner, column, sums


def find_distinct(numbers: Ints) -> Ints:
    """Return each number once, in order. np.unique hashes, which takes ten times as long here."""
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def replace_rows(rows: Rows, which: Bools, anew: Rows) -> Rows:
    """Return the rows with those of `which` replaced by the rows of `anew`, in order."""
    if which.all():
        return anew
    lengths = rows.lengths
    mine, yours = np.repeat(~which, lengths), lengths.copy()
    yours[which] = anew.lengths
    new = np.repeat(which, yours)
    columns, values = np.empty(len(new), np.int32), np.empty(len(new), np.float32)
    columns[new], values[new] = anew.columns, anew.values
    columns[~new], values[~new] = rows.columns[mine], rows.values[mine]
    return Rows(stack_lengths(yours), columns, values)


def find_changed(one: Rows, other: Rows, which: Bools) -> Bools:
    """Return which of the rows `which` differ between two equally many."""
    if np.array_equal(one.starts, other.starts):
        differs = (one.columns != other.columns) | (one.values != other.values)
        changed = np.zeros(len(which), np.bool_)
        changed[np.searchsorted(one.starts, np.flatnonzero(differs), side="right") - 1] = True
        return changed & which
    places = np.flatnonzero(which)
    changed = np.zeros(len(which), np.bool_)
    changed[places] = one.lengths_of(places) != other.lengths_of(places)
    same = places[~changed[places]]
    mine, yours = one.pick(same), other.pick(same)
    differs = (mine.columns != yours.columns) | (mine.values != yours.values)
    changed[same[mine.owners[differs]]] = True
    return changed
