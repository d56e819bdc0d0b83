"""Who wrote a page's story: from what the page says to machines, and from its visible byline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.clip.byline import read_credits
from plugins.clip.outlets import is_section
from plugins.clip.page.body import worth
from plugins.clip.page.duties import duty_lines
from plugins.clip.page.elsewhere import is_elsewhere
from plugins.clip.page.heading import blocks_beside
from plugins.clip.page.names import name_letters, names_in
from plugins.clip.page.signed import boxed_names, signed_names
from plugins.clip.page.structured import Described, texts_of
from plugins.clip.roles import plain_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from plugins.clip.page.blocks import Block

_METAS = (
    "author", "article:author", "dc.creator", "dc.creator.name", "dcterms.creator",
    "parsely-author",
    "sailthru.author", "byl", "authors", "content_author", "content_author_name", "article.author",
    "cxenseparse:author", "og:article:author", "twitter:data1", "bt:author", "citation_author",
)  # fmt: skip
_EDITORS = ("content_editor", "editor", "article:editor")
# "Rep: A/ Red: B" is a reporter and an editor; each role begins a line of its own.
_ROLES = re.compile(
    r"\s*[/,|;]?\s+(?=(?:editor|redaktur|red|penyunting|reporter|rep|penulis|pewarta|uploader|"
    r"kontributor|wartawan|jurnalis|fotografer|videografer|produser|sumber|foto|copyright)"
    r"\s*[:©])"
    # Two elements of one line, with nothing between.
    r"|(?<=[a-z.])(?=(?-i:Editor|Redaktur|Penyunting|Reporter|Penulis|Pewarta)\s?:)",
    re.IGNORECASE,
)
_ROLES_UNMARKED = re.compile(r"\s+(?=(?:Editor|Redaktur|Penyunting|EDITOR)\s+[A-Z])")
_SHORT_ROLE = re.compile(r"^(rep|red)(?=\s*:)", re.IGNORECASE)
_FULL_ROLE = {"rep": "Reporter", "red": "Redaktur"}
_ROLE_LINE = re.compile(
    r"(?:editor|redaktur|red|penyunting|reporter|rep|penulis|pewarta|uploader|kontributor|"
    r"wartawan|jurnalis|oleh|by)\b\s*:",
    re.IGNORECASE,
)
_EDITOR_LINE = re.compile(
    r"(?:editor|redaktur|red|penyunting|uploader|edited by)\b\s*:?\s*(?P<names>.*)", re.IGNORECASE
)
# Below a story these name whoever wrote it too; "Oleh:" heads the names of other stories as well.
_FOOT_ROLE = re.compile(
    r"[(\[ ]*(?:reporter|rep|penulis|pewarta|kontributor|wartawan|jurnalis)\b\s*:", re.IGNORECASE
)
_MOST_FURTHER = 4
_SIGNATURE = re.compile(r"\(([^()\d]{5,80})\)")
_LONGEST_LINE = 160
_SLUG = re.compile(r"/([a-z]+(?:-[a-z]+){1,3})/?$")


def find_people(
    tree: HtmlElement,
    described: Described,
    site: str,
    heading: HtmlElement | None,
    blocks: Sequence[Block],
) -> list[str]:
    """Return the authors' names in the order of the byline; desks and editors are not among them.

    heading: the element of the headline, None if it is not known. blocks: of the whole page.
    """
    beside = blocks_beside(blocks, heading)
    credited = byline_names([block.text for block in beside], site)
    duties = duty_lines(tree, site)
    roles = [*_role_lines(blocks), *duties]
    written = byline_names(duties, site) or byline_names(roles, site)
    signed = signed_names(tree, heading, site)
    # Whoever stands in the byline wrote it, whatever machines are told, but for a printed role.
    signing = _set(signed) - _editors(roles, site)
    others = _others(described, site, roles) - _set([*credited, *written]) - signing
    said = _without(_said(described, site), others)
    metas = [_without(_names_of(described.metas.get(key, ()), site), others) for key in _METAS]
    metas = [names for names in metas if names]
    seen = [*credited, *written, *signed]
    if said and (credited or written) and not _set(said) & _set(seen):
        said = said if _are_printed(said, blocks) else []
    further = byline_names([line for line in roles if _FOOT_ROLE.match(plain_role(line))], site)
    both = written if duties and written else credited or written
    if len(further) <= _MOST_FURTHER:  # more of them belong to other stories
        both = list(dict.fromkeys([*both, *further]))
    agreed = [names for names in metas if _set(names) & _set(seen)]
    signed = _without(signed, others | _organisations(described) if said else others)
    agreed = [_fullest(names, both, signed) for names in agreed[:1]]
    found = (
        _fullest(said, both, signed), *agreed, both, *metas, signed, boxed_names(heading, site),
        _beside_date(beside, described, site), _in_brackets(blocks, site),
        _in_address(described, blocks, site),
    )  # fmt: skip
    known = [name for names in found for name in names]
    for names in found:
        if names:
            once = list({name_letters(name): name for name in reversed(names)}.values())[::-1]
            spelt = [_in_small_letters(name, known) for name in once]
            return once if any(map(str.isupper, spelt)) else spelt  # one byline, one spelling
    return []


def _in_small_letters(name: str, known: Iterable[str]) -> str:
    """Return a name as it is printed, not in capitals where the page has it otherwise as well."""
    if not name.isupper():
        return name
    same = (one for one in known if name_letters(one) == name_letters(name) and not one.isupper())
    letters = (letter for letter in next(same, name) if letter.isalnum())
    return "".join(next(letters, one) if one.isalnum() else one for one in name)


def byline_names(lines: Iterable[str], site: str) -> list[str]:
    """Return the authors that lines around a story credit by a role, or beside a date.

    Capitalised words alone are no credit here: buttons and sections look like names.
    """
    names: list[str] = []
    waits = False
    for part in _parts(lines):
        credits = read_credits(part)
        if credits and credits.authors and (waits or not credits.names_only):
            names += [name for author in credits.authors for name in names_in(author, site)]
        waits = bool(credits and credits.waits == "writer")
    return list(dict.fromkeys(names))


def _parts(lines: Iterable[str]) -> Iterator[str]:
    """Yield each role of the lines with its names, as a line of its own."""
    for line in (one for text in lines for one in text.split("\n")):
        text = _ROLES.sub("\n", plain_role(line.strip()))
        if _ROLE_LINE.match(re.sub(r"^(\w+)\s", r"\1: ", text)):
            text = _ROLES_UNMARKED.sub("\n", text)
        for one in text.split("\n"):
            yield _SHORT_ROLE.sub(lambda found: _FULL_ROLE[found[1].lower()], _unbracketed(one))


def _unbracketed(part: str) -> str:
    """Return the part without the bracket that it shares with others, or that holds it whole."""
    part = part.strip(" /,|")
    if part.startswith("(") or part.count("(") < part.count(")"):
        part = part.removeprefix("(").removesuffix(")")
    return part.strip(" /,|")


def _role_lines(blocks: Sequence[Block]) -> list[str]:
    """Return the lines of the page that name a role and its people, but not of other stories."""
    return [
        block.text
        for block in blocks
        if len(block.text) <= 2 * _LONGEST_LINE
        and _ROLE_LINE.match(plain_role(block.text.lstrip("([ ")))
        and not is_elsewhere(block.home)
    ]


def _others(described: Described, site: str, roles: Sequence[str]) -> set[str]:
    """Return the letters of those who are named and wrote nothing: editors, the publisher."""
    named = [text for key in _EDITORS for text in described.metas.get(key, [])]
    named += texts_of(described.article.get("editor"))
    editors = _set(name for text in named for name in names_in(text, site))
    return editors | _editors(roles, site) | _set(texts_of(described.article.get("publisher")))


def _editors(roles: Sequence[str], site: str) -> set[str]:
    """Return the letters of those whom the page's lines of roles call editors."""
    named = [found["names"] for part in _parts(roles) if (found := _EDITOR_LINE.match(part))]
    return _set(name for text in named for name in names_in(text, site))


