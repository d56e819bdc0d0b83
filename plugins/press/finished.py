"""The finished site, looked over before readers see it: every link and fragment leads somewhere.

Reads the staged files alone; knows no story, so that what a template wrote is checked too.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LINKS = (("href", "//@href"), ("src", "//@src"), ("srcset", "//@srcset"))


@dataclass(frozen=True, order=True)
class DeadLink:
    """A link that leads nowhere. `page`: address it stands on; `href`: as it stands there."""

    page: str
    href: str
    what: str


@dataclass
class _PageLinks:
    ids: set[str]
    hrefs: set[str]


def find_dead_links(folder: Path, base: str, url: str) -> list[DeadLink]:
    """Return the dead links of the site in `folder`.

    base: path of the site's root; url: its absolute address. Links to other sites are not tried.
    Cost: each page is parsed once.
    """
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages = {name: _read(folder / name) for name in sorted(files) if name.endswith(".html")}
    dead = []
    for name, page in pages.items():
        here = "/" + name.removesuffix("index.html")
        for href in sorted(page.hrefs):
            what = _fault(href, here, files, pages, base, url)
            if what:
                dead.append(DeadLink(here, href, what))
    return dead


def _read(path: Path) -> _PageLinks:
    # Without `huge_tree`, lxml drops what is nested more than 255 deep.
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8")
    tree = html.document_fromstring(path.read_bytes(), parser=parser)
    hrefs: set[str] = set()
    for name, query in _LINKS:
        for value in tree.xpath(query):
            hrefs.update(_srcset(value) if name == "srcset" else [str(value)])
    return _PageLinks(set(map(str, tree.xpath("//@id"))), hrefs)


def _srcset(value: str) -> Iterator[str]:
    for candidate in value.split(","):
        if candidate.strip():
            yield candidate.split()[0]


def _fault(
    href: str,
    here: str,
    files: set[str],
    pages: dict[str, _PageLinks],
    base: str,
    url: str,
) -> str:
    """Return why `href` on the page `here` is dead, or ""."""
    if href.startswith(url + "/") or href == url:
        href = (base + href.removeprefix(url)) or "/"
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
        if path == base:
            path += "/"
        if not path.startswith(base + "/"):
            return f"leaves the site, which stands at {base}/"
        path = path.removeprefix(base)
    else:
        folder = path.endswith(("/", "/.", "/..")) or path in (".", "..")
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
        path = here if not path else joined.rstrip("/") + ("/" if folder else "")
    name = path.removeprefix("/") + ("index.html" if path.endswith("/") else "")
    if name not in files:
        return "leads to no page"
    if parts.fragment and name in pages and unquote(parts.fragment) not in pages[name].ids:
        return f"leads to no part named `{parts.fragment}`"
    return ""
