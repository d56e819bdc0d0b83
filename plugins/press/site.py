"""What all pages of one build share, and the Frame every view starts from. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from plugins.press.feed_links import FeedLinks
from plugins.press.place import BOTH, Place
from plugins.story import address
from plugins.story.address import LANGUAGES, other

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from plugins.press.frame import Alternate, Feed, Frame, Link, Phrase, Social, Switch, When

_LOCALES = {"id": "id_ID", "en": "en_GB"}


@dataclass(frozen=True)
class Root:
    """Where the site stands. `origin`: scheme and host; `base`: path, "" or "/digest"."""

    origin: str
    base: str

    @classmethod
    def of(cls, siteurl: str, fallback: str) -> Root:
        """Take SITEURL apart; one without a host, such as "/digest", borrows `fallback`'s."""
        parts = urlsplit(siteurl)
        if not parts.netloc:
            spare = urlsplit(fallback)
            return cls(f"{spare.scheme}://{spare.netloc}", siteurl.rstrip("/"))
        return cls(f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/"))

    @property
    def url(self) -> str:
        """Return the site's absolute address without a trailing slash."""
        return self.origin + self.base


@dataclass(frozen=True)
class Site:
    """Settings, words and spelling that all views draw on.

    words:    language -> key -> words.
    when:     (day or moment, languages) -> When.
    months:   language -> the twelve names.
    sections: categories that have stories, as (names by language, addresses by language).
    pages:    slugs of the standing pages that exist in both languages.
    threads:  whether there are threads to be listed; corrections, authors, sources: likewise.
    finder:   address of the script that searches; offline: of the one for reading offline.
    paper:    the colour of the ground, by day and at night.
    """

    name: str
    root: Root
    words: Mapping[str, Mapping[str, str]]
    when: Callable[[date, Sequence[str]], When]
    months: Callable[[str], tuple[str, ...]]
    stylesheet: str
    script: str
    fonts: tuple[str, ...]
    default_lang: str
    sections: tuple[tuple[str, Mapping[str, str]], ...] = ()
    pages: frozenset[str] = frozenset()
    threads: bool = False
    corrections: bool = False
    authors: bool = False
    sources: bool = False
    finder: str = ""
    offline: str = ""
    paper: tuple[str, str] = ("", "")

    def languages(self, place: Place) -> tuple[str, ...]:
        """Return the languages a page speaks, its own first."""
        if place.lang != BOTH:
            return (place.lang,)
        return (self.default_lang, other(self.default_lang))

    def url(self, path: str) -> str:
        """Return the absolute address of a path below the site's root."""
        return self._url + path

    @cached_property
    def _url(self) -> str:
        return self.root.url

    @cached_property
    def feeds(self) -> FeedLinks:
        """Return what names feeds on pages."""
        return FeedLinks(self.name, self.words, self.default_lang)

    def frame(
        self,
        place: Place,
        title: str,
        description: str,
        *,
        social: Mapping[str, Any] | None = None,
        robots: str = "",
        issued: date | None = None,
        data: dict[str, Any] | None = None,
        own_feeds: Sequence[Feed] = (),
        more_feeds: Sequence[Feed] = (),
    ) -> Frame:
        """Return what every page has; the page's own keys are added to it."""
        lang = self.languages(place)[0]
        sections, services, records = self._navigation(place)
        shared = self.feeds.everywhere[place.lang]
        return {
            "SITENAME": self.name,
            "SITEURL": self._url,
            "base": self.root.base,
            "lang": lang,
            "other_lang": other(lang),
            "bilingual": place.lang == BOTH,
            "words": self.words[lang],
            "other_words": self.words[other(lang)],
            "title": title,
            "description": description,
            "address": place.address,
            "url": self.url(place.address),
            "alternates": self._alternates(place),
            "switch": self._switch(place),
            "sections": sections,
            "services": services,
            "records": records,
            "issued": self.when(issued, self.languages(place)) if issued else None,
            "feeds": [*own_feeds, *shared, *more_feeds] if own_feeds or more_feeds else shared,
            "stylesheet": self.stylesheet,
            "script": self.script,
            "fonts": self.fonts,
            "offline": self.offline,
            "paper": self.paper,
            "robots": robots,
            "social": self._social(place, social or {}),
            "data": data,
        }

    def phrases(self, place: Place, key: str) -> list[Phrase]:
        """Return interface words in each language of the page."""
        return [{"lang": one, "text": self.words[one][key]} for one in self.languages(place)]

    def _alternates(self, place: Place) -> list[Alternate]:
        known = [one for one in LANGUAGES if one in place.versions]
        if not known:  # a page without an address of its own, such as 404
            return []
        rows: list[Alternate] = [
            {"hreflang": one, "url": self.url(place.versions[one])} for one in known
        ]
        return [*rows, {"hreflang": "x-default", "url": self.url(place.default)}]

    def _switch(self, place: Place) -> list[Switch]:
        versions = place.versions
        return [
            {
                "lang": one,
                "label": label,
                "address": versions.get(one, front),
                "current": place.lang == one and (one != BOTH or one in versions),
                "exact": one == BOTH or one in versions,
            }
            for one, label, front in self._doors[place.lang]
        ]

    @cached_property
    def _doors(self) -> dict[str, list[tuple[str, str, str]]]:
        """Return language of a page -> the doors of its switch: whereto, label, its front."""
        fronts = [
            (one, self.words[one][f"language_{one}"], address.front(one)) for one in LANGUAGES
        ]
        speech = {BOTH: self.default_lang} | {one: one for one in LANGUAGES}
        return {
            lang: [(BOTH, self.words[one]["language_both"], address.front(None)), *fronts]
            for lang, one in speech.items()
        }

    def link(self, place: Place, names: Mapping[str, str], addresses: Mapping[str, str]) -> Link:
        """Return a link; on the bilingual page it has a door per language."""
        languages = self.languages(place)
        return {
            "names": [
                {"lang": one, "text": names[one], "address": addresses[one]} for one in languages
            ],
            "address": addresses[languages[0]],
            "current": place.address in addresses.values(),
        }

    def _navigation(self, place: Place) -> tuple[list[Link], ...]:
        """Return sections, services and records: the same for all pages none of them leads to."""
        if place.address in self._led_to:
            return self._lists(place)
        if place.lang not in self._shared:
            self._shared[place.lang] = self._lists(Place(place.lang, "", {}, ""))
        return self._shared[place.lang]

    @cached_property
    def _shared(self) -> dict[str, tuple[list[Link], ...]]:
        return {}

    @cached_property
    def _led_to(self) -> frozenset[str]:
        links = chain(*self._lists(Place(BOTH, "", {}, "")))
        return frozenset(door["address"] for link in links for door in link["names"])

    def _lists(self, place: Place) -> tuple[list[Link], ...]:
        return self._sections(place), self._services(place), self._records(place)

    def _sections(self, place: Place) -> list[Link]:
        return [
            self.link(place, names, {one: address.category(one, key) for one in LANGUAGES})
            for key, names in self.sections
        ]

    def _services(self, place: Place) -> list[Link]:
        ways = [
            ("search", address.search),
            ("tags", address.tags),
            ("archive", address.archive),
            ("feed", address.subscribe),
        ]
        if self.threads:
            ways.insert(2, ("threads", address.threads))
        if self.corrections:
            ways.append(("corrections", address.corrections))
        if "about" in self.pages:
            ways.append(("about", _about))
        return [self.way(place, key, way) for key, way in ways]

    def _records(self, place: Place) -> list[Link]:
        ways = [("authors", address.authors)] if self.authors else []
        ways += [("sources", address.sources)] if self.sources else []
        return [self.way(place, key, way) for key, way in ways]

    def way(self, place: Place, key: str, to: Callable[[str], str]) -> Link:
        """Return a link named by an interface word; `to` gives its address in a language."""
        names = {one: self.words[one][key] for one in LANGUAGES}
        return self.link(place, names, {one: to(one) for one in LANGUAGES})

    def _social(self, place: Place, own: Mapping[str, Any]) -> Social:
        lang = self.languages(place)[0]
        has_other = other(lang) in place.versions or place.lang == BOTH
        return {
            "type": own.get("type", "website"),
            "image": own.get("image", ""),
            "image_alt": own.get("image_alt", ""),
            "image_size": own.get("image_size"),
            "locale": _LOCALES[lang],
            "locale_alternate": _LOCALES[other(lang)] if has_other else "",
            "published": own.get("published", ""),
            "modified": own.get("modified", ""),
        }


def _about(language: str) -> str:
    return address.page(language, "about")
