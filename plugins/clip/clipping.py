"""What a clipper hands on: one cutting as plain values; knows no file and no reader of pages."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Picture:
    """A picture the source showed. A part that is not known is ""; all parts are plain text.

    url: where the source keeps it; "" for a paste, which carries words only.
    """

    url: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Dropped:
    """Words of the source that are not in the clipping, and why."""

    text: str
    reason: str


@dataclass(frozen=True)
class Clipping:
    """One cutting. An unknown string is "", an unknown moment or language is None.

    title, summary: plain text. `title` is "" where the source shows no headline.
    authors: people only, in the order of the byline; agencies and editors are not among them.
    published: aware, to the minute; midnight where the source gives a day without a time.
    language: "id", "en", or None when the words do not tell.
    body: Markdown that renders as the very characters of the source; paragraphs in order.
    pictures: the first is the lead picture.
    tags: the source's own keywords as it writes them, not glossary keys.
    dropped: in the order of the source.
    rights: the licence or claim of rights in the source's own words or as its address.

    Lists, not tuples, because measurements compare them with lists.
    """

    title: str = ""
    authors: list[str] = field(default_factory=list)
    published: datetime | None = None
    language: str | None = None
    source_name: str = ""
    url: str = ""
    summary: str = ""
    body: str = ""
    pictures: list[Picture] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    rights: str = ""

    def to_json(self) -> str:
        """Return the clipping as a JSON object: keys in field order, `published` as ISO 8601."""
        fields = asdict(self)
        fields["published"] = self.published.isoformat() if self.published else None
        return json.dumps(fields, ensure_ascii=False, indent=2)
