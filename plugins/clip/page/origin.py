"""Whose page it is: address, outlet, language, keywords and rights, as the page states them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.clip.outlets import is_outlet
from plugins.clip.page.address import is_same_site, join_address, without_tracking
from plugins.clip.page.structured import Described, texts_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE_TAIL = re.compile(r"\s[|–—-]\s+(?P<site>(?:(?!\s-\s)[^|–—]){2,40})$")
_MOST_KEYWORDS = 30


@dataclass(frozen=True)
class Origin:
    """url: canonical, without tracking. site: the outlet's name. language: as declared, or "".

    rights: the licence that the page names, or "". own: every address that the page has or names
    as its own.
    """

    url: str
    base: str
    site: str
    language: str
    keywords: tuple[str, ...]
    rights: str
    own: tuple[str, ...] = ()


def find_origin(tree: HtmlElement, described: Described, url: str, stand_in: str = "") -> Origin:
    """Return what the page says of its own origin; `url` is where it was found.

    stand_in: what relative addresses hang on where neither `url` nor the page tells one.
    """
    own = join_address(url, url)
    based = tree.find(".//base[@href]")
    base = (join_address(own or url, based.get("href")) if based is not None else "") or own
    links = [
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    said = [
        *links,
        described.meta("og:url"),
        *texts_of(described.article.get("mainEntityOfPage"), "@id"),
        *texts_of(described.article.get("url")),
    ]
    canonical = next(
        (found for one in said if (found := join_address(base, one)) and _is_deep(found)),
        "",
    )
    if canonical and own and not is_same_site(canonical, own):
        canonical = ""
    address = without_tracking(
        canonical or own or next(filter(None, (join_address("", one) for one in said)), "")
    )
    return Origin(
        address,
        base or address or stand_in,
        _site(tree, described, address),
        _language(tree, described),
        _keywords(described),
        _rights(tree, described),
        tuple(filter(None, (base, *(join_address(base, one) for one in said)))),
    )


def _is_deep(address: str) -> bool:
    """Return whether the address leads past a front page: some sites name that as canonical."""
    parts = urlsplit(address)
    return len(parts.path.strip("/")) > 1 or bool(parts.query)


def _site(tree: HtmlElement, described: Described, url: str) -> str:
    names = [
        described.meta("og:site_name"),
        *texts_of(described.article.get("publisher"))[:1],
        described.meta("application-name", "apple-mobile-web-app-title", "dc.publisher", "cre"),
    ]
    for name in names:
        of_story = name == described.meta("og:title")  # some templates repeat the headline
        if name and len(name) <= 60 and not of_story and not name.startswith(("http", "@")):
            return re.sub(r"\s+[|–—-]\s.*$", "", name).strip()
    title = tree.find(".//title")
    tail = _TITLE_TAIL.search(" ".join((title.text or "").split())) if title is not None else None
    host = re.sub(r"^(?:www\d?|m|amp|edition|news)\.", "", urlsplit(url).hostname or "")
    if tail:
        letters = re.sub(r"\W", "", tail["site"].casefold())
        if is_outlet(tail["site"]) or (
            letters and letters[:5] in host.replace("-", "").replace(".", "")
        ):
            return tail["site"].strip()
    return host


def _language(tree: HtmlElement, described: Described) -> str:
    said = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or tree.get("xml:lang") or described.meta("og:locale", "content-language", "language",
                                                        "dc.language", "inlanguage")
        or next(iter(texts_of(described.article.get("inLanguage"))), "")
    )  # fmt: skip
    said = said.replace("_", "-").lower()
    return "id" + said[2:] if said.startswith("in-") or said == "in" else said


def _keywords(described: Described) -> tuple[str, ...]:
    said = [
        *texts_of(described.article.get("keywords")),
        *described.metas.get("article:tag", []),
        *described.metas.get("news_keywords", []),
    ] or described.metas.get("keywords", [])
    words = [word.strip(" #\"'") for text in said for word in re.split(r"[,;|]", text)]
    known: dict[str, str] = {}
    for word in words:
        if 1 < len(word) <= 60 and ":" not in word:
            known.setdefault(word.casefold(), word)
    return tuple(known.values())[:_MOST_KEYWORDS]


def _rights(tree: HtmlElement, described: Described) -> str:
    links = tree.xpath("//*[@rel='license' or @itemprop='license']/@href")[:1]
    return next(
        iter([*texts_of(described.article.get("license"), "url"), *map(str, links)]), ""
    ) or described.meta("rights", "dc.rights", "copyright", "dcterms.rights")
