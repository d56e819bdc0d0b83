"""Where a build's time goes: a stopwatch for its parts."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Watch:
    """Adds up seconds by the name of what was done."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(("read", "relate", "plan", "render", "write", "check"), 0.0)

    @contextmanager
    def time(self, name: str) -> Iterator[None]:
        """Add the time that what is inside takes."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.spent[name] = self.spent.get(name, 0.0) + time.perf_counter() - started

    def add(self, spent: Mapping[str, float], workers: int) -> None:
        """Add what `workers` processes spent side by side."""
        for name, seconds in spent.items():
            self.spent[name] = self.spent.get(name, 0.0) + seconds / workers

    def __str__(self) -> str:
        return ", ".join(f"{name} {seconds:.2f} s" for name, seconds in self.spent.items())
