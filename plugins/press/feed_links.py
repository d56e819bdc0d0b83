"""Feeds as pages name them: their addresses, kinds and titles. Pure; knows no entry of a feed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.press.place import BOTH
from plugins.story import address
from plugins.story.address import LANGUAGES, other

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.press.frame import Feed

_KINDS = (
    ("feed.xml", "application/rss+xml", "RSS"),
    ("atom.xml", "application/atom+xml", "Atom"),
    ("feed.json", "application/feed+json", "JSON Feed"),
)


@dataclass(frozen=True)
class FeedLinks:
    """The feeds of a site called `name`.

    words: language -> key -> words. speech: the language of what is in both.
    """

    name: str
    words: Mapping[str, Mapping[str, str]]
    speech: str

    def of(self, page: str, called: str, language: str) -> list[Feed]:
        """Return the feeds that belong to the page at the address `page`, called `called`."""
        title = self.words[language]["feed_of"].format(page=called, name=self.name)
        return self._titled(page, title, language)

    def all(self, language: str) -> Feed:
        """Return the list of all feeds, as a front page names it."""
        return {
            "type": "text/x-opml",
            "name": "OPML",
            "title": self.words[language]["feeds_all"].format(name=self.name),
            "lang": language,
            "address": address.ALL_FEEDS,
        }

    @cached_property
    def everywhere(self) -> Mapping[str, list[Feed]]:
        """Return the feeds that every page in a language, or in BOTH, names."""
        of = {BOTH: self._of_front(None, "feed_title_both", self.speech)}
        of |= {one: self._of_front(one, "feed_title", one) for one in LANGUAGES}
        order = (BOTH, self.speech, other(self.speech))
        return {**of, BOTH: [feed for one in order for feed in of[one]]}

    def _of_front(self, front: str | None, key: str, language: str) -> list[Feed]:
        title = self.words[language][key].format(name=self.name)
        return self._titled(address.front(front), title, language)

    def _titled(self, page: str, title: str, language: str) -> list[Feed]:
        return [
            {
                "type": kind,
                "name": name,
                "title": title,
                "lang": language,
                "address": address.feed_of(page, file),
            }
            for file, kind, name in _KINDS
        ]
