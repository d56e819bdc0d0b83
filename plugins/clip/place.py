"""A story's pictures set into its text where the source had them; knows no page and no disk."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plugins.clip.escaping import escape_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from plugins.clip.clipping import Picture


def place_pictures(
    body: str, pictures: Sequence[Picture], files: Sequence[str], places: Mapping[str, int]
) -> str:
    """Return the body with a line for each picture that has both a file and a place.

    files: for each picture its file's name, "" where it has none; () where none has.
    places: a picture's address -> how many characters of the body stand before it.

    The line has the file and what stands for those who cannot see it; caption and credit stay
    in the front matter, from where a build takes them.
    """
    placed = [
        (places[picture.url], f"![{escape_label(words_for_the_blind(picture))}]({file})")
        for picture, file in zip(pictures, files or [""] * len(pictures), strict=True)
        if file and picture.url in places
    ]
    pieces, end = [], 0
    for place, line in sorted(placed, key=lambda one: one[0]):
        pieces += [body[end:place].strip("\n"), line]
        end = place
    return "\n\n".join(piece for piece in [*pieces, body[end:].strip("\n")] if piece)


def words_for_the_blind(picture: Picture) -> str:
    """Return the alternative text: the source's own, else its caption, else ""."""
    return picture.alt or picture.caption


def move_places(
    body: str, places: Mapping[str, int], change: Callable[[str], str]
) -> tuple[str, dict[str, int]]:
    """Return the body after `change`, which is made piece by piece, and the places in it."""
    edges = sorted({0, *places.values(), len(body)})
    moved, text = {0: 0}, ""
    for start, end in pairwise(edges):
        text += change(body[start:end])
        moved[end] = len(text)
    return text, {url: moved[place] for url, place in places.items()}
