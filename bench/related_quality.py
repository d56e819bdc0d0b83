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


def measure_agreement(one: Lists, other: Lists, places: int) -> tuple[float, float]:
    """Return the share of places filled alike in both, in whatever order, and of first places."""
    shared = sum(len(set(one[key][:places]) & set(other[key][:places])) for key in one)
    first = sum(one[key][:1] == other[key][:1] for key in one)
    return shared / (places * len(one)), first / len(one)


def _discount(hits: Sequence[bool]) -> float:
    return sum(hit / log2(place + 2) for place, hit in enumerate(hits))
