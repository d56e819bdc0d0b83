"""What a finished page says to machines: where it links, what can be linked to in it.

Reads the page's bytes as they were written, whatever template wrote them; knows no story.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Possessive throughout, so that a stray quote costs one pass over the page and no more.
_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
_ATTRIBUTE = re.compile(r"""\s([\w:-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""")
_LEADS = re.compile(r"\s(?:href|src|srcset|id)\s*+=", re.IGNORECASE)
# What opens a stretch that holds no tags, whatever it looks like.
_OPENING = re.compile(r"<!--|<(script|style)\b[^<>]*+>", re.IGNORECASE)


@dataclass(frozen=True)
class Marks:
    """What was found on a page.

    hrefs: every link, picture and file it names, as written there, sorted.
    ids:   the parts of it that a fragment can lead to.
    entry: its `<url>` for the sitemap, "" for a page that search engines shall not list.
    """

    hrefs: tuple[str, ...]
    ids: frozenset[str]
    entry: str


def read_marks(page: str) -> Marks:
    """Return the marks of a page."""
    tags = dict.fromkeys(_TAG.findall("".join(_shown(page))))
    hrefs: set[str] = set()
    ids: set[str] = set()
    for tag in tags:
        led, named = _leads(tag)
        hrefs.update(led)
        ids.update(named)
    return Marks(tuple(sorted(hrefs)), frozenset(ids), _sitemap_entry(list(tags)))


def _shown(page: str) -> Iterator[str]:
    """Yield the page without its comments and without what its scripts and styles say."""
    small = page.lower()
    place = 0
    while opening := _OPENING.search(page, place):
        kind = opening[1]
        yield page[place : opening.end()] if kind else page[place : opening.start()]
        place = small.find(f"</{kind.lower()}" if kind else "-->", opening.end())
        if place < 0:  # it does not end: nothing more is shown
            return
    yield page[place:]


@lru_cache(maxsize=1 << 14)  # most tags of a page stand on many others
def _leads(tag: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (where the tag leads, the ids it has)."""
    hrefs: list[str] = []
    ids = []
    for name, *values in _ATTRIBUTE.findall(tag) if _LEADS.search(tag) else ():
        value = unescape("".join(values))
        kind = name.lower()
        if kind == "id":
            ids.append(value)
        elif kind == "srcset":
            hrefs.extend(_srcset(value))
        elif kind in ("href", "src"):
            hrefs.append(value)
    return tuple(hrefs), tuple(ids)


def _srcset(value: str) -> Iterator[str]:
    for candidate in value.split(","):
        if candidate.strip():
            yield candidate.split()[0]


def _sitemap_entry(tags: list[str]) -> str:
    """Return the page's entry, taken from its own head, so that the two never disagree."""
    canonical, changed, alternates = "", "", []
    for tag in tags:
        if not tag.startswith(("<link", "<meta")):
            continue
        keys = {name.lower(): "".join(rest) for name, *rest in _ATTRIBUTE.findall(tag)}
        if tag.startswith("<link") and keys.get("rel") == "canonical":
            canonical = unescape(keys.get("href", ""))
        elif tag.startswith("<link") and keys.get("rel") == "alternate":
            if "hreflang" in keys and "type" not in keys:
                alternates.append((unescape(keys["hreflang"]), unescape(keys.get("href", ""))))
        elif keys.get("name") == "robots" and "noindex" in keys.get("content", ""):
            return ""
        elif keys.get("property") == "article:modified_time":
            changed = unescape(keys.get("content", ""))
    if not canonical:
        return ""
    lines = [f"    <loc>{escape(canonical, quote=False)}</loc>"]
    if changed:
        lines.append(f"    <lastmod>{escape(changed, quote=False)}</lastmod>")
    lines += [
        f'    <xhtml:link rel="alternate" hreflang="{escape(language)}" href="{escape(url)}"/>'
        for language, url in alternates
    ]
    return "\n".join(["  <url>", *lines, "  </url>", ""])
