"""Lists of others for every document, with how near they are; knows no words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plugins.related.move import Move
from plugins.related.rows import Bools

# A line of equally many places for each document.
Lines = NDArray[np.int32]

NOBODY = -1

# A cosine is told in whole steps; what lies below does not part two rows, their dates do.
PLACES = 5
COSINE_STEPS = 10**PLACES


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """others: places of documents, filled up with NOBODY. cosines: theirs, in COSINE_STEPS."""

    others: Lines
    cosines: Lines

    def pick(self, which: Bools) -> Ranked:
        """Return the lines of `which`."""
        return Ranked(self.others[which], self.cosines[which])

    def carry(self, move: Move) -> Ranked:
        """Return the lines in their places now; who left is NOBODY, and fresh lines are empty."""
        others = move.renumber(move.carry_lines(self.others, NOBODY))
        return Ranked(others, move.carry_lines(self.cosines, 0))

    def differs(self, other: Ranked) -> Bools:
        """Return which lines differ."""
        differs: Bools = (self.others != other.others).any(axis=1)
        differs |= (self.cosines != other.cosines).any(axis=1)
        return differs


def no_ranked(limit: int) -> Ranked:
    """Return the lists of no documents, `limit` places long."""
    return Ranked(np.zeros((0, limit), np.int32), np.zeros((0, limit), np.int32))


def rank_others(pairs: Ranked, limit: int, least: int = 1) -> Ranked:
    """Return the `limit` nearest of each line, nearest first.

    Equally near ones go by their number; those below `least` are left out.
    """
    kept = (pairs.others != NOBODY) & (pairs.cosines >= least)
    packed = np.where(kept, COSINE_STEPS - pairs.cosines.astype(np.int64), 2 * COSINE_STEPS) << 32
    packed |= np.where(kept, pairs.others, 0)
    packed.sort(axis=1)
    packed = packed[:, :limit]
    cosines = COSINE_STEPS - (packed >> 32)
    found = cosines >= 0
    others = np.where(found, packed & 0xFFFFFFFF, NOBODY)
    return Ranked(others.astype(np.int32), np.where(found, cosines, 0).astype(np.int32))
