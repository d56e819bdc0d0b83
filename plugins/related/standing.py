"""The related documents of one language, kept right as documents come and go.

Every step is done for all documents at first, and later only for those that a change can reach.
A step tells the next one what came out otherwise than before, so a change that alters nothing
ends there. What comes out is the same either way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import eq

import numpy as np

from plugins.related.company import FAR, NEIGHBOURS, keep_company
from plugins.related.document import Document
from plugins.related.meeting import Meeting, meet_again, no_meeting
from plugins.related.memory import give_back
from plugins.related.move import Move, find_move, follow_keys
from plugins.related.nearest import measure_pairs
from plugins.related.ranked import NOBODY, Lines, Ranked, no_ranked, rank_others
from plugins.related.rows import Bools, Rows, find_changed, no_rows, replace_rows
from plugins.related.uses import MANY, read_uses
from plugins.related.vocabulary import Vocabulary
from plugins.related.weighing import Weighing, no_weighing, pick_uses, reweigh

# So many near documents are looked at closely for each, even where a shorter list is asked for.
CANDIDATES = 24


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """The documents of one language, newest first, and all that is known of their likeness.

    cosines:    of each document and its candidates (`meeting.others`), in COSINE_STEPS.
    friends:    the nearest of them.
    company:    the weighed rows with what friends lend.
    likeness:   cosines of these rows, for the candidates.
    related:    the list of each document.
    """

    vocabulary: Vocabulary
    documents: tuple[Document, ...]
    weighing: Weighing
    meeting: Meeting
    cosines: Lines
    friends: Ranked
    company: Rows
    likeness: Lines
    related: Ranked

    def worth_of_tag(self, tag: str) -> float:
        """Return what a use of a tag tells: the rarer, the more."""
        return float(self.weighing.worth[self.vocabulary.number_of_tag(tag)])


def no_standing(language: str, limit: int) -> Standing:
    """Return the standing of no documents, whose lists would hold `limit`."""
    candidates = np.zeros((0, max(CANDIDATES, limit)), np.int32)
    return Standing(
        vocabulary=Vocabulary(language),
        documents=(),
        weighing=no_weighing(),
        meeting=no_meeting(candidates.shape[1]),
        cosines=candidates,
        friends=no_ranked(NEIGHBOURS),
        company=no_rows(),
        likeness=candidates,
        related=no_ranked(limit),
    )


def change_standing(old: Standing, documents: Sequence[Document]) -> Standing:
    """Return the standing of `documents`: all there are now, in the order of ties."""
    move = find_move(old.documents, documents)
    if _say_the_same(old, documents, move):
        return replace(old, documents=tuple(documents))
    vocabulary = old.vocabulary
    weighing, changed = reweigh(old.weighing, move, documents, vocabulary)
    rows = (old.weighing.rows, weighing.rows)
    meeting, met = meet_again(old.meeting, move, rows, changed, vocabulary.width)
    if move.is_fresh.sum() > MANY:
        give_back()
    first = Ranked(meeting.others, move.carry_lines(old.cosines, 0))
    touched = _measure_again(first, weighing.rows, changed, met)
    friends = _rank_again(old.friends, move, first, touched, least=FAR)
    company, altered = _lend_again(old, move, weighing.rows, changed, friends=friends)
    second = Ranked(meeting.others, move.carry_lines(old.likeness, 0))
    touched = _measure_again(second, company, altered, met)
    return Standing(
        vocabulary=vocabulary,
        documents=tuple(documents),
        weighing=weighing,
        meeting=meeting,
        cosines=first.cosines,
        friends=friends,
        company=company,
        likeness=second.cosines,
        related=_rank_again(old.related, move, second, touched, least=1),
    )


def _say_the_same(old: Standing, documents: Sequence[Document], move: Move) -> bool:
    """Return whether documents use their terms as they did, so that nothing else can differ.

    What is known of a story changes with any of its texts; mostly one of them was edited.
    """
    fresh = np.flatnonzero(move.is_fresh)
    keys = ([one.key for one in some] for some in (old.documents, documents))
    if len(fresh) > MANY or len(old.documents) != len(documents) or not eq(*keys):
        return False
    uses = read_uses([documents[place] for place in fresh.tolist()], old.vocabulary)
    before = pick_uses(old.weighing.uses, fresh)
    pairs = zip((uses.starts, *uses.arrays), (before.starts, *before.arrays), strict=True)
    return all(np.array_equal(one, other) for one, other in pairs)


def _measure_again(pairs: Ranked, rows: Rows, changed: Bools, met: Bools) -> Bools:
    """Set the cosines of all candidates, and return the documents of which one was looked at.

    changed: whose row is another. met: whose candidates are.
    """
    others, cosines = pairs.others, pairs.cosines
    whole = changed | met
    cosines[whole] = 0
    line, place = np.nonzero((others != NOBODY) & whole[:, None])
    cosines[line, place] = measure_pairs(rows, line, others[line, place])
    line, place = np.nonzero((others != NOBODY) & changed[others] & ~whole[:, None])
    # Few documents changed, and each is a candidate of many: the cheaper way round.
    order = np.argsort(others[line, place], kind="stable")
    line, place = line[order], place[order]
    cosines[line, place] = measure_pairs(rows, others[line, place], line)
    touched = whole.copy()
    touched[line] = True
    return touched


def _rank_again(old: Ranked, move: Move, pairs: Ranked, touched: Bools, *, least: int) -> Ranked:
    """Return the best candidates of each document; only the lists of `touched` can change."""
    ranked = old.carry(move)
    best = rank_others(pairs.pick(touched), ranked.others.shape[1], least)
    ranked.others[touched], ranked.cosines[touched] = best.others, best.cosines
    return ranked


def _lend_again(
    old: Standing, move: Move, rows: Rows, changed: Bools, *, friends: Ranked
) -> tuple[Rows, Bools]:
    """Return the rows with what friends lend, and which of them are fresh or other than before."""
    reached = changed | old.friends.carry(move).differs(friends)
    reached |= (changed[friends.others] & (friends.others != NOBODY)).any(axis=1)
    carried = move.carry_rows(old.company)
    anew = keep_company(rows, np.flatnonzero(reached), friends.pick(reached))
    company = replace_rows(carried, reached, anew)
    return company, move.is_fresh | find_changed(carried, company, reached)


def compare_lists(old: Standing, now: Standing) -> Bools:
    """Return which documents are new or have another list than under the same key before."""
    if old.related is now.related:
        return np.zeros(len(now.documents), np.bool_)
    move = follow_keys(old.documents, now.documents)
    return move.is_fresh | old.related.carry(move).differs(now.related)
