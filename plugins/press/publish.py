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
from plugins.press.change import Change, find_change
from plugins.press.finished import DeadLink, Fragment, find_dead_fragments
from plugins.press.ledger import (
    Identity,
    Ledger,
    Made,
    Sheet,
    identify,
    read_ledger,
    sign_stamps,
    write_ledger,
)
from plugins.press.marks import read_marks
from plugins.press.printing import Printed, Tray, look_again, print_files
from plugins.press.sealed import digest_of, home_of, read_sealed, write_sealed
from plugins.press.sitemap import sitemap_xml
from plugins.press.writer import check_folders, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence, Set
    from pathlib import Path

    from plugins.press.finished import LinkCheck
    from plugins.press.ledger import Stamp
    from plugins.press.watch import Watch
    from plugins.press.writer import Job, SheetOrder

SITEMAP = "sitemap.xml"


class Publication:
    """One build of one output, whose lock is held.

    signature: digest of what every file rests on. check: paths of all files -> who judges links.
    refuse:    called with dead links, if there are any; it raises.
    stamps:    of all files of the live site, once it is published.
    """

    def __init__(
        self,
        output: Path,
        signature: str,
        check: Callable[[Set[str]], LinkCheck],
        workers: int,
        watch: Watch,
        refuse: Callable[[list[DeadLink]], None],
    ) -> None:
        self.output = output
        self.home = home_of(output)
        self.signature = signature
        self.stamps: dict[str, Stamp] = {}
        self._check_of, self.workers, self.watch, self.refuse = check, workers, watch, refuse
        self._standby = self.home / "standby"
        self._ledger = self.home / "ledger"
        self._next = self.home / "ledger.next"
        self._touched = self.home / "touched"

    def publish(self, sheets: Mapping[str, SheetOrder]) -> set[str]:
        """Make the live site what was ordered, and return the files that were written."""
        self.home.mkdir(exist_ok=True)
        with self.watch.time("plan"):
            keys = {name: self._key(sheet) for name, sheet in sheets.items()}
            last = self._last()
        if last is None or last.standby is None:
            return self._publish_all(sheets, keys)
        return self._publish_changes(last, sheets, keys)

    def _key(self, order: SheetOrder | Job) -> str:
        return digest_of(self.signature, repr(order.inputs))

    # ---- all of it ---------------------------------------------------------------------------

    def _publish_all(self, sheets: Mapping[str, SheetOrder], keys: Mapping[str, str]) -> set[str]:
        self._forget()
        with self.watch.time("plan"):
            laid = lay_out(sheets)
            jobs = {name: job for sheet in laid.values() for name, job in sheet.items()}
            check_folders(jobs.keys())
        self.check = self._check_of({*jobs, SITEMAP})
        with stage.fresh_folder(self.output) as folder, stage.fresh_folder(self.output) as twin:
            tray = Tray(folder, twin if _can_link(folder, twin) else None)
            printed = self._print(jobs, list(jobs), tray)
            self._judge(printed.dead, printed.fragments, folder)
            self._put_sitemap(printed, printed.entries, tray)
            stage.swap(folder, self.output)
            if tray.twin:
                twin.rename(self._standby)
            ledger = Ledger(
                live=_known(self.output),
                standby=identify(self._standby),
                sheets={
                    name: Sheet.of(keys[name], self._made(own, printed))
                    for name, own in laid.items()
                },
                sitemap=printed.stamps.pop(SITEMAP),
                fragments=[_row(one) for one in printed.fragments],
                unled=_without_pages(jobs) - printed.led,
            )
            self._write(self._ledger, ledger, printed.stamps)
        return set(self.stamps)

    def _made(
        self, jobs: Mapping[str, Job], printed: Printed, before: Mapping[str, Made] | None = None
    ) -> dict[str, Made]:
        """Return what the ledger says of these files; `before`: of those not printed now."""
        made = {}
        for name, job in jobs.items():
            if name in printed.stamps:
                entry = printed.entries.get(name)
                made[name] = Made(self._key(job), printed.stamps[name], entry)
            elif before is not None:
                made[name] = before[name]
        return made

    def _write(self, path: Path, ledger: Ledger, stamps: Mapping[str, Stamp]) -> None:
        """Write the ledger; `stamps`: of all its files but the sitemap."""
        names = [name for sheet in ledger.sheets.values() for name in sheet.names]
        ledger.site = sign_stamps(stamps[name] for name in names)
        write_ledger(path, ledger)
        self.stamps = {name: stamps[name] for name in names}
        if ledger.sitemap:
            self.stamps[SITEMAP] = ledger.sitemap

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
        self, last: Ledger, sheets: Mapping[str, SheetOrder], keys: Mapping[str, str]
    ) -> set[str]:
        with self.watch.time("plan"):
            change = find_change(last, sheets, keys, self.output, self._key)
        if change.is_none:
            self.stamps = change.stamps | ({SITEMAP: last.sitemap} if last.sitemap else {})
            return set()
        self.check = self._check_of({*change.names, SITEMAP})
        with self.watch.time("write"):
            touched = {*last.behind, *change.todo, *change.gone, SITEMAP}
            write_sealed(self._touched, sorted(touched))
            self._catch_up(last.behind)
        tray = Tray(self._standby, live=self.output)
        printed = self._print(change.jobs, change.todo, tray)
        for name in change.gone:
            _remove(self._standby, name)
        fragments = self._look_around(last, change, printed)
        self._judge(printed.dead, fragments, self._standby)
        entries = [(printed.entries.get(name), change.entry_before(name)) for name in change.todo]
        entries += [(None, change.entry_before(name)) for name in change.gone]
        if change.is_sitemap_lost or any(one != other for one, other in entries):
            self._put_sitemap(printed, change.entries() | printed.entries, tray)
        self._exchange(last, change, keys, printed, fragments)
        return printed.written

    def _look_around(self, last: Ledger, change: Change, printed: Printed) -> list[Fragment]:
        """Return the links to parts of pages; where pages have gone, see who still links there."""
        again = set(change.todo)
        kept = [Fragment(*one) for one in last.fragments]
        fragments = [one for one in kept if one.name in change.names and _file(one) not in again]
        if not last.unled.issuperset(change.gone):
            pages = [one for one in change.names if one.endswith(".html") and one not in again]
            printed.dead += look_again(self._standby, pages, self.check, self.workers, self.watch)
        return fragments + printed.fragments

    def _catch_up(self, names: Iterable[str]) -> None:
        """Give the standby folder the files that the live one has."""
        for name in names:
            _remove(self._standby, name)
            _link(self.output / name, self._standby / name)

    def _exchange(
        self,
        last: Ledger,
        change: Change,
        keys: Mapping[str, str],
        printed: Printed,
        fragments: list[Fragment],
    ) -> None:
        """Make the standby the live site, if it is another one, and write down what there is."""
        with self.watch.time("write"):
            sheets = {name: sheet for name, sheet in last.sheets.items() if name in keys}
            for name, own in change.laid.items():
                sheets[name] = Sheet.of(keys[name], self._made(own, printed, change.before))
            sitemap = printed.stamps.pop(SITEMAP, last.sitemap)
            stamps = change.stamps | printed.stamps
            ledger = replace(last, sheets=sheets, sitemap=sitemap, behind=set())
            ledger.fragments = [_row(one) for one in fragments]
            fresh = _without_pages(change.jobs.keys() - change.before.keys())
            ledger.unled = (last.unled | fresh) - printed.led - set(change.gone)
            changed = {*printed.written, *change.gone}
            if not changed:
                self._write(self._ledger, ledger, stamps)
                self._touched.unlink()
                return
            ledger.standby, ledger.behind = ledger.live, changed
            ledger.live = _known(self._standby)
            self._write(self._next, ledger, stamps)
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


def _without_pages(names: Iterable[str]) -> set[str]:
    return {name for name in names if not name.endswith(".html")}


def _file(fragment: Fragment) -> str:
    page = fragment.page.removeprefix("/")
    return page + "index.html" if page.endswith("/") or not page else page


def _row(one: Fragment) -> tuple[str, str, str, str]:
    return one.page, one.href, one.name, one.part
