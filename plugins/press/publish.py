"""From orders to a site that readers see: only what changed is made, and all of it or nothing.

Beside the output stands `.OUTPUT.press/`: the ledger of the last build, and a standby folder that
shares its files with the live one. A build brings the standby up to date and puts it in the place
of the live one, in one step. A crash at any point leaves the live site whole; what the standby
may lack is written down before it is touched.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import astuple, replace
from typing import TYPE_CHECKING

from plugins.press import stage
from plugins.press.change import SITEMAP, Change, find_change
from plugins.press.finished import DeadLink, Fragment, find_dead_fragments
from plugins.press.home import Home
from plugins.press.ledger import (
    Ledger,
    Made,
    Sheet,
    identify,
    sign_stamps,
    write_ledger,
)
from plugins.press.marks import read_marks
from plugins.press.printing import Printed, Tray, look_again, print_files
from plugins.press.sealed import digest_of, write_sealed
from plugins.press.sighting import Sighting, Strays, find_strays
from plugins.press.sitemap import sitemap_xml
from plugins.press.trees import (
    can_link,
    identify_there,
    is_below,
    link_file,
    remove_file,
    remove_files,
)
from plugins.press.unchanged import recall_files
from plugins.press.writer import check_folders, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
    from pathlib import Path

    from plugins.press.finished import LinkCheck
    from plugins.press.ledger import Stamp
    from plugins.press.watch import Watch
    from plugins.press.writer import Job, SheetOrder


class Publication:
    """One build of one output, whose lock is held.

    signature: digest of what every file rests on. check: paths of all files -> who judges links.
    refuse:    called with dead links, if there are any; it raises. prepare: as for `print_files`.
    stamps:    of all files of the live site, once it is published. strays: what else is there.
    """

    def __init__(
        self,
        output: Path,
        signature: str,
        check: Callable[[Set[str]], LinkCheck],
        workers: int,
        watch: Watch,
        refuse: Callable[[list[DeadLink]], None],
        prepare: Callable[[], None],
    ) -> None:
        self.output = output
        self.home = Home(output)
        self.signature = signature
        self.stamps: dict[str, Stamp] = {}
        self.strays = Strays()
        self._check_of, self.workers, self.watch, self.refuse = check, workers, watch, refuse
        self._prepare = prepare

    def publish(self, sheets: Mapping[str, SheetOrder], sighting: Sighting) -> set[str]:
        """Make the live site what was ordered, and return the files that were written.

        sighting: of the live site, since its lock is held.
        """
        self.home.make()
        with self.watch.time("plan"):
            keys = {name: self._key(sheet) for name, sheet in sheets.items()}
            last = self.home.last()
        if last is None or last.standby is None:
            return self._publish_all(sheets, keys, (last, sighting))
        return self._publish_changes(last, sheets, keys, sighting)

    def _key(self, order: SheetOrder | Job) -> str:
        return digest_of(self.signature, repr(order.inputs))

    # ---- all of it ---------------------------------------------------------------------------

    def _publish_all(
        self,
        sheets: Mapping[str, SheetOrder],
        keys: Mapping[str, str],
        before: tuple[Ledger | None, Sighting],
    ) -> set[str]:
        self.home.forget()
        with self.watch.time("plan"):
            laid = lay_out(sheets)
            jobs = {name: job for sheet in laid.values() for name, job in sheet.items()}
            check_folders(jobs.keys())
        self.check = self._check_of({*jobs, SITEMAP})
        last, sighting = before
        known = {*last.names, SITEMAP} if last else recall_files(self.output)
        self.strays = find_strays(sighting, known, {*jobs, SITEMAP})
        with stage.fresh_folder(self.output) as folder, stage.fresh_folder(self.output) as twin:
            tray = Tray(folder, twin if can_link(folder, twin) else None)
            printed = self._print(jobs, list(jobs), tray)
            self._judge(printed.dead, printed.fragments, folder)
            self._put_sitemap(printed, printed.entries, tray)
            for one in (folder, tray.twin) if tray.twin else (folder,):
                self._catch_up(one, self.strays.kept)
            self.home.set_aside(self.strays.unknown)
            stage.swap(folder, self.output)
            self.stamps = dict(printed.stamps)
            with suppress(OSError):  # it is published: what is not written down costs time only
                if tray.twin:
                    twin.rename(self.home.standby)
                self._write_whole(keys, laid, printed, _without_pages(jobs))
        return set(self.stamps)

    def _write_whole(
        self,
        keys: Mapping[str, str],
        laid: Mapping[str, Mapping[str, Job]],
        printed: Printed,
        pageless: set[str],
    ) -> None:
        """Write the ledger of a site that was made as a whole. `pageless`: files without pages."""
        ledger = Ledger(
            live=identify_there(self.output),
            standby=identify(self.home.standby),
            sheets={
                name: Sheet.of(keys[name], self._made(own, printed)) for name, own in laid.items()
            },
            sitemap=printed.stamps.pop(SITEMAP),
            fragments=[astuple(one) for one in printed.fragments],
            unled=pageless - printed.led,
            strays=set(self.strays.kept),
        )
        self._write(self.home.ledger, ledger, printed.stamps)

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
        names = ledger.names
        ledger.site = sign_stamps(stamps[name] for name in names)
        self.stamps = {name: stamps[name] for name in names}
        if ledger.sitemap:
            self.stamps[SITEMAP] = ledger.sitemap
        write_ledger(path, ledger)

    # ---- what changed ------------------------------------------------------------------------

    def _publish_changes(
        self,
        last: Ledger,
        sheets: Mapping[str, SheetOrder],
        keys: Mapping[str, str],
        sighting: Sighting,
    ) -> set[str]:
        with self.watch.time("plan"):
            change = find_change(last, sheets, keys, sighting.stamps(), self._key)
            self.strays = find_strays(sighting, {*last.names, SITEMAP}, {*change.names, SITEMAP})
        if change.is_none:
            self.stamps = change.stamps | ({SITEMAP: last.sitemap} if last.sitemap else {})
            return set()
        self.check = self._check_of({*change.names, SITEMAP})
        with self.watch.time("write"):
            behind = last.behind.union(last.strays, self.strays.kept, sighting.apart)
            touched = {*behind, *change.todo, *change.gone, SITEMAP}
            write_sealed(self.home.touched, sorted(touched))
            self._catch_up(self.home.standby, behind)
            for name in self.strays.lost:
                remove_file(self.home.standby, name)
            last.strays = set(self.strays.kept)
        tray = Tray(self.home.standby, live=self.output)
        printed = self._print(change.jobs, change.todo, tray)
        for name in filter(is_below, change.gone):
            remove_file(self.home.standby, name)
        fragments = self._look_around(last, change, printed)
        self._judge(printed.dead, fragments, self.home.standby)
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
        fragments = [one for one in kept if one.name in change.names and one.file not in again]
        if not last.unled.issuperset(change.gone):
            pages = [one for one in change.names if one.endswith(".html") and one not in again]
            folder = self.home.standby
            printed.dead += look_again(folder, pages, self.check, self.workers, self.watch)
        return fragments + printed.fragments

    def _catch_up(self, folder: Path, names: Collection[str]) -> None:
        """Give another folder the files that the live one has."""
        remove_files(folder, names)
        for name in names:  # all old ones are gone: a file may stand where a folder is to be
            link_file(self.output / name, folder / name)

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
            ledger.fragments = [astuple(one) for one in fragments]
            fresh = _without_pages(change.jobs.keys() - change.before.keys())
            ledger.unled = (last.unled | fresh) - printed.led - set(change.gone)
            changed = {*printed.written, *change.gone, *self.strays.lost}
            if not changed:
                self._write(self.home.ledger, ledger, stamps)
                self.home.touched.unlink()
                return
            ledger.standby, ledger.behind = ledger.live, changed
            ledger.live = identify_there(self.home.standby)
            self._write(self.home.next, ledger, stamps)
            stage.swap(self.home.standby, self.output)
            with suppress(OSError):  # it is published, and the next build finds where this ended
                self.home.next.replace(self.home.ledger)
                self.home.touched.unlink()

    # ---- both --------------------------------------------------------------------------------

    def _print(self, jobs: Mapping[str, Job], names: Sequence[str], tray: Tray) -> Printed:
        return print_files(jobs, names, tray, self.check, self.workers, self.watch, self._prepare)

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
    jobs: Mapping[str, Job],
    check: LinkCheck,
    workers: int,
    watch: Watch,
    prepare: Callable[[], None],
) -> tuple[int, list[DeadLink]]:
    """Make every file and keep none; return how many pages there are, and the dead links."""
    printed = print_files(jobs, list(jobs), Tray(None), check, workers, watch, prepare)
    with watch.time("check"):
        dead = printed.dead + find_dead_fragments(
            sorted(printed.fragments), lambda name: read_marks(jobs[name].make().decode()).ids
        )
    return len(printed.entries), dead


def _without_pages(names: Iterable[str]) -> set[str]:
    return {name for name in names if not name.endswith(".html")}
