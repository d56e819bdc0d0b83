"""Files of the site, made and written: in chunks, by as many processes as there are CPUs.

Knows jobs and folders; not what is in a file, but for the links of a page.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from plugins.press.crew import cut, share
from plugins.press.errand import end_aside
from plugins.press.finished import DeadLink, Fragment, LinkCheck
from plugins.press.ledger import stamp_at
from plugins.press.trees import link_file, remove_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from plugins.press.ledger import Stamp
    from plugins.press.watch import Watch
    from plugins.press.writer import Job

_CHUNK = 64  # files a worker makes before it tells what came of them
# Files that one process makes sooner than several are ready: each needs every template, and to
# read all of those takes as long as to make these.
_FEW = 256
# Chunks before a fresh worker comes: what one has looked at of ten thousand stories, it holds.
_LIFE = 24


@dataclass
class Printed:
    """What was made.

    stamps:  file -> what the disk says of it. written: those that are not as they were before.
    entries: a page's file -> its `<url>` for the sitemap, or "".
    dead:    links that lead nowhere. fragments: links to a part of another page.
    led:     files that are no pages, to which these pages lead.
    spent:   what was done -> seconds, in all processes together.
    """

    stamps: dict[str, Stamp] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    entries: dict[str, str] = field(default_factory=dict)
    dead: list[DeadLink] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    led: set[str] = field(default_factory=set)
    spent: dict[str, float] = field(default_factory=dict)

    def add(self, other: Printed) -> None:
        """Take in what another made."""
        self.stamps |= other.stamps
        self.written |= other.written
        self.entries |= other.entries
        self.dead += other.dead
        self.fragments += other.fragments
        self.led |= other.led
        for name, seconds in other.spent.items():
            self.spent[name] = self.spent.get(name, 0.0) + seconds

    def look(self, check: LinkCheck, name: str, page: bytes) -> None:
        """Take in what a page says."""
        marks = check.read(page)
        self.entries[name] = marks.entry
        for one in check.look(name, marks):
            if isinstance(one, DeadLink):
                self.dead.append(one)
            else:
                self.fragments.append(one)


@dataclass(frozen=True)
class Tray:
    """Where files are put.

    folder: the site that is being made; None to make the files and keep none.
    twin:   a second folder that is to have the same files, linked; or None.
    live:   the site readers see: a file that is the same there is not written again; or None.
    """

    folder: Path | None
    twin: Path | None = None
    live: Path | None = None
    # Folders that are there: Path and mkdir take longer than to write a page.
    _there: set[str] = field(default_factory=set, repr=False, compare=False)

    def put(self, name: str, content: bytes) -> tuple[Stamp, bool]:
        """Put a file; return its stamp and whether it is another one than before."""
        if self.folder is None:
            return (0, 0, 0), False
        if self.live is not None:
            there = self.live / name
            stamp = stamp_at(str(there))
            if stamp and _holds(there, content, stamp):
                self._share(there, name, stamp)
                return stamp, False
        path = self._place(self.folder, name)
        if self.live is not None:
            with suppress(FileNotFoundError):
                os.unlink(path)  # noqa: PTH108  (it may be the live site's too, which keeps it)
        with open(path, "xb", buffering=0) as file:  # noqa: PTH123
            left = memoryview(content)
            while left:
                left = left[file.write(left) :]
            stat = os.fstat(file.fileno())
        if self.twin is not None:
            os.link(path, self._place(self.twin, name))
        return (stat.st_size, stat.st_mtime_ns, stat.st_ino), True

    def _share(self, there: Path, name: str, stamp: Stamp) -> None:
        """Have the folder share a file of the live site, which somebody may have put back there."""
        if self.folder and stamp_at(f"{self.folder}/{name}") != stamp:
            remove_file(self.folder, name)
            link_file(there, self.folder / name)

    def _place(self, folder: Path, name: str) -> str:
        """Return the path of a file below `folder`, whose own folder is there then."""
        path = f"{folder}/{name}"
        above = path.rpartition("/")[0]
        if above not in self._there:
            try:
                os.mkdir(above)  # noqa: PTH102  (what it stands in is mostly there)
            except FileExistsError:
                pass  # another worker made it, or this one's forerunner
            except FileNotFoundError:
                os.makedirs(above, exist_ok=True)  # noqa: PTH103
            self._there.add(above)
        return path


def _holds(path: Path, content: bytes, stamp: Stamp) -> bool:
    try:
        return stamp[0] == len(content) and path.read_bytes() == content
    except OSError:
        return False


def print_files(
    jobs: Mapping[str, Job],
    names: Sequence[str],
    tray: Tray,
    check: LinkCheck,
    workers: int,
    watch: Watch,
    prepare: Callable[[], None],
) -> Printed:
    """Make the files named and return what they are.

    prepare: makes ready what every one of several workers will need.
    """
    end_aside()  # from here on no CPU has time to spare
    printed = Printed()
    work = partial(_print_chunk, jobs, tray, check)
    workers = workers if len(names) > _FEW else 1
    if workers > 1:
        prepare()
    for part in share(cut(names, _CHUNK), work, workers, "files", _LIFE):
        printed.add(part)
    watch.add(printed.spent, workers)
    return printed


def _print_chunk(
    jobs: Mapping[str, Job], tray: Tray, check: LinkCheck, names: Sequence[str]
) -> Printed:
    printed = Printed()
    known = len(check.led)
    made = put = checked = 0.0
    for name in names:
        started = time.perf_counter()
        content = jobs[name].make()
        rendered = time.perf_counter()
        printed.stamps[name], is_new = tray.put(name, content)
        if is_new:
            printed.written.add(name)
        ended = time.perf_counter()
        if name.endswith(".html"):
            printed.look(check, name, content)
        made += rendered - started
        put += ended - rendered
        checked += time.perf_counter() - ended
    printed.led.update(check.led[known:])  # each process looks at a link from the root once
    printed.spent = {"render": made, "write": put, "check": checked}
    return printed


def look_again(
    folder: Path, names: Sequence[str], check: LinkCheck, workers: int, watch: Watch
) -> list[DeadLink]:
    """Return the dead links of pages that are finished already."""
    with watch.time("check"):
        work = partial(_look_chunk, folder, check)
        return [one for part in share(cut(names, _CHUNK), work, workers) for one in part]


def _look_chunk(folder: Path, check: LinkCheck, names: Sequence[str]) -> list[DeadLink]:
    printed = Printed()
    for name in names:
        printed.look(check, name, (folder / name).read_bytes())
    return printed.dead
