"""Tables that a paste has as lines of cells; reads no cell."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.paragraphs import Paragraph

_FEWEST = 3  # rows of the smallest table
_LONGEST = 120  # characters of a row that are looked at
_DIGIT = re.compile(r"\d")


def find_rows(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Return the places of lines in a table: neighbours with as many cells, of which some count.

    Cost is linear.
    """
    cells = [paragraph.text[:_LONGEST].count(" | ") for paragraph in paragraphs]
    found: set[int] = set()
    for count, places in itertools.groupby(range(len(cells)), key=cells.__getitem__):
        rows = list(places)
        counted = sum(bool(_DIGIT.search(paragraphs[row].text)) for row in rows)
        if count and len(rows) >= _FEWEST and counted * 2 >= len(rows):
            found.update(rows)
    return found
