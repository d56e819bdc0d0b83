"""Write the feeds of each language.

signal   get_generators: a generator of its own, run after the stories are finished
reads    context["articles"], context["translations"], context["WORDS"]; article.content
writes   /{lang}/feed.xml (RSS), /{lang}/atom.xml, /{lang}/feed.json
setting  SITENAME, SITEURL, FEED_DOMAIN; FEED_MAX_ITEMS: int, entries a feed;
         FEED_TAG: str, the tag URI that every id starts with, never to be changed
"""

from __future__ import annotations

from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from pelican import signals
from pelican.generators import Generator

from plugins.feeds.feed import Enclosure, Entry, Feed, absolute
from plugins.feeds.jsonfeed import write_json
from plugins.feeds.xml import write_atom, write_rss
from plugins.story.address import FEEDS, LANGUAGES, feed, front

_FORMATS = dict(zip(FEEDS, (write_rss, write_atom, write_json), strict=True))


class FeedsGenerator(Generator):  # type: ignore[misc]
    """Writes a language's newest stories in each format."""

    def generate_output(self, writer: Any) -> None:
        """Write every feed. A language without a story still has its feeds, empty."""
        texts = chain(self.context["articles"], self.context["translations"])
        newest_first = sorted(texts, key=lambda one: (one.date, one.story.id), reverse=True)
        for language in LANGUAGES:
            mine = [one for one in newest_first if one.lang == language]
            entries = [self._entry(one) for one in mine[: self.settings["FEED_MAX_ITEMS"]]]
            words = self.context["WORDS"][language]
            for file, write in _FORMATS.items():
                address = feed(language, file)
                described = Feed(
                    id=f"{self.settings['FEED_TAG']}feed/{language}",
                    url=self._url(address),
                    site_url=self._url(front(language)),
                    language=language,
                    title=words["feed_title"].format(name=self.settings["SITENAME"]),
                    subtitle=words["site_description"],
                    entries=entries,
                )
                writer.write_bytes(address, write(described))

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
            length=self.context["pictures"][figure["address"]].stat().st_size,
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
