"""The links of a body: from files of content to addresses of the site. Pure, HTML in and out."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from lxml import html

from plugins.story.inert import make_inert
from plugins.story.markup import parse_fragment, write_fragment
from plugins.story.problem import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Set
    from pathlib import Path


_TOP = {"", "top"}  # the top of every page, by the HTML standard
_OUTSIDE = ("http", "https", "mailto")
# What a link that leaves the site says of itself.
_OUTSIDE_REL = "noopener noreferrer nofollow external"


# A link to another site as Markdown writes one, in letters that nobody spells otherwise.
_PLAINLY_OUTSIDE = re.compile(
    '<a href="(https?://[A-Za-z0-9.-]*[A-Za-z0-9](?:[/?#][A-Za-z0-9/._~:?=#%+,;@-]*)?)">'
)


def resolve_plainly(body: str, source: str) -> str | None:
    """Return `body` as LinkDesk.resolve does, but for how it is spelled; None where it has to.

    source: the Markdown that `body` was made of. Without HTML of its own and without figures there
    is nothing in the body to be mended, so that it need not be taken apart for a link.
    """
    if "<" in source or "&" in source or "<figure" in body or "<h1" in body:
        return None
    resolved, count = _PLAINLY_OUTSIDE.subn(rf'<a href="\1" rel="{_OUTSIDE_REL}">', body)
    return resolved if count == body.count("<a") else None


class Lines(Protocol):
    """What knows the lines of a file, such as its FrontMatter."""

    def line_of(self, words: str) -> int:
        """Return the line that holds `words`."""
        ...


class LinkDesk:
    """Resolves the links of all texts.

    files:  gives path of a published Markdown file below content -> address of its page; asked
            only when a text names one, as is `pages`.
    broken: files that are told already; a link to one is not told on top.
    base:   path of the site's root, put before every address of ours.
    pages:  gives the addresses of all pages.
    """

    def __init__(
        self,
        content: Path,
        files: Callable[[], Mapping[str, str]],
        broken: Set[str],
        base: str,
        pages: Callable[[], Iterable[str]],
    ) -> None:
        self.content = content
        self._find_files = files
        self.broken = broken
        self.base = base
        self._pages = pages
        self.problems: list[Problem] = []

    def resolve(self, body: str, path: Path, front: Lines) -> str:
        """Return `body` with complete links; what leads nowhere is told and loses its href.

        A first-level heading becomes a second-level one: the page has its own.
        """
        small = body.lower()
        if "<a" not in small and "<h1" not in small:
            return body
        root = parse_fragment(body)
        for heading in root.iter("h1"):
            heading.tag = "h2"
        parts = {element.get("id") for element in root.iter() if element.get("id")}
        for anchor in root.iter("a"):
            href = anchor.get("href")
            if href is not None:
                way = self._resolve(href.strip(), path)
                if href.startswith("#") and unquote(href[1:]) not in parts | _TOP:
                    # Headings have no names: only a footnote can be led to.
                    way = _Way(None, "leads to no part of this text", "Take it out")
                self._lead(anchor, way, path, front)
        return write_fragment(root)

    def _lead(self, anchor: html.HtmlElement, way: _Way, path: Path, front: Lines) -> None:
        """Make the anchor go `way`, and tell what is wrong with it."""
        written = anchor.get("href")
        if way.fault:
            line = front.line_of(written)
            self.problems.append(Problem(path, line, f"the link {written!r} {way.fault}", way.mend))
        if way.href is None:
            del anchor.attrib["href"]
        else:
            anchor.set("href", way.href)
        if way.outside:
            anchor.set("rel", _OUTSIDE_REL)

    def _resolve(self, href: str, path: Path) -> _Way:
        """Return where `href`, written in the file at `path`, leads."""
        if href.startswith("#"):
            return _Way(href)
        try:
            parts = urlsplit(href)
        except ValueError:  # such as `http://[x`
            return _Way(None, "is not an address", "Write all of it, with `https://`")
        if parts.scheme in _OUTSIDE:
            if parts.path if parts.scheme == "mailto" else parts.hostname:
                return _Way(href, outside=True)
            return _Way(None, "is not a complete address", "Write all of it")
        if parts.scheme or href.startswith("//"):
            mend = "Link to a web page with `https://`, or to a file of content"
            return _Way(None, "is of a kind the site does not link to", mend)
        return self._resolve_ours(href, parts, path)

    def _resolve_ours(self, href: str, parts: SplitResult, path: Path) -> _Way:
        """Return the way to a page of ours."""
        target = parts.path.removeprefix("{filename}")
        if target.startswith("/") and not target.endswith(".md"):
            return self._resolve_address(href, parts.path)
        file = self._below(target, path)
        if file in self.files:
            address = self.base + self.files[file]
            return _Way(urlunsplit(("", "", address, parts.query, parts.fragment)))
        if file in self.broken:
            return _Way(None)
        close = nearest(file, self.files)
        mend = f"The nearest page is `{close}`" if close else "Link to a published story"
        return _Way(None, "leads to nothing that is published", mend)

    def _resolve_address(self, href: str, target: str) -> _Way:
        """Return the way to an address of the site."""
        here = self.base + href
        if target in self._addresses or target.startswith("/theme/"):
            return _Way(here)  # the theme's files are tried when all is made
        if f"stories{target[3:-1]}/{target[1:3]}.md" in self.broken:
            return _Way(here)
        close = nearest(target, self._addresses)
        mend = f"The nearest page is `{close}`" if close else "Link to a page of the site"
        return _Way(here, "leads to no page", mend)

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Return path of a published Markdown file below content -> address of its page."""
        return self._find_files()

    @cached_property
    def _addresses(self) -> frozenset[str]:
        return frozenset(self._pages())

    def _below(self, target: str, path: Path) -> str:
        """Return the linked file's path below content, as written from the file at `path`."""
        target = unquote(target)
        if target.startswith("/"):
            return target.removeprefix("/")
        folder = path.parent.relative_to(self.content).as_posix()
        return posixpath.normpath(posixpath.join(folder, target))


class _LateLines:
    """Tells the lines of a text; its file is opened for a fault alone."""

    def __init__(self, text: Any) -> None:
        self._text = text

    def line_of(self, words: str) -> int:
        line: int = self._text.front.line_of(words)
        return line


def close_article(article: Any, desk: LinkDesk) -> None:
    """Finish the HTML of an article that links to pages of ours."""
    if not article.is_closed:
        text = article.text
        resolved = desk.resolve(article.content, text.path, _LateLines(text))
        article.finish(make_inert(resolved))


class AsksOthers(Exception):
    """A text links to another page of ours: only who knows all pages can resolve it."""


class LoneDesk(LinkDesk):
    """Resolves the links of a text that needs no other; raises AsksOthers for one that does."""

    def __init__(self, content: Path) -> None:
        super().__init__(content, dict, frozenset(), "", tuple)

    def _resolve_ours(self, href: str, parts: SplitResult, path: Path) -> _Way:
        raise AsksOthers


@dataclass(frozen=True)
class _Way:
    """Where a link leads; `href` None takes the link away. `fault`, `mend`: what to tell."""

    href: str | None
    fault: str = ""
    mend: str = ""
    outside: bool = False
