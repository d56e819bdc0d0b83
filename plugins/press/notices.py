"""What a build has to tell that stops nothing. Most are only counted, so they stay as kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plugins.story.problem import Problem


class Notices:
    """Problems, each once, in no order. `count`: how many more of them `tell` would tell."""

    def __init__(
        self, problems: Iterable[Problem], count: int, tell: Callable[[], Iterable[Problem]]
    ) -> None:
        self._problems = dict.fromkeys(problems)
        self._count, self._tell = count, tell

    def __len__(self) -> int:
        return len(self._problems) + self._count

    def __iter__(self) -> Iterator[Problem]:
        yield from self._problems
        if self._count:
            yield from self._tell()

    def __iadd__(self, more: Iterable[Problem]) -> Notices:
        self._problems.update(dict.fromkeys(more))
        return self
