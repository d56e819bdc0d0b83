"""One piece of work done by another process while this one goes on. Knows no page.

Processes are copies of this one, as in `crew`.
"""

from __future__ import annotations

import os
import signal
from multiprocessing import active_children, get_context
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from plugins.press.crew import labour, settle_in, settled, take

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HereT = TypeVar("HereT")
ResultT = TypeVar("ResultT")

_LAST = 19  # of nice(2): what everybody else goes before
_ASIDE: list[Any] = []  # processes that work aside
_SENT: list[Errand[Any]] = []  # those that nobody has ended


class Errand(Generic[ResultT]):
    """A piece of work that another process begins at once; this one does it where it is alone.

    The memory that the work takes goes with its process, which may itself send errands.
    """

    def __init__(self, work: Callable[[], ResultT], workers: int) -> None:
        self._found: dict[int, ResultT] = {}
        self._lines: dict[Any, Any] = {}
        if workers < 2:
            self._found[0] = work()
            return
        context = get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        # A copy that kept an end to read from would wait for itself for ever, were this one killed.
        others = (ours, *(line for one in _SENT for line in one._lines))
        given = (theirs, [[None]], range(1), lambda _: _go(work), others)
        with settled():
            labourer = context.Process(target=labour, args=given, daemon=False)
            labourer.start()
        theirs.close()
        self._lines[ours] = labourer
        _SENT.append(self)

    @property
    def is_done(self) -> bool:
        """Return whether `fetch` need not wait."""
        return bool(self._found) or any(line.poll() for line in self._lines)

    def fetch(self) -> ResultT:
        """Return what came of it, once it is done. Raises as `share` does."""
        while not self._found:
            take(self._lines, self._found)
        return self._found[0]

    def end(self) -> None:
        """Stop it and all that it sent out itself, if it is not done."""
        for line, labourer in self._lines.items():
            labourer.terminate()
            labourer.join()
            line.close()
        self._lines.clear()


def _go(work: Callable[[], ResultT]) -> ResultT:
    signal.signal(signal.SIGTERM, _end_with_all)
    return work()


def _end_with_all(number: int, _frame: object) -> None:
    """End this process and those it began, which nobody else knows of: not those of its maker."""
    begun = active_children()
    for process in begun:
        process.terminate()
    for process in begun:
        process.join()
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)


def end_errands() -> None:
    """End every errand that was sent."""
    while _SENT:
        _SENT.pop().end()


def work_beside(
    there: Callable[[], ResultT], here: Callable[[], HereT], workers: int
) -> tuple[ResultT, HereT]:
    """Return what both return: `there` is done by another process, `here` by this one meanwhile.

    With one worker both are done here. Raises as `share` does.
    """
    errand = Errand(there, workers)
    try:
        own = here()
        return errand.fetch(), own
    finally:
        errand.end()


def begin_aside(steps: Iterable[Callable[[], Any]]) -> None:
    """Have steps done, one after the other, in what time of the CPUs other processes leave.

    Only what can as well be done later, by whoever needs it: nobody hears what comes of a step,
    and `end_aside` stops in the middle of one.
    """
    labourer = get_context("fork").Process(target=_idle, args=(steps, os.getpid()), daemon=True)
    with settled():
        labourer.start()
    _ASIDE.append(labourer)


def end_aside() -> None:
    """Stop what `begin_aside` began."""
    while _ASIDE:
        labourer = _ASIDE.pop()
        labourer.terminate()
        labourer.join()


def _idle(steps: Iterable[Callable[[], Any]], parent: int) -> None:
    settle_in()
    os.nice(_LAST)
    for step in steps:
        if os.getppid() != parent:
            return  # nobody is left to work for
        step()
