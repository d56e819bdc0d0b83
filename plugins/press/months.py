"""Which stories are as they were when they were read last, a month at a time.

A month is a folder of content that holds stories: most builds change one of them. Knows no file's
words, and not what is in a head.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from plugins.press.cache import Month
from plugins.press.heads import Head, cut_heads, day_of, join_heads
from plugins.press.uses import TICK, Uses
from plugins.story.walk import folders_in, is_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from plugins.press.cache import Cache
    from plugins.story.tree import Tree

# The head of a story, and what the disk says of the files that it uses from elsewhere.
Kept = tuple[Head, str]


class Months:
    """What is kept of the months of a content folder under a signature."""

    def __init__(self, cache: Cache, content: Path, tree: Tree, sign: str) -> None:
        self._cache, self._content, self._tree, self._sign = cache, content, tree, sign
        self._uses = Uses(tree.at)
        self._kept = cache.months(sign)

    def recall(self, month: str) -> Head | None:
        """Return the heads of all stories of a month in which nothing has changed, else None."""
        kept = self._kept.get(month)
        if kept is None or kept.seen != self._tree.seen(month):
            return None
        return Head(kept.stories, kept.texts) if self._uses.are_as_told(kept.uses) else None

    def heads(self, month: str) -> Iterator[tuple[str, Kept]]:
        """Yield the folder of each story of a month that is as it was, with what is kept of it."""
        kept = self._kept.get(month)
        if kept is None:
            return
        folders = json.loads(kept.folders)
        for folder, head in cut_heads(Head(kept.stories, kept.texts)):
            name = f"stories/{folder}"
            seen, uses = folders[name]
            if seen == self._tree.seen(name) and self._uses.are_as_told(uses):
                yield name, (head, uses)

    def tell(self, name: str, uses: Iterable[str]) -> str | None:
        """Return what the disk says of files that the story in a folder uses.

        Those beside it are left out: the tree tells of them. None for a story that cannot be told
        from what comes later.
        """
        if self._tree.newest(name) >= self._tree.at - TICK:
            return None
        own = f"{self._content}/{name}/"
        return self._uses.tell([path for path in uses if not path.startswith(own)])

    def keep(self, months: Iterable[str], kept: Mapping[str, Kept]) -> None:
        """Keep what is known of the stories of months. kept: all that there is, by folder."""
        rows = [row for one in months if (row := self._row(one, kept)) != self._kept.get(one)]
        self._cache.keep(months=[(self._sign, row) for row in rows if row.stories])

    def _row(self, month: str, kept: Mapping[str, Kept]) -> Month:
        names = folders_in(self._tree, month)
        known = [(name, *kept[name]) for name in names if name in kept]
        known.sort(key=lambda one: day_of(one[1]))  # whoever sorts stories has little to do then
        is_whole = len(known) == len(names) and is_plain(self._tree, month)
        heads = join_heads([head for _, head, _ in known])
        return Month(
            month,
            self._tree.seen(month) if is_whole else "",
            _join([uses for *_, uses in known]),
            json.dumps({name: (self._tree.seen(name), uses) for name, _, uses in known}),
            *heads,
        )


def _join(told: Sequence[str]) -> str:
    """Return the lines of what was told of files, each once."""
    return "\n".join(dict.fromkeys(line for one in told if one for line in one.split("\n")))
