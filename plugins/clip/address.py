"""Where a text was copied from, as the paste itself says; fetches nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.clip.clipping import Dropped
from plugins.clip.outlets import is_outlet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.paragraphs import Paragraph

_LONGEST = 600
_URL = re.compile(r"https?://[^\s<>\"”]{3,500}")
_UNSAFE = re.compile('[\\s<>"\\\\\x00-\x1f\x7f\ud800-\udfff]')
_LABEL = re.compile(
    r"(?:(?:sumber|source|link|tautan|url|via|artikel asli|read more at|selengkapnya)\W{0,3})?",
    re.IGNORECASE,
)
# What Kompas and detik add to a text that a reader copies.
_NOTICE = re.compile(
    r"(?:artikel ini (?:telah|sudah) (?:tayang|terbit|diterbitkan) di (?P<outlet>\S{3,40}?),? "
    r"|baca artikel (?P<desk>\w+), ).*",
    re.IGNORECASE,
)
# What feeds close an entry with.
_APPEARED = re.compile(
    r"(?:the post|artikel|pos|postingan|tulisan)\b.{3,300}?\b(?:appeared first on|first appeared on"
    r"|pertama kali (?:tampil|muncul|terbit|tayang) (?:di|pada))\s(?P<outlet>.{2,60}?)\.?",
    re.IGNORECASE,
)
_NAMED_SOURCE = re.compile(
    r"\(?(?:sumber|source|dikutip dari|via)\s?[:：]\s?(?P<name>[^:]{2,40}?)\)?\.?", re.IGNORECASE
)
_NAMED = re.compile(r"[\"“](?P<title>[^\"“”]{5,200})[\"”]")
_APP = re.compile(
    r"(?:(?:download|unduh) (?:apps?|aplikasi)\b.{0,80}https?://\S+"
    r"|download apps? detikcom\b.*|baca berita tanpa iklan\b.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Address:
    """url, title, outlet: "" where the paste does not tell. rest: the other paragraphs.

    named: the outlet that a line such as `Sumber: Kompas` names.
    """

    named: str = ""
    url: str = ""
    title: str = ""
    outlet: str = ""
    rest: list[Paragraph] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


def take_address(paragraphs: Sequence[Paragraph]) -> Address:
    """Return what the paste says of its origin. Links within the story are none of it."""
    url = title = outlet = named = ""
    rest: list[Paragraph] = []
    dropped: list[Dropped] = []
    edges = {*range(4), *range(len(paragraphs) - 6, len(paragraphs))}
    for place, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if place not in edges or len(text) > _LONGEST:
            rest.append(paragraph)
            continue
        found = _URL.search(text)
        notice = _NOTICE.fullmatch(text)
        appeared = _APPEARED.fullmatch(text)
        if appeared:
            dropped.append(Dropped(text, "notice that the site adds to copied text"))
            outlet = outlet or appeared["outlet"]
        elif notice or _APP.fullmatch(text):
            dropped.append(Dropped(text, "notice that the site adds to copied text"))
            if notice:
                quoted = _NAMED.search(text)
                outlet = outlet or _known(notice["outlet"] or notice["desk"] or "")
                title = title or (quoted["title"].strip() if quoted else "")
                url = url or (is_web_address(found[0]) if found else "")
        elif (source := _NAMED_SOURCE.fullmatch(text)) and is_outlet(source["name"]):
            named = named or str(source["name"])
        elif found and not url and _is_label(text, found) and is_web_address(found[0]):
            url = found[0]
        else:
            rest.append(paragraph)
    return Address(named, url, title, outlet, rest, dropped)


def is_web_address(url: str) -> str:
    """Return the address if a story may name it as its source, else ""."""
    try:
        parts = urlsplit(url)
        sound = (
            parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
        )
    except ValueError:  # a bracket that opens no IPv6 address
        return ""
    return url if sound and not _UNSAFE.search(url) else ""


def _is_label(text: str, found: re.Match[str]) -> bool:
    """Return whether the line is the address and at most a word such as `Sumber:` before it."""
    return found.end() == len(text) and bool(_LABEL.fullmatch(text[: found.start()].strip()))


def _known(name: str) -> str:
    return name if is_outlet(name) else ""
