"""`links.tsv`: the addresses that failed when they were last asked. Knows no network.

One line an address, sorted: how often it failed in a row, on which days first and last, why, and
the web archive's copy once it is dead. What answers has no line, so the file stays small.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from plugins.story.problem import Problem
from plugins.story.values import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = "links.tsv"
HEAD = (
    "# Links that failed, as ./inv links found them: address, times, first day, last day, why, copy"
)
# A server may be ill for days, and be back.
_TIMES = 3
_DAYS = 7
_LINE = re.compile(
    r"(https?://\S+)\t(\d{1,4})\t(\d{4}-\d\d-\d\d)\t(\d{4}-\d\d-\d\d)\t([^\t]*)\t(\S*)"
)
_COPY = re.compile(r"https://web\.archive\.org/web/\d{4,14}/\S+")


@dataclass(frozen=True)
class Failing:
    """An address that failed each time since `first`. `copy`: the archive's, "" for none."""

    url: str
    times: int
    first: date
    last: date
    why: str
    copy: str = ""

    @property
    def is_dead(self) -> bool:
        """Return whether it failed often enough, and for days enough, to be given up."""
        return self.times >= _TIMES and (self.last - self.first).days >= _DAYS


def is_copy(url: str) -> bool:
    """Return whether an address is one of the web archive's copies."""
    return bool(_COPY.fullmatch(url)) and is_web_address(url)


def read_record(path: Path) -> tuple[dict[str, Failing], list[Problem]]:
    """Return address -> Failing, and a notice for each line that says nothing of the kind.

    A missing file has no lines. Nothing here stops a build.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    except (OSError, UnicodeDecodeError) as error:
        return {}, [_notice(path, 0, f"unreadable: {error}")]
    found: dict[str, Failing] = {}
    problems = []
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        one = _read_line(line)
        if one:
            found[one.url] = one
        else:
            problems.append(_notice(path, number, f"the line {line[:120]!r} cannot be read"))
    return found, problems


def _read_line(line: str) -> Failing | None:
    parts = _LINE.fullmatch(line)
    if not parts or (parts[6] and not is_copy(parts[6])):
        return None
    try:
        first, last = date.fromisoformat(parts[3]), date.fromisoformat(parts[4])
    except ValueError:
        return None
    return Failing(parts[1], int(parts[2]), first, last, parts[5], parts[6])


def _notice(path: Path, line: int, what: str) -> Problem:
    return Problem(path, line, what, "Delete it: `./inv links` writes it anew", severity="notice")


def write_record(failing: Iterable[Failing]) -> str:
    """Return the file's text."""
    rows = [
        "\t".join(
            [one.url, str(one.times), str(one.first), str(one.last), _flat(one.why), one.copy]
        )
        for one in sorted(failing, key=lambda one: one.url)
    ]
    return "\n".join([HEAD, *rows, ""])


def _flat(text: str) -> str:
    return " ".join(text.split())
