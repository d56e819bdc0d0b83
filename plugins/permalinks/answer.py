"""What answers at an address that was published and that no page or feed is made for now. Pure.

A page that moved is followed, and a list that is no more leads to the list above it; what an
editor wrote is never dropped without their word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.permalinks.row import FEED, PAGE, PAIR, STORY, Row, entry_id, language_of
from plugins.story import address
from plugins.story.address import LANGUAGES, other

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from plugins.permalinks.gone import Gone
    from plugins.story.glossary import Glossary

_TERMS = {"tag": address.tag, "category": address.category, "thread": address.thread}


@dataclass(frozen=True)
class Shown:
    """A page that readers can open. `title` is "" where it has none of its own."""

    address: str
    title: str


@dataclass(frozen=True)
class Moved:
    """A page is at another address now."""

    address: str
    to: Shown
    why: str


@dataclass(frozen=True)
class Withdrawn:
    """A page was taken down, and its editor says why. `to`: what stands for it, if anything."""

    address: str
    gone: Gone
    to: Shown | None
    why: str = "withdrawn"


@dataclass(frozen=True)
class Echo:
    """A feed is at another address now; its subscribers know it by `id`, not by `new_id`."""

    address: str
    to: str
    id: str
    page: str
    why: str = "its feed moved"


@dataclass(frozen=True)
class Ended:
    """A feed has no list any more. `to`: the page its readers are sent to."""

    address: str
    id: str
    to: str
    why: str = "its list is no more"


@dataclass(frozen=True)
class Lost:
    """Nothing answers. `name`: of what is lost, as `gone.yaml` would have it."""

    row: Row
    name: str


@dataclass(frozen=True)
class Taken:
    """Another story stands at the address: `holder` is its id in feeds."""

    row: Row
    holder: str


@dataclass(frozen=True)
class Astray:
    """`gone.yaml` leads to what readers cannot open."""

    row: Row
    gone: Gone


Answer = Moved | Withdrawn | Echo | Ended | Lost | Taken | Astray


@dataclass(frozen=True)
class World:
    """What there is now.

    names:   files of the site, below its root.
    texts:   id in feeds -> the page of each story's text that is published.
    holders: address -> id in feeds, for the same.
    pages:   address of a standing page -> its title.
    terms:   "tag", "category" or "thread" -> their glossary.
    """

    names: Set[str]
    texts: Mapping[str, Shown]
    holders: Mapping[str, str]
    pages: Mapping[str, str]
    terms: Mapping[str, Glossary]
    gone: Mapping[str, Gone]
    feed_tag: str

    def has(self, at: str) -> bool:
        """Return whether something is made for an address."""
        return at.removeprefix("/") + ("index.html" if at.endswith("/") else "") in self.names

    def find(self, name: str, language: str) -> Shown | None:
        """Return what readers can open under a name, in the other language if need be.

        name: as in `gone.yaml`. Follows what is said there of it.
        """
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            for one in (language, other(language)):
                shown = self._shown(name, one)
                if shown:
                    return shown
            name = self.gone[name].to if name in self.gone else ""
        return None

    def _shown(self, name: str, language: str) -> Shown | None:
        kind, slash, key = name.partition("/")
        if not slash:
            return self.texts.get(entry_id(self.feed_tag, name, language))
        if kind == "pages":
            at = address.page(language, key)
            return Shown(at, self.pages[at]) if at in self.pages else None
        term = self.terms[kind].find(key)
        at = _TERMS[kind](language, term.key if term else key)
        return Shown(at, term.names[language] if term else "") if self.has(at) else None


def answer(row: Row, world: World) -> Answer | None:
    """Return what answers at a row's address; None where what is made for it does."""
    if row.kind == STORY:
        return _answer_story(row, world)
    if world.has(row.address):
        return None
    if row.kind == PAIR:
        return _answer_pair(row, world)
    if row.kind == FEED:
        return _answer_feed(row, world)
    if row.kind == PAGE:
        return _answer_page(row, world)
    return _answer_list(row, world)


