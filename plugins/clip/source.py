"""What SOURCE names, brought in: a file, standard input or a page of the web. Reads no article."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.clip.address import is_web_address
from plugins.clip.fetch.target import place_of
from plugins.clip.problem import ClipError, placed, refuse
from plugins.clip.saved import nothing, saved_beside, saved_in
from plugins.clip.webarchive import MAX_BYTES as MAX_ARCHIVE
from plugins.clip.webarchive import SUFFIXES as _ARCHIVE_SUFFIXES
from plugins.clip.webarchive import open_archive

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from plugins.clip.fetch import Fetched, Fetcher
    from plugins.clip.saved import Saved

STDIN = "-"
MAX_BYTES = 10_000_000

_URL = re.compile(r"[a-z][a-z0-9+.-]{1,20}://|www\.", re.IGNORECASE)
_HTML_SUFFIXES = frozenset([".html", ".htm", ".xhtml"])
_CLIPPED_SUFFIXES = _HTML_SUFFIXES | _ARCHIVE_SUFFIXES | {".txt"}
_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d{4}\)(https?://[\x21-\x7e]{3,1900}) -->")
_HTML_START = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# Charsets of web pages. Python knows codecs besides that are slow or run backwards.
_CHARSETS = re.compile(
    r"iso8859-\d+|cp(?:125\d|874|932|949)|koi8-[ru]|gbk|gb2312|gb18030|big5\w*|shift_jis|"
    r"euc_\w+|tis-620|mac-\w+|utf-16(?:-[bl]e)?"
)


@dataclass(frozen=True)
class Source:
    """What was brought in. One of `text`, for a paste, and `page`, for HTML, is not None.

    place: where a problem lies, as the editor knows it.
    url:   a fetched page's address, after redirects, or the one that a browser noted in the page
           when it saved it; "" where neither is.
    saved: the pictures that a browser saved with the page.
    """

    place: Path
    text: str | None = None
    page: str | bytes | None = None
    url: str = ""
    saved: Saved = nothing


def is_address(source: str) -> bool:
    """Return whether SOURCE names a page of the web, and not a file of that name."""
    if not _URL.match(source):
        return False
    try:
        return not Path(source).exists()
    except (OSError, ValueError):  # too long for a path, or a NUL in it
        return True


def whole_address(source: str) -> str:
    """Return the address with a scheme: browsers show `www.…` without one."""
    return f"https://{source}" if source[:4].lower() == "www." else source


def spread_folders(sources: Sequence[str]) -> list[str]:
    """Return the sources, each once, and for a folder the text and HTML files in it, by name.

    A folder without any stays as it is, to be refused by name.
    """
    spread: dict[str, None] = {}
    for source in sources:
        inside: list[str] = []
        with suppress(OSError, ValueError):  # told when it is read
            inside = [
                str(path)
                for path in sorted(Path(source).iterdir())
                if source and path.suffix.lower() in _CLIPPED_SUFFIXES and path.is_file()
            ]
        spread.update(dict.fromkeys(inside or [source]))
    return list(spread)


def read_source(source: str, stdin: BinaryIO, fetcher: Fetcher) -> Source:
    """Return what SOURCE holds. Raises ClipError, with the source as its place."""
    if source == STDIN:
        return _sort(stdin.read(MAX_BYTES + 1), Path("standard input"))
    if is_address(source):
        fetched = fetcher.fetch_page(whole_address(source))
        return Source(place_of(source), page=_page_of(fetched), url=fetched.url)
    path = Path(source)
    return _sort(_read_file(path), path)


def _sort(raw: bytes, place: Path) -> Source:
    """Return the bytes as a page, by its name or its first words, or else as text."""
    suffix = place.suffix.lower()
    if suffix in _ARCHIVE_SUFFIXES:
        return _unpack(raw, place)
    if len(raw) > MAX_BYTES:
        raise refuse(f"it holds more than {MAX_BYTES:,} bytes", "Clip one article", path=place)
    if suffix in _HTML_SUFFIXES or _HTML_START.match(_beginning(raw)):
        saved = saved_beside(place) if suffix else nothing
        return Source(place, page=raw, url=_saved_from(raw), saved=saved)
    return Source(place, text=_decode(raw, place))


def _unpack(raw: bytes, place: Path) -> Source:
    try:
        archive = open_archive(raw)
    except ClipError as error:
        raise placed(error, place) from error
    return Source(place, page=archive.page, url=archive.url, saved=saved_in(archive.pictures))


def _beginning(raw: bytes) -> str:
    """Return the first characters, whatever they are coded in."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw[:8000].decode("utf-16", "replace")
    return raw[:4000].removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _saved_from(raw: bytes) -> str:
    """Return the address that Chrome and its kin write into a page that they save, or ""."""
    found = _SAVED_FROM.search(raw[:4000])
    return is_web_address(found[1].decode("ascii")) if found else ""


def _page_of(fetched: Fetched) -> str | bytes:
    """Return the page's text where the server's word on its charset can be believed.

    Bytes that are UTF-8 are, whatever the server says; else a charset that fits decodes them;
    else they go on as they are, and the page's own words decide.
    """
    with suppress(UnicodeDecodeError):
        return fetched.body.decode("utf-8")
    if fetched.charset:
        with suppress(UnicodeDecodeError, LookupError, ValueError):
            return _text_by(fetched.charset, fetched.body)
    return fetched.body


def _text_by(charset: str, body: bytes) -> str:
    name = codecs.lookup(charset).name
    if name in ("iso8859-1", "ascii"):  # as browsers read both (WHATWG Encoding)
        name = "cp1252"
    if not _CHARSETS.fullmatch(name):
        raise LookupError(charset)
    return body.decode(name)


def _read_file(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise refuse("this folder holds no text and no page", "Name a file", path=path)
        if not path.is_file() and path.exists():
            raise refuse("this is no ordinary file", "Name a text or HTML file", path=path)
        most = MAX_ARCHIVE if path.suffix.lower() in _ARCHIVE_SUFFIXES else MAX_BYTES
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError as error:
        raise refuse(
            "there is no such file",
            "Write the path of a text or HTML file, an address, or `-` to paste",
            path=path,
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise refuse(
            f"the file cannot be read: {reason}", "Check its name and permissions", path=path
        ) from error


def _decode(raw: bytes, path: Path) -> str:
    """Return the text of UTF-8, or of UTF-16 that says so with a byte order mark."""
    coding = "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return raw.decode(coding)
    except UnicodeDecodeError as error:
        name = "UTF-16" if coding == "utf-16" else "UTF-8"
        # The codec counts from behind a byte order mark.
        place = error.start + (3 if raw.startswith(codecs.BOM_UTF8) else 0)
        raise refuse(
            f"byte {place} is 0x{raw[place]:02x}, which is not {name}",
            "Save the file as UTF-8, or paste the text: `./inv clip -`",
            path=path,
            line=raw.count(b"\n", 0, place) + 1 if name == "UTF-8" else 0,
        ) from error
