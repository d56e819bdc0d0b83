"""Pelican's generator of pages that are no news: it reads them, and renders none."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from pelican import signals
from pelican.generators import PagesGenerator

from plugins.press.articles import Page
from plugins.press.dressing import too_deep
from plugins.story.load import MARKDOWN

if TYPE_CHECKING:
    from plugins.story.library import Library
    from plugins.story.problem import Problem


class StandingPagesGenerator(PagesGenerator):  # type: ignore[misc]
    """Reads the standing pages. StoriesGenerator renders them with all the others."""

    def generate_context(self) -> None:
        """Read the pages of the library."""
        library: Library = self.settings["LIBRARY"]
        reader = self.readers.readers[MARKDOWN[0].removeprefix(".")]
        self.problems: list[Problem] = []
        for page in library.pages:
            try:
                html, metadata = reader.read(str(page.path))
            except RecursionError:
                self.problems.append(too_deep(page))
                continue
            content = Page(
                content=html,
                metadata=metadata,
                settings=self.settings,
                source_path=str(page.path.resolve()),
                context=self.context,
            )
            original = page.language == self.settings["DEFAULT_LANG"]
            (self.pages if original else self.translations).append(content)
            self.add_source_path(content)
        self.context["pages"] = self.pages
        self.context["page_translations"] = self.translations
        signals.page_generator_finalized.send(self)

    def everything(self) -> chain[Page]:
        """Return all pages, those of the default language first."""
        return chain(self.pages, self.translations)

    def check_disabled_readers(self) -> None:
        """Do nothing: the library has told every file that is no page."""

    def refresh_metadata_intersite_links(self) -> None:
        """Do nothing: a summary is plain text."""

    def generate_output(self, writer: Any) -> None:
        """Do nothing: the pages are views like any other."""
