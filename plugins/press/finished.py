"""The finished site, looked over before readers see it: every link and fragment leads somewhere.

Judges what the pages themselves say; knows no story, so that what a template wrote is checked too.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from plugins.press.marks import Marks, PageReader, read_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Set
    from pathlib import Path

_TAKEN_APART = re.compile("[%?#\\s]|^//")
# A link to another site, in letters of which nothing can be wrong.
_ELSEWHERE = re.compile("(?:https?://|mailto:)[!-Z^-~]*+")
_FROM_ROOT = re.compile("/|[a-zA-Z][a-zA-Z0-9+.-]*:")


@dataclass(frozen=True, order=True)
class DeadLink:
    """A link that leads nowhere. `page`: address it stands on; `href`: as it stands there."""

    page: str
    href: str
    what: str


@dataclass(frozen=True, order=True)
class Fragment:
    """A link to a part of another page: `part` of the file `name`."""

    page: str
    href: str
    name: str
    part: str

    @property
    def file(self) -> str:
        """Return the file of the page it stands on."""
        page = self.page.removeprefix("/")
        return page + "index.html" if page.endswith("/") or not page else page


@dataclass
class LinkCheck:
    """Judges the links of one site.

    files: every file of it, as a path below its root; base: path of that root; url: its absolute
    address. Links to other sites are not tried.
    led: files that are no pages, to which the pages lead that were looked at; some twice.
    """

    files: Set[str]
    base: str
    url: str
    led: list[str] = field(default_factory=list, repr=False)
    # A site's pages share most of their links; those from the root mean the same on each.
    _known: dict[str, str | tuple[str, str]] = field(default_factory=dict, repr=False)
    _reader: PageReader | None = field(default=None, repr=False)

    def read(self, page: bytes) -> Marks:
        """Return the marks of a page, without the links that are sound on any page."""
        if self._reader is None:
            self._reader = PageReader(self.is_sound)
        return self._reader.read(page)

    def is_sound(self, href: str) -> bool:
        """Return whether a link leads somewhere whatever page it stands on."""
        if href in self._known:
            return self._known[href] == ""
        start = self.url if href.startswith(self.url) else self.base
        path = href.removeprefix(start)
        name = path[1:] + "index.html" if path.endswith("/") else path[1:]
        # Most are addresses as they are given to files: nothing in them is to be taken apart.
        if path.startswith("/") and name in self.files and not _TAKEN_APART.search(path):
            self._known[href] = ""
            self._lead_to(name)
            return True
        if start != self.url and _ELSEWHERE.fullmatch(href):
            return True  # not kept: hardly one stands on two pages
        return bool(_FROM_ROOT.match(href)) and self._find(href, "") == ""

    def look(self, name: str, marks: Marks) -> Iterator[DeadLink | Fragment]:
        """Yield what is wrong on the page in the file `name`, and what another page must tell."""
        here = address_of(name)
        for href in marks.hrefs:
            found = self._find(href, here)
            if isinstance(found, str):
                if found:
                    yield DeadLink(here, href, found)
            elif found[0] != name:
                yield Fragment(here, href, *found)
            elif found[1] not in marks.ids:
                yield _no_part(here, href)

    def _find(self, href: str, here: str) -> str | tuple[str, str]:
        """Return what `_target` says, of a link from the root once for all pages."""
        found = self._known.get(href)
        if found is None:
            found = self._target(href, here)
            if _FROM_ROOT.match(href):
                self._known[href] = found
        return found

    def _target(self, href: str, here: str) -> str | tuple[str, str]:
        """Return why `href` is dead, "" where it is not, or the (file, part) it leads to."""
        if href.startswith(self.url + "/") or href == self.url:
            href = (self.base + href.removeprefix(self.url)) or "/"
        if href.lower() == "#top":  # every page has a top, by the HTML standard
            return ""
        try:
            parts = urlsplit(href)
        except ValueError:
            return "is not an address"
        if parts.scheme or parts.netloc:
            return ""
        path = unquote(parts.path)
        if path.startswith("/"):
            if path == self.base:
                path += "/"
            if not path.startswith(self.base + "/"):
                return f"leaves the site, which stands at {self.base}/"
            path = path.removeprefix(self.base)
        else:
            folder = path.endswith(("/", "/.", "/..")) or path in (".", "..")
            joined = posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
            path = here if not path else joined.rstrip("/") + ("/" if folder else "")
        name = path.removeprefix("/") + ("index.html" if path.endswith("/") else "")
        if name not in self.files:
            return "leads to no page"
        self._lead_to(name)
        if parts.fragment and name.endswith(".html"):
            return name, unquote(parts.fragment)
        return ""

    def _lead_to(self, name: str) -> None:
        if not name.endswith(".html"):
            self.led.append(name)


def address_of(name: str) -> str:
    """Return the address of the file `name`."""
    return "/" + name.removesuffix("index.html")


def find_dead_fragments(
    fragments: Iterable[Fragment], ids_of: Callable[[str], Set[str]]
) -> list[DeadLink]:
    """Return the fragments that name no part of their page. `ids_of` tells a file's parts."""
    ids: dict[str, Set[str]] = {}
    dead = []
    for one in fragments:
        if one.name not in ids:
            ids[one.name] = ids_of(one.name)
        if one.part not in ids[one.name]:
            dead.append(_no_part(one.page, one.href))
    return dead


def _no_part(page: str, href: str) -> DeadLink:
    return DeadLink(page, href, f"leads to no part named `{urlsplit(href).fragment}`")


def find_dead_links(folder: Path, base: str, url: str) -> list[DeadLink]:
    """Return the dead links of the site in `folder`, by page and link.

    Cost: each page is read once, and once more where another one leads to a part of it.
    """
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    check = LinkCheck(files, base, url)
    found = [
        one
        for name in sorted(files)
        if name.endswith(".html")
        for one in check.look(name, _marks(folder / name))
    ]
    fragments = [one for one in found if isinstance(one, Fragment)]
    dead = find_dead_fragments(fragments, lambda name: _marks(folder / name).ids)
    return sorted([*dead, *(one for one in found if isinstance(one, DeadLink))])


def _marks(path: Path) -> Marks:
    return read_marks(path.read_text(encoding="utf-8"))
