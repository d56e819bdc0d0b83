"""Which addresses of other sites the published stories and pages name. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.story.values import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plugins.story.library import Library
    from plugins.story.story import Story

# Markdown's two ways to link: `](address)` and `<address>`.
_LINK = re.compile(
    r"\]\(\s*<?(https?://[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)|<(https?://[^\s<>]+)>"
)


@dataclass(frozen=True)
class Place:
    """Where an address stands first. day: the story's, as the archive is asked for it."""

    path: Path
    line: int
    day: str


def gather_links(library: Library) -> dict[str, Place]:
    """Return address -> where it stands first, for all that is no draft, in the stories' order.

    A fragment is no part of an address that is asked for.
    """
    found: dict[str, Place] = {}
    for story in reversed(library.stories):
        for url, place in _of_story(story):
            found.setdefault(url.partition("#")[0], place)
    for page in library.pages:
        for url in _links_in(page.body):
            place = Place(page.path, page.front.line_of(url), "")
            found.setdefault(url.partition("#")[0], place)
    return found


def _of_story(story: Story) -> Iterator[tuple[str, Place]]:
    day = f"{story.date:%Y%m%d}"
    if story.source and story.source.url and not story.is_draft(story.original):
        text = story.texts[story.original]
        yield story.source.url, Place(text.path, text.front.line(("source", "url")), day)
    for language, text in story.texts.items():
        if not story.is_draft(language):
            for url in _links_in(text.body):
                yield url, Place(text.path, text.front.line_of(url), day)


def _links_in(body: str) -> Iterator[str]:
    for match in _LINK.finditer(body):
        url = match[1] or match[2]
        if is_web_address(url):
            yield url
