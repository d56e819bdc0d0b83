"""Which feeds there are: for each page that one can subscribe to, what it offers. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from plugins.story.address import LANGUAGES, category, corrections, front, tag, thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plugins.story.glossary import Term
    from plugins.story.story import Story

_PAGES = {"category": category, "tag": tag, "thread": thread}


@dataclass(frozen=True)
class Channel:
    """What one page offers to subscribers.

    page:     its address; the feeds lie below it.
    language: of its entries, "" where they are of both.
    speech:   of its title and subtitle.
    items:    what it holds, newest first, no more than may be shown.
    """

    page: str
    language: str
    speech: str
    title: str
    subtitle: str
    items: Sequence[Any]

    @property
    def name(self) -> str:
        """Return what tells it from the site's other channels, in its id."""
        return f"feed{self.page.rstrip('/')}"


@dataclass(frozen=True)
class Offer:
    """What a site has to offer.

    name:   of the site. words: language -> key -> words.
    texts:  articles in both languages, newest first. is_by_date: whether that is by their stories.
    terms:  (kind, term, its stories by date, newest first): kind is "category", "tag" or "thread".
    corrected: language -> what was put right, newest first.
    many, few: entries in a feed of all or of a category; in one of a tag or thread.
    """

    name: str
    words: Mapping[str, Mapping[str, str]]
    speech: str
    texts: Sequence[Any]
    is_by_date: bool
    terms: Sequence[tuple[str, Term, Iterable[Story]]]
    corrected: Mapping[str, Sequence[Any]]
    many: int
    few: int


def channels_of(offer: Offer) -> Iterator[Channel]:
    """Yield every channel of a site: that of both languages, then each language's."""
    words = offer.words[offer.speech]
    title = words["feed_title_both"].format(name=offer.name)
    newest = offer.texts[: offer.many]
    yield Channel(front(None), "", offer.speech, title, words["site_description"], newest)
    for language in LANGUAGES:
        yield from _channels_in(offer, language)


def _channels_in(offer: Offer, language: str) -> Iterator[Channel]:
    words = offer.words[language]
    mine = [one for one in offer.texts if one.lang == language]
    places = {one.story.id: place for place, one in enumerate(mine)}

    def channel(page: str, title: str, about: str, items: Sequence[Any]) -> Channel:
        return Channel(page, language, language, title, about or title, items)

    def titled(page: str) -> str:
        return words["feed_of"].format(page=page, name=offer.name)

    title = words["feed_title"].format(name=offer.name)
    yield channel(front(language), title, words["site_description"], mine[: offer.many])
    yield channel(
        corrections(language),
        titled(words["corrections"]),
        words["corrections_lead"],
        offer.corrected[language][: offer.many],
    )
    for kind, term, stories in offer.terms:
        title = titled(words[f"{kind}_title"].format(name=term.names[language]))
        count = offer.many if kind == "category" else offer.few
        page = _PAGES[kind](language, term.key)
        found = (places[one.id] for one in stories if one.id in places)
        first = islice(found if offer.is_by_date else sorted(found), count)
        yield channel(page, title, term.descriptions[language], [mine[place] for place in first])
