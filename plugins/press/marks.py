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
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

# Possessive throughout, so that a stray quote costs one pass over the page and no more.
_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
_ATTRIBUTE = re.compile(r"""\s([\w:-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""")
# What the part of a page between one `<` and the next begins with, if it is a whole tag.
_WHOLE = re.compile(rb"""[a-zA-Z](?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
# What may begin with no tags in it.
_RAW = re.compile(b"script|style", re.IGNORECASE)
# What opens a stretch that holds no tags, whatever it looks like.
_OPENING = re.compile(r"<!--|<(script|style)\b[^<>]*+>", re.IGNORECASE)

_NAME = re.compile(rb"[\w:.-]+")
# What no template of ours writes below a page's head: it hides tags, or belongs above.
_IN_BODY = re.compile(rb"<(?:!--|script|style|link|meta)")
_CLOSED = re.compile(rb"/script>\s*+")

# What tells an entry most often, as our templates write it.
_PLAIN = re.compile(
    rb'link rel="(?:(canonical)|(alternate)" hreflang="([^"&]++))" href="([^"&]++)">'
)

_SHORT = 300  # bytes of a part that is worth remembering
_REMEMBERED = 1 << 16  # links, lines or parts: at most 25 MB of each


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
    told = [_told_by(tag) for tag in tags if tag.startswith(("<link", "<meta"))]
    return Marks(tuple(sorted(hrefs)), frozenset(ids), _sitemap_entry(told))


def _srcset(value: str) -> Iterator[str]:
    for candidate in value.split(","):
        if candidate.strip():
            yield candidate.split()[0]


# What names a link, picture or file, as our templates write it -> what tells the single links.
_LEADING: Mapping[bytes, Callable[[str], Iterable[str]]] = {
    b"href": lambda href: (href,),
    b"src": lambda href: (href,),
    b"srcset": _srcset,
}


class PageReader:
    """Reads the marks of one page after the other, at a glance where a page is plainly written.

    Most of a page stands on others too: what was read once, word for word, is not read again.

    is_sound: tells of a link whether it leads somewhere, whatever page it stands on. Such links
    are left out of the marks, and so may be one to a part of its own page that is there.
    """

    def __init__(self, is_sound: Callable[[str], bool]) -> None:
        self._is_sound = is_sound
        self._links = {name: set[bytes]() for name in _LEADING}  # what led somewhere, as written
        self._lines: set[bytes] = set()  # of bodies, with no link that asks for another look
        self._parts: set[bytes] = set()  # of heads, from `<` to `<`, as those lines, and no entry

    def read(self, page: bytes) -> Marks:
        """Return the marks of a page without its sound links."""
        entry = self._glance(page)
        if entry is not None:
            return Marks((), frozenset(), entry)
        marks = read_marks(page.decode("utf-8"))
        left = tuple(one for one in marks.hrefs if not self._is_sound(one))
        return Marks(left, marks.ids, marks.entry)

    def _glance(self, page: bytes) -> str | None:
        """Return the entry of a page with sound links; None where that is not easily told."""
        end = page.find(b"</head>")
        if end < 0:
            return None
        parts = page[:end].split(b"<")
        fresh = [place for place, part in enumerate(parts) if part not in self._parts]
        lines = [line for line in page[end:].split(b"\n") if line not in self._lines]
        text = b"\n".join([*[parts[place] for place in fresh], *lines])
        found = _find_heads(parts, fresh)
        if found is None or not self._are_sound(page, end, text):
            return None
        told, idle = found
        self._remember(idle, lines)
        return _sitemap_entry(told)

    def _are_sound(self, page: bytes, end: int, text: bytes) -> bool:
        """Return whether every link in `text` is sound, as far as that is easily told.

        What looks like a link where it is none is asked too: then another judges.
        page, end: where a link to a part of its own page leads, and the end of its head.
        """
        small = text.lower()
        if _IN_BODY.search(small):  # no part of a head has a `<`
            return False
        links = [(name, one) for name in _LEADING for one in text.split(b' %s="' % name)[1:]]
        # None is spelled otherwise if so many are found as there are letters that begin one.
        named = small.count(b"href") + small.count(b"src")
        if named != len(links) + text.count(b' hreflang="') + text.count(b"-src "):
            return False
        for name, rest in links:
            value = rest.partition(b'"')[0]
            if value[:1] == b"#":
                if not _has_part(page, end, value[1:]):
                    return False
            elif value not in self._links[name]:
                href = unescape(value.decode("utf-8"))
                if b"\n" in value or not all(map(self._is_sound, _LEADING[name](href))):
                    return False
                self._links[name].add(value)
        return True

    def _remember(self, parts: Iterable[bytes], lines: Iterable[bytes]) -> None:
        """Keep what was read on a page whose links were all sound."""
        for kept in (*self._links.values(), self._lines, self._parts):
            if len(kept) > _REMEMBERED:
                kept.clear()
        self._parts.update([one for one in parts if len(one) < _SHORT])
        self._lines.update([one for one in lines if len(one) < _SHORT and b'="#' not in one])


def _find_heads(
    parts: Sequence[bytes], fresh: Iterable[int]
) -> tuple[list[tuple[str, ...]], list[bytes]] | None:
    """Return what a head tells of its page's entry, and the parts of it that tell nothing.

    parts: the head, cut at each `<`. fresh: the places of those to be read. None where what they
    tell is not easily told.
    """
    told: dict[bytes, tuple[str, ...]] = {}
    idle = []
    for place in fresh:
        part = parts[place]
        if not place or (place == 1 and part[:8] == b"!doctype"):
            continue
        whole = _WHOLE.match(part)
        if part[:1] == b"/":
            idle.append(part)
        elif whole is None:
            return None
        elif part[:1] in b"sS" and _RAW.match(part):
            if not _CLOSED.fullmatch(b"".join(parts[place + 1 : place + 2])):
                return None
        elif says := _told_at_a_glance(part, whole[0]):
            told[whole[0]] = says
        else:
            idle.append(part)
    return list(told.values()), idle


def _told_at_a_glance(part: bytes, tag: bytes) -> tuple[str, ...]:
    """Return what `_told_by` does, of a part of a head and the tag it begins with, without `<`."""
    if part[:4] == b"link":
        if plain := _PLAIN.fullmatch(tag):
            return tuple(one.decode("utf-8") for one in plain.groups() if one)
        tells = b"canonical" in tag or b"alternate" in tag
    else:
        tells = part[:4] == b"meta" and (b"robots" in tag or b"modified_time" in tag)
    return _told_by(f"<{tag.decode('utf-8')}") if tells else ()


def _has_part(page: bytes, end: int, name: bytes) -> bool:
    """Return whether a tag has an id, as far as that is easily told. `end`: of the page's head."""
    place = page.find(b' id="%s"' % name, end) if _NAME.fullmatch(name) else -1
    whole = _WHOLE.match(page, page.rfind(b"<", 0, place) + 1) if place >= 0 else None
    return whole is not None and name.decode() in leads_of(f"<{whole[0].decode('utf-8')}")[1]


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


@lru_cache(maxsize=1 << 8)  # those of a story stand on all of its pages
def _told_by(tag: str) -> tuple[str, ...]:
    """Return what a tag tells of its page's entry: a word for it and what it says; or nothing."""
    keys = {name.lower(): "".join(rest) for name, *rest in _ATTRIBUTE.findall(tag)}
    kind = keys.get("rel") if tag.startswith("<link") else None
    if kind == "canonical":
        return "canonical", unescape(keys.get("href", ""))
    if kind == "alternate":
        if "hreflang" not in keys or "type" in keys:
            return ()
        return "alternate", unescape(keys["hreflang"]), unescape(keys.get("href", ""))
    if keys.get("name") == "robots" and "noindex" in keys.get("content", ""):
        return ("hidden",)
    if keys.get("property") == "article:modified_time":
        return "changed", unescape(keys.get("content", ""))
    return ()


def _sitemap_entry(told: list[tuple[str, ...]]) -> str:
    """Return the page's entry, taken from its own head, so that the two never disagree."""
    last = {one[0]: one[-1] for one in told if one}
    canonical, changed = last.get("canonical"), last.get("changed")
    if not canonical or "hidden" in last:
        return ""
    lines = [f"    <loc>{escape(canonical, quote=False)}</loc>"]
    if changed:
        lines.append(f"    <lastmod>{escape(changed, quote=False)}</lastmod>")
    lines += [
        f'    <xhtml:link rel="alternate" hreflang="{escape(one[1])}" href="{escape(one[2])}"/>'
        for one in told
        if one[:1] == ("alternate",)
    ]
    return "\n".join(["  <url>", *lines, "  </url>", ""])
