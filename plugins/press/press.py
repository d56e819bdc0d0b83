"""The press: Pelican, made to publish a whole checked site or nothing.

Given to Pelican as PELICAN_CLASS. Adds to Pelican's run: all content is validated before the
first page is rendered, pages go to a staging folder, the finished site is checked there, and
only then takes the place of the last one.
"""

from __future__ import annotations

import os
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from pelican import Pelican, console
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins._utils import get_plugin_name

from plugins.press import stage
from plugins.press.assets import copy_assets, stylesheet
from plugins.press.finished import DeadLink, find_dead_links
from plugins.press.generators import StandingPagesGenerator, StoriesGenerator
from plugins.press.site import Root
from plugins.press.sitemap import robots_text, sitemap_xml
from plugins.story.library import Library, load_library
from plugins.story.problem import Problem, StoryError

_GENERATORS = {ArticlesGenerator: StoriesGenerator, PagesGenerator: StandingPagesGenerator}


class Press(Pelican):  # type: ignore[misc]
    """Pelican with a staging folder.

    site_path: where the site is published; OUTPUT_PATH is the staging folder during a run.
    page_count, story_count: of the last run that went well.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        self.site_path = Path(settings["OUTPUT_PATH"])
        self.page_count = 0
        self.story_count = 0
        super().__init__(settings)

    def init_plugins(self) -> None:
        """Load the plugins; raise StoryError where Pelican would go on without one."""
        wanted = [
            one if isinstance(one, str) else get_plugin_name(one)
            for one in self.settings["PLUGINS"]
        ]
        super().init_plugins()
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
    def notices(self) -> list[Problem]:
        """Return what the last run wants told that stops nothing."""
        return self.settings.get("NOTICES", [])  # type: ignore[no-any-return]

    def run(self) -> None:
        """Build the site and publish it to OUTPUT_PATH."""
        self.build(publish=True)

    def build(self, *, publish: bool) -> None:
        """Build and check the whole site, then keep it or, with publish=False, drop it.

        Raises StoryError with every error; OUTPUT_PATH is then as it was.
        """
        content, theme = Path(self.path), Path(self.theme)
        self.settings["NOW"] = build_time()
        self.settings["LIBRARY"] = load_library(as_told(content))
        stylesheet.cache_clear()  # the theme may have changed since the last run
        was_quiet, console.quiet = console.quiet, True  # Pelican's summary counts other things
        try:
            with stage.staging(self.site_path, keep_out=(content, theme)) as folder:
                self.output_path = self.settings["OUTPUT_PATH"] = str(folder)
                self._render()
                copy_assets(theme, folder)
                self._finish(folder)
                if publish:
                    stage.swap(folder, self.site_path)
        finally:
            console.quiet = was_quiet
            self.output_path = self.settings["OUTPUT_PATH"] = str(self.site_path)

    def _render(self) -> None:
        """Run Pelican; tell a template's fault with its file and line."""
        try:
            super().run()
        except TemplateError as error:
            theme = as_told(Path(self.theme))
            place, line = theme, 0
            for frame in traceback.extract_tb(error.__traceback__):
                if Path(frame.filename).is_relative_to(self.theme):
                    place, line = as_told(Path(frame.filename)), frame.lineno or 0
            if isinstance(error, TemplateSyntaxError) and error.filename:
                place, line = as_told(Path(error.filename)), error.lineno
            what = f"the template fails: {error.message or type(error).__name__}"
            raise StoryError(Problem(place, line, what.rstrip("."), "Mend it there")) from error

    def _finish(self, folder: Path) -> None:
        """Add what describes the whole site, and check all of it."""
        root = Root.of(self.settings["SITEURL"], self.settings["FEED_DOMAIN"])
        (folder / "sitemap.xml").write_bytes(sitemap_xml(folder))
        (folder / "robots.txt").write_text(robots_text(root), encoding="utf-8")
        (folder / stage.MARKER).touch()
        self.page_count = sum(1 for _ in folder.rglob("*.html"))
        self.story_count = self.settings["STORY_COUNT"]
        dead = find_dead_links(folder, root.base, root.url)
        if dead:
            library: Library = self.settings["LIBRARY"]
            raise StoryError(*(_problem_of(link, library, root.base) for link in dead))


def build_time() -> datetime:
    """Return the moment the build is made for: SOURCE_DATE_EPOCH in seconds, or now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(float(epoch or time.time()), UTC)
    except (ValueError, OverflowError, OSError):
        what = f"it is {epoch!r}, which is no number of seconds since 1970"
        mend = "Write such a number, or unset it"
        raise StoryError(Problem(Path("SOURCE_DATE_EPOCH"), 0, what, mend)) from None


def as_told(path: Path) -> Path:
    """Return `path` as an editor knows it: seen from the working folder where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


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
