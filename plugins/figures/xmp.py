"""Who made a picture and whose it is, as its XMP says. Pure; knows no picture.

https://developer.adobe.com/xmp/docs/XMPSpecifications/
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_LARGEST = 1_000_000  # bytes; programs keep a picture's whole history in it
_DC = "{http://purl.org/dc/elements/1.1/}"
_CREDIT = "{http://ns.adobe.com/photoshop/1.0/}Credit"
_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_xmp(raw: bytes) -> tuple[list[str], list[str]]:
    """Return who an XMP packet names as makers, best first, and its notices of rights.

    What cannot be read, or declares entities, names nobody.
    """
    if len(raw) > _LARGEST or b"<!" in raw:
        return [], []
    try:
        root = ET.fromstring(raw.decode("utf-8").rstrip("\0"))
    except (ET.ParseError, ValueError):
        return [], []
    creators = [", ".join(_items(one)) for one in root.iter(f"{_DC}creator")]
    notices = [text for one in root.iter(f"{_DC}rights") for text in _items(one)]
    return [*creators, *_credits(root)], notices


def _items(element: Element) -> list[str]:
    """Return the entries of a list; of one in several languages, that for all comes first."""
    items = sorted(element.iter(_ITEM), key=lambda one: one.get(_LANG) != "x-default")
    return [text for one in items if (text := (one.text or "").strip())]


def _credits(root: Element) -> Iterator[str]:
    """Yield each credit, which may stand in an element or in an attribute."""
    for element in root.iter():
        if element.tag == _CREDIT and element.text:
            yield element.text
        if attribute := element.get(_CREDIT):
            yield attribute
