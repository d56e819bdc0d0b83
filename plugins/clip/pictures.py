"""The pictures of a clipping as files: those saved with the page, else from the web.

Each is drawn anew before it is kept. Decides no caption and writes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plugins.clip.guard import Redrawn, Unfit, redraw
from plugins.clip.problem import ClipError
from plugins.clip.saved import base_name
from plugins.clip.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from plugins.clip.clipping import Picture
    from plugins.clip.saved import Saved

MOST = 20  # pictures of one story; a gallery is told, not copied
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Taken:
    """What became of a clipping's pictures.

    pictures: those that were asked for; two that are the same to the byte are one, which has
              the words of both.
    files:    for each of them its file's name; "" where it has none.
    bodies:   name -> bytes, to be written beside the story.
    faults:   sentences for the editor, one a picture that was not taken.
    """

    pictures: tuple[Picture, ...] = ()
    files: tuple[str, ...] = ()
    bodies: dict[str, bytes] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


def take_pictures(
    pictures: Sequence[Picture],
    *,
    saved: Saved,
    fetch: Callable[[str], bytes],
    tell: Callable[[str], None],
) -> Taken:
    """Return the pictures that can be had.

    saved: asked first.
    fetch:  address -> bytes; raises ClipError. tell: gets a line before each fetch.

    Never raises for a picture: a story without one is better than no story.
    """
    kept: list[tuple[Picture, str]] = []
    bodies: dict[str, bytes] = {}
    faults: list[str] = []
    for number, picture in enumerate(pictures, 1):
        name, fault = "", ""
        if number > MOST:
            fault = f"{MOST} pictures are taken at most"
        elif picture.url:
            try:
                raw = saved(picture.url)
                if raw is None:
                    tell(f"Fetching picture {number} of {len(pictures)}: {picture.url}")
                    raw = fetch(picture.url)
                name = _keep(picture.url, redraw(raw), bodies)
            except Unfit as error:
                fault = f"it {error}"
            except ClipError as error:
                fault = error.problems[0].what
            except OSError as error:
                fault = error.strerror or str(error)
        if fault:
            faults.append(f"{_named(picture.url)} was not taken: {fault}.")
        _add(kept, picture, name)
    return Taken(
        tuple(picture for picture, _ in kept),
        tuple(name for _, name in kept),
        bodies,
        tuple(faults),
    )


def file_name(url: str, extension: str, taken: Iterable[str]) -> str:
    """Return a name for the picture: small ASCII letters, figures and hyphens, not yet taken.

    >>> file_name("https://a.example/x/Banjir%20Demak_01.JPG?w=700", "webp", ())
    'banjir-demak-01.webp'
    """
    stem = base_name(url).rsplit(".", 1)[0]
    plain = unicodedata.normalize("NFKD", stem[:300]).encode("ascii", "ignore").decode("ascii")
    words = _WORD.findall(plain.lower())
    slug = slug_of(" ".join(words)) if words else "picture"
    names = set(taken)
    name, number = f"{slug}.{extension}", 1
    while name in names:
        number += 1
        name = f"{slug}-{number}.{extension}"
    return name


def _keep(url: str, drawn: Redrawn, bodies: dict[str, bytes]) -> str:
    """Return the picture's name among `bodies`, added to them unless it is there already."""
    for name, body in bodies.items():
        if body == drawn.body:
            return name
    name = file_name(url, drawn.extension, bodies)
    bodies[name] = drawn.body
    return name


def _add(kept: list[tuple[Picture, str]], picture: Picture, name: str) -> None:
    """Add the picture, or give its words to the one of the same file."""
    for place, (twin, theirs) in enumerate(kept):
        if name and theirs == name:
            words = replace(
                twin,
                alt=twin.alt or picture.alt,
                caption=twin.caption or picture.caption,
                credit=twin.credit or picture.credit,
            )
            kept[place] = (words, name)
            return
    kept.append((picture, name))


def _named(url: str) -> str:
    base = "".join(mark for mark in base_name(url) if mark.isprintable())[:60]
    return f"The picture `{base}`" if base else "A picture"
