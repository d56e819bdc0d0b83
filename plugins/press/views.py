"""The shape of what a template may see: plain data, finished for the reader, one view a page.

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
    """One `<link rel="alternate">` to a feed, for the head."""

    type: str
    title: str
    lang: str
    address: str


class Figure(TypedDict):
    """A picture with its words.

    address:      "" while the picture file is missing: caption and credit still show.
    type:         such as "image/jpeg"; "" while the file is missing.
    alt:          "" only for a decorative picture.
    lang:         language of alt, caption and credit; may differ from the page's.
    licence_url:  "" where the licence has no known deed.
    """

    address: str
    type: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    licence: str
    licence_url: str
    lang: str


class Card(TypedDict):
    """A story in a list. `lang` differs from the page's where only that language exists."""

    address: str
    lang: str
    title: str
    summary: str
    category: Link | None
    when: When
    picture: Figure | None
    draft: bool


class Side(TypedDict):
    """One language's half of a row; `card` is None where the story lacks that language."""

    lang: str
    card: Card | None
    missing: str  # "Only in Indonesian so far", in `lang`


class Row(TypedDict):
    """A story on the bilingual page: what both halves share, then the halves, id first."""

    category: Link | None
    when: When
    picture: Figure | None
    sides: list[Side]


class Group(TypedDict):
    """Stories under one heading, newest first. Exactly one of the two lists is filled."""

    names: list[Phrase]  # "Januari 2022"
    articles: list[Card]
    rows: list[Row]


class Pager(TypedDict):
    """Where a list goes on; None where it ends."""

    older: str | None
    newer: str | None


class Term(TypedDict):
    """A tag or a category. `count` is in stories; `index` is the address of all of its kind."""

    name: str
    address: str
    index: str
    description: str
    count: int


class Source(TypedDict):
    """Where a story was taken from; "" for what nobody said. `rights` are finished words."""

    name: str
    url: str
    retrieved: When | None
    rights: str


class Related(TypedDict):
    """A story to read next. `reason`: what the two share, such as ["Kazakhstan", "CSTO"]."""

    title: str
    lang: str
    address: str
    when: When
    reason: list[str]


class Correction(TypedDict):
    """What was wrong and when it was put right."""

    when: When
    note: str
    lang: str


class Counterpart(TypedDict):
    """The same story in the other language."""

    address: str
    lang: str


class Article(TypedDict):
    """A story page's own part. `content` is sanitised HTML and the only field that is HTML."""

    title: str
    lang: str
    summary: str
    content: str
    authors: list[str]
    translator: str
    when: When
    reading_minutes: int
    category: Link | None
    lead: Figure | None
    tags: list[Term]
    source: Source | None
    related: list[Related]
    corrections: list[Correction]
    counterpart: Counterpart | None
    translation: bool  # this text is a translation
    outdated: bool  # the original has changed since it was translated
    draft: bool


class Page(TypedDict):
    """A standing page. `content` is sanitised HTML."""

    title: str
    lang: str
    summary: str
    content: str


class Month(TypedDict):
    """A month of the archive. `count` is in stories."""

    name: str
    address: str
    count: int


class Year(TypedDict):
    """A year of the archive, its months newest first."""

    name: str
    address: str
    count: int
    months: list[Month]


class Social(TypedDict):
    """What a shared link shows. `image` is an absolute URL, or "" where there is none."""

    type: str  # "article" or "website"
    image: str
    image_alt: str
    locale: str  # "id_ID"
    locale_alternate: str  # "" where the page has no counterpart
    published: str  # ISO, "" unless an article
    modified: str


class Frame(TypedDict):
    """What every page has. A view is a Frame plus the keys its template names.

    lang:        of the page's <html>. The bilingual pages say DEFAULT_LANG and mark the rest.
    words:       the interface words of `lang`; other_words: those of `other_lang`.
    base:        path of the site's root without trailing slash: "" or "/digest".
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
    issued: When | None
    feeds: list[Feed]
    stylesheet: str
    fonts: list[str]
    robots: str
    social: Social
    data: dict[str, Any] | None


# template -> the keys it is given besides those of Frame
TEMPLATES = {
    "bilingual.html": "lead: Row | None, groups: list[Group] (rows), pager: Pager",
    "index.html": "lead: Card | None, groups: list[Group] (articles), pager: Pager",
    "article.html": "article: Article",
    "page.html": "page: Page",
    "tag.html": "tag: Term, groups: list[Group] (articles), pager: Pager",
    "tags.html": "tags: list[Term]",
    "category.html": "category: Term, groups: list[Group] (articles), pager: Pager",
    "categories.html": "categories: list[Term]",
    "archives.html": "years: list[Year]",
    "period_archives.html": "period: str, groups: list[Group] (articles), pager: Pager",
    "404.html": "nothing more; the host serves it at any depth, so it speaks both languages",
}
