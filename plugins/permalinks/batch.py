"""Batches of the register: what was recorded together, and in which order that came to the site.

Knows no line and no file. Seals and moments are text; moments sort as time does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LATER = "~"  # behind a moment it makes one that is later, and earlier than the next second


@dataclass(frozen=True)
class Batch:
    """What a batch says of itself. before: seals it comes after; since: when it was made."""

    seal: str
    count: int
    before: tuple[str, ...]
    since: str


def depths_of(batches: Iterable[Batch]) -> dict[str, int]:
    """Return seal -> how many batches come before, the longest way back."""
    before = {one.seal: one.before for one in batches}
    depths: dict[str, int] = {}
    waiting = list(before)
    opened: set[str] = set()
    while waiting:
        seal = waiting[-1]
        ahead = [one for one in before[seal] if one in before and one not in depths]
        if ahead and seal not in opened:
            opened.add(seal)  # seen twice it runs in a circle, which no seal can
            waiting += ahead
            continue
        depths[seal] = 1 + max((depths.get(one, 0) for one in before[seal]), default=0)
        waiting.pop()
    return depths


def arrivals(batches: Sequence[Batch], depths: Mapping[str, int]) -> dict[str, str]:
    """Return seal -> the moment when a batch came to the site.

    A branch may wait for weeks before it is merged. So the longest way back from the newest batch
    is taken for what was published one after the other; whatever was recorded beside it came with
    the first batch of that way that knows of it, or, where none does yet, after all of them.
    """
    known = {one.seal: one for one in batches}
    came: dict[str, str] = {}
    last = ""
    for one in _longest_way(known, depths):
        for beside in _unseen_before(one, known, came):
            came[beside.seal] = max(beside.since, last)
        came[one.seal] = one.since
        last = one.since + _LATER
    return {one.seal: max(one.since, last) for one in batches} | came


def _longest_way(known: Mapping[str, Batch], depths: Mapping[str, int]) -> list[Batch]:
    """Return the batches of the longest way back from the newest one, the oldest first."""

    def rank(seal: str) -> tuple[int, str, str]:
        return depths[seal], known[seal].since, seal

    way: list[Batch] = []
    seal = max(known, key=rank, default="")
    while seal:
        way.append(known[seal])
        # A batch that is not deeper cannot come before; only a damaged file says so.
        ahead = (one for one in known[seal].before if one in known and depths[one] < depths[seal])
        seal = max(ahead, key=rank, default="")
    return way[::-1]


def _unseen_before(
    batch: Batch, known: Mapping[str, Batch], came: Mapping[str, str]
) -> Iterator[Batch]:
    """Yield every batch before one that came not yet."""
    seen = set(came)
    waiting = [*batch.before]
    while waiting:
        seal = waiting.pop()
        if seal in known and seal not in seen:
            seen.add(seal)
            yield known[seal]
            waiting += known[seal].before
