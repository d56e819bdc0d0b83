"""Caches that are damaged, stale or planted: they cost a build its time, and nothing else.

Damages whatever a build leaves for the next one, by what the disk holds; knows no format.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.hold.campaign import Campaign, Trial
from tests.hold.checkout import Digest, digest

_PRECIOUS = b"years of work"


def cut(path: Path, dice: Random) -> None:
    """Keep some sixteenths of the file, or nothing."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size * dice.randrange(16) // 16])


def flip(path: Path, dice: Random) -> None:
    """Turn up to 200 bits."""
    raw = bytearray(path.read_bytes())
    for _ in range(dice.choice([1, 3, 200])):
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    path.write_bytes(raw)


def blank(path: Path, dice: Random) -> None:
    """Fill a part of the file with zeros, as a disk does after a power cut."""
    raw = bytearray(path.read_bytes())
    start = dice.randrange(len(raw))
    raw[start:] = bytes(len(raw) - start)
    path.write_bytes(raw)


def litter(path: Path, dice: Random) -> None:
    """Write something else in its place."""
    path.write_bytes(dice.choice([dice.randbytes(5000), b"{}", b"[" * 90_000, b"null\n" * 99]))


def lose(path: Path, dice: Random) -> None:
    """Remove the file."""
    path.unlink()


def block(path: Path, dice: Random) -> None:
    """Put a folder in its place."""
    path.unlink()
    path.mkdir()
    (path / "a").touch()


def link(path: Path, dice: Random) -> None:
    """Put a link in its place that leads to what nobody may write to."""
    path.unlink()
    path.symlink_to(_precious_of(path))


def _precious_of(path: Path) -> Path:
    folder = next(one for one in path.parents if one.name == "checkout")
    return folder / "content" / ".." / ".." / "precious"


DAMAGES: tuple[Callable[[Path, Random], None], ...] = (
    cut,
    cut,
    flip,
    flip,
    blank,
    litter,
    lose,
    block,
    link,
)


class Damages:
    """A site and its caches are there; one to three of their files are spoilt."""

    total: int | None = None

    def __init__(self, site: Digest) -> None:
        self.site = site
        self.precious = site.folder.parent / "precious"
        self.precious.write_bytes(_PRECIOUS)
        self.older = site.folder.parent / "older"
        site.settle("A")
        shutil.copytree(site.cache, self.older / ".cache")
        shutil.copytree(site.home, self.older / site.home.name)

    def __call__(self, number: int, dice: Random) -> list[str]:
        self.site.settle("A")
        done = [self._spoil(dice) for _ in range(dice.choice([1, 1, 3]))]
        state = dice.choice("AAB")
        self.site.show(state)
        outcome = self.site.build()
        found = list(self._judge(state, outcome.code, outcome.told))
        if found:
            self.site.clean()
        return [f"{', '.join(done)}: {one}" for one in found]

    def _spoil(self, dice: Random) -> str:
        """Spoil one file and return how."""
        roots = [self.site.cache, self.site.home]
        files = [path for root in roots for path in sorted(root.rglob("*")) if self._is_kept(path)]
        if not files:
            return "nothing left"
        path = dice.choice(files)
        name = path.relative_to(self.site.folder)
        if dice.random() < 0.15:
            return f"older {self._put_older(name)}"
        damage = dice.choice(DAMAGES)
        stat = path.stat()
        damage(path, dice)
        if path.is_file() and not path.is_symlink() and dice.random() < 0.5:
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        return f"{damage.__name__} {name}"

    def _is_kept(self, path: Path) -> bool:
        # What the standby folder holds is the site's own files under a second name.
        standby = "standby" in path.relative_to(self.site.folder).parts
        return path.is_file() and not path.is_symlink() and path.stat().st_size > 0 and not standby

    def _put_older(self, name: Path) -> Path:
        """Put back what an earlier build had kept; its name is as long as it was then."""
        if (self.older / name).is_file():
            shutil.copyfile(self.older / name, self.site.folder / name)
        return name

    def _judge(self, state: str, code: int, told: str) -> Iterator[str]:
        notices = [line for line in told.splitlines() if "damaged" in line]
        if code or "Traceback" in told:
            yield f"the build fails: {told[-700:]}"
        elif self.site.seen() != self.site.expected[state]:
            seen, sound = self.site.seen(), self.site.expected[state]
            wrong = sorted(name for name in {*seen, *sound} if seen.get(name) != sound.get(name))
            yield f"the build is no clean one: {wrong[:5]}"
        elif len(notices) > 1:
            yield f"told more than once: {notices}"
        if self.precious.read_bytes() != _PRECIOUS:
            self.precious.write_bytes(_PRECIOUS)
            yield "a link out of the cache was followed and written to"


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    with digest(folder) as site:
        yield Damages(site)


DAMAGE = Campaign("damage", rows=(9, 11), few=10, full=1000, begin=_begin)