def _said(described: Described, site: str) -> list[str]:
    """Return the people that JSON-LD names; of its organisations none is an author."""
    for key in ("author", "creator"):
        people = [one for one in _listed(described, key) if not _is_organisation(one)]
        names = _names_of(texts_of(people), site)
        if names:
            return names
    return []


def _organisations(described: Described) -> set[str]:
    """Return the letters of the organisations that JSON-LD names among the authors."""
    return _set(texts_of([one for one in _listed(described, "author") if _is_organisation(one)]))


def _listed(described: Described, key: str) -> list[object]:
    value = described.article.get(key)
    return value if isinstance(value, list) else [value]


def _is_organisation(one: object) -> bool:
    return isinstance(one, dict) and "organization" in str(one.get("@type")).lower()


def _fullest(said: list[str], *bylines: list[str]) -> list[str]:
    """Return what the page says to machines, or the byline that names the same and more."""
    for names in bylines:
        if len(names) > len(said) > 0 and _set(said) <= _set(names):
            return names
    return said


def _are_printed(names: Iterable[str], blocks: Sequence[Block]) -> bool:
    page = name_letters(" ".join(block.text for block in blocks))
    return any(name_letters(name) in page for name in names)


def _beside_date(beside: Sequence[Block], described: Described, site: str) -> list[str]:
    """Return the names on the line right above or below the date, where it is no section's."""
    lines = [read_credits(block.text) for block in beside]
    sections = {
        name_letters(one)
        for one in (*described.crumbs, *described.metas.get("article:section", []))
    }
    for place, credits in enumerate(lines):
        around = [*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2]]
        dated = any(one and one.moment for one in around)
        if not credits or not credits.names_only or not dated or beside[place].linked:
            continue
        names = [name for author in credits.authors for name in names_in(author, site)]
        sure = all(name.count(" ") and not is_section(name) for name in names)
        if names and sure and not _set(names) & sections:
            return names
    return []


def _in_brackets(blocks: Sequence[Block], site: str) -> list[str]:
    """Return the full names that sign a story in brackets, alone on the line below it."""
    paragraphs = 0
    for block in blocks:
        found = _SIGNATURE.fullmatch(block.text)
        if found and paragraphs >= 3:
            names = names_in(found[1], site)
            if names and all(" " in name for name in names):
                return names
        paragraphs += bool(worth(block))
    return []


def _in_address(described: Described, blocks: Sequence[Block], site: str) -> list[str]:
    """Return the names in the addresses of writers' own pages that the page prints too."""
    addresses = [
        *described.metas.get("article:author", []),
        *texts_of(described.article.get("author")),
        *texts_of(described.article.get("author"), "url"),
    ]
    slugs = [_SLUG.search(address) for address in addresses if "/" in address]
    read = [names_in(one[1].replace("-", " ").title(), site) for one in slugs if one]
    printed = [names for names in read if names and _are_printed(names, blocks)]
    return list(dict.fromkeys(name for names in printed for name in names))


def _names_of(texts: Iterable[str], site: str) -> list[str]:
    return [name for text in texts for name in names_in(text, site)]


def _without(names: Iterable[str], others: set[str]) -> list[str]:
    return [name for name in names if name_letters(name) not in others]


def _set(names: Iterable[str]) -> set[str]:
    return {name_letters(name) for name in names}
