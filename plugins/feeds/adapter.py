"""Write the feeds of each language, and of each thread in each language.

signal   get_generators: a generator of its own, run after the stories are finished
reads    context["articles"], context["translations"], context["WORDS"]; article.content;
         context["threads"]: list of objects with a term and stories
writes   /{lang}/feed.xml (RSS), /{lang}/atom.xml, /{lang}/feed.json, and the same three under
         /{lang}/thread/{key}/
setting  SITENAME, SITEURL, FEED_DOMAIN; FEED_MAX_ITEMS: int, entries a feed;
         FEED_TAG: str, the tag URI that every id starts with, never to be changed
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pelican import signals
from pelican.generators import Generator

from plugins.feeds.feed import Enclosure, Entry, Feed, absolute
from plugins.feeds.jsonfeed import write_json
from plugins.feeds.xml import write_atom, write_rss
from plugins.story.address import FEEDS, LANGUAGES, feed_of, front, thread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FORMATS = dict(zip(FEEDS, (write_rss, write_atom, write_json), strict=True))


@dataclass(frozen=True)
class Channel:
    """What one page offers to subscribers: the texts of a language that belong to it.

    name: the last part of the feeds' id; never changes.
    page: address of the page; its feeds lie below it.
    """

    language: str
    name: str
    page: str
    title: str
    subtitle: str
    newest_first: Sequence[Any]


class FeedsGenerator(Generator):  # type: ignore[misc]
    """Orders the newest stories of each language and thread in each format."""

    def generate_output(self, writer: Any) -> None:
        """Order every feed. One without a story in its language is there all the same, empty."""
        texts = chain(self.context["articles"], self.context["translations"])
        newest_first = sorted(texts, key=lambda one: (one.date, one.story.id), reverse=True)
        for language in LANGUAGES:
            mine = [one for one in newest_first if one.lang == language]
            for channel in self._channels(language, mine):
                self._order(channel, writer)

    def _channels(self, language: str, newest_first: Sequence[Any]) -> Iterator[Channel]:
        """Yield the channel of a language, then those of its threads."""
        words, name = self.context["WORDS"][language], self.settings["SITENAME"]
        title, about = words["feed_title"].format(name=name), words["site_description"]
        yield Channel(language, language, front(language), title, about, newest_first)
        texts = {one.story.id: one for one in newest_first}
        for one in self.context["threads"]:
            key = one.term.key
            title = words["feed_of_thread"].format(thread=one.term.names[language], name=name)
            about = one.term.descriptions[language] or title
            mine = [texts[story.id] for story in reversed(one.stories) if story.id in texts]
            page = thread(language, key)
            yield Channel(language, f"{language}/thread/{key}", page, title, about, mine)

    def _order(self, channel: Channel, writer: Any) -> None:
        newest = channel.newest_first[: self.settings["FEED_MAX_ITEMS"]]
        inputs = (channel.title, channel.subtitle, *map(self._inputs, newest))
        for file in _FORMATS:
            make = partial(self._make, channel, file, newest)
            writer.plan(feed_of(channel.page, file), inputs, make)

    def _make(self, channel: Channel, file: str, newest: Sequence[Any]) -> bytes:
        described = Feed(
            id=f"{self.settings['FEED_TAG']}feed/{channel.name}",
            url=self._url(feed_of(channel.page, file)),
            site_url=self._url(channel.page),
            language=channel.language,
            title=channel.title,
            subtitle=channel.subtitle,
            entries=[self._entry(one) for one in newest],
        )
        return _FORMATS[file](described)

    def _inputs(self, article: Any) -> tuple[Any, ...]:
        """Return all that an entry is made of, as plain values."""
        terms = [repr(term) for term in self.settings["LIBRARY"].tags_of(article.story)]
        others = [(one.lang, one.url) for one in article.translations]
        return (article.fingerprint, others, terms, self._enclosure(article))

    def _url(self, address: str) -> str:
        siteurl: str = self.settings["SITEURL"].rstrip("/")
        if not urlsplit(siteurl).netloc:  # a path alone: the feed needs a host all the same
            siteurl = self.settings["FEED_DOMAIN"].rstrip("/") + siteurl
        return siteurl + address

    def _entry(self, article: Any) -> Entry:
        story, url = article.story, self._url("/" + article.url)
        other = article.translations[0] if article.translations else None
        library = self.settings["LIBRARY"]
        return Entry(
            id=f"{self.settings['FEED_TAG']}{story.id}/{article.lang}",
            url=url,
            language=article.lang,
            title=article.title,
            summary=article.text.summary,
            content=absolute(article.content, url),
            published=story.date,
            updated=story.modified,
            authors=story.authors,
            terms=tuple(term.names[article.lang] for term in library.tags_of(story)),
            enclosure=self._enclosure(article),
            translation=(other.lang, self._url("/" + other.url)) if other else None,
            source=(story.source.name, story.source.url) if story.source else ("", ""),
        )

    def _enclosure(self, article: Any) -> Enclosure | None:
        figure = article.thumbnail
        if not figure:
            return None
        return Enclosure(
            url=self._url(figure["address"]),
            length=figure["size"],
            type=figure["type"],
            width=figure["width"],
            height=figure["height"],
            alt=figure["alt"],
            caption=figure["caption"],
            credit=figure["credit"],
        )


def offer_generator(_pelican: Any) -> type[Generator]:
    """Return the generator of feeds."""
    return FeedsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(offer_generator)
