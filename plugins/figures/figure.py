"""A picture with its words as plain data, as templates and feeds have it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from plugins.figures.recipe import EXTENSIONS
from plugins.story.address import copy as copy_address
from plugins.story.values import LICENCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.figures.darkroom import Developed
    from plugins.figures.recipe import Copy
    from plugins.story.story import Picture

Figure = dict[str, Any]
_SMALL = 700  # pixels; wider copies are of no use to the cards of a list


def addresses_of(picture: str, developed: Developed) -> dict[str, Copy]:
    """Return address -> copy, the fallback last. `picture`: address of the picture, unquoted."""
    return {
        quote(copy_address(picture, one.width, one.digest, EXTENSIONS[one.format])): one
        for one in developed.copies
    }


def make_figure(picture: Picture, copies: dict[str, Copy], base: str) -> Figure:
    """Return the figure of a picture; `copies` empty while its file is missing.

    base: path of the site's root, put before each address of a `srcset`.
    """
    rows = list(copies.items())
    address, shown = rows[-1] if rows else ("", None)
    better = rows[:-1]
    return {
        "file": picture.file,
        "address": address,
        "type": f"image/{shown.format.lower()}" if shown else "",
        "size": shown.size if shown else 0,
        "width": shown.width if shown else 0,
        "height": shown.height if shown else 0,
        "formats": _formats(better, base),
        "small": _formats([one for one in better if one[1].width <= _SMALL] or better[:1], base),
        "alt": "" if picture.decorative else picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
        "licence": picture.licence,
        "licence_url": LICENCES.get(picture.licence, ""),
        "lang": picture.language,
        "caption_lang": picture.caption_language,
        "credit_lang": picture.credit_language,
    }


def _formats(copies: Iterable[tuple[str, Copy]], base: str) -> list[dict[str, str]]:
    """Return a row a format: its type, and its copies as `srcset` has them."""
    rows: dict[str, list[str]] = {}
    for address, copy in copies:
        kind = f"image/{copy.format.lower()}"
        rows.setdefault(kind, []).append(f"{base}{address} {copy.width}w")
    return [{"type": kind, "srcset": ", ".join(row)} for kind, row in rows.items()]
