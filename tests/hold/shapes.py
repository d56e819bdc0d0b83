"""What a document consists of, whatever it says: names of elements, attributes and keys.

Words that stay words change no shape; words that become markup or a key do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree, html

_DATA = "application/ld+json"
_MARKED = (".xml", ".opml")
_KEYED = ("feed.json", ".webmanifest")


def shapes_of(site: Path) -> set[str]:
    """Return every shape in what machines read of a site: heads, data, feeds, maps, the manifest.

    Raises ValueError or lxml's error where one cannot be read at all.
    """
    return {
        f"{kind} {shape}"
        for path in sorted(site.rglob("*"))
        if path.is_file()
        for kind, shape in _look(path)
    }


def _look(path: Path) -> Iterator[tuple[str, str]]:
    if path.suffix == ".html":
        tree = html.fromstring(path.read_bytes())
        for element in tree.iter(etree.Element):
            if element.getparent() is not None and element.getparent().tag == "head":
                yield "head", _element(element)
            if element.get("type") == _DATA:
                yield from (("data", key) for key in _keys(json.loads(element.text or "")))
    elif path.suffix in _MARKED:
        root = etree.fromstring(path.read_bytes())
        yield from ((path.name, _element(one)) for one in root.iter(etree.Element))
        nodes = root.iter(etree.ProcessingInstruction, etree.Entity)
        yield from ((path.name, str(one)) for one in nodes)
    elif path.name.endswith(_KEYED):
        yield from ((path.name, key) for key in _keys(json.loads(path.read_bytes())))
    elif path.suffix == ".json":
        json.loads(path.read_bytes())


def _element(element: Any) -> str:
    # A `property` or a `rel` says what the value beside it is.
    kind = [element.get(one, "") for one in ("name", "property", "rel", "type")]
    return " ".join([element.tag, *sorted(element.attrib), *kind])


def _keys(value: Any, above: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield f"{above}.{key}"
            yield from _keys(one, f"{above}.{key}")
    elif isinstance(value, list):
        for one in value:
            yield from _keys(one, f"{above}[]")
