"""Which rows point the same way, found without comparing every pair; knows no words.

The cosine of every pair that is looked at is exact. Which pairs are looked at is decided by the
heaviest columns of each row, at a bounded cost, so the whole grows with the rows and not with
their square.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from plugins.related.rows import (
    BLOCK,
    Floats,
    Ints,
    Rows,
    cut_rows,
    join_rows,
    keep_best,
    split_evenly,
    spread,
    stack_rows,
    sum_entries,
)

# A column leads to the rows in which it is heaviest, to so many at most.
HOLDERS = 128

# A row looks up its heaviest columns until it has met so many others. At 100,000 synthetic
# documents this finds 94 % of the four nearest even where no word is rarer than in 117 documents,
# and all of them where the vocabulary is as large as in news.
LOOKUPS = 3_000

# Decimals of a cosine; what lies below does not part two rows, their dates do.
PLACES = 5


def find_candidates(rows: Rows, limit: int) -> Rows:
    """Return for each row up to `limit` others that share its heaviest columns.

    The values are the part of the cosine that those columns carry, highest first.
    """
    holders = _list_holders(rows)
    asked = _choose_lookups(rows, holders)
    costs = np.concatenate(([0], np.cumsum(holders.lengths_of(asked.columns))))[asked.starts]
    return join_rows(
        [
            _meet_holders(cut_rows(asked, block), holders, block.start, limit)
            for block in split_evenly(np.diff(costs), BLOCK)
        ]
    )


def rank_pairs(rows: Rows, pairs: Rows, limit: int) -> Rows:
    """Return for each row the `limit` nearest of its `pairs`, by exact cosine, nearest first.

    Equally near ones go by their number. Cosines are rounded to PLACES.
    """
    sums = [
        np.add.reduceat(run.products, run.starts) if len(run.starts) else np.zeros(0)
        for run in multiply_pairs(rows, pairs)
    ]
    # A row of whole steps can be a hair longer than 1.
    cosines = np.minimum(np.concatenate(sums, dtype=np.float64).round(PLACES), 1)
    owners = pairs.owners
    order = np.lexsort((pairs.columns, owners))
    order = order[cosines[order] > 0]
    best = order[keep_best(owners[order], cosines[order], limit)]
    return stack_rows(len(rows), owners[best], pairs.columns[best], cosines[best])


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """A run of pairs. Pair p has `products[starts[p]:starts[p + 1]]`, the last one the rest.

    columns:   a column of the pair's second row.
    products:  the product of both rows there; 0 where the first row has nothing.
    """

    starts: Ints
    columns: Ints
    products: Floats


def multiply_pairs(rows: Rows, pairs: Rows) -> Iterator[Run]:
    """Yield what the two rows of each pair share, in runs of pairs one after the other.

    Cost: the entries of the second row of every pair. Such a row must not be empty.
    """
    lengths = rows.lengths
    costs = np.diff(np.concatenate(([0], np.cumsum(lengths[pairs.columns])))[pairs.starts])
    # A block renumbers the columns of its own rows from 1, so that they fit a small dense table;
    # 0 stands for the columns that none of them has.
    renumber = np.zeros(rows.width, np.int32)
    for block in split_evenly(costs + lengths, BLOCK):
        columns = np.unique(rows.columns[rows.starts[block.start] : rows.starts[block.stop]])
        renumber[columns] = np.arange(1, len(columns) + 1)
        yield _multiply_block(rows, cut_rows(pairs, block), cut_rows(rows, block), renumber)
        renumber[columns] = 0


def _multiply_block(rows: Rows, pairs: Rows, firsts: Rows, renumber: Ints) -> Run:
    """Return the run of one block: `firsts` holds its rows, `pairs` their pairs."""
    height = int(renumber[firsts.columns].max(initial=0)) + 1
    table = np.zeros(len(firsts) * height, np.float32)
    table[firsts.owners * height + renumber[firsts.columns]] = firsts.values
    lengths = rows.lengths_of(pairs.columns)
    places = spread(rows.starts[pairs.columns], lengths)
    columns = rows.columns[places]
    cells = np.repeat(pairs.owners * height, lengths) + renumber[columns]
    products = table[cells] * rows.values[places]
    return Run(np.cumsum(lengths) - lengths, columns, products)


def _list_holders(rows: Rows) -> Rows:
    """Return for each column the rows in which it is heaviest, heaviest first."""
    owners = rows.owners
    best = keep_best(rows.columns, rows.values, HOLDERS)
    return stack_rows(rows.width, rows.columns[best], owners[best], rows.values[best])


def _choose_lookups(rows: Rows, holders: Rows) -> Rows:
    """Return the entries of each row, heaviest first, that its share of lookups pays for."""
    owners = rows.owners
    spent = np.concatenate(([0], np.cumsum(holders.lengths_of(rows.columns))))
    kept = spent[:-1] - spent[rows.starts[owners]] < LOOKUPS
    return stack_rows(len(rows), owners[kept], rows.columns[kept], rows.values[kept])


def _meet_holders(asked: Rows, holders: Rows, first: int, limit: int) -> Rows:
    """Return the best candidates of one block of rows, of which `first` is the first."""
    lengths = holders.lengths_of(asked.columns)
    places = spread(holders.starts[asked.columns], lengths)
    owners, others = np.repeat(asked.owners, lengths), holders.columns[places]
    products = np.repeat(asked.values, lengths) * holders.values[places]
    products[others == owners + first] = 0
    owners, others, sums = sum_entries(owners, others, products)
    met = np.flatnonzero(sums)
    best = met[keep_best(owners[met], sums[met], limit)]
    return stack_rows(len(asked), owners[best], others[best], sums[best])
