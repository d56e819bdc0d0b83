"""Who wrote a page's story: from what the page says to machines, and from its visible byline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.clip.byline import read_credits
from plugins.clip.page.names import cased, name_letters, names_in
from plugins.clip.page.structured import Described, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

_METAS = (
    "author", "article:author", "dc.creator", "dc.creator.name", "dcterms.creator",
    "parsely-author",
    "sailthru.author", "byl", "authors", "content_author", "content_author_name", "article.author",
    "cxenseparse:author", "og:article:author", "twitter:data1", "bt:author", "citation_author",
)  # fmt: skip
_EDITORS = ("content_editor", "editor", "article:editor")
_PLACES = re.compile(
    r"(?:.*[_-]|)(?:authors?\w*|bylines?\w*|penulis|reporter|wartawan|pewarta|jurnalis|writers?|"
    r"contributors?|by|oleh|rep|post-?author|entry-?author|article-?author|auth|creator|"
    r"credit-title-name)"
    r"(?:[_-]{1,2}\w{1,12})*",
    re.IGNORECASE,
)
_WRONG_PLACES = re.compile(
    r"bio|image|img|avatar|photo|social|desc|twitter|follow|box|date|time|more|job|title|role|"
    r"about|editor",
    re.IGNORECASE,
)
# "Rep: A/ Red: B" is a reporter and an editor; each role begins a line of its own.
_ROLES = re.compile(
    r"\s*[/,|;]?\s+(?=(?:editor|redaktur|red|penyunting|reporter|rep|penulis|pewarta|uploader|"
    r"copyright)\s*[:©])",
    re.IGNORECASE,
)
_SHORT_ROLE = re.compile(r"^(rep|red)(?=\s*:)", re.IGNORECASE)
_FULL_ROLE = {"rep": "Reporter", "red": "Redaktur"}
_LONGEST_LINE = 160
_LINKED = re.compile(
    r"/(?:authors?|penulis|profile|people|staff|contributors?|reporters?|editors|writers?|"
    r"by)/[^/?]+/?$"
)
_ELSEWHERE = re.compile(
    r"(?:.*[_-]|)(?:related\w*|comments?|komentar|sidebar|recommend\w*|popular|widget|trending|"
    r"terkait|most-?read|more-?stories|header-?nav|teasers?)(?:[_-]{1,2}\w{1,16})?",
    re.IGNORECASE,
)


def find_people(
    tree: HtmlElement,
    described: Described,
    site: str,
    heading: HtmlElement | None,
    lines: Sequence[str] = (),
) -> list[str]:
    """Return the authors' names in the order of the byline; desks and editors are not among them.

    heading: the element of the headline, None if it is not known. lines: what the page prints
    between the headline and the story.
    """
    editors = {
        name_letters(name)
        for value in (
            *(described.metas.get(one, []) for one in _EDITORS),
            texts_of(described.article.get("editor")),
        )
        for text in value
        for name in names_in(text, site)
    }
    others = editors | {name_letters(name) for name in texts_of(described.article.get("publisher"))}
    visible = _visible(tree, heading, site)
    said = [
        name
        for text in texts_of(_persons(described.article.get("author")))
        for name in names_in(text, site)
    ]
    said = said or [
        name for text in texts_of(described.article.get("creator")) for name in names_in(text, site)
    ]
    metas = [names for key in _METAS if (names := _names_of(described.metas.get(key, ()), site))]
    metas = [[name for name in names if name_letters(name) not in others] for names in metas]
    agreed = [names for names in metas if names and _set(names) & _set(visible)]
    credited = byline_names(lines, site)
    for names in (_settle(said, visible), *agreed[:1], credited, *metas, visible):
        left = [name for name in names if name_letters(name) not in others]
        if left:
            return list({name_letters(name): name for name in reversed(left)}.values())[::-1]
    return []


def _persons(value: object) -> object:
    """Return the JSON-LD value without its organisations."""
    values = value if isinstance(value, list) else [value]
    return [
        one
        for one in values
        if not (isinstance(one, dict) and "organization" in str(one.get("@type")).lower())
    ]


def _settle(said: list[str], visible: list[str]) -> list[str]:
    """Return what the page says to machines, or the visible byline where that says more."""
    more = len(visible) > len(said) > 0 and _set(said) <= _set(visible)
    return visible if more else said


def _names_of(texts: Iterable[str], site: str) -> list[str]:
    return [name for text in texts for name in names_in(text, site)]


def _visible(tree: HtmlElement, heading: HtmlElement | None, site: str) -> list[str]:
    """Return the names in the first place that the page sets aside for a byline.

    Places below the headline go first: above it stand menus and other stories.
    """
    places = [
        element
        for element in tree.xpath(
            "//*[@rel='author' or contains(@itemprop,'author') or @class or @id or self::a]"
        )[:8000]
        if _is_place(element)
    ]
    if heading is not None:
        order = {element: place for place, element in enumerate(tree.iter())}
        top = order.get(heading, 0)
        places.sort(key=lambda element: (order[element] < top, order[element]))
    found: list[str] = []
    home: HtmlElement | None = None
    for element in places[:40]:
        if _is_elsewhere(element):
            continue
        if home is not None and home not in set(element.iterancestors()):
            break
        people = _names_at(element, site)
        if people and home is None:
            home = element.getparent()
            home = home.getparent() if home is not None and home.getparent() is not None else home
        found += people
    return list(dict.fromkeys(found))


def _byline_of(element: HtmlElement) -> HtmlElement:
    """Return the line that holds the element: the largest part around it with few words."""
    for _ in range(4):
        parent = element.getparent()
        if parent is None or parent.tag in ("body", "article", "main"):
            break
        if len(" ".join(parent.xpath("string()").split())) > _LONGEST_LINE:
            break
        element = parent
    return element


def _is_place(element: HtmlElement) -> bool:
    if element.tag in (
        "body",
        "html",
        "article",
        "main",
        "script",
        "ul",
        "img",
        "style",
        "section",
    ):
        return False
    if element.get("rel") == "author" or "author" in (element.get("itemprop") or "").split():
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return any(
        len(name) < 50 and _PLACES.fullmatch(name) and not _WRONG_PLACES.search(name)
        for name in names
    )


def _names_at(element: HtmlElement, site: str) -> list[str]:
    """Return the names in one place, line by line: a job or a handle often stands beside."""
    if element.tag == "meta":
        return []
    named = element.xpath(".//*[contains(@itemprop,'name')]")
    lines = [" ".join(text.split()) for text in (named[0] if named else element).itertext()]
    lines = [line for line in lines if line][:12]
    whole = names_in(" ".join(lines), site) if len(lines) <= 3 else []
    apart = [name for line in lines[:6] for name in names_in(line, site)]
    return apart or whole


def _is_elsewhere(element: HtmlElement) -> bool:
    """Return whether the place belongs to another story, a comment or the site's frame."""
    sure = element.get("rel") == "author" or element.get("itemprop")
    for place, one in enumerate(element.iterancestors()):
        if one.tag == "nav" or (one.tag in ("footer", "aside") and not sure):
            return True
        if one.tag in ("article", "main", "body"):
            return False
        names = f"{one.get('class') or ''} {one.get('id') or ''}".split()
        if place < 8 and any(len(name) < 50 and _ELSEWHERE.fullmatch(name) for name in names):
            return True
    return False


def byline_names(lines: Iterable[str], site: str) -> list[str]:
    """Return the authors that lines around a story credit by a role, or beside a date.

    Capitalised words alone are no credit here: buttons and sections look like names.
    """
    names: list[str] = []
    waits = False
    for one in (part for line in lines for part in _ROLES.sub("\n", line).split("\n")):
        part = _SHORT_ROLE.sub(lambda found: _FULL_ROLE[found[1].lower()], one.strip(" /,|"))
        credits = read_credits(part)
        if credits and credits.authors and (waits or not credits.names_only):
            people = {name_letters(name) for name in names_in(part, site)}
            names += [name for name in credits.authors if name_letters(name) in people]
        waits = bool(credits and credits.waits == "writer")
    return list(dict.fromkeys(map(cased, names)))


def _set(names: Iterable[str]) -> set[str]:
    return {name_letters(name) for name in names}
