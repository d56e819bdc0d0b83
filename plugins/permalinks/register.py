"""`permalinks.tsv`: every address and feed id ever published, and proof that none is missing.

A line holds address, kind, subject, since when it answers, and a seal, between tabs. Lines that
were recorded together share the first half of their seal, a digest of all of them; so a changed,
missing or added one shows, whoever made it and in whatever order a merge has put them. One line
of each batch names the batches before it, so a whole batch cannot go unseen but the newest.
Knows no site.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from plugins.permalinks.batch import Batch, arrivals, depths_of
from plugins.permalinks.row import KINDS, STORY, Row
from plugins.story.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

NAME = "permalinks.tsv"
HEAD = "# Every address and feed id ever published. `./inv plan --record` adds; no hand does."

_OF_STORY = f"\t{STORY}\t"
_BATCH = "~"  # stands where others have an address, and sorts behind them
_SEAL = re.compile(r"[0-9a-f]{12}-[0-9a-f]{4}")
_WHOLE = 12  # digits of a seal that a batch shares; the others are the line's own
# The ends of a line have one length, so that it is cut by counting from behind.
_OWN = -5
_BODY = -18
_ROW = _BODY - 21
_SINCE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_OF_BATCH = re.compile(r"(\d+) after (-|[0-9a-f]{12}(?:,[0-9a-f]{12})*)")
BRING_BACK = "Bring the file back as it was, from git or a copy: lines are only ever added"


@dataclass(frozen=True)
class Register:
    """What was published.

    raw:      the file's lines; those of the register are sound where there is no problem.
    depths:   seal of a batch -> how many batches it comes after, at most.
    came:     seal of a batch -> the moment when it came to the site.
    newest:   seals of the batches that no other comes after.
    problems: what is wrong with the file.
    """

    path: Path
    raw: tuple[str, ...] = ()
    depths: Mapping[str, int] = field(default_factory=dict)
    came: Mapping[str, str] = field(default_factory=dict)
    newest: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def rows(self, leave_out: Callable[[str], bool] = lambda _: False) -> dict[str, str]:
        """Return the rows' lines, but those that are left out -> since when they answer.

        What was recorded last holds: a story that is put off moves its moment.
        """
        return {row: line[_ROW + 1 : _BODY] for row, line in self._last(leave_out).items()}

    def first_moments(self) -> dict[str, str]:
        """Return the id in feeds of each story's text -> when it came to the site, as text.

        Where it stood first is where readers had it from.
        """
        first: dict[str, str] = {}
        for row, line in self._last(lambda row: _OF_STORY not in row).items():
            subject = row.rpartition("\t")[2]
            moment = max(line[_ROW + 1 : _BODY], self.came.get(line[_BODY + 1 : _OWN], ""))
            first[subject] = min(moment, first.get(subject, moment))
        return first

    def _last(self, leave_out: Callable[[str], bool]) -> dict[str, str]:
        """Return a row's line without moment and seal -> the whole line, as recorded last."""
        last: dict[str, str] = {}
        for line in self.raw:
            row = line[:_ROW]
            if leave_out(row) or line[:1] != "/":
                continue
            last[row] = max(last[row], line, key=self._rank) if row in last else line
        return last

    def _rank(self, line: str) -> tuple[int, str]:
        """Return what is higher the later a line was recorded."""
        return self.depths.get(line[_BODY + 1 : _OWN], 0), line[_ROW + 1 : _BODY]

    def place(self, row: str) -> int:
        """Return the line of the file on which a row's line stands first, 0 for none."""
        start = row + "\t"
        return next((n for n, one in enumerate(self.raw, 1) if one.startswith(start)), 0)


