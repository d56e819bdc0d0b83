"""Which stories stand before and after another in its thread; ranks nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise


def find_neighbours(stories: Iterable[tuple[str, str, datetime]]) -> dict[str, tuple[str, ...]]:
    """Return id -> ids of the stories just before and after it in its thread, older first.

    stories: (id, thread, date); a thread of "" is none. By date, then by id.
    """
    threads: dict[str, list[tuple[datetime, str]]] = {}
    for story, thread, date in stories:
        if thread:
            threads.setdefault(thread, []).append((date, story))
    neighbours: dict[str, tuple[str, ...]] = {}
    for chain in threads.values():
        for (_, older), (_, newer) in pairwise(sorted(chain)):
            neighbours[older] = (*neighbours.get(older, ()), newer)
            neighbours[newer] = (*neighbours.get(newer, ()), older)
    return neighbours
