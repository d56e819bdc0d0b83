"""What mail programs add to a text that is sent on; knows nothing of the story in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from plugins.clip.clipping import Dropped

_QUOTE = re.compile(r"(?:> ?){1,20}")
_FEWEST = 3  # quoted lines; fewer may be anything
# `On Mon, 2 Aug 2021, X <x@y> wrote:`, `Pada Sen, 2 Agu 2021 pukul 18.40 X <x@y> menulis:`
_WROTE = re.compile(
    r"(?:on|pada)\b.{5,160}\b(?:wrote|menulis)\s*:|.{5,160}<[^<>@\s]{1,60}@[^<>\s]{1,60}>"
    r" (?:wrote|menulis)\s*:",
    re.IGNORECASE,
)
_SENDER = re.compile(r"(?P<name>[^,<>\d]{2,40}?)\s*<[^<>@\s]{1,60}@[^<>\s]{1,60}>")
_FORWARDED = re.compile(
    r"[-–—_ ]{2,20}\s*(?:forwarded message|original message|pesan (?:yang )?diteruskan"
    r"|pesan terusan|pesan asli)\s*[-–—_ ]{0,20}|begin forwarded message:",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?P<label>from|dari|to|kepada|ke|cc|bcc|subject|subjek|perihal|hal|date|tanggal|sent|dikirim"
    r"|terkirim|reply-to|balas ke)\s?:\s*(?P<value>.*)",
    re.IGNORECASE,
)
_FROM = ("from", "dari")
_SUBJECT = ("subject", "subjek", "perihal", "hal")
_SENT = ("date", "tanggal", "sent", "dikirim", "terkirim")
_PREFIX = re.compile(r"(?:(?:fwd?|re|bls|trs)\s?:\s*|\[[^\]]{1,40}\]\s*)+", re.IGNORECASE)
_LINK = re.compile(r" ?[<(]https?://[^\s<>()]{3,600}[>)]")


@dataclass(frozen=True)
class Mail:
    """text: the mail's own lines. sender, subject, sent: of the innermost mail, "" if unknown."""

    text: str
    sender: str = ""
    subject: str = ""
    sent: str = ""
    dropped: list[Dropped] = field(default_factory=list)


def open_mail(text: str) -> Mail:
    """Return a mail without quote marks, headers and addresses; any other text as it is."""
    dropped: list[Dropped] = []
    lines, quoted = _unquote(text.split("\n"), dropped)
    senders = [found["name"] for line in text.split("\n")
               if _WROTE.fullmatch(_QUOTE.sub("", line, count=1))
               for found in _SENDER.finditer(line)]  # fmt: skip
    lines, headers = _take_headers(lines, dropped)
    if quoted:  # the headers of the mail that quotes stand around the lines that are kept
        plain = [_QUOTE.sub("", line, count=1) for line in text.split("\n")]
        headers = _take_headers(plain, [])[1]
    if not quoted and not headers:
        return Mail(text)
    lines = _cut_signature(lines, dropped)
    sender = _value(headers, _FROM) or (senders[-1] if senders else "")
    subject = _PREFIX.sub("", _value(headers, _SUBJECT)).strip()
    lines = [_cut_links(line, dropped) for line in lines]
    return Mail("\n".join(lines), sender.strip(" \"'*"), subject, _value(headers, _SENT), dropped)


def _unquote(lines: list[str], dropped: list[Dropped]) -> tuple[list[str], bool]:
    """Return the lines of the depth of quoting that holds most words, without their marks."""
    depths = [_depth(line) for line in lines]
    if sum(depth > 0 for depth in depths) < _FEWEST:
        return lines, False
    words: Counter[int] = Counter()
    for depth, line in zip(depths, lines, strict=True):
        words[depth] += len(line)
    main, most = words.most_common(1)[0]
    if not main or most * 2 < sum(words.values()):
        return lines, False
    kept = []
    for depth, line in zip(depths, lines, strict=True):
        inner = _QUOTE.sub("", line, count=1) if depth else line
        if depth == main:
            kept.append(inner.strip())
        elif inner.strip():
            dropped.append(Dropped(line, "mail around the story"))
    return kept, True


def _cut_signature(lines: list[str], dropped: list[Dropped]) -> list[str]:
    """Return the lines above the mark that a mail's signature stands below (RFC 3676)."""
    place = next((n for n in range(len(lines) // 2, len(lines)) if lines[n].rstrip() == "--"), None)
    if place is None:
        return lines
    dropped += [Dropped(line, "mail around the story") for line in lines[place:] if line.strip()]
    return lines[:place]


def _depth(line: str) -> int:
    found = _QUOTE.match(line)
    return found[0].count(">") if found else 0


def _take_headers(
    lines: list[str], dropped: list[Dropped]
) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the lines without blocks of mail headers, and the headers as (label, value)."""
    found = [_HEADER.fullmatch(line) for line in lines]
    labels = {one["label"].lower() for one in found if one}
    if not (labels & {*_FROM} and labels & {*_SUBJECT, *_SENT, "to", "kepada"}):
        found = [None] * len(lines)
    kept = []
    headers = []
    for line, header in zip(lines, found, strict=True):
        if header:
            headers.append((header["label"].lower(), header["value"].strip()))
        if header or _FORWARDED.fullmatch(line) or _WROTE.fullmatch(line):
            dropped.append(Dropped(line, "mail around the story"))
        else:
            kept.append(line)
    return kept, headers


def _value(headers: list[tuple[str, str]], labels: tuple[str, ...]) -> str:
    """Return the innermost value of a header, without the address behind a name."""
    value = next((value for label, value in reversed(headers) if label in labels), "")
    return re.sub(r"\s*[<\[][^<>\[\]]{1,80}@[^<>\[\]]{1,80}[>\]]", "", value)


def _cut_links(line: str, dropped: list[Dropped]) -> str:
    """Return the line without the addresses that plain mail prints behind linked words."""
    links = _LINK.findall(line)
    if not links or line.strip() in links:
        return line
    dropped += [Dropped(link.strip(), "address of a link") for link in links]
    return _LINK.sub("", line)
