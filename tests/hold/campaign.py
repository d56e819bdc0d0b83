"""Campaigns: many seeded cases of one attack, each of which may find faults; knows no attack.

A campaign that was broken off goes on where it stopped: what it had done is kept in a file.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Protocol

from plugins.press.signs import sign_program

_TOLD = 50  # cases between two lines that say how far a campaign is


class Trial(Protocol):
    """One attack, set up. `total`: how many cases there are, None where they have no end."""

    total: int | None

    def __call__(self, number: int, dice: Random) -> list[str]:
        """Try the case `number`, whose chance is all in `dice`; return what went wrong."""


@dataclass(frozen=True)
class Campaign:
    """An attack that `./inv bench hold` makes in full and the tests in small.

    rows:  of the table of promises that it holds.
    few:   cases in the tests. full: cases by the command; of an attack with an end, all.
    begin: sets the attack up in an empty folder.
    """

    name: str
    rows: tuple[int, ...]
    few: int
    full: int
    begin: Callable[[Path], AbstractContextManager[Trial]]


@dataclass
class Progress:
    """How far a campaign is: cases tried and the faults they found, each with its case."""

    seed: int
    done: int = 0
    total: int = 0
    faults: list[str] | None = None
    program: str = field(default_factory=sign_program)

    @classmethod
    def at(cls, path: Path, seed: int, total: int) -> Progress:
        """Return what the file at `path` holds of this seed; the start where it holds none."""
        try:
            kept = cls(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return cls(seed, 0, total, [])
        fresh = cls(seed, 0, total, [])  # what another program did says nothing of this one
        same = (kept.seed, kept.total, kept.program) == (seed, total, fresh.program)
        goes_on = same and kept.done < total
        return kept if goes_on else fresh

    def keep(self, path: Path) -> None:
        """Write it to `path` in one step."""
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".part")
        partial.write_text(json.dumps(vars(self)), encoding="utf-8")
        partial.replace(path)


def cases_of(trial: Trial, count: int) -> list[int]:
    """Return the numbers of `count` cases: the first, or spread over all where there is an end."""
    if trial.total is None:
        return list(range(count))
    count = min(count, trial.total)
    return [place * trial.total // count for place in range(count)]


def dice_of(seed: int, number: int) -> Random:
    """Return the chance of one case, the same wherever and whenever it is tried."""
    return Random(f"{seed}/{number}")


def find_faults(campaign: Campaign, count: int | None = None, seed: int = 0) -> list[str]:
    """Try the campaign's few cases, or `count`; return every fault with its case."""
    with tempfile.TemporaryDirectory() as folder, campaign.begin(Path(folder)) as trial:
        numbers = cases_of(trial, count or campaign.few)
        return [fault for number in numbers for fault in _try(trial, seed, number)]


def run_on(
    campaign: Campaign, count: int, seed: int, state: Path, tell: Callable[[str], Any]
) -> Progress:
    """Try `count` cases, from where the file `state` says; tell what is done and found."""
    with tempfile.TemporaryDirectory() as folder, campaign.begin(Path(folder)) as trial:
        numbers = cases_of(trial, count)
        progress = Progress.at(state, seed, len(numbers))
        if progress.done:
            tell(f"{campaign.name}: goes on at case {progress.done + 1} of {progress.total}.")
        for line in _go_on(trial, numbers, progress, state):
            tell(f"{campaign.name}: {line}")
    tell(f"{campaign.name}: {progress.done} cases, {len(progress.faults or ())} faults.")
    return progress


def _go_on(trial: Trial, numbers: list[int], progress: Progress, state: Path) -> Iterator[str]:
    """Try the cases that are left; yield faults, and how far it is after so many cases."""
    for number in numbers[progress.done :]:
        found = _try(trial, progress.seed, number)
        progress.faults = [*(progress.faults or ()), *found]
        progress.done += 1
        progress.keep(state)
        yield from found
        if progress.done % _TOLD == 0 and progress.done < progress.total:
            yield f"{progress.done:,} of {progress.total:,} cases."


def _try(trial: Trial, seed: int, number: int) -> list[str]:
    return [f"case {number} of seed {seed}: {one}" for one in trial(number, dice_of(seed, number))]
