"""A story as the rest of the program knows it: checked, whole, in one or two languages."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.story import address
from plugins.story.changes import last_change

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from plugins.story.front_matter import FrontMatter

UNKNOWN = "unknown"  # what `translates` says where nobody recorded the fingerprint


@dataclass(frozen=True)
class Picture:
    """A picture of a story in one language.

    file:     name in the story's folder, `/photos/NAME`, or "" while there is no file yet.
    language: of the alt, and so caption_language, credit_language: the original's where the
              translation has no such words of its own.
    """

    file: str
    alt: str
    caption: str
    credit: str
    licence: str
    decorative: bool
    language: str
    caption_language: str
    credit_language: str


@dataclass(frozen=True)
class Source:
    """Where a story was taken from. Strings are empty where nobody said."""

    name: str
    url: str
    retrieved: date | None
    rights: str


@dataclass(frozen=True)
class Correction:
    """What was put right, on what day; `language` is the note's."""

    date: date
    note: str
    language: str


@dataclass(frozen=True)
class Text:
    """A story in one language.

    body:       Markdown.
    translates: fingerprint of the original's text when this was made from it, or UNKNOWN;
                "" for the original itself.
    front:      the file taken apart, to tell lines by.
    status:     "draft" or "published"; a translation may wait while its original is out.
    updated:    when its editor last changed what it tells, None for never.
    """

    language: str
    path: Path
    title: str
    summary: str
    body: str
    translator: str
    translates: str
    pictures: tuple[Picture, ...]
    corrections: tuple[Correction, ...]
    front: FrontMatter
    status: str = "published"
    updated: datetime | None = None

    @cached_property
    def fingerprint(self) -> str:
        """Return 16 hex digits that change when the words do, and not with their spacing."""
        words = " ".join(f"{self.title}\n{self.summary}\n{self.body}".split())
        normal = unicodedata.normalize("NFC", words).encode("utf-8")
        return hashlib.sha256(normal).hexdigest()[:16]


@dataclass(frozen=True)
class Story:
    """A story: what its languages share, and a Text for each.

    folder:   its path below `stories/`, such as `2022/01/banjir`: year, month and slug.
    tags:     as written; the glossary says which tag each one is.
    thread:   likewise; "" for a story by itself.
    related, unrelated: ids of stories that its editor puts beside it, in order, or keeps away.
    original: language of the text the others were made from.
    texts:    language -> Text, "id" first.
    """

    id: str
    folder: str
    date: datetime
    category: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    source: Source | None
    thread: str
    status: str
    original: str
    texts: dict[str, Text]
    related: tuple[str, ...] = ()
    unrelated: tuple[str, ...] = ()

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """Return the names of what it was taken from, its host where nobody named it.

        Several stand between semicolons in the source's name.
        """
        if not self.source:
            return ()
        host = urlsplit(self.source.url).hostname or ""
        names = self.source.name or host.removeprefix("www.")
        return tuple(name for one in names.split(";") if (name := one.strip()))

    @property
    def year(self) -> str:
        """Return the year of the address."""
        return self.folder.split("/")[0]

    @property
    def month(self) -> str:
        """Return the month of the address, two digits."""
        return self.folder.split("/")[1]

    @property
    def slug(self) -> str:
        """Return the last part of the address."""
        return self.folder.split("/")[2]

    def modified(self, language: str) -> datetime:
        """Return when the text in `language` last changed for its readers.

        Corrections are the story's, so they count in both languages; `updated` is the text's own.
        """
        corrections = self.texts[self.original].corrections
        return last_change(self.date, self.texts[language].updated, corrections)

    def address(self, language: str) -> str:
        """Return the address of the story's page in `language`."""
        return address.story(language, self.year, self.month, self.slug)

    def is_draft(self, language: str) -> bool:
        """Return whether readers may not see the story in `language` yet."""
        return "draft" in (self.status, self.texts[language].status)

    def is_outdated(self, language: str) -> bool:
        """Return whether the original's words changed since `language` was made from them.

        A translation that does not know its original's fingerprint is taken as current.
        """
        translates = self.texts[language].translates
        return translates not in ("", UNKNOWN, self.texts[self.original].fingerprint)


@dataclass(frozen=True)
class StandingPage:
    """A page that is not news, in one language: `pages/about.id.md` is slug `about`."""

    slug: str
    language: str
    path: Path
    title: str
    summary: str
    body: str
    front: FrontMatter

    @property
    def address(self) -> str:
        """Return the address of the page."""
        return address.page(self.language, self.slug)
