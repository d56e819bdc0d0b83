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
    from collections.abc import Callable, Iterator, Mapping

# Possessive throughout, so that a stray quote costs one pass over the page and no more.
_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
_ATTRIBUTE = re.compile(r"""\s([\w:-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""")
# What the part of a page between one `<` and the next begins with, if it is a whole tag.
_WHOLE = re.compile(r"""[a-zA-Z](?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
# What may begin with no tags in it.
_RAW = re.compile("script|style", re.IGNORECASE)
# What opens a stretch that holds no tags, whatever it looks like.
_OPENING = re.compile(r"<!--|<(script|style)\b[^<>]*+>", re.IGNORECASE)

_SHORT = 300  # characters of a part that is worth remembering: longer ones are words of a story
_REMEMBERED = 1 << 16  # parts: some 16 MB


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
        led, named = leads_of(tag)
        hrefs.update(led)
        ids.update(named)
    return Marks(tuple(sorted(hrefs)), frozenset(ids), _sitemap_entry(list(tags)))


class PageReader:
    """Reads the marks of one page after the other, as read_marks does, and most parts only once.

    is_sound: tells of a link whether it leads somewhere, whatever page it stands on. Such links
    are left out of the marks.
    """

    def __init__(self, is_sound: Callable[[str], bool]) -> None:
        self._is_sound = is_sound
        self._idle: set[str] = set()  # parts of pages, from `<` to `<`, that say nothing to ask

    def read(self, page: str) -> Marks:
        """Return the marks of a page without its sound links."""
        parts = page.split("<")
        parts[0] = ""  # what stands before the first tag
        hrefs: list[str] = []
        ids: list[str] = []
        for part in set(parts) - self._idle:
            if part[:2] == "p>":  # words of a story: long, and no two alike
                continue
            whole = _WHOLE.match(part)
            is_raw = part[:2].lower() in ("sc", "st") and _RAW.match(part)
            if (whole is None or is_raw) and not _is_clear(part, whole, page):
                return self._read_all(page)
            if whole and might_lead(tag := whole[0]):
                led, named = leads_of(tag)
                ids += named
                if named or (led and not self._drop_sound(led, hrefs)):
                    continue
            if not is_raw and len(part) < _SHORT:
                self._idle.add(part)
        if len(self._idle) > _REMEMBERED:
            self._idle.clear()
        return Marks(tuple(sorted(set(hrefs))), frozenset(ids), self._entry(page, parts))

    def _drop_sound(self, led: tuple[str, ...], hrefs: list[str]) -> bool:
        """Add the links that are not sound to `hrefs`; return whether there are none."""
        asked = [one for one in led if not self._is_sound(one)]
        hrefs += asked
        return not asked

    def _entry(self, page: str, parts: list[str]) -> str:
        """Return the page's entry for the sitemap; its parts are known to begin with whole tags."""
        end = page.find("</head>")
        if end >= 0 and page.find("<link", end) < 0 and page.find("<meta", end) < 0:
            parts = parts[: page.count("<", 0, end) + 1]
        heads = [part for part in parts if part[:4] in ("link", "meta") and _tells_entry(part)]
        whole = (_WHOLE.match(part) for part in dict.fromkeys(heads))
        return _sitemap_entry([f"<{one[0]}" for one in whole if one])

    def _read_all(self, page: str) -> Marks:
        marks = read_marks(page)
        left = tuple(one for one in marks.hrefs if not self._is_sound(one))
        return Marks(left, marks.ids, marks.entry)


def _is_clear(part: str, whole: re.Match[str] | None, page: str) -> bool:
    """Return whether a part of a page by itself tells that it holds no tag, or which one."""
    if whole is None:
        return not part[:1].isalpha() and (not part.startswith("!--") or "-->" in part[3:])
    raw = _OPENING.match(f"<{part}")
    # A script or style is passed over if it holds no sign that could begin a tag, and ends.
    return (
        raw is not None
        and len(raw[0]) == len(whole[0]) + 1
        and page.count(f"<{part}") == page.count(f"<{part}</{raw[1]}")
    )


def _tells_entry(part: str) -> bool:
    return "canonical" in part or "alternate" in part or "robots" in part or "modified_time" in part


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


def might_lead(tag: str) -> bool:
    """Return False for a tag that leads nowhere and has no id, where that is easily told."""
    small = tag.lower()
    return "href" in small or "src" in small or "id" in small


@lru_cache(maxsize=1 << 12)  # most tags of a page stand on many others
def leads_of(tag: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (where the tag leads, the ids it has)."""
    hrefs: list[str] = []
    ids = []
    for name, *values in _ATTRIBUTE.findall(tag) if might_lead(tag) else ():
        value = unescape("".join(values))
        kind = name.lower()
        if kind == "id":
            ids.append(value)
        elif kind == "srcset":
            hrefs.extend(_srcset(value))
        elif kind in ("href", "src"):
            hrefs.append(value)
    return tuple(hrefs), tuple(ids)


@lru_cache(maxsize=1 << 8)
def _keys_of(tag: str) -> Mapping[str, str]:
    return {name.lower(): "".join(rest) for name, *rest in _ATTRIBUTE.findall(tag)}


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
        keys = _keys_of(tag)
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
