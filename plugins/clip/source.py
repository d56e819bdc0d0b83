"""What SOURCE names, read as text: a file or standard input. Fetches nothing, guesses no coding."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.clip.problem import refuse

if TYPE_CHECKING:
    from typing import BinaryIO

STDIN = "-"
MAX_BYTES = 10_000_000

_URL = re.compile(r"[a-z][a-z0-9+.-]{1,20}://|www\.", re.IGNORECASE)
_HTML_SUFFIXES = frozenset([".html", ".htm", ".xhtml", ".mht", ".mhtml", ".webarchive"])
_HTML_START = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PASTE_INSTEAD = "Select the article in the browser, copy it, and clip the text: `./inv clip -`"


def read_source(source: str, stdin: BinaryIO) -> str:
    """Return the text of SOURCE. Raises ClipError, with the source as its place."""
    here = Path("standard input") if source == STDIN else Path(source)
    if source == STDIN:
        raw = stdin.read(MAX_BYTES + 1)
    else:
        if _URL.match(source) and not here.exists():
            raise refuse(
                f"{source} is an address, and pages are not fetched yet", _PASTE_INSTEAD, path=here
            )
        raw = _read_file(here)
    if len(raw) > MAX_BYTES:
        raise refuse(f"it holds more than {MAX_BYTES:,} bytes", "Clip one article", path=here)
    text = _decode(raw, here)
    if here.suffix.lower() in _HTML_SUFFIXES or _HTML_START.match(text):
        raise refuse(
            "this is a saved page, and saved pages are not read yet", _PASTE_INSTEAD, path=here
        )
    return text


def _read_file(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise refuse("this is a folder", "Name a text file in it", path=path)
        if not path.is_file() and path.exists():
            raise refuse("this is no ordinary file", "Name a text file", path=path)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise refuse(
            "there is no such file", "Write the path of a text file, or `-` to paste", path=path
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
