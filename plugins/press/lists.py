"""Lists of stories cut into pages that never change once they are full. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from plugins.story.address import list_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from plugins.press.views import Pager

VOLUME = "#"  # between the names of a list and of a volume: no list has it in its name
_THICK = 16  # numbered pages of a volume: few are looked at for one story, and few keys are made
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


@dataclass(frozen=True)
class Volume(Generic[ItemT]):
    """Pages of a list that are ordered together: its front, or numbered ones in a row.

    One that is full stays as it is when the list grows.

    numbers: of its pages; none for the front's.
    items:   of all its pages, newest first.
    size:    items of a numbered page. count: items of the whole list.
    """

    numbers: range
    items: Sequence[ItemT]
    size: int
    count: int

    def name(self, of_list: str) -> str:
        """Return what tells it from other volumes, by the name of its list."""
        return f"{of_list}{VOLUME}{self.numbers[0]}" if self.numbers else of_list

    @property
    def frame(self) -> tuple[int, ...]:
        """Return what changes when its pages tell anything else than other items."""
        newest = count_numbered(self.count, self.size)
        if not self.numbers:
            return self.size, self.count
        return self.size, newest if newest in self.numbers else 0

    def pages(self) -> Iterator[ListPage[ItemT]]:
        """Yield its pages, the oldest first."""
        newest = count_numbered(self.count, self.size)
        if not self.numbers:
            yield ListPage(None, tuple(self.items), newest or None, None)
        end = len(self.items)
        for number in self.numbers:
            items = tuple(self.items[end - self.size : end])
            yield ListPage(number, items, number - 1 or None, number + 1 if number < newest else 0)
            end -= self.size


def volumes(newest_first: Sequence[ItemT], size: int) -> Iterator[Volume[ItemT]]:
    """Yield the volumes of a list: the front, then from the oldest on."""
    if size < 1:
        raise ValueError(f"size must be 1 or more, got {size}")
    count = len(newest_first)
    newest = count_numbered(count, size)
    yield Volume(range(0), newest_first[: count - newest * size], size, count)
    for first in range(1, newest + 1, _THICK):
        numbers = range(first, min(first + _THICK, newest + 1))
        items = newest_first[count - (numbers.stop - 1) * size : count - (first - 1) * size]
        yield Volume(numbers, items, size, count)


def paginate(newest_first: Sequence[ItemT], size: int) -> Iterator[ListPage[ItemT]]:
    """Yield the front, then page 1, 2, … of a list; the front alone while the list is short.

    A numbered page holds exactly `size` items and is never rewritten when the list grows. The
    front holds what no numbered page does: `size` to 2 × `size` - 1 items, or all of a list
    shorter than that.
    """
    return chain.from_iterable(one.pages() for one in volumes(newest_first, size))


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
