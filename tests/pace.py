"""Seconds of a quiet machine, whatever this one is doing besides: for tests of bounded time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

_TEXT = "Air naik di Demak pada 11/01/2022, kata warga. " * 10_000
_QUIET = 0.025  # seconds that `_work` takes where nothing else runs, on two cores of 2020


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail where what is done takes more processor time than `seconds` of a quiet machine.

    A neighbour on the same core slows it down as it slows `_work`, which is measured before and
    after. A faster machine earns no stricter bound.
    """
    before = _work()
    started = process_time()
    yield
    spent = process_time() - started
    slow = max(1.0, before / _QUIET, _work() / _QUIET)
    assert spent < seconds * slow, f"{spent:.1f} s, where {seconds} s times {slow:.1f} is the most"


def _work() -> float:
    started = process_time()
    words = re.findall(r"\w+", _TEXT)
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word.casefold(), 0) + 1
    "".join(sorted(words))
    return process_time() - started
