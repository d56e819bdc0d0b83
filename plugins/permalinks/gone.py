"""`gone.yaml`: what was published and is no more, why, and what stands for it now.

A story is named by its `id`, the rest as `pages/about`, `tag/banjir`, `category/dunia` or
`thread/webb`. Knows no site: whether a name means anything there is for others to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.story.front_matter import decode, parse_yaml, read_file
from plugins.story.problem import Problem
from plugins.story.schema import GoneKeys, check_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from plugins.story.front_matter import Loc

NAME = "gone.yaml"
_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_NAMED = re.compile(rf"(?:(?:pages|tag|category|thread)/)?{_SLUG}")
_AS = "Name a story by its `id`, the rest as `pages/about`, `tag/banjir` or `thread/webb`"


@dataclass(frozen=True)
class Gone:
    """Something that is gone.

    line:    of its entry, to tell faults by.
    reasons: language -> words for readers, "" for none. to: name of what stands for it, or "".
    """

    name: str
    line: int
    date: date | None
    reasons: Mapping[str, str]
    to: str

    @property
    def is_told(self) -> bool:
        """Return whether readers are told a reason; else they are led on without a word."""
        return any(self.reasons.values())


def read_gone(path: Path) -> tuple[dict[str, Gone], list[Problem]]:
    """Return name -> Gone, and what is wrong with the file. A missing file has no entries."""
    if path.is_symlink():
        return {}, [Problem(path, 0, "this is a symbolic link", "Put the file itself here")]
    if not path.is_file():
        return {}, []
    raw, problems = read_file(path)
    if not raw.strip():
        return {}, problems
    text, problems = decode(path, raw)
    fields, lines, faults = parse_yaml(path, text) if text else ({}, {}, [])
    problems += faults
    gone: dict[str, Gone] = {}
    for name, entry in fields.items():
        one, faults = _read_entry(path, name, entry, lines)
        problems += faults
        if one:
            gone[name] = one
    return gone, problems


def _read_entry(
    path: Path, name: str, entry: Any, lines: Mapping[Loc, int]
) -> tuple[Gone | None, list[Problem]]:
    at = lines[(name,)]
    if not _NAMED.fullmatch(name):
        return None, [Problem(path, at, f"{name[:120]!r} names nothing of the digest", _AS)]
    keys, problems = check_keys(GoneKeys, path, entry, _line_in(lines), within=(name,))
    if not keys:
        return None, problems
    if keys.to and (not _NAMED.fullmatch(keys.to) or keys.to == name):
        line = lines[(name, "to")]
        return None, [
            Problem(path, line, f"`to` is {keys.to[:120]!r}, which is no other name", _AS)
        ]
    if not (keys.id or keys.en or keys.to):
        mend = "Add the reason for readers as `id:` or `en:`, or what stands for it as `to:`"
        return None, [Problem(path, at, f"`{name}` says neither why nor what instead", mend)]
    return Gone(name, at, keys.date, {"id": keys.id, "en": keys.en}, keys.to), []


def _line_in(lines: Mapping[Loc, int]) -> Callable[[Loc], int]:
    def line(loc: Loc) -> int:
        while loc not in lines:
            loc = loc[:-1]
        return lines[loc]

    return line
