"""A second look at documents in the light of those near them; knows no words and no dates."""

from __future__ import annotations

import numpy as np

from plugins.related.ranked import COSINE_STEPS, NOBODY, Lines, Ranked
from plugins.related.rows import (
    BLOCK,
    Ints,
    Rows,
    join_rows,
    split_evenly,
    spread,
    sum_entries,
)
from plugins.related.weight import WEIGHT_STEPS, scale_rows

# So many nearest documents lend their words, each by WEIGHT times the square of its cosine: near
# ones count much, chance ones hardly, and those farther than FAR not at all. Measured on ECB+
# (bench/related.py), whole and with three texts an event.
NEIGHBOURS = 10
WEIGHT = 3.0
FAR = COSINE_STEPS // 10

# An entry of less than a sixty-fourth is left out.
LEAST = WEIGHT_STEPS // 64


def keep_company(rows: Rows, which: Ints, friends: Ranked) -> Rows:
    """Return the rows `which` with a share of their friends' entries added, at unit length.

    friends: a line for each of `which`.

    Two reports of one event may share few words and yet both be close to a third: document
    expansion by nearest neighbours (Singhal and Pereira 1999).
    """
    lengths = np.where(friends.others != NOBODY, rows.lengths_of(friends.others), 0).sum(axis=1)
    return join_rows(
        [
            _lend_block(rows, which[block], friends.others[block], friends.cosines[block])
            for block in split_evenly(rows.lengths_of(which) + lengths + 1, BLOCK)
        ]
    )


def _lend_block(rows: Rows, which: Ints, friends: Lines, nearness: Lines) -> Rows:
    line, place = np.nonzero(friends != NOBODY)
    own = np.arange(len(which))
    owners = np.concatenate((own, line))
    lenders = np.concatenate((which, friends[line, place]))
    lent = WEIGHT * (nearness[line, place] / COSINE_STEPS) ** 2
    shares = np.concatenate((np.ones(len(own)), lent)) / max(1, WEIGHT)
    lengths = rows.lengths_of(lenders)
    values = np.repeat(shares, lengths) * rows.values[spread(rows.starts[lenders], lengths)]
    columns = rows.columns[rows.places_of(lenders)]
    owner, column, sums = sum_entries(np.repeat(owners, lengths), columns, values)
    # Whole numbers: the sum of their squares is exact, whatever order the columns stand in.
    return scale_rows(len(which), owner, column, sums.astype(np.float64), LEAST)
