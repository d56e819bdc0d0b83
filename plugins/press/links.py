"""The links of a body: from files of content to addresses of the site. Pure, HTML in and out."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

from lxml import etree, html

from plugins.story.problem import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Set
    from pathlib import Path

    from plugins.story.front_matter import FrontMatter

_OUTSIDE = ("http", "https", "mailto")
# What a link that leaves the site says of itself.
_OUTSIDE_REL = "noopener noreferrer nofollow external"


class LinkDesk:
    """Resolves the links of all texts.

    files:  path of a published Markdown file below content -> address of its page.
    broken: files that are told already; a link to one is not told on top.
    base:   path of the site's root, put before every address of ours.
    pages:  gives the addresses of all pages; asked only when a text names one.
    """

    def __init__(
        self,
        content: Path,
        files: Mapping[str, str],
        broken: Set[str],
        base: str,
        pages: Callable[[], Iterable[str]],
    ) -> None:
        self.content = content
        self.files = files
        self.broken = broken
        self.base = base
        self._pages = pages
        self.problems: list[Problem] = []

    def resolve(self, body: str, path: Path, front: FrontMatter) -> str:
        """Return `body` with complete links; what leads nowhere is told and loses its href.

        A first-level heading becomes a second-level one: the page has its own.
        """
        if "<a" not in body and "<h1" not in body:
            return body
        root = html.fragment_fromstring(body, create_parent="div")
        for heading in root.iter("h1"):
            heading.tag = "h2"
        for anchor in root.iter("a"):
            href = anchor.get("href")
            if href is not None:
                self._resolve_anchor(anchor, href, path, front)
        return (root.text or "") + "".join(
            etree.tostring(child, encoding="unicode", method="html") for child in root
        )

    def _resolve_anchor(
        self, anchor: html.HtmlElement, href: str, path: Path, front: FrontMatter
    ) -> None:
        parts = urlsplit(href.strip())
        if href.startswith("#"):
            return
        if parts.scheme in _OUTSIDE:
            if not self._is_sound(parts.scheme, parts.netloc, parts.path):
                self._tell(path, front, href, "is not a complete address", "Write all of it")
            anchor.set("rel", _OUTSIDE_REL)
            return
        if parts.scheme or href.startswith("//"):
            mend = "Link to a web page with `https://`, or to a file of content"
            self._tell(path, front, href, "is of a kind the site does not link to", mend)
            del anchor.attrib["href"]
            return
        target = parts.path.removeprefix("{filename}")
        if target.startswith("/") and not target.endswith(".md"):
            self._check_address(parts.path, href, path, front)
            anchor.set("href", self.base + href.strip())
            return
        file = self._below(target, path)
        address = self.files.get(file)
        if address is None:
            if file not in self.broken:
                close = nearest(file, self.files)
                mend = f"The nearest page is `{close}`" if close else "Link to a published story"
                self._tell(path, front, href, "leads to nothing that is published", mend)
            del anchor.attrib["href"]
            return
        anchor.set("href", urlunsplit(("", "", self.base + address, parts.query, parts.fragment)))

    @cached_property
    def _addresses(self) -> frozenset[str]:
        return frozenset(self._pages())

    def _check_address(self, target: str, href: str, path: Path, front: FrontMatter) -> None:
        """Tell an address that no page has. Files, such as a feed, are tried when all is made."""
        if not target.endswith("/") or target in self._addresses:
            return
        if f"stories{target[3:-1]}/{target[1:3]}.md" in self.broken:
            return
        close = nearest(target, self._addresses)
        mend = f"The nearest page is `{close}`" if close else "Link to a page of the site"
        self._tell(path, front, href, "leads to no page", mend)

    def _is_sound(self, scheme: str, host: str, rest: str) -> bool:
        return bool(rest if scheme == "mailto" else host)

    def _below(self, target: str, path: Path) -> str:
        """Return the linked file's path below content, as written from the file at `path`."""
        target = unquote(target)
        if target.startswith("/"):
            return target.removeprefix("/")
        folder = path.parent.relative_to(self.content).as_posix()
        return posixpath.normpath(posixpath.join(folder, target))

    def _tell(self, path: Path, front: FrontMatter, href: str, what: str, mend: str) -> None:
        line = front.line_of(href)
        self.problems.append(Problem(path, line, f"the link {href!r} {what}", mend))
