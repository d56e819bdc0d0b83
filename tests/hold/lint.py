"""What a page of the finished site may not hold, whoever wrote it: read from its HTML alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

_LOADS = {"script": "src", "img": "src", "source": "src", "iframe": "src", "embed": "src"}
_LOADS |= {"object": "data", "video": "src", "audio": "src", "track": "src", "input": "src"}
_NEVER = "base embed form frame frameset iframe math object portal style template".split()
_OF_SEARCH = ("form", "template")
_RUNS = re.compile(r"[\x00-\x20]*(javascript|vbscript|livescript|data)[\x00-\x20]*:", re.IGNORECASE)
_LEFT_OPEN = re.compile(r"\{(filename|static|attach|author|category|index|tag)\}|\{\{|\{%")
_DATA = "application/ld+json"


def find_flaws(raw: bytes, url: str) -> list[str]:
    """Return what is wrong with a page of the site at `url`, in document order; [] for nothing."""
    flaws = []
    for element in html.fromstring(raw).iter(html.etree.Element):
        flaws += [f"<{element.tag}> {flaw}" for flaw in _look(element, url)]
    return flaws


def _look(element: html.HtmlElement, url: str) -> Iterator[str]:
    own = element.tag in _OF_SEARCH and element.xpath("ancestor::*[@data-search]")
    if element.tag in _NEVER and not own:
        yield "is on no page"
    if element.tag == "script" and not element.get("src") and element.get("type") != _DATA:
        yield "holds a script of its own"
    for name, value in element.attrib.items():
        if name.lower().startswith("on"):
            yield f"has {name}"
        if name.lower() == "style":
            yield "has a style of its own"
        if _RUNS.match(value) and name in ("href", "src", "action", "formaction", "xlink:href"):
            yield f"leads to {value[:30]!r}"
        if _LEFT_OPEN.search(value):
            yield f"leaves {value[:60]!r} as it is"
    if (loaded := _loaded(element)) and not _is_ours(loaded, url):
        yield f"loads {loaded[:60]!r}"
    if element.get("target") and "noopener" not in (element.get("rel") or ""):
        yield "opens a window that can reach this one"


def _loaded(element: html.HtmlElement) -> str:
    """Return what a browser fetches for the element by itself, "" for nothing."""
    if element.tag == "link":
        kinds = set((element.get("rel") or "").split())
        is_loaded = kinds & {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
        return str(element.get("href")) if is_loaded else ""
    loaded = element.get(_LOADS[element.tag]) or "" if element.tag in _LOADS else ""
    for candidate in (element.get("srcset") or "").split(","):
        address = candidate.strip().split(" ")[0]
        loaded = address if address and not _is_ours(address, "\0") else loaded
    return str(loaded)


def _is_ours(address: str, url: str) -> bool:
    return address.startswith(url + "/") or bool(re.match(r"/(?![/\\])", address))
