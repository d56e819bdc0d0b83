"""Which texts are indexed together: shares of whole months, the oldest first. Pure.

Months are never split, so a text that is added in the middle changes its own share and, as a rule,
moves no other. The newest shares are small: an edit of a new text indexes few others with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGE = 1024  # texts that close a share of old ones
SMALL = 128  # texts that close a share of new ones
NEW = 512  # texts, the newest, that no large share takes, but for the rest of its last month
NEWEST = "new"


@dataclass(frozen=True)
class Share:
    """Texts that are indexed together, oldest first.

    name:     its first month, such as `2022-01`; NEWEST for the newest share.
    is_whole: whether their whole words are indexed, or what they begin with.
    """

    name: str
    texts: tuple[Any, ...]
    is_whole: bool


def cut_shares(texts: Sequence[Any]) -> list[Share]:
    """Return the shares of the texts of one language, oldest first; none for no text.

    texts: with `.story.folder`, by month, oldest first.
    """
    shares: list[Share] = []
    held: list[Any] = []
    left = len(texts)  # in no share yet
    for _, run in groupby(texts, key=month_of):
        held += run
        is_old = left >= LARGE + NEW
        if len(held) >= (LARGE if is_old else SMALL):
            shares.append(Share(_name(held), tuple(held), not is_old))
            left -= len(held)
            held = []
    if held:
        shares.append(Share(_name(held), tuple(held), is_whole=True))
    return [*shares[:-1], *(replace(one, name=NEWEST) for one in shares[-1:])]


def month_of(text: Any) -> str:
    """Return the month of a text, such as `2022/01`: what its story's folder begins with."""
    folder: str = text.story.folder
    return folder[:7]


def _name(held: Sequence[Any]) -> str:
    return month_of(held[0]).replace("/", "-")
