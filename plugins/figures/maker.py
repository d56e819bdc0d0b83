"""Who made a picture and whose it is, as its file says: the only metadata that readers get."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PIL import Image, IptcImagePlugin, JpegImagePlugin

from plugins.figures.xmp import read_xmp

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTIST, _COPYRIGHT = 0x013B, 0x8298  # EXIF tags
# IPTC: by-line, credit, copyright notice. https://www.iptc.org/std/photometadata/
_BYLINES, _NOTICE = ((2, 80), (2, 110)), (2, 116)
_LONGEST = 200  # characters; a name, not a place to hide things
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f<>\\{}]|\w:/")  # no markup, no address


@dataclass(frozen=True)
class Maker:
    """Who made a picture, and its notice of copyright; "" where the file says neither."""

    artist: str = ""
    notice: str = ""

    def as_exif(self) -> bytes:
        """Return EXIF that holds these two and nothing else; b"" for none."""
        if not self.artist and not self.notice:
            return b""
        kept = Image.Exif()
        if self.artist:
            kept[_ARTIST] = self.artist.encode()  # as text, Pillow would write ? for every accent
        if self.notice:
            kept[_COPYRIGHT] = self.notice.encode()
        return kept.tobytes()


def read_maker(picture: Image.Image) -> Maker:
    """Return what a picture's EXIF says of its maker, or else its IPTC, or else its XMP."""
    exif = picture.getexif()
    iptc = _iptc(picture)
    packet = picture.info.get("xmp")
    if isinstance(packet, str):
        packet = packet.encode()
    creators, notices = read_xmp(packet) if isinstance(packet, bytes) else ([], [])
    artists = [exif.get(_ARTIST), *(iptc.get(one) for one in _BYLINES)]
    rights = [exif.get(_COPYRIGHT), iptc.get(_NOTICE)]
    return Maker(
        _words(*artists, *(name.encode() for name in creators)),
        _words(*rights, *(notice.encode() for notice in notices)),
    )


def _iptc(picture: Image.Image) -> dict[Any, Any]:
    if not isinstance(picture, JpegImagePlugin.JpegImageFile):
        return {}
    try:
        return dict(IptcImagePlugin.getiptcinfo(picture) or {})
    except (SyntaxError, ValueError, IndexError, KeyError, TypeError, OSError):
        return {}  # a picture is sound without it


def _words(*values: Any) -> str:
    """Return the first value that is words in one line."""
    return next((text for value in values for text in _texts(value)), "")


def _decode(value: Any) -> str:
    """Return text that its writer meant as UTF-8, or else as Latin-1."""
    if isinstance(value, str):  # Pillow takes all EXIF for Latin-1
        value = value.encode("latin-1", "replace")
    if not isinstance(value, bytes):
        return ""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _texts(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        text = _decode(one)
        text = " ".join(text.replace("\0", " ").split())
        if text and len(text) <= _LONGEST and not _UNFIT.search(text):
            yield text
