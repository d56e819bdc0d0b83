"""What a page says of itself to machines: JSON-LD, Open Graph, microdata; judges no value."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_MOST_NODES = 5_000  # of JSON-LD; a page that needs more is not describing an article
_LONGEST = 1_000_000  # characters of one JSON-LD block
_ARTICLE = re.compile(r"article|blogposting|reportage|newsstory|liveblog", re.IGNORECASE)
_TRAILING = re.compile(r",\s*([}\]])")
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
# Keys worth saving from JSON that is broken beyond repair.
_RESCUE = re.compile(
    r'"(headline|datePublished|dateModified|description|articleBody)"\s*:\s*"((?:[^"\\]|\\.)*)"'
)
_RESCUE_AUTHOR = re.compile(
    r'"author"\s*:\s*[\[{][^\]}]{0,300}?"name"\s*:\s*"((?:[^"\\]|\\.){1,120})"'
)


@dataclass(frozen=True)
class Described:
    """What JSON-LD, metas and microdata say, as they say it.

    article: the JSON-LD node of the article, {} if there is none. kinds: every JSON-LD @type.
    metas: lower-case name or property -> contents in order. items: itemprop -> texts in order.
    dated: when the page itself was published, as some say where they describe no article.
    """

    article: dict[str, Any] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()
    metas: dict[str, list[str]] = field(default_factory=dict)
    items: dict[str, list[str]] = field(default_factory=dict)
    crumbs: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()

    def meta(self, *names: str) -> str:
        """Return the first content of the first of the names that has one, else ""."""
        return next((self.metas[name][0] for name in names if self.metas.get(name)), "")


def read_described(tree: HtmlElement) -> Described:
    """Return all that the page says of itself. Nothing it says can make this fail."""
    nodes = [node for block in _ld_blocks(tree) for node in _walk(block)]
    kinds = frozenset(kind for node in nodes for kind in _types(node))
    articles = [node for node in nodes if any(map(_ARTICLE.search, _types(node)))]
    articles.sort(key=lambda node: -_worth(node))
    names = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1
    }
    article = dict(articles[0]) if articles else {}
    for key in ("author", "creator", "publisher", "image"):
        if key in article:
            article[key] = _follow(article[key], names)
    pages = [] if articles else [node for node in nodes if "WebPage" in _types(node)]
    dated = tuple(text for node in pages[:1] for text in texts_of(node.get("datePublished"))[:1])
    return Described(article, kinds, _metas(tree), _items(tree), _crumbs(nodes), dated)


def texts_of(value: object, key: str = "name") -> list[str]:
    """Return the words of a JSON-LD value: a string, a node with `key`, or a list of either."""
    found: list[str] = []
    waiting = [value]
    while waiting and len(found) < 100:
        one = waiting.pop(0)
        if isinstance(one, str):
            found.append(" ".join(html.unescape(one).split()))
        elif isinstance(one, dict):
            waiting.append(one.get(key))
        elif isinstance(one, list):
            waiting[:0] = one[:100]
    return [text for text in found if text]


def _ld_blocks(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield _read_json(script.text[:_LONGEST])


def _read_json(text: str) -> Any:
    """Return the value of JSON as pages write it: in comments, escaped, with commas too many."""
    text = _WRAPPED.sub("", _WRAPPED.sub("", text.strip())).strip().rstrip(";")
    for attempt in (text, _TRAILING.sub(r"\1", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    rescued: dict[str, Any] = {key: _unquote(value) for key, value in _RESCUE.findall(text)}
    authors = [_unquote(name) for name in _RESCUE_AUTHOR.findall(text)]
    if authors:
        rescued["author"] = authors
    return {"@type": "NewsArticle", **rescued} if rescued else None


def _unquote(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every node of the value, outer ones first, without recursion."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, list):
            waiting[:0] = one[:500]
        elif isinstance(one, dict):
            yield one
            waiting += [part for part in one.values() if isinstance(part, dict | list)]


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [one for one in kinds if isinstance(one, str)]


def _worth(node: dict[str, Any]) -> int:
    return sum(key in node for key in ("headline", "datePublished", "author", "articleBody"))


def _follow(value: Any, names: dict[str, dict[str, Any]]) -> Any:
    """Return the value with references of the form {"@id": …} replaced by what they name."""
    if isinstance(value, list):
        return [_follow(one, names) for one in value[:100] if not isinstance(one, list)]
    if isinstance(value, dict) and not {"name", "url"} & set(value):
        return names.get(str(value.get("@id")), value)
    return value


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or meta.get("value") or "").split())
        names = " ".join(
            filter(None, (meta.get("name"), meta.get("property"), meta.get("itemprop")))
        )
        for name in names.lower().split():
            if content:
                metas.setdefault(name, []).append(html.unescape(content))
    return metas


def _items(tree: HtmlElement) -> dict[str, list[str]]:
    """Return the short microdata of the page; long ones are its body."""
    items: dict[str, list[str]] = {}
    for item in tree.xpath("//*[@itemprop][not(self::meta)]")[:500]:
        text = item.get("content") or item.get("datetime") or item.xpath("string()")[:500]
        text = " ".join(text.split())
        for name in item.get("itemprop").lower().split():
            if text:
                items.setdefault(name, []).append(text)
    return items


def _crumbs(nodes: list[dict[str, Any]]) -> tuple[str, ...]:
    for node in nodes:
        if "BreadcrumbList" in _types(node):
            entries = node.get("itemListElement")
            listed = entries if isinstance(entries, list) else [entries]
            names = [
                name
                for one in listed[:20]
                if isinstance(one, dict)
                for name in texts_of(one.get("name") or one.get("item"))[:1]
            ]
            return tuple(names)
    return ()
