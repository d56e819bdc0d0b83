"""Which rows point the same way, found without comparing every pair; knows no words.

The cosine of every pair that is looked at is exact. Which pairs are looked at is decided by the
heaviest columns of each row, at a bounded cost, so the whole grows with the rows and not with
their square.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plugins.related.ranked import COSINE_STEPS, NOBODY
from plugins.related.rows import (
    BLOCK,
    STEPS,
    Bools,
    Floats,
    Ints,
    Rows,
    find_distinct,
    keep_best,
    split_evenly,
    spread,
    stack_lengths,
    stack_rows,
    sum_entries,
)

# A column leads to the rows in which it is heaviest, to so many at most.
HOLDERS = 128

# A row looks up its heaviest columns until it has met about so many others.
LOOKUPS = 3_000


def find_holders(rows: Rows, width: int, wanted: Bools | None = None) -> Rows:
    """Return for each of `width` columns the rows in which it is heaviest, heaviest first.

    wanted: columns to look at; others get an empty row.
    """
    kept = slice(None) if wanted is None else np.flatnonzero(wanted[rows.columns])
    owners, columns, values = rows.owners[kept], rows.columns[kept], rows.values[kept]
    best = keep_best(columns, values, HOLDERS)
    return stack_rows(width, columns[best], owners[best], values[best])


def count_asked(rows: Rows, holders: Rows) -> Ints:
    """Return how many of its columns, heaviest first, each row's share of lookups pays for.

    A column's price goes by powers of two, so that one holder more seldom changes what is asked.
    """
    prices = 2 ** np.arange(int(HOLDERS).bit_length())
    price_of = prices[np.searchsorted(prices, np.maximum(holders.lengths, 1))]
    spent = stack_lengths(price_of[rows.columns])
    asked = spent[:-1] - np.repeat(spent[rows.starts[:-1]], rows.lengths) < LOOKUPS
    counts: Ints = np.diff(stack_lengths(asked)[rows.starts])
    return counts


def cut_asked(rows: Rows, asked: Ints, which: Ints) -> tuple[Ints, Ints, Floats]:
    """Return owner, column and value of every entry that the rows `which` ask."""
    places = spread(rows.starts[which], asked[which])
    return np.repeat(which, asked[which]), rows.columns[places], rows.values[places]


def meet_holders(
    asked: tuple[Ints, Ints, Floats], holders: Rows
) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Yield (row, other row, part of their cosine that the asked columns carry, in STEPS).

    Sorted by row, then by other row; no row meets itself. All pairs of a row come in one go.
    """
    owners, columns, values = asked
    lengths = holders.lengths_of(columns)
    kept = np.flatnonzero(lengths)
    owners, columns, values, lengths = owners[kept], columns[kept], values[kept], lengths[kept]
    heads = np.flatnonzero(np.diff(owners, prepend=-1))
    edges = np.append(heads, len(owners))
    costs = np.diff(stack_lengths(lengths)[edges])
    for block in split_evenly(costs, BLOCK):
        own = slice(edges[block.start], edges[block.stop])
        places = spread(holders.starts[columns[own]], lengths[own])
        others = holders.columns[places]
        met = np.repeat(owners[own], lengths[own])
        products = np.repeat(values[own], lengths[own]) * holders.values[places]
        kept = np.flatnonzero(others != met)
        first = met[0] if len(met) else 0
        row, other, sums = sum_entries(met[kept] - first, others[kept], products[kept])
        some = sums > 0
        yield row[some] + first, other[some], sums[some]


def find_candidates(
    asked: tuple[Ints, Ints, Floats], holders: Rows, which: Ints, limit: int
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the best `limit` that each of the rows `which` meets, and what they carry in STEPS.

    One line for each of `which`, filled up with NOBODY and 0.
    """
    others = np.full((len(which), limit), NOBODY, np.int32)
    carried = np.zeros((len(which), limit), np.int32)
    for row, other, sums in meet_holders(asked, holders):
        best = keep_best(row - row[0] if len(row) else row, sums / STEPS, limit)
        line, place = _place_entries(np.searchsorted(which, row[best]))
        others[line, place] = other[best]
        carried[line, place] = sums[best]
    return others, carried


def _place_entries(lines: Ints) -> tuple[Ints, Ints]:
    """Return for sorted entries their line and their place in it."""
    firsts = np.searchsorted(lines, lines)
    return lines, np.arange(len(lines)) - firsts


def measure_pairs(rows: Rows, firsts: Ints, seconds: Ints) -> NDArray[np.int32]:
    """Return the exact cosine of each pair of rows, in COSINE_STEPS.

    firsts: sorted; the more pairs share one, the cheaper.
    """
    sums = [
        np.add.reduceat(run.products, run.starts[run.filled])
        for run in multiply_pairs(rows, firsts, seconds)
    ]
    filled = rows.lengths_of(seconds) > 0
    cosines = np.zeros(len(firsts), np.int32)
    if sums:
        # A row of whole steps can be a hair longer than 1.
        exact = np.minimum(np.concatenate(sums, dtype=np.float64), 1)
        cosines[filled] = np.rint(exact * COSINE_STEPS)
    return cosines


@dataclass(frozen=True, slots=True, eq=False)
class Products:
    """A run of pairs. Pair p has `products[starts[p]:starts[p + 1]]`, the last one the rest.

    filled:    the pairs whose second row is not empty.
    columns:   a column of the pair's second row.
    products:  the product of both rows there; 0 where the first row has nothing.
    """

    starts: Ints
    filled: Ints
    columns: Ints
    products: Floats


def multiply_pairs(rows: Rows, firsts: Ints, seconds: Ints) -> Iterator[Products]:
    """Yield what both rows of each pair share, in runs of pairs one after the other.

    firsts: sorted. Cost: the entries of the second row of every pair.
    """
    heads = np.flatnonzero(np.diff(firsts, prepend=-1))
    edges = np.append(heads, len(firsts))
    groups = firsts[heads]
    costs = np.diff(stack_lengths(rows.lengths_of(seconds))[edges])
    # A block renumbers the columns of its own rows from 1, so that they fit a small dense table;
    # 0 stands for the columns that none of them has.
    renumber = np.zeros(int(rows.columns.max(initial=-1)) + 1, np.int32)
    for block in split_evenly(costs + rows.lengths_of(groups), BLOCK):
        own = rows.pick(groups[block])
        columns = find_distinct(own.columns)
        renumber[columns] = np.arange(1, len(columns) + 1)
        pairs = slice(edges[block.start], edges[block.stop])
        table = np.zeros((len(own), len(columns) + 1), np.float32)
        table[own.owners, renumber[own.columns]] = own.values
        lines = np.repeat(np.arange(len(own)), np.diff(edges[block.start : block.stop + 1]))
        yield _multiply_block(rows, table, lines, seconds[pairs], renumber)
        renumber[columns] = 0


def _multiply_block(
    rows: Rows, table: NDArray[np.float32], lines: Ints, seconds: Ints, renumber: Ints
) -> Products:
    """Return the run of one block: `table` holds its first rows, one of `lines` for each pair."""
    lengths = rows.lengths_of(seconds)
    places = rows.places_of(seconds)
    columns = rows.columns[places]
    cells = np.repeat(lines * table.shape[1], lengths) + renumber[columns]
    products = table.ravel()[cells] * rows.values[places]
    return Products(np.cumsum(lengths) - lengths, np.flatnonzero(lengths), columns, products)
