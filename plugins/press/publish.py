"""From orders to a site that readers see: only what changed is made, and all of it or nothing.

Beside the output stands `.OUTPUT.press/`: the ledger of the last build, and a standby folder that
shares its files with the live one. A build brings the standby up to date and puts it in the place
of the live one, in one step. A crash at any point leaves the live site whole; what the standby
may lack is written down before it is touched.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import astuple, replace
from typing import TYPE_CHECKING

from plugins.press import stage
from plugins.press.change import Change, Left, find_change
from plugins.press.early import make_early
from plugins.press.entries import mark_of
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
from plugins.press.maps import Maps, Parts
from plugins.press.marks import read_marks
from plugins.press.printing import Printed, Tray, look_again, print_files
from plugins.press.sealed import write_sealed
from plugins.press.sitemap import SITEMAP
from plugins.press.strays import Strays, find_strays
from plugins.press.trees import (
    can_link,
    identify_there,
    is_below,
    link_file,
    remove_file,
    remove_files,
)
from plugins.press.unchanged import recall_files
from plugins.press.uses import TICK
from plugins.press.writer import check_folders, in_print_order, key_of, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
    from pathlib import Path

    from plugins.press.finished import LinkCheck
    from plugins.press.ledger import Stamp
    from plugins.press.sighting import Sighting
    from plugins.press.watch import Watch
    from plugins.press.writer import Job, SheetOrder, SiteWriter


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

    def publish(self, writer: SiteWriter, sighting: Sighting) -> set[str]:
        """Make the live site what `writer` was ordered, and return the files that were written.

        sighting: of the live site. Its lock is held, and no other build was there since.
        """
        self.home.make()
        # Before the last orders come: other processes find out meanwhile what those hang on.
        with self.watch.time("plan"):
            last = self.home.last()
            if last and last.standby:
                left = Left.of(last, sighting.stamps)
                before = Parts.of(left.names) if last.signature == self.signature else None
            keys = {name: self._key(sheet) for name, sheet in writer.sheets.items()}
        if last and last.standby:
            with self.watch.time("render"):
                make_early(writer.sheets, keys, last, self._key, writer.is_awaited)
        sheets = writer.all_sheets()
        with self.watch.time("plan"):
            keys |= {name: self._key(one) for name, one in sheets.items() if name not in keys}
        if last is None or last.standby is None:
            return self._publish_all(sheets, keys, (last, sighting))
        return self._publish_changes((left, before), sheets, keys, sighting)

    def _key(self, order: SheetOrder | Job) -> str:
        return key_of(self.signature, order.inputs)

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
        maps = Maps(Parts.of(jobs.keys()))
        known = {*last.names, *last.maps} if last else recall_files(self.output)
        self.strays = find_strays(sighting, known, {*jobs, *maps.names})
        with stage.fresh_folder(self.output) as folder, stage.fresh_folder(self.output) as twin:
            tray = Tray(folder, twin if can_link(folder, twin) else None)
            printed = self._print(jobs, in_print_order(laid), tray)
            self._judge(printed.dead, printed.fragments, folder)
            with self.watch.time("write"):
                made = maps.put_all(self.check.url, printed, tray)
            for one in (folder, tray.twin) if tray.twin else (folder,):
                self._catch_up(one, self.strays.kept)
            self.home.set_aside(self.strays.unknown)
            done = time.time_ns()
            stage.swap(folder, self.output)
            self.stamps = printed.stamps | {name: one.stamp for name, one in made.items()}
            with suppress(OSError):  # it is published: what is not written down costs time only
                if tray.twin:
                    twin.rename(self.home.standby)
                self._write_whole(keys, laid, printed, (made, done))
        return set(self.stamps)

    def _write_whole(
        self,
        keys: Mapping[str, str],
        laid: Mapping[str, Mapping[str, Job]],
        printed: Printed,
        rest: tuple[dict[str, Made], int],
    ) -> None:
        """Write the ledger of a site that was made as a whole; `rest`: its maps, and when."""
        maps, done = rest
        pageless = _without_pages(name for own in laid.values() for name in own)
        ledger = Ledger(
            live=identify_there(self.output),
            standby=identify(self.home.standby),
            signature=self.signature,
            sheets={
                name: Sheet.of(keys[name], self._made(own, printed)) for name, own in laid.items()
            },
            maps=maps,
            fragments=[astuple(one) for one in printed.fragments],
            unled=pageless - printed.led,
            strays=set(self.strays.kept),
            since=done - TICK,  # both folders were made here
            done=done,
        )
        self._write(self.home.ledger, ledger, printed.stamps)

    def _made(
        self, jobs: Mapping[str, Job], printed: Printed, before: Mapping[str, Made] | None = None
    ) -> dict[str, Made]:
        """Return what the ledger says of these files; `before`: of those not printed now."""
        made = {}
        for name, job in jobs.items():
            if name in printed.stamps:
                entry = mark_of(printed.entries.get(name))
                made[name] = Made(self._key(job), printed.stamps[name], entry)
            elif before is not None:
                made[name] = before[name]
        return made

    def _write(self, path: Path, ledger: Ledger, stamps: Mapping[str, Stamp]) -> None:
        """Write the ledger; `stamps`: of all its files but the maps."""
        names = ledger.names
        ledger.site = sign_stamps(stamps[name] for name in names)
        self.stamps = {name: stamps[name] for name in names} | ledger.map_stamps
        write_ledger(path, ledger)

    # ---- what changed ------------------------------------------------------------------------

    def _publish_changes(
        self,
        site: tuple[Left, Parts | None],
        sheets: Mapping[str, SheetOrder],
        keys: Mapping[str, str],
        sighting: Sighting,
    ) -> set[str]:
        left, before = site
        last = left.last
        with self.watch.time("plan"):
            change = find_change(left, sheets, keys, self._key)
            is_alike = before and before.names == change.names
            now = before if before and is_alike else Parts.of(change.names)
            maps = Maps(now, last.maps, before)
            known = left.names | last.maps.keys()
            self.strays = find_strays(sighting, known, change.names | maps.names)
        if change.is_none and not self.strays.odd:
            self.stamps = change.stamps | last.map_stamps
            return set()
        self.check = self._check_of({*change.names, SITEMAP})
        with self.watch.time("write"):
            behind = last.behind.union(last.strays, self.strays.kept, sighting.apart)
            touched = {*behind, *change.todo, *change.gone, *last.maps, *maps.names}
            write_sealed(self.home.touched, sorted(touched))
            self._catch_up(self.home.standby, behind)
            for name in self.strays.lost:
                remove_file(self.home.standby, name)
            # What the live folder is told to hold, the standby holds as well from here on.
            last.strays, last.since = set(self.strays.kept), sighting.since
            last.done = sighting.since
        tray = Tray(self.home.standby, live=self.output)
        printed = self._print(change.jobs, change.todo, tray)
        fragments = self._look_around(last, change, printed)
        self._judge(printed.dead, fragments, self.home.standby)
        with self.watch.time("write"):
            last.maps = maps.put_changed(self.check.url, self.output, change, printed, tray)
            for name in filter(is_below, change.gone):
                remove_file(self.home.standby, name)
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
            stamps = change.stamps | printed.stamps
            ledger = replace(last, signature=self.signature, sheets=sheets, behind=set())
            ledger.fragments = [astuple(one) for one in fragments]
            fresh = _without_pages(change.jobs.keys() - change.before.keys())
            ledger.unled = (last.unled | fresh) - printed.led - set(change.gone)
            changed = {*printed.written, *change.gone, *self.strays.lost, *self.strays.odd}
            if not changed:
                self._write(self.home.ledger, ledger, stamps)
                self.home.touched.unlink()
                return
            ledger.standby, ledger.behind = ledger.live, changed
            ledger.live, ledger.done = identify_there(self.home.standby), time.time_ns()
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


def _without_pages(names: Iterable[str]) -> set[str]:
    return {name for name in names if not name.endswith(".html")}
