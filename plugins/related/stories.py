"""Which stories belong together: what their languages say of each other, and the editor's word."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from plugins.related.ranked import COSINE_STEPS, NOBODY
from plugins.related.reason import Reason, find_reasons
from plugins.related.rows import Bools, Ints
from plugins.related.shelf import Shelf
from plugins.related.wishes import Wishes

# Below this, texts without a common tag share a weekday and a name in passing: readers see fewer
# links than `rank_related` tells.
FLOOR = 0.1

# Texts as near as this are one text printed twice: a reader of one needs no other.
TWIN = COSINE_STEPS * 9 // 10

# Scores are compared by steps of a hundredth: of two stories equally near, the newer goes first.
PLACES = 2

# What is known already that the document of one key shares with that of another.
Known = Callable[[str, str], Reason | None]

# A place in the order of a story: the number of another one, its score, whether it was chosen.
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
    only: Collection[str] | None = None,
    known: Known = lambda _one, _other: None,
) -> dict[str, list[Relation]]:
    """Return document key -> its list, best first, for every document on the shelf.

    story_of:  document key -> id of the story it tells; a story has one document a language.
    limit:     the longest list, in stories.
    only:      ids of the stories whose lists are wanted; None for all.
    known:     gives what two documents share, by their keys; None for what has to be found.

    A story has one order of related stories in all its languages, made from the lists of each:
    so a language shows of them those that exist in it. A story comes into the order if it shares
    a tag or is near enough (FLOOR); of near-duplicates only the first does, and none of the story
    itself. The shelf's own limit says how far the lists are looked through.
    """
    catalogue = _catalogue(shelf, story_of)
    twins = _find_twins(catalogue)
    wanted = np.ones(len(catalogue.ids), np.bool_)
    if only is not None:
        wanted[:] = [name in only for name in catalogue.ids]
    orders = dict(_order_stories(catalogue, wanted, twins, wishes or Wishes()))
    lists: dict[str, list[Relation]] = {}
    for language in shelf.standings:
        cut = _cut_orders(catalogue, language, orders, twins, limit)
        lists.update(_tell_language(catalogue, language, cut, known))
    return lists


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


def _order_stories(
    catalogue: _Catalogue, wanted: Bools, twins: Mapping[int, set[int]], wishes: Wishes
) -> Iterator[tuple[int, list[_Place]]]:
    """Yield each story that is wanted with its whole order: chosen ones first, then the nearest."""
    number_of = {name: number for number, name in enumerate(catalogue.ids)}
    ones, others, scores = _score_pairs(catalogue, wanted)
    edges = np.searchsorted(ones, np.arange(len(catalogue.ids) + 1)).tolist()
    for story in np.flatnonzero(wanted).tolist():
        name = catalogue.ids[story]
        own = slice(edges[story], edges[story + 1])
        near = dict(zip(others[own].tolist(), scores[own].tolist(), strict=True))
        first, never, shown = (
            [number_of[one] for one in word.get(name, ()) if one in number_of]
            for word in (wishes.first, wishes.never, wishes.shown)
        )
        chosen = [one for one in dict.fromkeys(first) if one != story and one not in never]
        barred = {*chosen, *never, *shown, *twins.get(story, ())}
        tags = catalogue.tags
        nearest = [
            (one, score, False)
            for one, score in near.items()
            if one not in barred and (score >= FLOOR or tags[story] & tags[one])
        ]
        yield story, [(one, near.get(one, 0.0), True) for one in chosen] + nearest


def _cut_orders(
    catalogue: _Catalogue,
    language: str,
    orders: Mapping[int, Sequence[_Place]],
    twins: Mapping[int, set[int]],
    limit: int,
) -> list[tuple[int, list[_Place]]]:
    """Return the place of each document whose story is in `orders`, with its list."""
    places = catalogue.places[language].tolist()
    return [
        (
            place,
            _cut_order([one for one in orders[number] if places[one[0]] != NOBODY], twins, limit),
        )
        for place, number in enumerate(catalogue.numbers[language].tolist())
        if number in orders
    ]


def _tell_language(
    catalogue: _Catalogue, language: str, lists: list[tuple[int, list[_Place]]], known: Known
) -> Iterator[tuple[str, list[Relation]]]:
    """Yield each document of `lists`, by its key, with its list."""
    standing, places = catalogue.shelf.standings[language], catalogue.places[language].tolist()
    keys = [one.key for one in standing.documents]
    pairs = [(own, places[other]) for own, order in lists for other, _, _ in order]
    reasons = [known(keys[own], keys[other]) for own, other in pairs]
    asked = [pair for pair, reason in zip(pairs, reasons, strict=True) if reason is None]
    found = iter(find_reasons(standing, [own for own, _ in asked], [other for _, other in asked]))
    told = iter([reason or next(found) for reason in reasons])
    for own, order in lists:
        yield (
            keys[own],
            [
                Relation(keys[places[other]], round(score, 5), chosen, reason.tags, reason.terms)
                for (other, score, chosen), reason in zip(order, told, strict=False)
            ],
        )


def _cut_order(order: Sequence[_Place], twins: Mapping[int, set[int]], limit: int) -> list[_Place]:
    """Return the first `limit` places, of near-duplicates the first one only."""
    kept: list[_Place] = []
    barred: set[int] = set()
    for place in order:
        if len(kept) == limit:
            break
        if place[2] or place[0] not in barred:
            kept.append(place)
            barred |= twins.get(place[0], set())
    return kept
