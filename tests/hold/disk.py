"""A disk that fails: at each thing a build does to a file, and one that is full at each stage.

Every Nth operation of Python's own fails with each error a disk gives; where strace is there, so
does every Nth call of the system, SQLite's and those of the C library too.
"""

from __future__ import annotations

import errno
import itertools
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.hold.campaign import Campaign, Trial
from tests.hold.checkout import Digest, digest
from tests.hold.crash import judge
from tests.tools import AS_ROOT

ERRORS = ("ENOSPC", "EIO", "EACCES", "EMFILE")
# A change of a site that is there; a site made anew from what is known; one made from nothing.
WAYS = ("change", "anew", "cold")
_CALLS = "write,pwrite64,writev,fsync,fdatasync,ftruncate,openat,rename,renameat2,link,unlink,mkdir"


def prepare(site: Digest, way: str) -> dict[str, str]:
    """Have the old state as `way` says, show the new one, and return what readers see."""
    if way == "change":
        site.settle("A")
    elif way == "anew":  # the caches are those of the case before, which ended well
        site.forget_site()
    else:
        site.clean()
    before = site.seen()
    site.show("B")
    return before


class Faults:
    """Each way of building, each operation on a file, each error a disk gives."""

    def __init__(self, site: Digest) -> None:
        self.site = site
        self._cases: list[tuple[str, int, bool, str]] = []
        for way in WAYS:
            prepare(site, way)
            counted = site.build(at=0)
            self._cases += [(way, at, False, one) for at in _upto(counted.steps) for one in ERRORS]
            # Forked processes do one thing with hundreds of files: one error for each will do.
            turns = zip(_upto(counted.fork_steps), itertools.cycle(ERRORS), strict=False)
            self._cases += [(way, at, True, one) for at, one in turns]
        self.total: int | None = len(self._cases)

    def __call__(self, number: int, dice: Random) -> list[str]:
        way, at, in_forks, name = self._cases[number]
        before = prepare(self.site, way)
        outcome = self.site.build(at=at, code=getattr(errno, name), in_forks=in_forks)
        found = judge(self.site, before, "B", outcome)
        return [f"{name} at operation {at} of a build {way}: {one}" for one in found]


def _upto(last: int) -> range:
    return range(1, last + 1)


class Calls:
    """Each way of building, a call of the system that fails or is the last."""

    total: int | None = None

    def __init__(self, site: Digest) -> None:
        self.site = site

    def __call__(self, number: int, dice: Random) -> list[str]:
        way = WAYS[number % len(WAYS)]
        call = dice.choice(_CALLS.split(","))
        fault = dice.choice(["signal=KILL", *(f"error={one}" for one in ERRORS)])
        at = int(dice.paretovariate(0.6))  # most calls are made a few times, some hundreds
        before = prepare(self.site, way)
        inject = f"inject={call}:{fault}:when={at}"
        arguments = ["-o", "/dev/null", "-e", f"trace={_CALLS}", "-e", inject]
        outcome = self.site.build(strace=arguments, whole=True)
        found = judge(self.site, before, "B", outcome)
        # Where it is the telling that fails, nothing can be told.
        mute = not outcome.told
        return [f"{inject}, {way}: {one}" for one in found if not (mute and "not told" in one)]


class FullDisk:
    """The site, or the caches, on a disk that has room for a part of what is to be written."""

    total: int | None = None

    def __init__(self, site: Digest, disk: Path) -> None:
        self.site = site
        self.disk = disk

    def __call__(self, number: int, dice: Random) -> list[str]:
        way = WAYS[number % len(WAYS)]
        resize(self.disk, 1 << 26)
        before = prepare(self.site, way)
        used = used_of(self.disk)
        room = 4096 * int(dice.uniform(0, 1) ** 2 * 300)
        resize(self.disk, max(used + room, 4096))  # a disk of size 0 has no bounds
        outcome = self.site.build()
        resize(self.disk, 1 << 26)
        found = judge(self.site, before, "B", outcome)
        return [f"{room} bytes left on the disk of {self.disk.name}, {way}: {one}" for one in found]


def used_of(disk: Path) -> int:
    """Return how many bytes are taken on a disk."""
    stat = os.statvfs(disk)
    return (stat.f_blocks - stat.f_bfree) * stat.f_frsize


def resize(disk: Path, size: int) -> None:
    """Give a disk in memory another size, in bytes, not below what is on it."""
    subprocess.run([*AS_ROOT, "mount", "-o", f"remount,size={size}", str(disk)], check=True)


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Put an empty disk in memory at `folder`, until the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    options = f"size={1 << 26},uid={os.getuid()}"
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    subprocess.run([*AS_ROOT, *mount], check=True)
    try:
        yield folder
    finally:
        subprocess.run([*AS_ROOT, "umount", "--lazy", str(folder)], check=True)


@contextmanager
def _begin_faults(folder: Path) -> Iterator[Trial]:
    with digest(folder) as site:
        yield Faults(site)


@contextmanager
def _begin_calls(folder: Path) -> Iterator[Trial]:
    with digest(folder) as site:
        yield Calls(site)


@contextmanager
def _begin_site(folder: Path) -> Iterator[Trial]:
    with small_disk(folder / "disk") as disk, digest(folder, disk / "site") as site:
        yield FullDisk(site, disk)


@contextmanager
def _begin_cache(folder: Path) -> Iterator[Trial]:
    with small_disk(folder / "checkout" / ".cache") as disk, digest(folder) as site:
        yield FullDisk(site, disk)


FAULTS = Campaign("faults", rows=(3,), few=6, full=100_000, begin=_begin_faults)
CALLS = Campaign("calls", rows=(3, 4), few=3, full=1000, begin=_begin_calls)
FULL_SITE = Campaign("full-disk", rows=(5,), few=3, full=200, begin=_begin_site)
FULL_CACHE = Campaign("full-cache", rows=(5,), few=2, full=100, begin=_begin_cache)
