"""Which documents of one language are looked at together, kept right as documents come and go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plugins.related.move import GONE, Move
from plugins.related.nearest import (
    count_asked,
    cut_asked,
    find_candidates,
    find_holders,
    meet_holders,
)
from plugins.related.ranked import NOBODY
from plugins.related.rows import Bools, Ints, Rows, no_rows, replace_rows, stack_lengths

# Candidates, what they carry, and the bars, as in Meeting.
_Lines = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]
# Rows, others, and what each pair carries.
_Met = tuple[Ints, Ints, Ints]


@dataclass(frozen=True, slots=True, eq=False)
class Meeting:
    """Who meets whom.

    holders:  term -> the documents it leads to, with their weights.
    asked:    document -> how many of its terms it asks.
    others:   a line of candidates for each document, filled up with NOBODY.
    carried:  what the asked terms carry of their cosines, in STEPS.
    bars:     document -> what no other document carries more than, 0 where the line is not full.
    """

    holders: Rows
    asked: Ints
    others: NDArray[np.int32]
    carried: NDArray[np.int32]
    bars: NDArray[np.int32]


def no_meeting(limit: int) -> Meeting:
    """Return the meeting of no documents, of which each would have `limit` candidates."""
    empty = np.zeros((0, limit), np.int32)
    return Meeting(no_rows(), np.zeros(0, np.int64), empty, empty, np.zeros(0, np.int32))


def meet_again(
    old: Meeting, move: Move, both: tuple[Rows, Rows], changed: Bools, width: int
) -> tuple[Meeting, Bools]:
    """Return who meets whom, and whose candidates had to be found anew.

    both:     the rows as they were, in their old places, and as they are.
    changed:  which rows are fresh or other than before.
    width:    how many terms there are.
    """
    limit = old.others.shape[1]
    before, rows = both
    columns = _find_columns(move, before, rows, changed, width)
    was = _carry_holders(old.holders, move, width)
    holders = replace_rows(
        was, columns, find_holders(rows, width, columns).pick(columns.nonzero()[0])
    )
    asked = count_asked(rows, holders)
    others = move.renumber(move.carry_lines(old.others, NOBODY))
    carried = move.carry_lines(old.carried, 0)
    bars = move.carry_lines(old.bars, 0)
    anew = changed | (asked != move.carry_lines(old.asked, 0))
    anew |= ((others == GONE) & (carried > 0)).any(axis=1)
    if not anew.all():
        moved = changed | _find_movers(was, holders, columns, len(rows))
        part = _keep_holders(holders, moved)
        entries = cut_asked(rows, asked, np.flatnonzero(~anew))
        anew |= _update_lines((others, carried, bars), moved, meet_holders(entries, part))
    which = np.flatnonzero(anew)
    entries = cut_asked(rows, asked, which)
    others[which], carried[which] = find_candidates(entries, holders, which, limit)
    bars[which] = carried[which, -1]
    return Meeting(holders, asked, others, carried, bars), anew


def _find_columns(move: Move, before: Rows, rows: Rows, changed: Bools, width: int) -> Bools:
    """Return which terms stand or stood in a row that changed or left."""
    stays = np.zeros(len(before), np.bool_)
    stays[move.sources[~changed]] = True
    columns = np.zeros(width, np.bool_)
    columns[before.columns[np.repeat(~stays, before.lengths)]] = True
    columns[rows.columns[np.repeat(changed, rows.lengths)]] = True
    return columns


def _carry_holders(holders: Rows, move: Move, width: int) -> Rows:
    """Return the holders by their places now; those that left are GONE."""
    lengths = np.zeros(width, np.int64)
    lengths[: len(holders)] = holders.lengths
    return Rows(stack_lengths(lengths), move.renumber(holders.columns), holders.values)


def _find_movers(was: Rows, holders: Rows, columns: Bools, count: int) -> Bools:
    """Return which documents entered or left the holders of one of `columns`."""
    packed = []
    for rows in (was, holders):
        kept = np.repeat(columns, rows.lengths) & (rows.columns != GONE)
        packed.append(rows.owners[kept] * count + rows.columns[kept])
    movers = np.zeros(count, np.bool_)
    movers[np.setxor1d(packed[0], packed[1], assume_unique=True) % count] = True
    return movers


def _keep_holders(holders: Rows, which: Bools) -> Rows:
    """Return the holders that are of `which`."""
    kept = which[holders.columns]
    starts = stack_lengths(kept)[holders.starts]
    return Rows(starts, holders.columns[kept], holders.values[kept])


def _update_lines(lines: _Lines, moved: Bools, meetings: Iterable[_Met]) -> Bools:
    """Set what documents that `moved` carry now; return whose line may have to be another.

    A line stays while all its candidates are above its bar and everybody else below: then they
    are still the best.

    meetings: what rows whose line could stay carry with the documents that moved.
    """
    others, carried, bars = lines
    count = len(others)
    packed, sums = _keep_strong(bars, meetings, count)
    line, place = np.nonzero((others != NOBODY) & moved[others])
    members = line * count + others[line, place]
    found = np.searchsorted(packed, members)
    known = np.append(packed, -1)[found] == members
    carried[line, place] = np.where(known, np.append(sums, 0)[found], 0)
    doubtful = np.zeros(count, np.bool_)
    doubtful[line[carried[line, place] <= bars[line]]] = True
    strangers = np.ones(len(packed), np.bool_)
    strangers[found[known]] = False
    doubtful[packed[strangers] // count] = True
    return doubtful


def _keep_strong(bars: Ints, meetings: Iterable[_Met], count: int) -> tuple[Ints, Ints]:
    """Return the meetings that reach their row's bar: row * count + other row, and the sum."""
    keys: list[Ints] = [np.zeros(0, np.int64)]
    sums: list[Ints] = [np.zeros(0, np.int64)]
    for row, other, carried in meetings:
        kept = carried >= bars[row]
        keys.append(row[kept] * count + other[kept])
        sums.append(carried[kept])
    return np.concatenate(keys), np.concatenate(sums)
