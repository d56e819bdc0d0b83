"""An entry added to the list `pictures` of a story's file, every other letter left as it is.

Edits lines, since a YAML library would lose comments and quotes. Pure: text in, text out.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from plugins.story.front_matter import FENCE
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plugins.story.front_matter import FrontMatter

_ITEM = re.compile(r"(\s*)-(\s+)(\S.*)")
_PLAIN = re.compile(r"[A-Za-z][\w.-]*")
_NOT_PLAIN = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


def add_picture(path: Path, text: str, front: FrontMatter, words: Mapping[str, str]) -> str:
    """Return the file's text with a picture more, or with the file for one that had none.

    words: key -> value of the entry, `file` among them; "" is left out. What an entry without a
    file says already stays. Raises StoryError where the list is written in a way that a line
    cannot be added to.
    """
    lines = text.split("\n")
    said = {key: value for key, value in words.items() if value}
    pictures = front.fields.get("pictures")
    if not pictures:
        return _start_list(lines, front, said)
    if not isinstance(pictures, list):
        raise _by_hand(path, front, said)
    for index, picture in enumerate(pictures):
        if isinstance(picture, dict) and "file" not in picture:
            new = {key: value for key, value in said.items() if key not in picture}
            return _fill(path, lines, front, index, new)
    return _append(path, lines, front, said)


def _start_list(lines: list[str], front: FrontMatter, said: Mapping[str, str]) -> str:
    """Write the list before the front matter's end, or where an empty one stands."""
    entry = ["pictures:", *_entry(said, "  ", " ")]
    empty = next((n for n, line in enumerate(lines) if re.match(r"pictures\s*:", line)), None)
    end = next(n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE)
    if empty is not None and empty < end:
        lines[empty : empty + 1] = entry
    else:
        lines[end:end] = entry
    return "\n".join(lines)


def _fill(
    path: Path, lines: list[str], front: FrontMatter, index: int, said: Mapping[str, str]
) -> str:
    """Write keys into an entry, `file` first."""
    at = front.line(("pictures", index)) - 1
    item = _ITEM.fullmatch(lines[at])
    if not item or item[3].startswith(("{", "[", "&", "*", "!")):
        raise _by_hand(path, front, said)
    inner = f"{item[1]} {item[2]}"
    first, *rest = _entry(said, item[1], item[2])
    lines[at : at + 1] = [first, *rest, inner + item[3]]
    return "\n".join(lines)


def _append(path: Path, lines: list[str], front: FrontMatter, said: Mapping[str, str]) -> str:
    """Write an entry after the last of a list in lines."""
    at = front.line(("pictures", 0)) - 1
    item = _ITEM.fullmatch(lines[at])
    if not item:
        raise _by_hand(path, front, said)
    end = at + 1
    while lines[end].startswith((f"{item[1]} ", f"{item[1]}-")) and lines[end].rstrip() != FENCE:
        end += 1
    lines[end:end] = _entry(said, item[1], item[2])
    return "\n".join(lines)


def _entry(said: Mapping[str, str], indent: str, gap: str) -> list[str]:
    rows = [f"{key}: {_quote(value)}" for key, value in said.items()]
    return [f"{indent}{' ' if place else '-'}{gap}{row}" for place, row in enumerate(rows)]


def _quote(value: str) -> str:
    """Return a value as YAML has it: bare where that can mean nothing else."""
    if _PLAIN.fullmatch(value) and value.casefold() not in _NOT_PLAIN:
        return value
    return json.dumps(value, ensure_ascii=False)


def _by_hand(path: Path, front: FrontMatter, said: Mapping[str, str]) -> StoryError:
    mend = (
        f"Write this entry by hand: {{{', '.join(f'{k}: {_quote(v)}' for k, v in said.items())}}}"
    )
    what = "`pictures` is written in a way that no line can be added to"
    return StoryError(Problem(path, front.line(("pictures",)), what, mend))
