"""The shape of what every page has: plain data, finished for the reader.

Every address is a path below the site's root; a template puts `base` before it. A `url` is
complete. What stands in two languages on the bilingual page is a list of Phrase, one a language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping


class Phrase(TypedDict):
    """Words and the language they are in."""

    lang: str
    text: str


class When(TypedDict):
    """A moment, spelled out. `iso` is for `datetime=`; the other two are for people."""

    iso: str
    day: list[Phrase]  # "Selasa, 11 Januari 2022"
    time: list[Phrase]  # "09.07 WIB"


class Door(TypedDict):
    """A name in one language and the page it leads to."""

    lang: str
    text: str
    address: str


class Link(TypedDict):
    """A name that leads to a page of ours, a door for each language the page speaks.

    address: where the first door leads. current: the reader is on that page.
    """

    names: list[Door]
    address: str
    current: bool


class Switch(TypedDict):
    """One door of the language switch.

    lang:    "both", "id" or "en"; `label` is written in that language.
    exact:   it leads to this very page in the other language, not to that language's front.
    """

    lang: str
    label: str
    address: str
    current: bool
    exact: bool


class Alternate(TypedDict):
    """One `<link rel="alternate" hreflang>`: "id", "en" or "x-default"."""

    hreflang: str
    url: str


class Feed(TypedDict):
    """One `<link rel="alternate">` to a feed, for the head. `name`: "RSS"."""

    type: str
    name: str
    title: str
    lang: str
    address: str


class Social(TypedDict):
    """What a shared link shows. `image` is an absolute URL, or "" where there is none.

    image_size: (width, height) in pixels, or None.
    """

    type: str  # "article" or "website"
    image: str
    image_alt: str
    image_size: tuple[int, int] | None
    locale: str  # "id_ID"
    locale_alternate: str  # "" where the page has no counterpart
    published: str  # ISO, "" unless an article
    modified: str


class Frame(TypedDict):
    """What every page has. A view is a Frame plus the keys its template names.

    lang:        of the page's <html>. The bilingual pages say DEFAULT_LANG and mark the rest.
    words:       the interface words of `lang`; other_words: those of `other_lang`.
    base:        path of the site's root without trailing slash: "" or "/digest".
    issued:      of the newest story, on a front page alone.
    sections, services: categories and what is for finding one's way, in masthead and footer;
                 records, authors and sources, in the footer alone.
    paper:       the colour of the ground, by day and at night.
    robots:      "" or "noindex".
    data:        JSON-LD as a dict, to be written whole with `| tojson`, or None.
    """

    SITENAME: str
    SITEURL: str
    base: str
    lang: str
    other_lang: str
    bilingual: bool
    words: Mapping[str, str]
    other_words: Mapping[str, str]
    title: str
    description: str
    address: str
    url: str
    alternates: list[Alternate]
    switch: list[Switch]
    sections: list[Link]
    services: list[Link]
    records: list[Link]
    issued: When | None
    feeds: list[Feed]
    stylesheet: str
    script: str
    fonts: tuple[str, ...]
    offline: str
    paper: tuple[str, str]
    robots: str
    social: Social
    data: dict[str, Any] | None
