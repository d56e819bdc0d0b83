"""The press: Pelican, made to publish a whole checked site or nothing.

Given to Pelican as PELICAN_CLASS. Adds to Pelican's run: all content is validated before the
first page is rendered, pages go to a staging folder, the finished site is checked there, and
only then takes the place of the last one.
"""

from __future__ import annotations

import gc
from functools import partial
from itertools import chain, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import Pelican, console
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins._utils import get_plugin_name

from plugins.press import stage
from plugins.press.assets import stylesheet, theme_files
from plugins.press.clock import build_time
from plugins.press.crew import count_workers
from plugins.press.disk import told_refusals
from plugins.press.errand import end_aside, end_errands, work_beside
from plugins.press.finished import DeadLink, LinkCheck
from plugins.press.generators import StoriesGenerator
from plugins.press.home import Home
from plugins.press.install import install_files
from plugins.press.publish import Publication
from plugins.press.reading import Reading
from plugins.press.sealed import digest_of
from plugins.press.sighting import Known, look_over
from plugins.press.signs import sign_program
from plugins.press.site import Root
from plugins.press.sitemap import SITEMAP, robots_text
from plugins.press.stand_in_page import stand_in_pages
from plugins.press.standing_pages import StandingPagesGenerator
from plugins.press.templates import told_faults
from plugins.press.told import as_told
from plugins.press.trial import try_out
from plugins.press.watch import Watch
from plugins.press.writer import SiteWriter, check_folders, key_of, lay_out, name_of
from plugins.story.library import Library
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Set
    from datetime import datetime

    from plugins.press.ledger import Stamp
    from plugins.press.look import Look
    from plugins.press.sighting import Sighting
    from plugins.press.writer import SheetOrder

_FATAL = "Warning or error encountered"  # what Pelican raises where what it logs is to stop it
_GENERATORS = {ArticlesGenerator: StoriesGenerator, PagesGenerator: StandingPagesGenerator}


