"""Write the feeds: of each language, of both, of corrections, of categories, tags and threads.

signal   get_generators: a generator of its own, run after the stories are finished
reads    context["articles"], context["translations"]: article.content, article.thumbnail, …;
         context["categories"], context["tags"], context["threads"]: terms with their stories;
         context["WORDS"], context["spell_when"]; context["FIRST_PUBLISHED"]: id of an entry ->
         moment, of all that was published before
writes   feed.xml (RSS), atom.xml and feed.json below /, /{lang}/, /{lang}/corrections/,
         /{lang}/category/{key}/, /{lang}/tag/{key}/ and /{lang}/thread/{key}/; /feeds.opml
setting  LIBRARY, SITENAME, SITEURL, FEED_DOMAIN, DEFAULT_LANG; FEED_MAX_ITEMS: int, entries a
         feed; FEED_TERM_ITEMS: int, entries in the feed of a tag or a thread; FEED_TAG: str, the
         tag URI that every id starts with, never to be changed; WEBSUB_HUB: str, "" for none
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pelican import signals
from pelican.generators import Generator

from plugins.feeds.atom import ATOM
from plugins.feeds.channel import Channel, Offer, channels_of
from plugins.feeds.entries import Desk, corrections_of, digest
from plugins.feeds.feed import Enclosure, Feed, Format, write_feed
from plugins.feeds.jsonfeed import JSON
from plugins.feeds.opml import write_opml
from plugins.feeds.rss import RSS
from plugins.story.address import ALL_FEEDS, LANGUAGES, feed_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plugins.story.glossary import Term
    from plugins.story.story import Story

FORMATS = (RSS, ATOM, JSON)
_NOT_YET = "~"  # sorts behind every moment
_WRITTEN = 1000  # entries of each format that a process keeps as they are written


class FeedsGenerator(Generator):  # type: ignore[misc]
    """Orders every feed, in each format, and the list of them."""

    def generate_output(self, writer: Any) -> None:
        """Order every feed. One without a story in its language is there all the same, empty."""
        self.desk = Desk(
            self.settings["FEED_TAG"],
            self._url,
            self.settings["LIBRARY"].tags.terms,
            self.context["WORDS"],
            self.context["spell_when"],
            self._enclosure,
        )
        # A story stands in many feeds, and is written alike in each of a format.
        self.forms = [replace(one, entry=lru_cache(_WRITTEN)(one.entry)) for one in FORMATS]
        channels = list(channels_of(self._offer()))
        for channel in channels:
            marks = map(self.desk.mark, channel.items)
            inputs = (digest([channel.title, channel.subtitle, *marks]),)
            addresses = tuple(feed_of(channel.page, form.file) for form in FORMATS)
            plans = partial(self._plans, channel, inputs)
            writer.plan_sheet(channel.name, inputs, plans, addresses)
        told = digest(word for one in channels for word in (one.page, one.title, one.subtitle))
        writer.plan(ALL_FEEDS, (told,), partial(self._list, channels))

    def _offer(self) -> Offer:
        by_date = self._by_date()
        # Of texts that came together the order stays.
        newest_first = sorted(by_date, key=self._arrival, reverse=True)
        put_right = [one for one in newest_first if one.text.corrections]
        corrected = {
            language: corrections_of([one for one in put_right if one.lang == language])
            for language in LANGUAGES
        }
        return Offer(
            name=self.settings["SITENAME"],
            words=self.context["WORDS"],
            speech=self.settings["DEFAULT_LANG"],
            texts=newest_first,
            is_by_date=newest_first == by_date,
            terms=list(self._terms()),
            corrected=corrected,
            many=self.settings["FEED_MAX_ITEMS"],
            few=self.settings["FEED_TERM_ITEMS"],
        )

    def _by_date(self) -> list[Any]:
        """Return all texts, the newest first; of one story, the original goes first."""
        texts = [*self.context["articles"], *self.context["translations"]]
        # Numbers are sooner compared than moments with their zones.
        places = {story.id: place for place, story in enumerate(self.settings["LIBRARY"].stories)}
        texts.sort(key=lambda one: places[one.story.id], reverse=True)
        return texts

    def _terms(self) -> Iterator[tuple[str, Term, Iterable[Story]]]:
        library = self.settings["LIBRARY"]
        for one, stories in self.context["categories"]:
            yield "category", library.categories.terms[one.slug], stories
        for one, stories in self.context["tags"]:
            yield "tag", library.tags.terms[one.slug], stories
        for one in self.context["threads"]:
            yield "thread", one.term, reversed(one.stories)

    def _arrival(self, article: Any) -> str:
        """Return when a text came to this site, later than anything where nobody has it yet.

        Readers have what came last, whatever its date: else a story that is added with the date
        of an old one would be in no feed.
        """
        arrival: str = self.context["FIRST_PUBLISHED"].get(self.desk.id_of(article), _NOT_YET)
        return arrival

    def _plans(self, channel: Channel, inputs: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
        """Yield the orders for a channel: its feed in each format."""
        for form in self.forms:
            make = partial(self._make, channel, form)
            yield feed_of(channel.page, form.file), inputs, make

    def _make(self, channel: Channel, form: Format) -> bytes:
        entries = map(self.desk.entry, channel.items)
        return write_feed(self._feed(channel, form.file), entries, form)

    def _list(self, channels: Sequence[Channel]) -> bytes:
        words = self.context["WORDS"]
        groups = [(words[self.settings["DEFAULT_LANG"]]["language_both"], "")]
        groups += [(words[one][f"language_{one}"], one) for one in LANGUAGES]
        title = words[self.settings["DEFAULT_LANG"]]["feeds_all"]
        return write_opml(
            title.format(name=self.settings["SITENAME"]),
            [
                (name, [self._feed(one, RSS.file) for one in channels if one.language == language])
                for name, language in groups
            ],
        )

    def _feed(self, channel: Channel, file: str) -> Feed:
        return Feed(
            id=f"{self.settings['FEED_TAG']}{channel.name}",
            url=self._url(feed_of(channel.page, file)),
            site_url=self._url(channel.page),
            language=channel.language,
            speech=channel.speech,
            title=channel.title,
            subtitle=channel.subtitle,
            publisher=self.settings["SITENAME"],
            style=self._url("/theme/feed.css"),
            hub=self.settings["WEBSUB_HUB"],
        )

    def _url(self, address: str) -> str:
        siteurl: str = self.settings["SITEURL"].rstrip("/")
        if not urlsplit(siteurl).netloc:  # a path alone: the feed needs a host all the same
            siteurl = self.settings["FEED_DOMAIN"].rstrip("/") + siteurl
        return siteurl + address

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
