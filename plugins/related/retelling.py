"""Which stories need their lists told anew after a change; tells none itself.

Compares two shelves by what they hold, whatever led from one to the other. A story too many costs
time, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from plugins.related.move import GONE, find_move
from plugins.related.ranked import NOBODY
from plugins.related.rows import find_changed, replace_rows
from plugins.related.shelf import Shelf
from plugins.related.standing import Standing, compare_lists
from plugins.related.stories import TWIN
from plugins.related.vocabulary import MARK
from plugins.related.weighing import lengthen
from plugins.related.wishes import Wishes

# Document key -> id of the story it tells.
StoryOf = Callable[[str], str]


def find_retold(
    shelves: tuple[Shelf, Shelf], wishes: tuple[Wishes, Wishes], story_of: StoryOf
) -> tuple[set[str], set[str]]:
    """Return the ids of stories whose lists, scores aside, may be other than they were.

    The second value: those of which two that are not among them share what they shared.

    shelves, wishes: as they were, as they are. A story's list hangs on its own texts, on those of
    the stories in it, on how near they are, on who is printed twice, and on what is wished.
    """
    before, now = shelves
    twins = _pair_twins(before, story_of) ^ _pair_twins(now, story_of)
    touched = {one for pair in twins for one in pair}
    touched.update(story_of(key) for key in _find_touched(before, now))
    retold = touched.union(_find_wishing(*wishes, touched))
    for language, standing in now.standings.items():
        stories = [story_of(one.key) for one in standing.documents]
        is_touched = np.array([story in touched for story in stories], np.bool_)
        others = standing.related.others
        reached = (is_touched[others] & (others != NOBODY)).any(axis=1)
        if language in before.standings:
            reached |= compare_lists(before.standings[language], standing)
        retold.update(stories[place] for place in np.flatnonzero(reached).tolist())
    return retold, touched


def _find_touched(before: Shelf, now: Shelf) -> Iterator[str]:
    """Yield the keys of documents that came, went or say something else.

    One that has only others in its list is none of them: no other list hangs on that.
    """
    for language in before.standings.keys() | now.standings.keys():
        old, new = before.standings.get(language), now.standings.get(language)
        if old and new:
            yield from _compare(old, new)
        else:
            yield from (
                one.key for standing in (old, new) if standing for one in standing.documents
            )


def _compare(old: Standing, new: Standing) -> Iterator[str]:
    if old.weighing is new.weighing:
        return
    move = find_move(old.documents, new.documents)
    yield from (old.documents[place].key for place in np.flatnonzero(move.targets == GONE).tolist())
    rows, fresh = new.weighing.rows, move.is_fresh
    carried = move.carry_rows(old.weighing.rows)
    before = replace_rows(carried, fresh, rows.pick(np.flatnonzero(fresh)))
    differs = fresh | find_changed(before, rows, ~fresh)
    yield from (new.documents[place].key for place in np.flatnonzero(differs).tolist())
    tags = _find_moved_tags(old, new)
    if tags:
        yield from (one.key for one in new.documents if not tags.isdisjoint(one.tags))


def _find_moved_tags(old: Standing, new: Standing) -> frozenset[str]:
    """Return the tags that tell more or less than before: reasons name the rarest first."""
    vocabulary = new.vocabulary
    moved = lengthen(old.weighing.worth, vocabulary.width) != new.weighing.worth
    places = np.flatnonzero(moved & vocabulary.is_tag).tolist()
    return frozenset(vocabulary.names[place].removeprefix(MARK) for place in places)


def _pair_twins(shelf: Shelf, story_of: StoryOf) -> set[frozenset[str]]:
    """Return the pairs of stories that are one text printed twice."""
    pairs: set[frozenset[str]] = set()
    for standing in shelf.standings.values():
        line, place = np.nonzero(standing.cosines >= TWIN)
        others = standing.meeting.others[line, place].tolist()
        for one, other in zip(line.tolist(), others, strict=True):
            keys = standing.documents[one].key, standing.documents[other].key
            pairs.add(frozenset(map(story_of, keys)))
    return pairs


def _find_wishing(before: Wishes, now: Wishes, touched: set[str]) -> Iterator[str]:
    """Yield the stories of which something else is wished, or that a wish ties to one touched."""
    words = ((before.first, now.first), (before.never, now.never), (before.shown, now.shown))
    for old, new in words:
        for story in old.keys() | new.keys():
            named = new.get(story, ())
            if list(old.get(story, ())) != list(named) or not touched.isdisjoint(named):
                yield story