class Press(Pelican):  # type: ignore[misc]
    """Pelican with a staging folder.

    site_path: where the site is published; OUTPUT_PATH is the staging folder during a run.
    page_count, story_count: of the last run that went well; stamps: of the files it left;
    written: those of them that are not as they were before; marks: as of Home, when it ended.
    strays: notices of files beside it that no build made.
    next_due: when the next story is to appear by itself, None where none waits.
    stand_in: given what finds the names of all files, returns what stands in for pages that were
              published and are not made any more; a plugin gives it, and orders feeds of that
              kind itself.
    see_world, proof: what a plugin finds out about addresses, and what it found.
    look: at what lies in site_path, if another process has begun one.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        self.site_path = Path(settings["OUTPUT_PATH"])
        self.page_count = 0
        self.story_count = 0
        self.stamps: dict[str, Stamp] = {}
        self.written: set[str] = set()
        self.marks = ""
        self.strays: list[Problem] = []
        self.next_due: datetime | None = None
        self.stand_in: Callable[[Callable[[], Set[str]]], Iterable[Any]] | None = None
        self.see_world: Callable[[], Any] = lambda: None
        self.proof: Any = None
        self.look: Look | None = None
        super().__init__(settings)

    def init_plugins(self) -> None:
        """Load the plugins; raise StoryError where Pelican would go on without one."""
        wanted = [
            one if isinstance(one, str) else get_plugin_name(one)
            for one in self.settings["PLUGINS"]
        ]
        try:
            super().init_plugins()
        except RuntimeError as error:
            if str(error) != _FATAL:
                raise
            what = "a plugin does not load, as told above"
            mend = "Mend it or take it out of PLUGINS: the site is not built without it"
            raise StoryError(Problem(Path("pelicanconf.py"), 0, what, mend)) from error
        missing = [name for name in wanted if name not in self.settings["PLUGINS"]]
        if missing:
            mend = "Mend it or take it out of PLUGINS: the site is not built without it"
            raise StoryError(
                *(
                    Problem(Path("pelicanconf.py"), 0, f"the plugin `{name}` does not load", mend)
                    for name in missing
                )
            )

    def _get_generator_classes(self) -> list[type[Generator]]:
        return [_GENERATORS.get(one, one) for one in super()._get_generator_classes()]

    @property
    def notices(self) -> Collection[Problem]:
        """Return what the last run wants told that stops nothing."""
        return self.settings.get("NOTICES", ())  # type: ignore[no-any-return]

    def run(self) -> None:
        """Build the site and publish it to OUTPUT_PATH."""
        self.build(publish=True)

    def build(self, *, publish: bool) -> None:
        """Build and check the whole site, then keep it or, with publish=False, drop it.

        Raises StoryError with every error; OUTPUT_PATH is then as it was.
        """
        self._work(self._publish if publish else self._try_out, build_time())

    def survey(self, now: datetime) -> dict[str, str]:
        """Order everything as of a moment and make nothing; return sheet -> digest of its inputs.

        Raises StoryError with every error.
        """
        keys: dict[str, str] = {}

        def order() -> None:
            self._order()
            keys.update(self._keys())

        self._work(order, now)
        return keys

    def _work(self, work: Callable[[], None], now: datetime) -> None:
        self.watch = self.settings["WATCH"] = Watch()
        self.settings["NOW"] = now
        stylesheet.cache_clear()  # the theme may have changed since the last run
        was_quiet, console.quiet = console.quiet, True  # Pelican's summary counts other things
        was_on = gc.isenabled()
        gc.disable()  # what a build makes lives as long as it does: nothing is to be found
        try:
            with told_refusals(self.site_path):
                self.settings["PROGRAM"] = sign_program()
                work()
        finally:
            end_aside()
            end_errands()
            if was_on:
                gc.enable()
            console.quiet = was_quiet
            reading: Reading | None = self.settings.pop("READING", None)
            if reading:
                reading.cache.close()

    def _get_writer(self) -> Any:
        self.writer: SiteWriter = super()._get_writer()
        return self.writer

    def _order(self) -> Callable[[Set[str]], LinkCheck]:
        """Let everything be ordered that the site consists of.

        Return what makes, of the paths of all its files, the judge of its links.
        """
        with told_faults(Path(self.theme)):
            super().run()
        if self.stand_in:
            find_names = partial(self._find_names, [*self.writer.sheets.values()])
            for page in stand_in_pages(self.settings["SITE"], self.stand_in(find_names)):
                self.settings["ORDER_PAGE"](page)
        root = Root.of(self.settings["SITEURL"], self.settings["FEED_DOMAIN"])
        for address, make in theme_files(Path(self.theme)):
            self.writer.plan(address, (digest_of(make()),), make)
        for address, make in install_files(Path(self.theme), self.settings["SITE"]):
            self.writer.plan(address, (digest_of(make()),), make)
        self.writer.plan("/robots.txt", (root.url,), lambda: robots_text(root).encode())
        self.writer.plan(f"/{stage.MARKER}", (), bytes)
        self.story_count = self.settings["STORY_COUNT"]
        library: Library = self.settings["LIBRARY"]
        newest_first = (one.date for one in reversed(library.stories))
        waiting = takewhile(lambda date: date > self.settings["NOW"], newest_first)
        self.next_due = min(waiting, default=None)
        return partial(LinkCheck, base=root.base, url=root.url)

    def _find_names(self, sheets: Iterable[SheetOrder]) -> set[str]:
        """Return the files of pages, and of sheets whose addresses are counted beforehand."""
        counted = chain.from_iterable(one.addresses for one in sheets)
        return set(map(name_of, chain(counted, self.settings["ADDRESSES"]())))

    def prove(self, name: str) -> dict[str, bytes]:
        """Return the pages of the story in a folder of content as its files are now, by path.

        Made with what the last run knew of all others, and kept nowhere. None for a story that
        run did not show. Raises StoryError with every error.
        """
        return self.writer.prove(name)

    def _try_out(self) -> None:
        """Make everything and keep nothing."""
        check = self._order()
        workers = count_workers(self.settings["WORKERS"])
        sheets = lay_out(self.writer.all_sheets())
        jobs = {name: job for sheet in sheets.values() for name, job in sheet.items()}
        check_folders(jobs.keys())
        judge = check({*jobs, SITEMAP})
        self.page_count, dead = try_out(jobs, judge, workers, self.watch, self.writer.prepare)
        if dead:
            self._refuse(dead)

    def _publish(self) -> None:
        """Make what changed, and put the site in the place of the last one."""
        with stage.hold(self.site_path, keep_out=(Path(self.path), Path(self.theme))):
            self._publish_held()

    def _publish_held(self) -> None:
        workers = count_workers(self.settings["WORKERS"])
        sighting, check = self._look_and_order(workers)
        signature = self.settings["SIGNATURE"]
        publication = Publication(
            self.site_path,
            signature,
            check,
            workers,
            self.watch,
            self._refuse,
            self.writer.prepare,
        )
        self.written = publication.publish(self.writer, sighting)
        aside = as_told(publication.home.aside)
        self.strays = [*publication.strays.tell(as_told(self.site_path), aside)]
        self.stamps = publication.stamps
        self.page_count = sum(name.endswith(".html") for name in self.stamps)
        self.marks = publication.home.marks()

    def _look_and_order(self, workers: int) -> tuple[Sighting, Callable[[Set[str]], LinkCheck]]:
        """Return what lies in the site's folder, seen by another process, and as `_order` does."""
        look, self.look = self.look, None
        if look is None or not look.is_of(Home(self.site_path)):
            return work_beside(self._look_over, self._order, workers)
        check = self._order()
        return look.fetch() or self._look_over(), check

    def _look_over(self) -> Sighting:
        home = Home(self.site_path)
        head = home.head()
        # Nobody says here which files the site had.
        known = Known(since=head.since, done=head.done) if head else Known()
        return look_over(self.site_path, home.standby, known)

    def _keys(self) -> dict[str, str]:
        """Return sheet -> digest of what it is made from."""
        signature, sheets = self.settings["SIGNATURE"], self.writer.all_sheets()
        return {name: key_of(signature, one.inputs) for name, one in sheets.items()}

    def _refuse(self, dead: list[DeadLink]) -> None:
        root = Root.of(self.settings["SITEURL"], self.settings["FEED_DOMAIN"])
        library: Library = self.settings["LIBRARY"]
        raise StoryError(*(_problem_of(link, library, root.base) for link in dead))


def _problem_of(link: DeadLink, library: Library, base: str) -> Problem:
    """Return a dead link as a problem of the file that wrote it, where one did."""
    mend = "Correct the link, or take it out"
    what = f"the link {link.href!r} {link.what}"
    written = link.href.removeprefix(base)
    for story in library.stories:
        for text in story.texts.values():
            if story.address(text.language) == link.page and written in text.body:
                return Problem(text.path, text.front.line_of(written), what, mend)
    for page in library.pages:
        if page.address == link.page and written in page.body:
            return Problem(page.path, page.front.line_of(written), what, mend)
    return Problem(Path(link.page), 0, what, "Mend the template that wrote it")
