"""Whether the digest already holds a story: by its address, or by its words. Writes nothing."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from plugins.clip.entry import body_of
from plugins.clip.page.address import without_tracking

if TYPE_CHECKING:
    from pathlib import Path

_SHINGLE = 3  # words; an editor who changes one word then breaks three shingles, not a paragraph
_SAME = 0.5  # share of the shorter text's shingles
_WORTH_A_LOOK = 0.3  # share of the words; two stories of one language share a fifth
_FEWEST = 4  # shingles in common; below it two short notes may agree by chance

_WORD = re.compile(r"[^\W_]+")
_URL = re.compile(r"""\burl:\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"',}]+))""")
# Doors to the same article: for phones, for AMP, for all its pages on one.
_DOORS = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_AMP = re.compile(r"(?:^/amp(?=/)|/amp$)")
_VIEWS = {("page", "all"), ("single", "1"), ("output", "amp"), ("outputtype", "amp"), ("amp", "1")}


@dataclass(frozen=True)
class Held:
    """A story that is there already. path: its file. by: what it shares with the clipping."""

    path: Path
    by: Literal["address", "text"]


def find_held(content: Path, *, url: str = "", body: str = "") -> Held | None:
    """Return the story that comes from this address, else one of nearly this text.

    url: "" if not known. body: Markdown; "" where only the address is known yet.

    Of several the first by path. An unreadable file holds nothing. An address without a path
    is a front page's and tells no story from another. Cost: every story's file is read once.
    """
    key = address_key(url)
    mine, words = _shingles(body), _loose_words(body)
    alike = None
    for path in sorted(content.glob("stories/*/*/[!.]*/*.md")):  # a dot: never finished
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        if key and key in (address_key(one) for one in _addresses(text)):
            return Held(path, "address")
        if not mine or alike:
            continue
        theirs = body_of(text)
        if _may_be_near(words, theirs) and _are_near(mine, _shingles(theirs)):
            alike = Held(path, "text")
    return alike


@cache
def address_key(url: str) -> str:
    """Return what every address of one article shares, or "" where it names no article.

    >>> address_key("https://m.news.example/a/?utm_source=x&page=all#top")
    'news.example/a'
    """
    try:
        parts = urlsplit(without_tracking(url))
        host, port = (parts.hostname or "").removesuffix("."), parts.port
    except ValueError:
        return ""
    path = _AMP.sub("", unquote(parts.path).rstrip("/"))
    asked = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if (name.lower(), value.lower()) not in _VIEWS
    )
    if parts.scheme not in ("http", "https") or not host or not (path or asked):
        return ""
    door = "" if port in (None, 80, 443) else f":{port}"
    return f"{_DOORS.sub('', host)}{door}{path}{'?' if asked else ''}{urlencode(asked)}"


def _addresses(entry: str) -> list[str]:
    """Return the addresses that the front matter states, read as plain lines.

    The reader of stories would refuse a file with a fault, and a faulty story is there too.
    """
    head, closed, _ = entry.removeprefix("\ufeff")[3:].partition("\n---")
    return ["".join(found) for found in _URL.findall(head)] if closed else []


def _may_be_near(words: frozenset[str], theirs: str) -> bool:
    """Return whether enough words are shared for the texts to be worth a closer look."""
    others = _loose_words(theirs)
    return len(words & others) >= _WORTH_A_LOOK * min(len(words), len(others))


def _loose_words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _are_near(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    enough = shared >= _FEWEST or one == other
    return enough and shared >= _SAME * min(len(one), len(other))


def _shingles(body: str) -> frozenset[str]:
    """Return every run of three words, without capitals, escapes, links or punctuation."""
    first, *others = html.unescape(body).split("](")  # where a link's address begins
    texts = (other.partition(")")[2] if ")" in other else other for other in others)
    words = _WORD.findall(" ".join((first, *texts)).casefold())
    if not words:
        return frozenset()
    runs = range(max(len(words) - _SHINGLE + 1, 1))
    return frozenset(" ".join(words[at : at + _SHINGLE]) for at in runs)
