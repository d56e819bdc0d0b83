"""Work shared between processes, the same result whatever their number. Knows no page.

Workers are copies of this process (`fork`): they find everything as it was read, and send back
only what they made of it.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import active_count
from typing import TYPE_CHECKING, Any, TypeVar

from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

# When the collector looks for cycles in a worker: hardly anything that it makes is in one.
RARELY = (100_000, 50, 50)
_PATIENCE = 2.0  # seconds before a long work tells how far it is


def count_workers(wanted: int) -> int:
    """Return how many processes to use: `wanted`, or one for each CPU where that is 0.

    One where the system cannot copy a process, and where threads run: a copy of a process in the
    middle of another thread's work can stand still for ever.
    """
    if sys.platform != "linux" or active_count() > 1:
        return 1
    return wanted or len(os.sched_getaffinity(0))


def cut(items: Sequence[ItemT], size: int) -> list[Sequence[ItemT]]:
    """Return the items in chunks of `size`, in order."""
    return [items[first : first + size] for first in range(0, len(items), size)]


def share(
    chunks: Sequence[Sequence[ItemT]],
    work: Callable[[Sequence[ItemT]], ResultT],
    workers: int,
    what: str = "",
    life: int = 0,
) -> Iterator[ResultT]:
    """Yield `work(chunk)` for every chunk, in the order of the chunks.

    what: what the items are called, for telling how far a long work is; "" to say nothing.
    life: after so many chunks a worker makes way for a fresh one, and what it remembers goes
    with it, as do the pages of memory that it had to copy; 0 for as long as there is work.
    Raises what `work` raises, and StoryError where a worker is killed.
    """
    progress = _Progress(what, sum(map(len, chunks)))
    workers = min(workers, len(chunks))
    found = _in_turn(chunks, work) if workers < 2 else _Crew(chunks, work, life).work(workers)
    for chunk, result in zip(chunks, found, strict=True):
        progress.add(len(chunk))
        yield result
    progress.end()


def _in_turn(
    chunks: Sequence[Sequence[ItemT]], work: Callable[[Sequence[ItemT]], ResultT]
) -> Iterator[ResultT]:
    for chunk in chunks:
        yield work(chunk)


class _Crew:
    """Processes that share chunks of work."""

    def __init__(
        self,
        chunks: Sequence[Sequence[ItemT]],
        work: Callable[[Sequence[ItemT]], Any],
        life: int,
    ) -> None:
        self._chunks, self._work, self._life = chunks, work, life or len(chunks)
        self._lines: dict[Connection, Any] = {}
        self._left: dict[Connection, Sequence[int]] = {}  # chunks for whoever comes after

    def work(self, workers: int) -> Iterator[Any]:
        """Yield what comes of each chunk, in order."""
        early: dict[int, Any] = {}
        try:
            for number in range(workers):
                self._hire(range(number, len(self._chunks), workers))
            for number in range(len(self._chunks)):
                while number not in early:
                    for line in take(self._lines, early):
                        self._hire(self._left.pop(line))
                yield early.pop(number)
        finally:
            for labourer in self._lines.values():
                labourer.terminate()
                labourer.join()

    def _hire(self, numbers: Sequence[int]) -> None:
        """Have a new process work on the chunks with these numbers, as many as it lives for."""
        if not numbers:
            return
        context = get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        mine, self._left[ours] = numbers[: self._life], numbers[self._life :]
        given = (theirs, self._chunks, mine, self._work, (ours, *self._lines))
        labourer = context.Process(target=labour, args=given, daemon=True)
        with settled():
            labourer.start()
        theirs.close()
        self._lines[ours] = labourer


def take(lines: dict[Connection, Any], early: dict[int, ResultT]) -> list[Connection]:
    """Take what any worker sends, and return the lines of those that are done."""
    done = []
    for ready in wait(list(lines)):
        line: Any = ready
        try:
            number, result, error = line.recv()
        except (EOFError, OSError):  # killed before it sent anything, or in the middle of it
            mend = "Free some memory, or build with `WORKERS = 1` in `pelicanconf.py`"
            problem = Problem(Path(), 0, "a process of the build was killed", mend)
            raise StoryError(problem) from None
        if error is not None:
            raise error
        if number is None:
            lines.pop(line).join()
            line.close()
            done.append(line)
        else:
            early[number] = result
    return done


def labour(
    line: Connection,
    chunks: Sequence[Sequence[ItemT]],
    mine: Sequence[int],
    work: Callable[[Sequence[ItemT]], ResultT],
    others: Sequence[Connection],
) -> None:
    """Work on the chunks numbered `mine`, and send what comes of each."""
    settle_in()
    for other in others:
        other.close()
    try:
        for number in mine:
            line.send((number, work(chunks[number]), None))
        line.send((None, None, None))
    except BrokenPipeError:
        pass  # nobody is left to work for
    except BaseException as error:  # noqa: BLE001  (it is raised again on the other side)
        line.send((None, None, error))


@contextmanager
def settled() -> Iterator[None]:
    """Let a process be copied, and the copy call `settle_in`.

    The collector is kept off what exists: its marks would copy every page of shared memory. It is
    not asked to look for waste first: a build makes little, and the look takes a second. Nobody is
    told to end while their copy is neither known to them nor ready to be told.
    """
    gc.freeze()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        yield
    finally:
        gc.unfreeze()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def settle_in() -> None:
    """Begin as a copy of another process."""
    gc.set_threshold(*RARELY)
    gc.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who shares the work
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})


class _Progress:
    """Tells on a terminal how far a long work is."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total = what, total
        self._done = 0
        self._next = time.monotonic() + _PATIENCE
        self._told = False

    def add(self, count: int) -> None:
        self._done += count
        if self._what and sys.stderr.isatty() and time.monotonic() > self._next:
            self._next += 0.2
            self._told = True
            print(f"\r{self._done:,} of {self._total:,} {self._what} ", end="", file=sys.stderr)

    def end(self) -> None:
        if self._told:
            print("\r\x1b[K", end="", file=sys.stderr)
