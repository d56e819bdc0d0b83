"""What the pages of a site are made of, and a page before it is made. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from plugins.press.corrections import corrections_of
from plugins.press.names import gather_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from plugins.press.cards import Shelf
    from plugins.press.corrections import Put
    from plugins.press.names import Named
    from plugins.press.site import Site
    from plugins.story.glossary import Glossary
    from plugins.story.story import Story


@dataclass(frozen=True)
class PageView:
    """A page to be rendered: `template` is a name without suffix.

    inputs: all that the view is made of besides the Site, as plain values: where they and the
            site stay, the view does too, and nobody needs to make it.
    make:   makes the view.
    """

    address: str
    template: str
    inputs: tuple[Any, ...]
    make: Callable[[], dict[str, Any]]

    @property
    def view(self) -> dict[str, Any]:
        """Make all that the template may see. Not kept: a site's views outgrow its pages."""
        return self.make()


@dataclass(slots=True)  # not frozen, which takes thrice as long: a site has one for each story
class SheetView:
    """Pages that are ordered together.

    name:      of the sheet, for good. templates: of its pages.
    inputs:    all that its pages' inputs are made of: where they stay, so do all of its pages.
    pages:     yields them, none of them made yet.
    """

    name: str
    templates: tuple[str, ...]
    inputs: tuple[Any, ...]
    pages: Callable[[], Iterator[PageView]]


@dataclass(frozen=True)
class Contents:
    """What the pages are made of. Stories and the lists of terms are newest first.

    threads: as the threads room chains them, the one with the newest story first.
    """

    shelf: Shelf
    stories: Sequence[Story]
    tags: Mapping[str, Sequence[Story]]
    categories: Mapping[str, Sequence[Story]]
    category_glossary: Glossary
    standing: Sequence[Any]
    size: int
    threads: Sequence[Any] = ()

    @cached_property
    def authors(self) -> Mapping[str, Named]:
        """Return who wrote the stories, by slug."""
        return gather_names(self.stories, lambda story: story.authors)

    @cached_property
    def sources(self) -> Mapping[str, Named]:
        """Return what the stories were taken from, by slug."""
        return gather_names(self.stories, lambda story: story.outlets)

    @cached_property
    def puts(self) -> Sequence[Put]:
        """Return every correction, newest first."""
        return corrections_of(self.stories)

    @property
    def site(self) -> Site:
        """Return the site they belong to."""
        return self.shelf.site
