"""A disk that fails: the Nth thing this process does to a file raises an error, or is its last.

Knows Python's audit events, and so every call of Python's own; not what libraries in C do.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

_CHANGES = {
    "os.rename",
    "os.link",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.symlink",
    "os.truncate",
    "os.utime",
    "os.chmod",
    "sqlite3.connect",
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Count:
    """How many things were done to files since the disk was made faulty.

    By the process that it was made so in, and by the busiest of those that it forked.
    """

    def __init__(self) -> None:
        self._here = self._owner = os.getpid()
        self._shared = mmap.mmap(-1, 8)
        self._done = 0

    @property
    def is_fork(self) -> bool:
        """Return whether this is a process that was forked since."""
        return os.getpid() != self._here

    def add(self) -> int:
        """Count one thing more; return the number it has in this process."""
        self._done = self._done + 1 if self._owner == os.getpid() else 1
        self._owner = os.getpid()
        if self.is_fork:
            most = max(self.by_forks, self._done)
            self._shared[:] = most.to_bytes(8, "big")
        return self._done

    @property
    def by_forks(self) -> int:
        """Return how many things the busiest forked process did."""
        return int.from_bytes(self._shared[:], "big")

    @property
    def done(self) -> int:
        """Return how many things this process did."""
        return self._done if self._owner == os.getpid() else 0


def spoil(at: int, code: int | None, *, in_forks: bool = False) -> Count:
    """Let the thing number `at` done to a file fail with `code`, or kill the process where None.

    at: 1 is the first; 0 only counts. in_forks: it befalls the processes that this one forks,
    each of which counts by itself, and not this one. Lasts as long as the process.
    """
    count = Count()

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if not _changes(event, arguments):
            return
        path = os.fsdecode(arguments[0]) if isinstance(arguments[0], (str, bytes)) else ""
        if path and not path.startswith(("/dev/", "/proc")):
            step(path)

    def step(path: str) -> None:
        if count.add() == at and count.is_fork == in_forks:
            _fail(code, path)

    sys.addaudithook(hear)
    _spoil_exchange(step)
    _spoil_writes(step)
    return count


def _fail(code: int | None, path: str) -> None:
    if code is None:
        os.kill(os.getpid(), signal.SIGKILL)
    raise OSError(code, os.strerror(code), path)


def _changes(event: str, arguments: tuple[Any, ...]) -> bool:
    if event != "open":
        return event in _CHANGES
    return isinstance(arguments[2], int) and bool(arguments[2] & _WRITING)


def _spoil_exchange(step: Callable[[str], None]) -> None:
    """Count the exchange of two folders, which is a call of libc that Python does not announce."""
    real = ctypes.CDLL

    class Counted(real):  # type: ignore[valid-type, misc]
        def __getattr__(self, name: str) -> Any:
            found = super().__getattr__(name)
            if name != "renameat2":
                return found

            def exchange(*arguments: Any) -> Any:
                try:
                    step(os.fsdecode(arguments[1]))
                except OSError as error:
                    ctypes.set_errno(error.errno or 0)
                    return -1
                return found(*arguments)

            return exchange

    ctypes.CDLL = Counted  # type: ignore[misc]


def _spoil_writes(step: Callable[[str], None]) -> None:
    """Count what is written by files opened without a buffer and by descriptors."""
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        step(f"descriptor {descriptor}")
        return real(descriptor, data)

    os.write = write  # type: ignore[assignment]