def told_moment(when: datetime) -> str:
    """Return a moment as the register has it: in UTC, so that text sorts as time does."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def row_of(line: str) -> Row:
    """Return the row of its line."""
    return Row(*line.split("\t"))


def read_register(path: Path) -> Register | None:
    """Return the register at `path`; None where there is none: nothing is published yet.

    Cost: some 20 ms for 30,000 lines.
    """
    if path.is_symlink():
        what = "this is a symbolic link"
        return Register(path, problems=(Problem(path, 0, what, "Put the file itself here"),))
    try:
        raw = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        return Register(path, problems=(Problem(path, 0, f"unreadable: {error}", BRING_BACK),))
    batches: dict[str, list[str]] = {}
    for line in raw:
        if line and line[0] != "#":
            batches.setdefault(line[_BODY + 1 : _OWN], []).append(line[:_BODY] + line[_OWN:])
    broken = sorted(seal for seal, lines in batches.items() if not _is_whole(seal, lines))
    problems = list(_check_lines(path, raw)) if broken else []
    problems = problems or list(_check_batches(path, raw, batches, broken))
    told = list(_batch_lines(batches))
    parents = {seal for one in told for seal in one.before}
    newest = tuple(sorted(batches.keys() - parents))
    depths = depths_of(told)
    return Register(path, tuple(raw), depths, arrivals(told, depths), newest, tuple(problems))


def _is_whole(seal: str, lines: Sequence[str]) -> bool:
    """Return whether a batch is as it was recorded; git's union of branches may double a line."""
    return _digest(lines) == seal or _digest(set(lines)) == seal


def _digest(lines: Iterable[str]) -> str:
    """Return the half of a seal that a batch shares: a digest of its lines without that half."""
    joined = "\n".join(sorted(lines)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=_WHOLE // 2).hexdigest()


def _own(body: str) -> str:
    """Return the half of a seal that is the line's own."""
    return hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=2).hexdigest()


def _check_lines(path: Path, raw: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each line that is not as it was recorded, by its own half."""
    for number, line in enumerate(raw, 1):
        if not line or line.startswith("#"):
            continue
        body, _, seal = line.rpartition("\t")
        fields = body.split("\t")
        sound = len(fields) == 4 and _SEAL.fullmatch(seal) and _SINCE.fullmatch(fields[3])
        kinds = ("batch",) if fields[0] == _BATCH else KINDS
        if not sound or fields[1] not in kinds or _own(body) != seal[_WHOLE + 1 :]:
            what = f"the line {line[:120]!r} is not as it was recorded"
            yield Problem(path, number, what, BRING_BACK)


def _batch_lines(batches: Mapping[str, Sequence[str]]) -> Iterator[Batch]:
    for seal, bodies in batches.items():
        for body in bodies:
            fields = body.split("\t") if body[:1] == _BATCH else []
            found = _OF_BATCH.fullmatch(fields[2]) if len(fields) == 4 else None
            if found:
                before = () if found[2] == "-" else tuple(found[2].split(","))
                yield Batch(seal, int(found[1]), before, fields[3][:_OWN])


def _check_batches(
    path: Path, raw: Sequence[str], batches: Mapping[str, Sequence[str]], broken: Sequence[str]
) -> Iterator[Problem]:
    """Yield a problem for each batch that is not whole, and for each that is named and missing."""

    def place(seal: str) -> int:
        return next(n for n, line in enumerate(raw, 1) if line[_BODY + 1 : _OWN] == seal)

    told = {one.seal: one for one in _batch_lines(batches)}
    for seal in broken:
        what = f"of the lines recorded with this one (seal {seal}) some are missing or added"
        if seal in told:
            one, here = told[seal], len(set(batches[seal])) - 1
            what = f"of the {one.count} lines with the seal {seal} ({one.since}) {here} are here"
        yield Problem(path, place(seal), what, BRING_BACK)
    for one in told.values():
        for missing in sorted(set(one.before) - batches.keys()):
            what = f"the lines recorded before these (seal {missing}) are missing"
            yield Problem(path, place(one.seal), what, BRING_BACK)


def add_lines(register: Register | None, new: Iterable[tuple[str, str]], now: str) -> str:
    """Return the file's text with new lines, sorted by address, so that merges seldom meet.

    new: (a row's line, since when it answers). There must be one or more. now: told as they are.
    """
    bodies = sorted(f"{line}\t{since}" for line, since in new)
    before = ",".join(register.newest) if register else ""
    bodies.append(f"{_BATCH}\tbatch\t{len(bodies)} after {before or '-'}\t{now}")
    seal = _digest(f"{body}-{_own(body)}" for body in bodies)
    old = [line for line in register.raw if line and line[0] != "#"] if register else []
    added = [f"{body}\t{seal}-{_own(body)}" for body in bodies]
    return "\n".join([HEAD, *sorted({*old, *added}), ""])
