"""A second look at documents in the light of those near them; knows no words and no dates."""

from __future__ import annotations

import numpy as np

from plugins.related.nearest import rank_pairs
from plugins.related.rows import (
    BLOCK,
    Rows,
    cut_rows,
    join_rows,
    split_evenly,
    spread,
    stack_rows,
    sum_entries,
)
from plugins.related.weight import shorten_rows

# So many nearest documents lend their words, each by WEIGHT times the square of its cosine: near
# ones count much, chance ones hardly. Measured on ECB+ (bench/related.py), whole and with three
# texts an event.
NEIGHBOURS = 10
WEIGHT = 3.0

# A row keeps so many of its own and lent entries.
TERMS = 160


def keep_company(rows: Rows, candidates: Rows) -> Rows:
    """Return each row with a share of its nearest ones' entries added, at unit length.

    Two reports of one event may share few words and yet both be close to a third: document
    expansion by nearest neighbours (Singhal and Pereira 1999).
    """
    nearest = rank_pairs(rows, candidates, NEIGHBOURS)
    costs = np.concatenate(([0], np.cumsum(rows.lengths_of(nearest.columns))))[nearest.starts]
    return join_rows(
        [
            _lend_block(rows, cut_rows(nearest, block), block.start)
            for block in split_evenly(rows.lengths + np.diff(costs), BLOCK)
        ]
    )


def _lend_block(rows: Rows, nearest: Rows, first: int) -> Rows:
    """Return one block of rows, of which `first` is the first, with what is lent to them."""
    own = np.arange(len(nearest))
    owners = np.concatenate((own, nearest.owners))
    lenders = np.concatenate((own + first, nearest.columns))
    shares = np.concatenate((np.ones(len(own)), WEIGHT * nearest.values**2)) / max(1, WEIGHT)
    lengths = rows.lengths_of(lenders)
    places = spread(rows.starts[lenders], lengths)
    values = np.repeat(shares, lengths) * rows.values[places]
    entries = sum_entries(np.repeat(owners, lengths), rows.columns[places], values)
    return shorten_rows(stack_rows(len(own), *entries), TERMS)
