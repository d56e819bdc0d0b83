"""The shape of a story's page in both languages: plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from plugins.press.frame import Link, When
    from plugins.press.views import Figure, Listed, Source


class PairSide(TypedDict):
    """What a story's two columns say above their text, one a language."""

    lang: str
    address: str
    title: str
    summary: str
    authors: list[Listed]
    translator: str
    translation: bool
    outdated: bool
    draft: bool
    lead: Figure | None
    source: Source | None


class PairCell(TypedDict):
    """A passage in one language. `content` is sanitised HTML, "" where it has none."""

    lang: str
    content: str


class PairRow(TypedDict):
    """What says the same in both languages; `picture`: it is one picture, with two captions."""

    cells: list[PairCell]
    picture: bool


class Pair(TypedDict):
    """A story in both languages.

    is_loose: the texts are not divided alike everywhere; some rows hold more than one passage.
    """

    category: Link | None
    when: When
    sides: list[PairSide]
    rows: list[PairRow]
    is_loose: bool
