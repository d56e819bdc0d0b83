"""Cards for shared links: one a story and language, kept between builds by what it says."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import __version__ as pillow
from PIL import features

from plugins.figures.card import SIZE, Words, card_key, draw_card, extension_of
from plugins.figures.code import sign_code
from plugins.story.address import card as card_address
from plugins.story.kept import make_folder, read_kept, write_kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.figures.stock import Stock
    from plugins.figures.style import Style


# Path, key and digest of the copy that a card shows.
Shown = tuple[str, str, str]


@lru_cache(maxsize=1)
def versions() -> tuple[str, ...]:
    """Return what changes when a card of the same words and style would be drawn otherwise."""
    drawing = (f"{name} {features.version(name)}" for name in ("freetype2", "jpg", "zlib"))
    return (sign_code("card", "lettering", "sheet"), f"Pillow {pillow}", *drawing)


@dataclass(frozen=True, slots=True)
class Card:
    """A card that can be drawn.

    picture: digest of the copy it shows, or "". tell: gives its words, and that copy or None; they
    are asked for where it is drawn.
    """

    key: str
    address: str
    picture: str
    tell: Callable[[], tuple[Words, Shown | None]]

    @property
    def width(self) -> int:
        """Return the width in pixels."""
        return SIZE[0]

    @property
    def height(self) -> int:
        """Return the height in pixels."""
        return SIZE[1]


def plan_card(
    poster: str,
    ground: str,
    place: tuple[str, str],
    tell: Callable[[], tuple[Words, Shown | None]],
) -> Card:
    """Return the card of a text, not yet drawn.

    poster, ground: as in `card_key`. place: the story's folder below `stories/`, and the language.
    """
    key, picture = card_key(poster, ground), poster.partition(" ")[0]
    return Card(key, card_address(*place, key, extension_of(picture)), picture, tell)


def make_card(card: Card, style: Style, stock: Stock) -> bytes:
    """Return the card's bytes, drawn only where no build has drawn it yet."""
    path = _path(card, stock)
    kept = _read(path)
    if kept is not None:
        return kept
    words, shown = card.tell()
    drawn = draw_card(words, style, _shown(stock, *shown) if shown else None)
    _write(path, drawn, stock.folder.parent)
    return drawn


@lru_cache(maxsize=4)  # half a megabyte each; cards with one picture come one after the other
def _shown(stock: Stock, path: str, key: str, digest: str) -> bytes:
    """Return the copy that a card shows: all copies of its picture are read for it."""
    return stock.body(Path(path), key, digest)


def drawn_keys(stock: Stock) -> set[str]:
    """Return the keys of the cards that builds have drawn; what they left is not looked into."""
    return {name for _, _, names in os.walk(stock.folder / "cards") for name in names}


def _path(card: Card, stock: Stock) -> Path:
    return stock.folder / "cards" / card.key[:2] / card.key


def _read(path: Path) -> bytes | None:
    """Return what `_write` wrote; None where it is not there or not as it was."""
    try:
        seal, _, body = read_kept(path).partition(b"\n")
    except OSError:
        return None
    if seal != _seal(path, body):
        return None
    with suppress(OSError):
        os.utime(path, follow_symlinks=False)
    return body


def _write(path: Path, body: bytes, root: Path) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    with suppress(OSError):
        make_folder(path.parent, root)
        try:
            write_kept(path, (_seal(path, body), b"\n", body), partial)
        finally:
            partial.unlink(missing_ok=True)


def _seal(path: Path, body: bytes) -> bytes:
    return hashlib.blake2b(path.name.encode() + b" " + body, digest_size=16).hexdigest().encode()
