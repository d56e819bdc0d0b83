"""A reader who looks again and again while a site is rebuilt: files are whole, a look one site.

Knows the states of a digest, not how one takes the place of the other.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.hold.campaign import Campaign, Trial
from tests.hold.checkout import STATES, Digest, digest

_FILES = ("id/index.html", "id/feed.xml", "id/2022/01/satu-1/index.html")
_AT_ONCE = 0.05  # seconds; a look that takes longer may see two rebuilds later


class Reader:
    """Rebuilds from one state to the other while a thread reads without a pause."""

    total: int | None = None

    def __init__(self, site: Digest) -> None:
        self.site = site
        self.faults: list[str] = []
        self.looks = 0

    def __call__(self, number: int, dice: Random) -> list[str]:
        old, new = STATES if number % 2 else STATES[::-1]
        self.site.settle(old)
        self.faults, is_over = [], threading.Event()
        reader = threading.Thread(target=self._read, args=(is_over,))
        reader.start()
        self.site.show(new)
        outcome = self.site.build()
        is_over.set()
        reader.join()
        if outcome.code or self.site.seen() != self.site.expected[new]:
            self.faults.append(f"the build is no clean one: {outcome.told[-300:]}")
        return self.faults[:3]

    def _read(self, is_over: threading.Event) -> None:
        while not is_over.is_set():
            self._look_by_name()
            self._look_into_one_folder()
            self.looks += 1
            time.sleep(0.001)

    def _look_by_name(self) -> None:
        """Read as a web server does, each file by its whole path."""
        for name in _FILES:
            self._judge(name, self._digest_of(self.site.output / name))

    def _look_into_one_folder(self) -> None:
        """Read as who opens the site once, such as a copying program: all is of one state."""
        started = time.monotonic()
        folder = os.open(self.site.output, os.O_RDONLY | os.O_DIRECTORY)
        try:
            found = [self._digest_of(Path(name), folder) for name in _FILES]
        finally:
            os.close(folder)
        states = {self._judge(name, one) for name, one in zip(_FILES, found, strict=True)}
        if len(states) > 1 and time.monotonic() - started < _AT_ONCE:
            self.faults.append(f"one folder holds files of two sites: {found}")

    def _digest_of(self, path: Path, folder: int | None = None) -> str:
        try:
            descriptor = os.open(path, os.O_RDONLY, dir_fd=folder)
        except OSError as error:
            return str(error)
        with os.fdopen(descriptor, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()

    def _judge(self, name: str, found: str) -> str:
        for state in STATES:
            if self.site.expected[state][name] == found:
                return state
        self.faults.append(f"{name} is of neither site: {found}")
        return ""


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    with digest(folder) as site:
        yield Reader(site)


READER = Campaign("reader", rows=(8,), few=2, full=20, begin=_begin)
