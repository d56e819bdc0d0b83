"""What a build has to tell that stops nothing. Most are only counted, so they stay as kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.press.heads import restore_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plugins.story.problem import Problem


class Notices:
    """Problems, each once, in no order. `rows`: more of them, as `tell_problem` tells them."""

    def __init__(self, problems: Iterable[Problem], rows: Iterable[Sequence[Any]]) -> None:
        self._problems = dict.fromkeys(problems)
        self._rows = dict.fromkeys(map(tuple, rows))

    def __len__(self) -> int:
        return len(self._problems) + len(self._rows)

    def __iter__(self) -> Iterator[Problem]:
        yield from self._problems
        yield from restore_problems(self._rows)

    def __iadd__(self, more: Iterable[Problem]) -> Notices:
        self._problems.update(dict.fromkeys(more))
        return self
