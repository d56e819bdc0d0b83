"""A page saved as one file, MHTML of Chrome or a webarchive of Safari; reads no HTML."""

from __future__ import annotations

import email.policy
import plistlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.parser import BytesParser
from typing import TYPE_CHECKING, Any

from plugins.clip.address import is_web_address
from plugins.clip.problem import refuse

if TYPE_CHECKING:
    from email.message import Message

MAX_BYTES = 30_000_000  # a page with all its pictures
SUFFIXES = frozenset([".mht", ".mhtml", ".webarchive"])
_MOST_PARTS = 2_000
# Python's parser takes microseconds a line and more a boundary; a whole page comes near neither.
_MOST_LINES = 600_000
_MOST_DASHED = 20_000  # lines that could be boundaries
_HTML = frozenset(["text/html", "application/xhtml+xml"])
_SAVE_WHOLE = "Save the page as `Web page, complete`, and clip the `.html` file"


@dataclass(frozen=True)
class Archive:
    """page: HTML as it was saved. url: whence, "" if not said. pictures: address -> bytes."""

    page: bytes
    url: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def open_archive(raw: bytes) -> Archive:
    """Return what the archive holds. Raises ClipError for more than MAX_BYTES and for none."""
    if len(raw) > MAX_BYTES:
        raise refuse(f"the archive holds more than {MAX_BYTES:,} bytes", _SAVE_WHOLE)
    parts = list(_plist_parts(raw) if raw.startswith(b"bplist") else _mime_parts(raw))
    page = next((one for one in parts if one[0] in _HTML), None)
    if page is None:
        raise refuse("there is no page in this web archive", _SAVE_WHOLE)
    return Archive(
        page[2],
        is_web_address(page[1]),
        {address: body for kind, address, body in parts if kind.startswith("image/") and address},
    )


def _mime_parts(raw: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Yield the (type, address, body) of each part of MHTML (RFC 2557)."""
    if raw.count(b"\n") > _MOST_LINES or raw.count(b"\n--") > _MOST_DASHED:
        raise refuse(f"the archive has more than {_MOST_LINES:,} lines or parts", _SAVE_WHOLE)
    try:
        message = BytesParser(policy=email.policy.compat32).parsebytes(raw)
        for number, part in enumerate(message.walk()):
            if number < _MOST_PARTS and not part.is_multipart():
                body = part.get_payload(decode=True)
                yield (
                    part.get_content_type(),
                    _location(part),
                    body if isinstance(body, bytes) else b"",
                )
    except RecursionError as error:
        raise refuse("the web archive nests its parts without end", _SAVE_WHOLE) from error


def _location(part: Message) -> str:
    return "".join(str(part.get("Content-Location") or "").split())


def _plist_parts(raw: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Yield the (type, address, body) of each resource of a web archive of Safari."""
    try:
        whole = plistlib.loads(raw, fmt=plistlib.FMT_BINARY)
    except (plistlib.InvalidFileException, RecursionError, MemoryError) as error:
        raise refuse("the web archive is damaged", _SAVE_WHOLE) from error
    main = whole.get("WebMainResource") if isinstance(whole, dict) else None
    others = whole.get("WebSubresources") if isinstance(whole, dict) else None
    for resource in [main, *(others if isinstance(others, list) else [])[:_MOST_PARTS]]:
        if isinstance(resource, dict):
            yield _resource(resource)


def _resource(resource: dict[str, Any]) -> tuple[str, str, bytes]:
    kind, url, body = (resource.get(f"WebResource{key}") for key in ("MIMEType", "URL", "Data"))
    return (
        kind if isinstance(kind, str) else "",
        url if isinstance(url, str) else "",
        body if isinstance(body, bytes) else b"",
    )
