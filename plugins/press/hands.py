"""Helping hands for rooms: work of theirs that other processes do, where there may be several.

Knows when a build has CPUs to spare, and not what is done.
"""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Any

from plugins.press.crew import count_workers
from plugins.press.errand import Errand, begin_aside, work_beside
from plugins.story.problem import StoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Hands:
    """Other processes for a build's rooms. `wanted`: how many, as for `count_workers`."""

    def __init__(self, wanted: int) -> None:
        self._wanted = wanted
        self._aside: list[Iterable[Callable[[], Any]]] = []
        self._sent: list[tuple[Errand[Any], Callable[[Any], None]]] = []

    def work_beside(self, there: Callable[[], Any], here: Callable[[], Any]) -> tuple[Any, Any]:
        """Have work done in two processes; return what comes of both."""
        self.begin_aside()
        return work_beside(there, here, count_workers(self._wanted))

    def send_out(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Have work done meanwhile. `then`: is given what comes of it, at `call_home`."""
        self.begin_aside()
        self._sent.append((Errand(work, count_workers(self._wanted)), then))

    def write_beside(self, write: Callable[[], dict[str, str]]) -> Callable[[], dict[str, str]]:
        """Have something written meanwhile that can as well be done here, where it is wanted.

        Return what gives it once it is done, and nothing before; nor where nobody else works, nor
        to a copy of this process, nor where who wrote it was killed.
        """
        if count_workers(self._wanted) < 2:
            return dict
        errand, sender = Errand(write, 2), os.getpid()

        def ask() -> dict[str, str]:
            # A copy has the same end of the line: what two read of it is whole for neither.
            if os.getpid() != sender or not errand.is_done:
                return {}
            with suppress(StoryError):
                return errand.fetch()
            return {}

        return ask

    def is_awaited(self) -> bool:
        """Return whether something that was sent out is not done."""
        return not all(errand.is_done for errand, _ in self._sent)

    def call_home(self) -> None:
        """Wait for all that was sent out."""
        for errand, then in self._sent:
            then(errand.fetch())
        self._sent.clear()

    def work_aside(self, steps: Iterable[Callable[[], Any]]) -> None:
        """Have steps done while this process has CPUs to spare.

        What is not done when the first page is made is left to whoever needs it. Begun when this
        process next waits: what it changes before, the other one would hold as it was.
        """
        self._aside.append(steps)

    def begin_aside(self) -> None:
        """Begin what is to be done aside."""
        steps = list(chain.from_iterable(self._aside))
        self._aside.clear()
        if steps and count_workers(self._wanted) > 1:
            begin_aside(steps)
