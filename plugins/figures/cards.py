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
    from plugins.figures.stock import Stock
    from plugins.figures.style import Style


@lru_cache(maxsize=1)
def _versions() -> tuple[str, ...]:
    drawing = (f"{name} {features.version(name)}" for name in ("freetype2", "jpg", "zlib"))
    return (sign_code("card", "lettering", "sheet"), f"Pillow {pillow}", *drawing)


@dataclass(frozen=True)
class Card:
    """A card that can be drawn. `picture`: (path, key, digest) of the copy it shows, or None."""

    words: Words
    key: str
    address: str
    picture: tuple[str, str, str] | None
    width, height = SIZE


def plan_card(
    words: Words, style: Style, folder: str, picture: tuple[str, str, str] | None
) -> Card:
    """Return the card of a story, not yet drawn. `folder`: the story's below `stories/`."""
    digest = picture[2] if picture else ""
    key = card_key(words, style, digest, *_versions())
    return Card(
        words, key, card_address(folder, words.language, key, extension_of(digest)), picture
    )


def make_card(card: Card, style: Style, stock: Stock) -> bytes:
    """Return the card's bytes, drawn only where no build has drawn it yet."""
    path = _path(card, stock)
    kept = _read(path)
    if kept is not None:
        return kept
    picture = _shown(stock, *card.picture) if card.picture else None
    drawn = draw_card(card.words, style, picture)
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
