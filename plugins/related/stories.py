"""Which stories belong together: what their languages say of each other, and the editor's word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from plugins.related.ranked import COSINE_STEPS, NOBODY
from plugins.related.reason import find_reasons
from plugins.related.rows import Bools, Ints
from plugins.related.shelf import Shelf
from plugins.related.standing import Standing
from plugins.related.wishes import Wishes

# Below this, texts without a common tag share a weekday and a name in passing: readers see fewer
# links than `rank_related` tells.
FLOOR = 0.1

# Texts as near as this are one text printed twice: a reader of one needs no other.
TWIN = COSINE_STEPS * 9 // 10

# Scores are compared by steps of a hundredth: of two stories equally near, the newer goes first.
PLACES = 2

# One in the list of a document: its place in the standing, its score, whether it was chosen.
Listed = tuple[int, float, bool]

# One in the order of a story: the number of another one, its score, whether it was chosen.
_Place = tuple[int, float, bool]


@dataclass(frozen=True, slots=True)
class Relation:
    """One place in a document's list.

    key:     the related document, in the same language.
    score:   mean of the likeness in the languages that both stories have, 0 to 1; 0 for one that
             only the editor knows to be near.
    chosen:  whether the editor put it there.
    tags:    every tag that both have, the rarest first.
    terms:   words that carried most of the likeness in this language, as the list's own document
             spells them, perhaps none.
    """

    key: str
    score: float
    chosen: bool
    tags: tuple[str, ...]
    terms: tuple[str, ...]


def relate_stories(
    shelf: Shelf,
    story_of: Mapping[str, str],
    limit: int,
    wishes: Wishes | None = None,
) -> dict[str, list[Relation]]:
    """Return document key -> its list, best first, as `order_lists` has it, and what is shared."""
    lists: dict[str, list[Relation]] = {}
    for standing, ordered in order_lists(shelf, story_of, limit, wishes):
        keys = [one.key for one in standing.documents]
        pairs = [(own, other) for own, order in ordered for other, _, _ in order]
        reasons = iter(find_reasons(standing, pairs))
        for own, order in ordered:
            lists[keys[own]] = [
                Relation(keys[other], round(score, 5), chosen, reason.tags, reason.terms)
                for (other, score, chosen), reason in zip(order, reasons, strict=False)
            ]
    return lists


def order_lists(
    shelf: Shelf,
    story_of: Mapping[str, str],
    limit: int,
    wishes: Wishes | None = None,
    only: Collection[str] | None = None,
) -> Iterator[tuple[Standing, list[tuple[int, list[Listed]]]]]:
    """Yield each standing with places of its documents, in order, and their lists, best first.

    story_of:  document key -> id of the story it tells; a story has one document a language.
    limit:     the longest list, in stories.
    only:      ids of the stories whose lists are wanted; None for all.

    A story has one order of related stories in all its languages, made from the lists of each:
    so a language shows of them those that exist in it. A story comes into the order if it shares
    a tag or is near enough (FLOOR); of near-duplicates only the first does, and none of the story
    itself. The shelf's own limit says how far the lists are looked through.
    """
    catalogue = _catalogue(shelf, story_of)
    wanted = np.ones(len(catalogue.ids), np.bool_)
    if only is not None:
        wanted[:] = [name in only for name in catalogue.ids]
    twins = _find_twins(catalogue)
    orders = _Orders.of(catalogue, wanted, twins, wishes or Wishes())
    for language, standing in shelf.standings.items():
        places, numbers = catalogue.places[language].tolist(), catalogue.numbers[language]
        own = np.flatnonzero(wanted[numbers])
        pairs = zip(own.tolist(), numbers[own].tolist(), strict=True)
        yield (
            standing,
            [(place, _cut(orders.order(story), places, twins, limit)) for place, story in pairs],
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Catalogue:
    """Stories by number, newest first.

    ids:     number -> id.
    tags:    number -> tags of all its documents.
    places:  language -> number -> place in its standing, or NOBODY.
    numbers: language -> place -> number.
    """

    shelf: Shelf
    ids: list[str]
    tags: list[frozenset[str]]
    places: dict[str, Ints]
    numbers: dict[str, Ints]


def _catalogue(shelf: Shelf, story_of: Mapping[str, str]) -> _Catalogue:
    documents = [one for standing in shelf.standings.values() for one in standing.documents]
    documents.sort(key=lambda one: story_of[one.key])
    documents.sort(key=lambda one: one.moment, reverse=True)
    number_of: dict[str, int] = {}
    tags: list[frozenset[str]] = []
    for one in documents:
        number = number_of.setdefault(story_of[one.key], len(tags))
        if number == len(tags):
            tags.append(one.tags)
        else:
            tags[number] |= one.tags
    places: dict[str, Ints] = {}
    numbers: dict[str, Ints] = {}
    for language, standing in shelf.standings.items():
        own = [number_of[story_of[one.key]] for one in standing.documents]
        numbers[language] = np.array(own, np.int64)
        places[language] = np.full(len(tags), NOBODY, np.int64)
        places[language][own] = np.arange(len(own))
        if len(set(own)) < len(own):
            raise ValueError(f"a story has one document a language, not two in {language!r}")
    return _Catalogue(shelf, list(number_of), tags, places, numbers)


def _score_pairs(catalogue: _Catalogue, wanted: Bools) -> tuple[Ints, Ints, Ints]:
    """Return story, other story and mean score, best first for each story that is wanted.

    A language in which the other is not among the nearest counts with 0.
    """
    count = len(catalogue.ids)
    packed: list[Ints] = [np.zeros(0, np.int64)]
    scores: list[Ints] = [np.zeros(0, np.int64)]
    for language, standing in catalogue.shelf.standings.items():
        related, number = standing.related, catalogue.numbers[language]
        line, place = np.nonzero((related.others != NOBODY) & wanted[number][:, None])
        packed.append(number[line] * count + number[related.others[line, place]])
        scores.append(related.cosines[line, place])
    keys, back = np.unique(np.concatenate(packed), return_inverse=True)
    one, other = np.divmod(keys, max(1, count))
    shared = sum(
        ((places[one] != NOBODY) & (places[other] != NOBODY)).astype(np.int64)
        for places in catalogue.places.values()
    )
    means = np.bincount(back, weights=np.concatenate(scores)) / shared / COSINE_STEPS
    order = np.lexsort((other, -means.round(PLACES), one))
    return one[order], other[order], means[order]


def _find_twins(catalogue: _Catalogue) -> dict[int, set[int]]:
    """Return story -> its near-duplicates in any language, for those that have one."""
    twins: dict[int, set[int]] = {}
    for language, standing in catalogue.shelf.standings.items():
        line, place = np.nonzero(standing.cosines >= TWIN)
        number = catalogue.numbers[language]
        ones, others = number[line], number[standing.meeting.others[line, place]]
        for one, other in zip(ones.tolist(), others.tolist(), strict=True):
            twins.setdefault(one, set()).add(other)
            twins.setdefault(other, set()).add(one)
    return twins


@dataclass(frozen=True, slots=True, eq=False)
class _Orders:
    """The orders of stories.

    numbers:  id -> number.
    edges:    where each story begins in `others`, numbers best first, and in their `scores`.
    """

    catalogue: _Catalogue
    twins: Mapping[int, set[int]]
    wishes: Wishes
    numbers: Mapping[str, int]
    edges: list[int]
    others: list[int]
    scores: list[float]

    @classmethod
    def of(
        cls, catalogue: _Catalogue, wanted: Bools, twins: Mapping[int, set[int]], wishes: Wishes
    ) -> _Orders:
        """Return the orders of the stories that are wanted."""
        numbers = {name: number for number, name in enumerate(catalogue.ids)}
        ones, others, scores = _score_pairs(catalogue, wanted)
        edges = np.searchsorted(ones, np.arange(len(numbers) + 1)).tolist()
        return cls(catalogue, twins, wishes, numbers, edges, others.tolist(), scores.tolist())

    def order(self, story: int) -> Iterator[_Place]:
        """Yield all that can stand in a story's lists: chosen ones first, then the nearest."""
        first, never, shown = self._read_wishes(self.catalogue.ids[story])
        chosen = [one for one in dict.fromkeys(first) if one != story and one not in never]
        own, tags = slice(self.edges[story], self.edges[story + 1]), self.catalogue.tags
        if chosen:
            near = dict(zip(self.others[own], self.scores[own], strict=True))
            yield from ((one, near.get(one, 0.0), True) for one in chosen)
        barred = {*chosen, *never, *shown, *self.twins.get(story, ())}
        # Few of them are asked for: the rest is not looked at.
        for one, score in zip(self.others[own], self.scores[own], strict=True):
            if one not in barred and (score >= FLOOR or tags[story] & tags[one]):
                yield one, score, False

    def _read_wishes(self, name: str) -> list[list[int]]:
        """Return the numbers of those to begin with, to leave out and that are shown elsewhere."""
        return [
            [self.numbers[one] for one in word.get(name, ()) if one in self.numbers]
            for word in (self.wishes.first, self.wishes.never, self.wishes.shown)
        ]


def _cut(
    order: Iterable[_Place], places: list[int], twins: Mapping[int, set[int]], limit: int
) -> list[Listed]:
    """Return the first `limit` that have a place, of near-duplicates the first one only."""
    kept: list[Listed] = []
    barred: set[int] = set()
    for one, score, chosen in order:
        if len(kept) == limit:
            break
        if places[one] != NOBODY and (chosen or one not in barred):
            kept.append((places[one], score, chosen))
            barred.update(twins.get(one, ()))
    return kept
