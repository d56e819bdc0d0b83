"""Every campaign there is, in the order of the rows it holds."""

from __future__ import annotations

import re

from tests.hold.broken import BROKEN, BROKEN_LARGE
from tests.hold.cache import DAMAGE
from tests.hold.campaign import Campaign
from tests.hold.clips import CLIPS
from tests.hold.crash import KILLS
from tests.hold.disk import CALLS, FAULTS, FULL_CACHE, FULL_SITE
from tests.hold.fixpoint import FIXPOINT
from tests.hold.front import FRONT
from tests.hold.injection import INJECTION
from tests.hold.reader import READER
from tests.hold.surroundings import SURROUNDINGS

ROWS = range(1, 37)
CAMPAIGNS: tuple[Campaign, ...] = (
    KILLS,
    FAULTS,
    CALLS,
    FULL_SITE,
    FULL_CACHE,
    READER,
    DAMAGE,
    SURROUNDINGS,
    BROKEN,
    BROKEN_LARGE,
    FRONT,
    INJECTION,
    FIXPOINT,
    CLIPS,
)


def choose(only: str) -> tuple[list[Campaign], set[int]]:
    """Return the campaigns and the rows that `only` names, as "1-8,12,clips"; all for "".

    Raises ValueError for a word that names none.
    """
    if not only:
        return list(CAMPAIGNS), set(ROWS)
    chosen: list[Campaign] = []
    rows: set[int] = set()
    for word in only.replace(" ", "").split(","):
        named = _rows(word)
        found = [one for one in CAMPAIGNS if one.name == word or named & set(one.rows)]
        if not found and not named & set(ROWS):
            raise ValueError(word)
        chosen += [one for one in found if one not in chosen]
        rows |= (named & set(ROWS)) or {row for one in found for row in one.rows}
    return chosen, rows


def _rows(word: str) -> set[int]:
    match = re.fullmatch(r"(\d+)(?:-(\d+))?", word)
    return set(range(int(match[1]), int(match[2] or match[1]) + 1)) if match else set()
