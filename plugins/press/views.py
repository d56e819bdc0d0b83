"""The shape of what a template may see besides the frame: plain data, one view a page.

Addresses and words are as `plugins/press/frame.py` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from plugins.press.frame import Feed, Link, Phrase, When
    from plugins.press.thread_views import InThread


class Format(TypedDict):
    """A picture's copies in one format. `srcset` is finished: each address complete."""

    type: str
    srcset: str


class Figure(TypedDict):
    """A picture with its words.

    address:      of the copy that every browser shows; "" while the picture file is missing:
                  caption and credit still show. type, size in bytes, width, height: its own.
    formats:      better copies, best format first; small: those that a card has use for.
    alt:          "" only for a decorative picture.
    lang:         language of the alt, and caption_lang, credit_lang; each may differ from the
                  page's.
    licence_url:  "" where the licence has no known deed.
    """

    address: str
    type: str
    size: int
    width: int
    height: int
    formats: list[Format]
    small: list[Format]
    alt: str
    caption: str
    credit: str
    licence: str
    licence_url: str
    lang: str
    caption_lang: str
    credit_lang: str


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
    brief: bool  # headlines alone


class Group(TypedDict):
    """Stories under one heading, newest first. Exactly one of the two lists is filled."""

    names: list[Phrase]  # "Januari 2022"
    articles: list[Card]
    rows: list[Row]


class Pager(TypedDict):
    """Where a list goes on; None where it ends."""

    older: str | None
    newer: str | None


class Tag(TypedDict):
    """A tag of a story. `index` is the address of all tags."""

    name: str
    address: str
    index: str
    description: str


class Term(TypedDict):
    """A tag, a category, an author or a source. `index` is the address of all of its kind.

    count: in stories; None on the older pages of its list, which never change.
    feeds: its own; [] in the list of all. An author or a source has none, nor a description.
    """

    name: str
    address: str
    index: str
    description: str
    count: int | None
    feeds: list[Feed]


class Listed(TypedDict):
    """An author or a source, and the address of the list of all their stories."""

    name: str
    address: str


class Source(TypedDict):
    """Where a story was taken from; "" for what nobody said. `rights` are finished words.

    copy: the web archive's, where the source does not answer any more.
    lists: what else was taken from it; from each, where it names several.
    """

    name: str
    url: str
    retrieved: When | None
    rights: str
    copy: str
    lists: list[Listed]


class Followed(TypedDict):
    """What can be followed: a page and its feeds. `note`: one sentence, or ""."""

    name: str
    address: str
    note: str
    feeds: list[Feed]


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


class PutRight(TypedDict):
    """A correction in the list of all, and the story it belongs to, in `lang`."""

    title: str
    address: str
    lang: str
    when: When
    note: str
    note_lang: str


class Share(TypedDict):
    """A way to pass a story on. `href` is finished and leaves the site."""

    name: str
    href: str


class Counterpart(TypedDict):
    """The same story in the other language."""

    address: str
    lang: str
    title: str


class Article(TypedDict):
    """A story page's own part. `content` is sanitised HTML and the only field that is HTML."""

    title: str
    lang: str
    summary: str
    content: str
    authors: list[Listed]
    translator: str
    when: When
    reading_minutes: int
    category: Link | None
    lead: Figure | None
    tags: list[Tag]
    source: Source | None
    thread: InThread | None
    related: list[Related]
    corrections: list[Correction]
    share: list[Share]  # [] for a draft
    counterpart: Counterpart | None
    pair: str  # address of the page that has both languages, "" without a counterpart
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


class Choice(TypedDict):
    """What a search can be narrowed by. `name`: "category", "tag" or "year", as indexes have it."""

    name: str
    label: str


class Goal(TypedDict):
    """Where a reader is taken. `title` is the complete address where it has no other."""

    address: str
    url: str
    title: str
    lang: str


# template -> the keys it is given besides those of Frame. `finder` is the href of the script that
# searches, `index` the address of what it reads.
TEMPLATES = {
    "bilingual.html": "lead: Row | None, fresh, groups: list[Group] (rows), digest: Digest | None,"
    " pager: Pager; `fresh` is the newest day and its week, `digest` stands on the front alone",
    "index.html": "the same, lead: Card | None, fresh, groups: list[Group] (articles)",
    "article.html": "article: Article",
    "pair.html": "pair: Pair",
    "page.html": "page: Page",
    "term.html": "kind: str, term: Term, groups: list[Group] (articles), pager: Pager",
    "terms.html": "heading, lead: str, terms: list[Term] (tags, authors or sources)",
    "categories.html": "terms: list[Term]",
    "subscribe.html": "main, followed: list[Followed] (sections), more: list[Link],"
    " all_feeds: Feed",
    "thread.html": "thread: Thread, days: list[Day]",
    "threads.html": "threads: list[Thread]",
    "corrections.html": "corrections: list[PutRight], own_feeds: list[Feed], pager: Pager",
    "archives.html": "kind, above, heading: str, years: list[Year]",
    "period_archives.html": "kind, above, period: str, groups: list[Group] (articles), pager:"
    " Pager, to the months beside",
    "moved.html": "to: Goal, where the page is now",
    "gone.html": "reason: Phrase, when: When | None, to: Goal | None",
    "search.html": "choices: list[Choice], ways: list[Link], finder: str, index: str",
    "404.html": "finder: str, index: str; the host serves it at any depth, so it speaks both",
}
