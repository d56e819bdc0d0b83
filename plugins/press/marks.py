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

# A link, picture or file as our templates write it.
_LED = re.compile(rb' ((?:href|src|srcset)="[^"]*+)"')
_NAME = re.compile(rb"[\w:.-]+")
_WHOLE_BYTES = re.compile(_WHOLE.pattern.encode())
# What no template of ours writes below a page's head: it hides tags, or belongs above.
_IN_BODY = re.compile(rb"<(?:!--|script|style|link|meta)")
_CLOSED = re.compile(rb"/script>\s*+")

_SHORT = 300  # bytes of a part that is worth remembering
_REMEMBERED = 1 << 16  # links or parts: some 8 MB


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
    """Reads the marks of one page after the other, at a glance where a page is plainly written.

    is_sound: tells of a link whether it leads somewhere, whatever page it stands on. Such links
    are left out of the marks, and so may be one to a part of its own page that is there.
    """

    def __init__(self, is_sound: Callable[[str], bool]) -> None:
        self._is_sound = is_sound
        self._sound: set[bytes] = set()  # what stood in quotes and led somewhere
        self._idle: set[bytes] = set()  # parts of heads, from `<` to `<`, that say nothing to ask

    def read(self, page: bytes) -> Marks:
        """Return the marks of a page without its sound links."""
        small = page.lower()
        end = page.find(b"</head>")
        if end >= 0 and self._are_sound(page, small, end) and not _IN_BODY.search(small, end):
            heads = self._find_heads(page[:end])
            if heads is not None:
                return Marks((), frozenset(), _sitemap_entry(heads))
        marks = read_marks(page.decode("utf-8"))
        left = tuple(one for one in marks.hrefs if not self._is_sound(one))
        return Marks(left, marks.ids, marks.entry)

    def _are_sound(self, page: bytes, small: bytes, end: int) -> bool:
        """Return whether every link is sound, as far as that is easily told. `small`: lower case.

        What looks like a link where it is none is asked too: then another judges.
        """
        led = _LED.findall(page)
        # None is spelled otherwise if so many are found as there are letters that begin one.
        named = small.count(b"href") + small.count(b"src")
        if named != len(led) + page.count(b' hreflang="') + page.count(b"-src ", 0, end):
            return False
        if len(self._sound) > _REMEMBERED:
            self._sound.clear()
        for one in set(led) - self._sound:
            name, _, value = one.partition(b'="')
            href = unescape(value.decode("utf-8"))
            if href.startswith("#"):
                if not _has_part(page, end, value[1:]):
                    return False
            elif all(map(self._is_sound, _srcset(href) if name == b"srcset" else (href,))):
                self._sound.add(one)
            else:
                return False
        return True

    def _find_heads(self, head: bytes) -> list[str] | None:
        """Return the tags that tell the page's entry; None where they are not easily told."""
        heads: dict[str, None] = {}
        parts = head.split(b"<")
        for place, part in enumerate(parts):
            if not place or part in self._idle or part[:1] == b"/":
                continue
            text = part.decode("utf-8")
            whole = _WHOLE.match(text)
            if whole is None and (place > 1 or part[:8] != b"!doctype"):
                return None
            if _RAW.match(text) and not _CLOSED.fullmatch(b"".join(parts[place + 1 : place + 2])):
                return None
            if whole and part[:4] in (b"link", b"meta") and _tells_entry(text):
                heads[f"<{whole[0]}"] = None
            elif len(part) < _SHORT:
                self._idle.add(part)
        if len(self._idle) > _REMEMBERED:
            self._idle.clear()
        return list(heads)


def _has_part(page: bytes, end: int, name: bytes) -> bool:
    """Return whether a tag has an id, as far as that is easily told. `end`: of the page's head."""
    place = page.find(b' id="%s"' % name, end) if _NAME.fullmatch(name) else -1
    whole = _WHOLE_BYTES.match(page, page.rfind(b"<", 0, place) + 1) if place >= 0 else None
    return whole is not None and name.decode() in leads_of(f"<{whole[0].decode('utf-8')}")[1]


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
