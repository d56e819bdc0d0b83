"""A finished body taken apart at its top level, and two of them laid side by side. Pure.

Reads HTML that was made inert, in which every element is closed; knows no story.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A whole tag, so that what looks like one in an attribute is passed over with it.
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*+)(?:[^>"]++|"[^"]*+")*+>')
_BLOCKS = frozenset("blockquote div dl figure h1 h2 h3 h4 h5 h6 ol p pre table ul".split())
_RULE = "hr"  # the one block that is never closed
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SOURCE = re.compile(r'<img [^>]*?src="([^"]*)"')


class Passage(NamedTuple):
    """A block of a body, such as a paragraph. `kind`: its tag, "" for what stands in none."""

    kind: str
    html: str

    @property
    def shape(self) -> str:
        """Return what another passage must have in common to say the same."""
        found = _SOURCE.search(self.html) if self.kind == "figure" else None
        return f"{self.kind} {found[1]}" if found else self.kind


class Match(NamedTuple):
    """What says the same in two bodies, as HTML; "" where one has nothing for it.

    is_whole:   it is more than a single passage, for the two are not divided alike there.
    is_picture: it is the same picture in both.
    """

    texts: tuple[str, str]
    is_whole: bool = False
    is_picture: bool = False


def split_body(body: str) -> list[Passage]:
    """Return the blocks of a body, in order. Together they hold all of its words."""
    passages: list[Passage] = []
    done = begun = depth = 0
    for tag in _TAG.finditer(body):
        closes, kind = tag.groups()
        if kind not in _BLOCKS and kind != _RULE:
            continue
        if depth == 0 and not closes:
            _add_loose(passages, body[done : tag.start()])
            begun = done = tag.start()
        if kind != _RULE:
            depth += -1 if closes else 1
        if depth == 0:
            done = tag.end()
            passages.append(Passage(kind, body[begun:done]))
    _add_loose(passages, body[done:])
    return passages


def _add_loose(passages: list[Passage], between: str) -> None:
    if between.strip():
        passages.append(Passage("", between.strip()))


def match_bodies(first: str, second: str) -> list[Match]:
    """Return two bodies as what says the same in both, in order; [] where both are empty.

    Where they have the same headings, each part is matched by itself: block by block if its
    blocks are of the same kinds in the same order, as a whole if not. Without the same headings
    they are matched as wholes: nobody could tell which paragraph says what.
    """
    parts = [_parts(split_body(body)) for body in (first, second)]
    outlines = [[part[0].kind for part in one[1:]] for one in parts]
    if outlines[0] != outlines[1]:
        parts = [[[one for part in own for one in part]] for own in parts]
    matches: list[Match] = []
    for one, two in zip(*parts, strict=True):
        matches += _match_part(one, two)
    return matches


def _parts(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Return what stands before the first heading, then each heading with what follows it."""
    parts: list[list[Passage]] = [[]]
    for is_heading, run in groupby(passages, lambda one: one.kind in _HEADINGS):
        if is_heading:
            parts += [[heading] for heading in run]
        else:
            parts[-1] += run
    return parts


def _match_part(one: Sequence[Passage], two: Sequence[Passage]) -> Iterator[Match]:
    shapes = [passage.shape for passage in one]
    if shapes == [passage.shape for passage in two]:
        for left, right, shape in zip(one, two, shapes, strict=True):
            is_picture = left.kind == "figure" and shape != left.kind
            yield Match((left.html, right.html), is_picture=is_picture)
        return
    if one and two and one[0].kind == two[0].kind and one[0].kind in _HEADINGS:
        yield Match((one[0].html, two[0].html))
        one, two = one[1:], two[1:]
    yield Match((_whole(one), _whole(two)), is_whole=True)


def _whole(passages: Sequence[Passage]) -> str:
    return "\n".join(passage.html for passage in passages)
