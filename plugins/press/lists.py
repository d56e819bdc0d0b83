"""Lists of stories cut into pages that never change once they are full. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from plugins.story.address import list_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from plugins.press.views import Pager

ItemT = TypeVar("ItemT")
KeyT = TypeVar("KeyT")


@dataclass(frozen=True)
class ListPage(Generic[ItemT]):
    """One page of a list.

    number: None for the front, else counted from the oldest page, which is 1.
    items:  newest first.
    older, newer: number of the next page that way; `newer` 0 is the front, None is no page.
    """

    number: int | None
    items: tuple[ItemT, ...]
    older: int | None
    newer: int | None


def paginate(newest_first: Sequence[ItemT], size: int) -> Iterator[ListPage[ItemT]]:
    """Yield the front, then page 1, 2, … of a list; the front alone while the list is short.

    A numbered page holds exactly `size` items and is never rewritten when the list grows. The
    front holds what no numbered page does: `size` to 2 × `size` - 1 items, or all of a list
    shorter than that.
    """
    if size < 1:
        raise ValueError(f"size must be 1 or more, got {size}")
    oldest_first = tuple(reversed(newest_first))
    numbered = count_numbered(len(oldest_first), size)
    yield ListPage(None, oldest_first[numbered * size :][::-1], numbered or None, None)
    for number in range(1, numbered + 1):
        items = oldest_first[(number - 1) * size : number * size][::-1]
        newer = number + 1 if number < numbered else 0
        yield ListPage(number, items, number - 1 or None, newer)


def count_on_front(count: int, size: int) -> int:
    """Return how many items of a list of `count` its front holds."""
    return count - count_numbered(count, size) * size


def count_numbered(count: int, size: int) -> int:
    """Return how many numbered pages a list of `count` items has besides its front."""
    return max(count // size - 1, 0)


def pager_of(first: str, page: ListPage[Any]) -> Pager:
    """Return where the list whose front is at `first` goes on from one of its pages."""
    return {
        "older": list_page(first, page.older) if page.older else None,
        "newer": list_page(first, page.newer) if page.newer is not None else None,
    }


def group_by(
    items: Sequence[ItemT], key: Callable[[ItemT], KeyT]
) -> list[tuple[KeyT, list[ItemT]]]:
    """Return runs of items with one key, in order."""
    return [(name, list(run)) for name, run in groupby(items, key)]
