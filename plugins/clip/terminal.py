"""What text browsers print beside a page's words: the numbers of its links. Knows no story."""

from __future__ import annotations

import itertools
import re

from plugins.clip.clipping import Dropped

_LINK = re.compile(r"#?\[(?P<number>\d{1,3})\](?=\S)")
_FEWEST = 3  # numbers, each one more than that before it; fewer may be a writer's notes
_LIST = re.compile(r" *(?:references|visible links|hidden links:?|links:?) *", re.IGNORECASE)
_ADDRESS = re.compile(r" *\d{1,3}\. (?:https?|mailto|file|ftp|javascript):\S*")
_BUTTON = re.compile(r" *\((?:BUTTON|SUBMIT)\) ?")


def cut_link_numbers(text: str) -> tuple[str, list[Dropped]]:
    """Return a text browser's page without its links' numbers and their list; other text as it is.

    Cost is linear.
    """
    numbers = [int(found["number"]) for found in _LINK.finditer(text)]
    counted = sum(after == before + 1 for before, after in itertools.pairwise(numbers))
    if counted + 1 < _FEWEST:
        return text, []
    lines = text.split("\n")
    listed = [bool(_ADDRESS.fullmatch(line)) for line in lines]
    gone = [
        mark or bool(_LIST.fullmatch(line) and any(listed[place : place + 5]))
        for place, (line, mark) in enumerate(zip(lines, listed, strict=True))
    ]
    kept = [
        "" if mark else _BUTTON.sub("", _LINK.sub("", line))
        for line, mark in zip(lines, gone, strict=True)
    ]
    dropped = [Dropped("[1] …", "numbers of a text browser's links")]
    dropped += [
        Dropped(line.strip(), "address of a link")
        for line, mark in zip(lines, gone, strict=True)
        if mark
    ]
    return "\n".join(kept), dropped
