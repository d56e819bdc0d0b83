"""A disk that fails: the Nth thing this process does to a file raises an error, or is its last.

Knows Python's audit events, and so every call of Python's own; not what libraries in C do.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass
class Count:
    """How many things were done to files since the disk was made faulty."""

    done: int = 0
    last: str = ""


def spoil(at: int, code: int | None, *, spared: str = "") -> Count:
    """Let the thing number `at` done to a file fail with `code`, or kill the process where None.

    at: 1 is the first; 0 only counts. spared: start of paths that never fail. Lasts as long as
    the process and what it forks, each of which counts on by itself.
    """
    count = Count()

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if not _changes(event, arguments):
            return
        path = os.fsdecode(arguments[0]) if isinstance(arguments[0], (str, bytes)) else ""
        if not path or (spared and path.startswith(spared)) or path.startswith(("/dev/", "/proc")):
            return
        _step(count, at, code, f"{event} {path}", path)

    sys.addaudithook(hear)
    _spoil_exchange(lambda path: _step(count, at, code, f"exchange {path}", path))
    _spoil_writes(lambda path: _step(count, at, code, f"write {path}", path))
    return count


def _step(count: Count, at: int, code: int | None, what: str, path: str) -> None:
    count.done += 1
    count.last = what
    if count.done != at:
        return
    if code is None:
        os.kill(os.getpid(), signal.SIGKILL)
    raise OSError(code, os.strerror(code or 0), path)


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

    os.write = write