def name_in(subject: str, feed_tag: str) -> tuple[str, str]:
    """Return (story's id, language) of a story's id in feeds."""
    story, _, language = subject.removeprefix(feed_tag).rpartition("/")
    return story, language


def _answer_story(row: Row, world: World) -> Answer | None:
    holder = world.holders.get(row.address)
    if holder == row.subject:
        return None
    if holder or world.has(row.address):
        return Taken(row, holder or "")
    name, language = name_in(row.subject, world.feed_tag)
    shown = world.texts.get(row.subject)
    if shown:
        return Moved(row.address, shown, "its story moved")
    shown = world.texts.get(entry_id(world.feed_tag, name, other(language)))
    if shown:
        return Moved(row.address, shown, "it is in the other language only")
    return _answer_gone(row, name, language, world) or Lost(row, name)


def _answer_pair(row: Row, world: World) -> Answer:
    """Return what answers for a story in both languages; its texts tell whether another came."""
    for language in LANGUAGES:
        shown = world.texts.get(f"{row.subject}/{language}")
        if shown and world.has(pair := address.pair_of(shown.address)):
            return Moved(row.address, Shown(pair, shown.title), "its story moved")
        if shown:
            return Moved(row.address, shown, "it is in one language only")
    name = row.subject.removeprefix(world.feed_tag)
    return _answer_gone(row, name, LANGUAGES[0], world) or Lost(row, name)


def _answer_gone(row: Row, name: str, language: str, world: World) -> Answer | None:
    """Return what `gone.yaml` says of a name; None where it says nothing."""
    gone = world.gone.get(name)
    if not gone:
        return None
    shown = world.find(name, language)
    if gone.to and not shown:
        return Astray(row, gone)
    if gone.is_told or not shown:
        return Withdrawn(row.address, gone, shown)
    return Moved(row.address, shown, "`gone.yaml` leads on")


def _answer_page(row: Row, world: World) -> Answer:
    _, language, slug, _ = row.address.split("/")
    name = f"pages/{slug}"
    shown = None if name in world.gone else world.find(name, language)
    if shown:
        return Moved(row.address, shown, "it is in the other language only")
    return _answer_gone(row, name, language, world) or Lost(row, name)


def _answer_list(row: Row, world: World) -> Answer:
    at = row.address
    language = language_of(at) or LANGUAGES[0]
    while True:
        name = _name_of_list(at)
        told = _answer_gone(row, name, language, world) if name else None
        if told:
            return told
        shown = world.find(name, language) if name else None
        if shown and language_of(shown.address) == language:
            above = row.address.startswith(shown.address)
            why = "its list is no more" if above else "its list is elsewhere"
            return Moved(row.address, shown, why)
        if at == "/" or (at != row.address and world.has(at)):
            return Moved(row.address, Shown(at, ""), "its list is no more")
        at = at[: at.rstrip("/").rindex("/") + 1]


def _answer_feed(row: Row, world: World) -> Answer:
    page, _, file = row.address.rpartition("/")
    name = _name_of_list(page + "/")
    language = language_of(row.address)
    shown = world.find(name, language) if name and language else None
    if shown and language_of(shown.address) == language and world.has(shown.address + file):
        return Echo(row.address, shown.address + file, row.subject, shown.address)
    if world.has(page + "/"):
        return Ended(row.address, row.subject, page + "/")
    above = _answer_list(Row(page + "/", row.kind, row.subject), world)
    to = above.to.address if isinstance(above, Moved) else address.front(language)
    return Ended(row.address, row.subject, to)


def _name_of_list(at: str) -> str:
    """Return the name of a term's list, as `gone.yaml` has it; "" for another address."""
    parts = at.strip("/").split("/")
    return "/".join(parts[1:]) if len(parts) == 3 and parts[1] in _TERMS else ""
