"""From orders to a site that readers see: only what changed is made, and all of it or nothing.

Beside the output stands `.OUTPUT.press/`: the ledger of the last build, and a standby folder that
shares its files with the live one. A build brings the standby up to date and puts it in the place
of the live one, in one step. A crash at any point leaves the live site whole; what the standby
may lack is written down before it is touched.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.press import stage
from plugins.press.finished import DeadLink, Fragment, find_dead_fragments
from plugins.press.ledger import Identity, Ledger, Made, identify, read_ledger, write_ledger
from plugins.press.marks import read_marks
from plugins.press.printing import Printed, Tray, look_again, print_files, stamp_of
from plugins.press.sealed import home_of, read_sealed, write_sealed
from plugins.press.sitemap import sitemap_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from plugins.press.finished import LinkCheck
    from plugins.press.watch import Watch
    from plugins.press.writer import Job

SITEMAP = "sitemap.xml"


class Publication:
    """One build of one output, whose lock is held.

    refuse: called with dead links, if there are any; it raises.
    """

    def __init__(
        self,
        output: Path,
        check: LinkCheck,
        workers: int,
        watch: Watch,
        refuse: Callable[[list[DeadLink]], None],
    ) -> None:
        self.output = output
        self.home = home_of(output)
        self.check, self.workers, self.watch, self.refuse = check, workers, watch, refuse
        self._standby = self.home / "standby"
        self._ledger = self.home / "ledger"
        self._next = self.home / "ledger.next"
        self._touched = self.home / "touched"

    def publish(self, jobs: Mapping[str, Job], keys: Mapping[str, str]) -> set[str]:
        """Make the live site what was ordered, and return the files that were written.

        keys: file -> digest of what it is made from.
        """
        self.home.mkdir(exist_ok=True)
        last = self._last()
        if last is None or last.standby is None:
            return self._publish_all(jobs, keys)
        return self._publish_changes(last, jobs, keys)

    # ---- all of it ---------------------------------------------------------------------------

    def _publish_all(self, jobs: Mapping[str, Job], keys: Mapping[str, str]) -> set[str]:
        self._forget()
        with stage.fresh_folder(self.output) as folder, stage.fresh_folder(self.output) as twin:
            tray = Tray(folder, twin if _can_link(folder, twin) else None)
            printed = self._print(jobs, list(jobs), tray)
            self._judge(printed.dead, printed.fragments, folder)
            self._put_sitemap(printed, printed.entries, tray)
            stage.swap(folder, self.output)
            if tray.twin:
                twin.rename(self._standby)
            files = {name: Made(keys.get(name, ""), one) for name, one in printed.stamps.items()}
            ledger = Ledger(
                live=_known(self.output),
                standby=identify(self._standby),
                files=files,
                entries=printed.entries,
                fragments=[_row(one) for one in printed.fragments],
            )
            write_ledger(self._ledger, ledger)
        return set(printed.stamps)

    def _forget(self) -> None:
        """Take away what speaks of another site than the one there is."""
        for path in (self._ledger, self._next, self._touched):
            path.unlink(missing_ok=True)
        shutil.rmtree(self._standby, ignore_errors=True)

    # ---- what changed ------------------------------------------------------------------------

    def _last(self) -> Ledger | None:
        """Return the ledger of the site there is; None where nobody knows what it holds."""
        live = identify(self.output)
        for path in (self._ledger, self._next):
            ledger = read_ledger(path)
            if ledger and live == ledger.live and identify(self._standby) == ledger.standby:
                if path == self._next:  # the last build stopped right after it was published
                    path.replace(self._ledger)
                touched = read_sealed(self._touched)
                if touched is None and self._touched.exists():
                    return None
                ledger.behind.update(touched or ())
                return ledger
        return None

    def _publish_changes(
        self, last: Ledger, jobs: Mapping[str, Job], keys: Mapping[str, str]
    ) -> set[str]:
        with self.watch.time("write"):
            todo = [name for name in jobs if self._is_stale(name, last, keys[name])]
            gone = [name for name in last.files if name not in jobs and name != SITEMAP]
        if not todo and not gone:
            return set()
        with self.watch.time("write"):
            write_sealed(self._touched, sorted({*last.behind, *todo, *gone, SITEMAP}))
            self._catch_up(last.behind)
        tray = Tray(self._standby, live=self.output)
        printed = self._print(jobs, todo, tray)
        for name in gone:
            _remove(self._standby, name)
        entries = {name: one for name, one in last.entries.items() if name in jobs}
        entries |= printed.entries
        again = set(todo)
        kept = [Fragment(*one) for one in last.fragments]
        fragments = [one for one in kept if one.name in jobs and _file(one) not in again]
        fragments += printed.fragments
        if gone:
            pages = [name for name in last.entries if name in jobs and name not in again]
            printed.dead += look_again(self._standby, pages, self.check, self.workers, self.watch)
        self._judge(printed.dead, fragments, self._standby)
        if entries != last.entries:
            self._put_sitemap(printed, entries, tray)
        files = {name: one for name, one in last.files.items() if name in jobs or name == SITEMAP}
        files |= {name: Made(keys.get(name, ""), one) for name, one in printed.stamps.items()}
        ledger = replace(last, files=files, entries=entries)
        ledger.fragments = [_row(one) for one in fragments]
        self._exchange(ledger, {*printed.written, *gone})
        return printed.written

    def _is_stale(self, name: str, last: Ledger, key: str) -> bool:
        """Return whether a file must be made: it would be another, or is not what was written."""
        made = last.files.get(name)
        if made is None or made.key != key:
            return True
        try:
            return stamp_of(self.output / name) != made.stamp
        except OSError:
            return True

    def _catch_up(self, names: Iterable[str]) -> None:
        """Give the standby folder the files that the live one has."""
        for name in names:
            _remove(self._standby, name)
            _link(self.output / name, self._standby / name)

    def _exchange(self, ledger: Ledger, changed: set[str]) -> None:
        """Make the standby the live site, if it is another one, and write down what there is."""
        if not changed:
            ledger.behind = set()
            write_ledger(self._ledger, ledger)
            self._touched.unlink()
            return
        standby = ledger.live
        after = replace(ledger, live=_known(self._standby), standby=standby, behind=changed)
        write_ledger(self._next, after)
        stage.swap(self._standby, self.output)
        self._next.replace(self._ledger)
        self._touched.unlink()

    # ---- both --------------------------------------------------------------------------------

    def _print(self, jobs: Mapping[str, Job], names: Sequence[str], tray: Tray) -> Printed:
        return print_files(jobs, names, tray, self.check, self.workers, self.watch)

    def _judge(self, dead: list[DeadLink], fragments: list[Fragment], folder: Path) -> None:
        with self.watch.time("check"):
            found = dead + find_dead_fragments(
                sorted(fragments),
                lambda name: read_marks((folder / name).read_text(encoding="utf-8")).ids,
            )
        if found:
            self.refuse(found)

    def _put_sitemap(self, printed: Printed, entries: Mapping[str, str], tray: Tray) -> None:
        with self.watch.time("write"):
            printed.stamps[SITEMAP], is_new = tray.put(SITEMAP, sitemap_xml(entries))
            if is_new:
                printed.written.add(SITEMAP)


def try_out(
    jobs: Mapping[str, Job], check: LinkCheck, workers: int, watch: Watch
) -> tuple[int, list[DeadLink]]:
    """Make every file and keep none; return how many pages there are, and the dead links."""
    printed = print_files(jobs, list(jobs), Tray(None), check, workers, watch)
    with watch.time("check"):
        dead = printed.dead + find_dead_fragments(
            sorted(printed.fragments), lambda name: read_marks(jobs[name].make().decode()).ids
        )
    return len(printed.entries), dead


def _known(folder: Path) -> Identity:
    """Return which folder it is. Raises OSError for one that is not there."""
    stat = folder.lstat()
    return stat.st_dev, stat.st_ino


def _can_link(folder: Path, twin: Path) -> bool:
    """Return whether two folders can share a file."""
    (folder / ".try").touch()
    try:
        os.link(folder / ".try", twin / ".try")
    except OSError:
        return False
    finally:
        (folder / ".try").unlink()
        (twin / ".try").unlink(missing_ok=True)
    return True


def _link(there: Path, here: Path) -> None:
    """Make `here` the same file as `there`, if that is there."""
    if there.is_file():
        here.parent.mkdir(parents=True, exist_ok=True)
        os.link(there, here)


def _remove(folder: Path, name: str) -> None:
    """Remove a file, and the folders that hold nothing without it."""
    path = folder / name
    path.unlink(missing_ok=True)
    for above in path.parents:
        if above == folder:
            return
        with suppress(FileNotFoundError):
            try:
                above.rmdir()
            except OSError:
                return  # it holds more


def _file(fragment: Fragment) -> str:
    page = fragment.page.removeprefix("/")
    return page + "index.html" if page.endswith("/") or not page else page


def _row(one: Fragment) -> tuple[str, str, str, str]:
    return one.page, one.href, one.name, one.part
