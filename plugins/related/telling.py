"""Lists of related stories as lines of text; decides no order, and looks for no old list."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from plugins.related.reason import Reason, find_reasons
from plugins.related.shelf import Shelf
from plugins.related.standing import Standing
from plugins.related.stories import Listed, order_lists
from plugins.related.wishes import Wishes

# Document key -> its list as Nearby is told it: the keys of its related documents, best first, and
# a line for each of what both share.
Lists = dict[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """Lists as they were told before, and the ids of stories that say something else now."""

    lists: Mapping[str, str]
    touched: Collection[str]


def tell_stories(
    shelf: Shelf,
    story_of: Mapping[str, str],
    limit: int,
    wishes: Wishes,
    only: Collection[str] | None = None,
    told: Told | None = None,
) -> Lists:
    """Return the lists of the stories `only`, all of them for None, as `order_lists` has them.

    told: saves looking for what two stories share, where neither is touched.
    """
    before = told.lists if told else {}
    touched = {key for key, story in story_of.items() if told and story in told.touched}
    lists: Lists = {}
    for standing, ordered in order_lists(shelf, story_of, limit, wishes, only):
        lists.update(_tell_ordered(standing, ordered, before, touched))
    return lists


def _tell_ordered(
    standing: Standing,
    ordered: list[tuple[int, list[Listed]]],
    before: Mapping[str, str],
    touched: Collection[str],
) -> Lists:
    keys = [one.key for one in standing.documents]
    asked: list[tuple[int, int]] = []
    lines: dict[int, dict[str, str]] = {}
    for own, order in ordered:
        lines[own] = {} if keys[own] in touched else _read_lines(before.get(keys[own], ""))
        asked += [
            (own, other)
            for other, _, _ in order
            if keys[other] in touched or keys[other] not in lines[own]
        ]
    for (own, other), reason in zip(asked, find_reasons(standing, asked), strict=True):
        lines[own][keys[other]] = _tell_reason(reason)
    lists: Lists = {}
    for own, order in ordered:
        others = [keys[other] for other, _, _ in order]
        lists[keys[own]] = "\n".join([" ".join(others), *map(lines[own].__getitem__, others)])
    return lists


def _tell_reason(reason: Reason) -> str:
    return f"{' '.join(reason.tags)}\t{' '.join(reason.terms)}"


def _read_lines(told: str) -> dict[str, str]:
    """Return of a list: key -> the line of what is shared."""
    keys, *lines = told.split("\n")
    return dict(zip(keys.split(), lines, strict=True))
