"""How good lists of related documents are, against known events or against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log2

Lists = Mapping[str, Sequence[str]]


def measure_quality(lists: Lists, event_of: Mapping[str, str], places: int) -> tuple[float, float]:
    """Return P@min(places, relevant) and nDCG@places, averaged over documents with a known event.

    lists: key -> keys, best first. Documents that are alone with their event do not count.
    Source: Järvelin and Kekäläinen 2002 for nDCG, with gain 1 for the same event and else 0.
    """
    sizes = Counter(event_of.values())
    precisions, gains = [], []
    for key, event in event_of.items():
        relevant = min(places, sizes[event] - 1)
        if not relevant:
            continue
        hits = [event_of.get(other) == event for other in lists[key][:places]]
        precisions.append(sum(hits[:relevant]) / relevant)
        gains.append(_discount(hits) / _discount([True] * relevant))
    return sum(precisions) / len(precisions), sum(gains) / len(gains)


def measure_triples(
    lists: Lists, event_of: Mapping[str, str], others: Sequence[str], near: Mapping[str, str]
) -> tuple[float, float]:
    """Return the share of triples told right: of one event before another, any and a look-alike.

    lists:   key -> keys, best first, long enough to hold whatever shares something.
    others:  all keys that can stand in a list.
    near:    key -> topic; events of one topic look alike.

    A triple is a document, one of its event and one that is not. Two that the list does not hold
    are half right.
    """
    counts = {False: [0.0, 0], True: [0.0, 0]}
    for key, event in event_of.items():
        held = set(lists[key])
        order = [*lists[key], *(other for other in others if other not in held and other != key)]
        same = [event_of.get(other) == event for other in order]
        alike = [near.get(other) == near[key] for other in order]
        for only_alike in (False, True):
            right, total = _count_triples(same, [not only_alike or one for one in alike], len(held))
            counts[only_alike][0] += right
            counts[only_alike][1] += total
    (any_right, any_total), (alike_right, alike_total) = counts.values()
    return any_right / any_total, alike_right / alike_total


def _count_triples(same: Sequence[bool], counted: Sequence[bool], held: int) -> tuple[float, int]:
    """Return how many triples of one document are right, and how many there are."""
    strange = [one and not own for one, own in zip(counted, same, strict=True)]
    total = sum(strange)
    lost = sum(strange[held:])
    right, passed = 0.0, 0
    for place, own in enumerate(same):
        passed += strange[place]
        if own:
            right += total - passed if place < held else lost / 2
    return right, total * sum(same)


def measure_agreement(one: Lists, other: Lists) -> tuple[float, float]:
    """Return the share of places filled alike in both, in whatever order, and of first places.

    The share is of all places that either fills: twice the common ones, by the sum of both.
    """
    shared = 2 * sum(len(set(one[key]) & set(other[key])) for key in one)
    filled = sum(len(one[key]) + len(other[key]) for key in one)
    first = [one[key][:1] == other[key][:1] for key in one if one[key] or other[key]]
    return shared / max(1, filled), sum(first) / max(1, len(first))


def _discount(hits: Sequence[bool]) -> float:
    return sum(hit / log2(place + 2) for place, hit in enumerate(hits))
