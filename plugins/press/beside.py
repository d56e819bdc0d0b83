"""A line that another process finds out meanwhile. Imports nothing heavy: `errand` is for more."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def found_beside(find: Callable[[], str]) -> Iterator[Callable[[], str]]:
    """Have a copy of this process find something out; yield what waits for it and returns it.

    Where no process can be copied, or the copy is killed, it is found out here when it is asked
    for. What nobody has asked for in the end is not waited for.
    """
    copied = _copy(find) if _is_worth_it() else None
    if copied is None:
        yield find
        return
    copy, ours = copied
    with open(ours, encoding="utf-8") as line:  # noqa: PTH123  (no path, but what a pipe ends in)
        try:
            yield lambda: line.read() or find()
        finally:
            os.kill(copy, signal.SIGKILL)
            os.waitpid(copy, 0)


def _is_worth_it() -> bool:
    """Return whether there is another CPU, and a copy's end is told to this process alone."""
    return (
        sys.platform == "linux"
        and threading.active_count() == 1
        and len(os.sched_getaffinity(0)) > 1
        and signal.getsignal(signal.SIGCHLD) is signal.SIG_DFL
    )


def _copy(find: Callable[[], str]) -> tuple[int, int] | None:
    """Return the number of a copy of this process, and the pipe it tells by; None without one."""
    ours, theirs = os.pipe()
    try:
        copy = os.fork()
    except OSError:  # no process more, or no memory
        os.close(ours)
        os.close(theirs)
        return None
    if copy == 0:
        try:
            os.write(theirs, find().encode())
        finally:
            os._exit(0)  # nothing that this process has still to do is the copy's
    os.close(theirs)
    return copy, ours
