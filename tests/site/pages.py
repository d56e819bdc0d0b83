"""The pages of a built site, parsed: what a test asks of each of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import html

LANGUAGES = ("id", "en")


class BuiltPage:
    """A page of a built site. `address`: its path below the site's root, such as `/id/`."""

    def __init__(self, folder: Path, file: Path) -> None:
        self.address = "/" + file.relative_to(folder).as_posix().removesuffix("index.html")
        self.raw = file.read_bytes()
        self.tree = html.fromstring(self.raw)
        self.head = self.tree.find("head")

    @property
    def language(self) -> str:
        """Return the language of `<html>`."""
        return str(self.tree.get("lang"))

    @property
    def canonical(self) -> str:
        """Return the page's own absolute address, "" where it states none."""
        return "".join(self.head.xpath('link[@rel="canonical"]/@href'))

    @property
    def alternates(self) -> dict[str, str]:
        """Return hreflang -> absolute address, feeds left out."""
        links = self.head.xpath('link[@rel="alternate"][@hreflang][not(@type)]')
        return {link.get("hreflang"): link.get("href") for link in links}

    @property
    def kind(self) -> str:
        """Return which kind of page this is, so that one of each can be looked at closely."""
        parts = [part for part in self.address.split("/") if part]
        if parts and parts[0].isdigit():
            return "pair"
        if not parts or parts[0] not in LANGUAGES:
            return "404" if parts == ["404.html"] else "both"
        if len(parts) == 1:
            return "front"
        if parts[1].isdigit():
            return "story"
        if parts[1] in ("tag", "category", "thread", "archive", "author", "source"):
            return f"{parts[1]} {len(parts) - 2}"
        if parts[1] in ("corrections", "subscribe"):
            return parts[1]
        return "list" if parts[1] == "page" else "standing"


def pages_of(folder: Path) -> Iterator[BuiltPage]:
    """Yield every page of the site in `folder`, by path."""
    for file in sorted(folder.rglob("*.html")):
        yield BuiltPage(folder, file)


def one_of_each_kind(folder: Path) -> list[BuiltPage]:
    """Return one page of each kind and language."""
    chosen: dict[tuple[str, str], BuiltPage] = {}
    for page in pages_of(folder):
        chosen.setdefault((page.kind, page.language), page)
    return list(chosen.values())
