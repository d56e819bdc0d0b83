"""How much each word and tag of a document tells; knows no pairs of documents.

Everything that a weight takes from other documents goes by steps. So a document that comes, goes
or changes moves the weights of few terms, and with them the rows of few others.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from plugins.related.rows import (
    BLOCK,
    STEPS,
    Bools,
    Floats,
    Ints,
    Rows,
    join_rows,
    keep_best,
    split_evenly,
    stack_rows,
)
from plugins.related.uses import Uses

# A word that is always written as a name weighs up to this much more; it is always, half the time
# or never.
NAME = 1.0
NAME_STEPS = 2

# A term in 40 documents counts as one in 32. Finer steps rank no better (bench/related.py).
SIZES = 2 ** np.arange(40)

# A document is known by its heaviest terms, so a long one costs no more than others.
TERMS = 80

# Weights are whole steps of one 4096th: products and their sums are then exact in 32 bits, and
# the last bit of a logarithm, which differs between machines, cannot turn a list around.
WEIGHT_STEPS = 1 << 12


def tally_uses(uses: Uses, width: int) -> NDArray[np.int64]:
    """Return three rows by term: how many documents use it, uses seen in sentences, as a name."""
    tally = np.zeros((3, width), np.int64)
    tally[0] = np.bincount(uses.terms, minlength=width)
    tally[1] = np.bincount(uses.terms, weights=uses.seen, minlength=width)
    tally[2] = np.bincount(uses.terms, weights=uses.capital, minlength=width)
    return tally


def find_worth(tally: NDArray[np.int64], count: int, is_tag: Bools) -> Floats:
    """Return by term what a use of it tells among `count` documents.

    The rarity of the term (inverse document frequency of BM25: Robertson and Zaragoza 2009), times
    how surely it is a name: a tag is one, a word by its capitals. One use is added that is not
    written as a name, so a word seen once is half a name at most.
    """
    holders, seen, capital = tally
    size, held = _step_down(np.array([count])), _step_down(holders)
    rarity = np.log1p((size - held + 0.5) / (held + 0.5))
    named = np.floor(capital / (seen + 1) * NAME_STEPS + 0.5) / NAME_STEPS
    return rarity * (1 + NAME * np.where(is_tag, 1, named))


def weigh_uses(uses: Uses, worth: Floats) -> Rows:
    """Return a row of unit length for each document: term -> weight, heaviest first.

    The weight is the root of the counted uses (a tenth use says less than the first), times the
    worth of the term; equally heavy terms go by first use.
    """
    blocks = split_evenly(np.diff(uses.starts) + 1, BLOCK)
    return join_rows([_weigh_block(uses.cut(block), worth) for block in blocks])


def _weigh_block(uses: Uses, worth: Floats) -> Rows:
    count = len(uses)
    owners = np.repeat(np.arange(count), np.diff(uses.starts))
    weights = np.sqrt(uses.counts / STEPS) * worth[uses.terms]
    highest = np.zeros(count)
    filled = np.flatnonzero(np.diff(uses.starts))
    if len(filled):
        highest[filled] = np.maximum.reduceat(weights, uses.starts[filled])
    places = keep_best(owners, weights / highest[owners], TERMS)
    return scale_rows(count, owners[places], uses.terms[places], weights[places])


def scale_rows(count: int, owners: Ints, columns: Ints, values: Floats, least: int = 1) -> Rows:
    """Return `count` rows at unit length, in WEIGHT_STEPS, without values of under `least` steps.

    owners: sorted.
    """
    norms = np.sqrt(np.bincount(owners, weights=values * values, minlength=count))
    steps = np.rint(values / norms[owners] * WEIGHT_STEPS)
    kept = steps >= least
    return stack_rows(count, owners[kept], columns[kept], steps[kept] / WEIGHT_STEPS)


def _step_down(numbers: Ints) -> Ints:
    """Return the highest of SIZES that is not above each number; 0 for 0."""
    steps = np.searchsorted(SIZES, numbers, side="right")
    return np.concatenate(([0], SIZES))[steps]
