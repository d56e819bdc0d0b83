"""The related documents of one language, kept right as documents come and go.

Every step is done for all documents at first, and later only for those that a change can reach.
A step tells the next one what came out otherwise than before, so a change that alters nothing
ends there. What comes out is the same either way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plugins.related.company import FAR, NEIGHBOURS, keep_company
from plugins.related.document import Document
from plugins.related.meeting import Meeting, meet_again, no_meeting
from plugins.related.move import Move, find_move, follow_keys
from plugins.related.nearest import NOBODY, measure_pairs, rank_others
from plugins.related.rows import Bools, Rows, find_changed, no_rows, replace_rows
from plugins.related.vocabulary import Vocabulary
from plugins.related.weighing import Weighing, no_weighing, reweigh

# So many near documents are looked at closely for each, even where a shorter list is asked for.
CANDIDATES = 24

Lines = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """The documents of one language, newest first, and all that is known of their likeness.

    cosines:    of each document and its candidates (`meeting.others`), in COSINE_STEPS.
    friends:    the nearest of them; nearness: their cosines.
    company:    the weighed rows with what friends lend.
    likeness:   cosines of these rows, for the candidates.
    related:    the list of each document, nearest first, filled up with NOBODY.
    scores:     of the list, in COSINE_STEPS.
    """

    vocabulary: Vocabulary
    documents: tuple[Document, ...]
    weighing: Weighing
    meeting: Meeting
    cosines: Lines
    friends: Lines
    nearness: Lines
    company: Rows
    likeness: Lines
    related: Lines
    scores: Lines

    def worth_of_tag(self, tag: str) -> float:
        """Return what a use of a tag tells: the rarer, the more."""
        return float(self.weighing.worth[self.vocabulary.number_of_tag(tag)])


def no_standing(language: str, limit: int) -> Standing:
    """Return the standing of no documents, whose lists would hold `limit`."""
    candidates, friends, related = (
        np.zeros((0, size), np.int32) for size in (max(CANDIDATES, limit), NEIGHBOURS, limit)
    )
    return Standing(
        Vocabulary(language),
        (),
        no_weighing(),
        no_meeting(candidates.shape[1]),
        candidates,
        friends,
        friends,
        no_rows(),
        candidates,
        related,
        related,
    )


def change_standing(old: Standing, documents: Sequence[Document]) -> tuple[Standing, Bools]:
    """Return the standing of `documents`, and which of them are new or have another list.

    documents: all there are now, in the order of ties.
    """
    move = find_move(old.documents, documents)
    weighing, changed = reweigh(old.weighing, move, documents, old.vocabulary)
    meeting, met = meet_again(
        old.meeting, move, old.weighing.rows, weighing.rows, changed, old.vocabulary.width
    )
    cosines, touched = _measure_again(
        move.carry_lines(old.cosines, 0), meeting.others, weighing.rows, changed, met
    )
    friends, nearness = _rank_again(move, old.friends, old.nearness, touched, meeting.others, cosines, FAR)
    company, altered = _lend_again(move, old, weighing.rows, changed, friends, nearness)
    likeness, touched = _measure_again(
        move.carry_lines(old.likeness, 0), meeting.others, company, altered, met
    )
    related, scores = _rank_again(move, old.related, old.scores, touched, meeting.others, likeness, 1)
    now = Standing(
        old.vocabulary,
        tuple(documents),
        weighing,
        meeting,
        cosines,
        friends,
        nearness,
        company,
        likeness,
        related,
        scores,
    )
    return now, _compare_lists(old, now)


def _measure_again(
    carried: Lines, others: Lines, rows: Rows, changed: Bools, met: Bools
) -> tuple[Lines, Bools]:
    """Return the cosines of all candidates, and the documents for which one was looked at.

    changed: whose row is another. met: whose candidates are.
    """
    whole = changed | met
    line, place = np.nonzero((others != NOBODY) & whole[:, None])
    cosines = carried
    cosines[whole] = 0
    cosines[line, place] = measure_pairs(rows, line, others[line, place])
    line, place = np.nonzero((others != NOBODY) & changed[others] & ~whole[:, None])
    # Few documents changed, and each is a candidate of many: the cheaper way round.
    order = np.argsort(others[line, place], kind="stable")
    line, place = line[order], place[order]
    cosines[line, place] = measure_pairs(rows, others[line, place], line)
    touched = whole.copy()
    touched[line] = True
    return cosines, touched


def _rank_again(
    move: Move, ranked: Lines, scores: Lines, touched: Bools, others: Lines, cosines: Lines, least: int
) -> tuple[Lines, Lines]:
    """Return the best others of each document and their cosines; only `touched` can change."""
    ranked, scores = move.renumber(move.carry_lines(ranked, NOBODY)), move.carry_lines(scores, 0)
    which = np.flatnonzero(touched)
    best = rank_others(others[which], cosines[which], ranked.shape[1], least)
    ranked[which], scores[which] = best
    return ranked, scores


def _lend_again(
    move: Move, old: Standing, rows: Rows, changed: Bools, friends: Lines, nearness: Lines
) -> tuple[Rows, Bools]:
    """Return the rows with what friends lend, and which of them are fresh or other than before."""
    before = move.renumber(move.carry_lines(old.friends, NOBODY))
    reached = changed | (friends != before).any(axis=1)
    reached |= (nearness != move.carry_lines(old.nearness, 0)).any(axis=1)
    reached |= (changed[friends] & (friends != NOBODY)).any(axis=1)
    which = np.flatnonzero(reached)
    carried = move.carry_rows(old.company)
    anew = keep_company(rows, which, friends[which], nearness[which])
    company = replace_rows(carried, reached, anew)
    return company, move.is_fresh | find_changed(carried, company, reached)


def _compare_lists(old: Standing, now: Standing) -> Bools:
    """Return which documents are new or have another list than under the same key before."""
    move = follow_keys(old.documents, now.documents)
    changed = move.is_fresh.copy()
    changed |= (move.renumber(move.carry_lines(old.related, NOBODY)) != now.related).any(axis=1)
    changed |= (move.carry_lines(old.scores, 0) != now.scores).any(axis=1)
    return changed
