"""What the site tells machines about itself as a whole: sitemap.xml and robots.txt. Pure.

A small site has one map. That of a large one is an index of parts: one for the stories of each
month, and some for the pages that list them, so that a new story makes few of them anew.
Format and limits: https://www.sitemaps.org/protocol.html (50,000 pages and 50 MB a map)
"""

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING
from zlib import crc32

from plugins.press.news import NEWS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from plugins.press.site import Root

SITEMAP = "sitemap.xml"
_WHOLE = 2000  # pages that one map tells of
_MOST = 4096  # pages of a part: four addresses each of 2,048 letters, which some take, are 34 MB
_MONTH = re.compile(r"/(\d{4})/(\d{2})/")  # of an address; a letter to begin with finds it sooner
_LISTS = "lists"  # the group of the pages that are of no month
_NOWHERE = "/"  # no page's file begins with it
_CHANGED = re.compile("<lastmod>(.*?)</lastmod>")
_XML = "<?xml version='1.0' encoding='utf-8'?>\n"
_NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def part_pages(
    pages: Collection[str], whole: int = _WHOLE, most: int = _MOST
) -> dict[str, list[str]]:
    """Return the file of each map -> the files of the pages it tells of, sorted.

    pages: of the whole site, those too that search engines shall not list: a part may turn out
    to have none to tell of. whole: most pages that stay together. most: pages of a part.
    """
    if len(pages) <= whole:
        return {SITEMAP: sorted(pages)}
    groups: dict[str, list[str]] = {}
    group: list[str] = []
    start = _NOWHERE
    for page in sorted(pages):
        if not page.startswith(start):  # what begins as the last one does is of its month
            month = _MONTH.search(f"/{page}")
            start = page[: month.end() - 1] if month else _NOWHERE
            group = groups.setdefault("-".join(month.groups()) if month else _LISTS, [])
        group.append(page)
    return dict(part for name in sorted(groups) for part in _cut(name, groups[name], most))


def _cut(group: str, pages: list[str], most: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts of a group. By digest, so that a page added moves no other to another."""
    count = 1
    parts = [pages]
    while max(map(len, parts)) > most:
        count *= 2
        parts = [[] for _ in range(count)]
        for page in pages:
            parts[crc32(page.encode("utf-8", "surrogatepass")) % count].append(page)
    for number, part in enumerate(parts, start=1):
        yield f"sitemap-{group}{f'-{number}' if count > 1 else ''}.xml", part


def stale_maps(
    parts: Mapping[str, list[str]], before: Mapping[str, list[str]], changed: Collection[str]
) -> set[str]:
    """Return the maps of `parts` that tell another thing than those of `before` did.

    changed: the pages of which another thing is to be told.
    """
    return {
        name
        for name, pages in parts.items()
        if before.get(name) != pages or not set(pages).isdisjoint(changed)
    }


def sitemap_xml(entries: Iterable[str]) -> bytes:
    """Return a map; `entries`: the `<url>` of each page, as read_marks finds it in its head."""
    head = f'<urlset {_NAMES} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    return "".join([_XML, head, *entries, "</urlset>\n"]).encode("utf-8")


def index_xml(rows: Iterable[str]) -> bytes:
    """Return the map of maps; `rows`: the `<sitemap>` of each."""
    return "".join([_XML, f"<sitemapindex {_NAMES}>\n", *rows, "</sitemapindex>\n"]).encode("utf-8")


def index_row(url: str, entries: Iterable[str]) -> str:
    """Return the `<sitemap>` of the map at `url`: it changed when the newest of its pages did."""
    moments = (moment for one in entries for moment in _CHANGED.findall(one))
    newest = max(moments, key=datetime.fromisoformat, default="")
    lines = [f"    <loc>{escape(url, quote=False)}</loc>"]
    lines += [f"    <lastmod>{newest}</lastmod>"] if newest else []
    return "\n".join(["  <sitemap>", *lines, "  </sitemap>", ""])


def robots_text(root: Root) -> str:
    """Return robots.txt: everything may be read, and here are the maps."""
    maps = "".join(f"Sitemap: {root.url}{one}\n" for one in (f"/{SITEMAP}", NEWS))
    return f"User-agent: *\nAllow: /\n\n{maps}"
