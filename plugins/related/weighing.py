"""The weighed documents of one language, kept right as documents come and go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plugins.related.document import Document
from plugins.related.memory import give_back
from plugins.related.move import GONE, Move
from plugins.related.rows import Bools, Floats, Ints, Rows, find_changed, no_rows, replace_rows
from plugins.related.uses import MANY, Uses, join_uses, no_uses, read_uses
from plugins.related.vocabulary import Vocabulary
from plugins.related.weight import find_worth, tally_uses, weigh_uses


@dataclass(frozen=True, slots=True, eq=False)
class Weighing:
    """What documents say and how much of it tells.

    tally, worth:  by term, of all documents together (`weight.py`).
    rows:          document -> term -> weight.
    """

    uses: Uses
    tally: NDArray[np.int64]
    worth: Floats
    rows: Rows


def no_weighing() -> Weighing:
    """Return the weighing of no documents."""
    return Weighing(no_uses(), np.zeros((3, 0), np.int64), np.zeros(0), no_rows())


def reweigh(
    old: Weighing, move: Move, documents: Sequence[Document], vocabulary: Vocabulary
) -> tuple[Weighing, Bools]:
    """Return the weighing of `documents`, and whose row is fresh or another than before."""
    fresh = np.flatnonzero(move.is_fresh)
    new = read_uses([documents[place] for place in fresh.tolist()], vocabulary)
    uses = join_uses([old.uses, new], move.runs)
    left = pick_uses(old.uses, np.flatnonzero(move.targets == GONE))
    tally = lengthen(old.tally, vocabulary.width) + tally_uses(new, vocabulary.width)
    tally -= tally_uses(left, vocabulary.width)
    worth = find_worth(tally, len(documents), vocabulary.is_tag)
    affected = move.is_fresh.copy()
    if not affected.all():
        moved = worth != lengthen(old.worth, vocabulary.width)
        places = np.flatnonzero(moved[uses.terms])
        affected[np.searchsorted(uses.starts, places, side="right") - 1] = True
    carried = move.carry_rows(old.rows)
    anew = weigh_uses(pick_uses(uses, np.flatnonzero(affected)), worth)
    rows = replace_rows(carried, affected, anew)
    changed = move.is_fresh | find_changed(carried, rows, affected)
    if len(fresh) > MANY:
        give_back()
    return Weighing(uses, tally, worth, rows), changed


def pick_uses(uses: Uses, places: Ints) -> Uses:
    """Return the documents at `places`, which are in order."""
    if len(places) == len(uses):
        return uses
    return join_uses([uses], [(0, place, place + 1) for place in places.tolist()])


def lengthen(numbers: NDArray[Any], width: int) -> NDArray[Any]:
    """Return an array by term with zeros for the terms that were not known when it was made."""
    padding = [(0, 0)] * (numbers.ndim - 1) + [(0, width - numbers.shape[-1])]
    return np.pad(numbers, padding)
