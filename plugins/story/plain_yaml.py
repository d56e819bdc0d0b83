"""YAML as nearly every story writes it, read line by line; None for any other. Knows no key.

What it reads, the parser reads likewise, at five times the cost.
"""

from __future__ import annotations

import re
from typing import Any

Loc = tuple[str | int, ...]
Read = tuple[dict[str, Any], dict[Loc, int]]

_QUOTED = "\"[^\"\\\\]*\"|'[^']*'"
# Words without a colon that ends a key or a sharp that begins a comment.
_WORDS = "(?:[^\\W_]|/)(?:[^:#]++|:(?=[^\\s])|(?<=[^\\s])#)*+(?<!\\s)"
_FLOW_WORDS = "(?:[^\\W_]|/)(?:[\\w./+-]| (?=[\\w]))*"
_ITEM = f"(?:{_QUOTED}|{_FLOW_WORDS})"
_PAIR = f"[a-z_]+: {_ITEM}"
_SCALAR = re.compile(f"(?:{_QUOTED}|{_WORDS})")
_LIST = re.compile(f"\\[(?:{_ITEM}(?:, ?{_ITEM})*)?\\]")
_MAP = re.compile(f"\\{{{_PAIR}(?:, ?{_PAIR})*\\}}")
_ITEMS = re.compile(_ITEM)
_PAIRS = re.compile(f"([a-z_]+): ({_ITEM})")
_KEY = re.compile("(  - |    |  )?([a-z_]+):(?: (.+))?")
_ENTRY = re.compile("  - (.+)")


class _Odd(Exception):
    """The text takes the parser."""


def read_plain(text: str, first_line: int) -> Read | None:
    """Return (values by key, lines of their places) of a mapping; None where it takes the parser.

    text: lines of letters that can be seen. first_line: number of its first one.
    """
    reader = _Reader()
    try:
        for number, line in enumerate(text.split("\n"), first_line):
            if line:
                reader.take(number, line)
    except _Odd:
        return None
    return (reader.root, reader.lines) if reader.root or reader.lines else None


class _Reader:
    """Takes one line after the other. `holder`: what the key without a value above holds."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self.lines: dict[Loc, int] = {}
        self._open: str | None = None
        self._holder: Any = None

    def take(self, number: int, line: str) -> None:
        """Take a line. Raises _Odd for one that is not plain."""
        found = _KEY.fullmatch(line)
        if found is None:
            self._take_entry(number, line)
        elif found[1] is None:
            self._open = self._holder = None
            self._put(number, self.root, (), found[2], found[3])
            if found[3] is None:
                self._open = found[2]
        elif found[1] == "  ":
            self._put(number, self._held(dict), (self._open or "",), found[2], found[3])
        else:
            held = self._held(list)
            if found[1] == "  - ":
                self.lines[self._open or "", len(held)] = number
                held.append({})
            if not held or type(held[-1]) is not dict:
                raise _Odd
            place = (self._open or "", len(held) - 1)
            self._put(number, held[-1], place, found[2], found[3])

    def _take_entry(self, number: int, line: str) -> None:
        """Take an item of a list that is no mapping."""
        found = _ENTRY.fullmatch(line)
        held = self._held(list)
        if found is None or (held and type(held[-1]) is dict):
            raise _Odd
        self.lines[self._open or "", len(held)] = number
        held.append(_scalar(found[1]))

    def _held(self, kind: type) -> Any:
        if self._open is None:
            raise _Odd
        if self._holder is None:
            self._holder = self.root[self._open] = kind()
        elif type(self._holder) is not kind:
            raise _Odd
        return self._holder

    def _put(self, number: int, holder: dict[str, Any], place: Loc, key: str, told: Any) -> None:
        here = (*place, key)
        if here in self.lines:
            raise _Odd
        self.lines[here] = number
        if told is None:
            if place:  # what it holds could stand on the next line
                raise _Odd
        elif told[0] == "[" and _LIST.fullmatch(told):
            items = [_bare(one) for one in _ITEMS.findall(told)]
            holder[key] = items
            self.lines.update(((*here, index), number) for index in range(len(items)))
        elif told[0] == "{" and _MAP.fullmatch(told):
            pairs = _PAIRS.findall(told)
            holder[key] = own = {name: _bare(one) for name, one in pairs}
            if len(own) < len(pairs):
                raise _Odd
            self.lines.update(((*here, name), number) for name in own)
        else:
            holder[key] = _scalar(told)


def _scalar(told: str) -> str:
    if not _SCALAR.fullmatch(told):
        raise _Odd
    return _bare(told)


def _bare(told: str) -> str:
    return told[1:-1] if told[0] in "\"'" else told
