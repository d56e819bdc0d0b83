"""A campaign is the same in every run, goes on where it was broken off, and forgets no fault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from tests.hold.campaign import Campaign, Trial, cases_of, find_faults, run_on


class Odd:
    """Finds a fault in every odd case, and remembers what it tried."""

    def __init__(self, total: int | None = None) -> None:
        self.total = total
        self.tried: list[tuple[int, float]] = []
        self.stops_at = -1

    def __call__(self, number: int, dice: Random) -> list[str]:
        if number == self.stops_at:
            raise KeyboardInterrupt
        self.tried.append((number, dice.random()))
        return ["odd"] if number % 2 else []


def campaign_of(trial: Odd) -> Campaign:
    @contextmanager
    def begin(_: Path) -> Iterator[Trial]:
        yield trial

    return Campaign("odd", (1,), few=4, full=9, begin=begin)


def test_every_run_tries_the_same() -> None:
    first, second, other = Odd(), Odd(), Odd()

    told = find_faults(campaign_of(first))
    find_faults(campaign_of(second))
    find_faults(campaign_of(other), seed=1)

    assert told == ["case 1 of seed 0: odd", "case 3 of seed 0: odd"]
    assert first.tried == second.tried != other.tried
    assert [number for number, _ in first.tried] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("total", "count", "expected"),
    [
        pytest.param(None, 3, [0, 1, 2], id="no end"),
        pytest.param(10, 4, [0, 2, 5, 7], id="spread over all"),
        pytest.param(3, 100_000, [0, 1, 2], id="all"),
    ],
)
def test_cases(total: int | None, count: int, expected: list[int]) -> None:
    assert cases_of(Odd(total), count) == expected


def test_what_was_broken_off_goes_on_and_what_is_done_starts_anew(tmp_path: Path) -> None:
    state, told = tmp_path / "state/odd.json", list[str]()
    trial = Odd()
    trial.stops_at = 3
    with pytest.raises(KeyboardInterrupt):
        run_on(campaign_of(trial), 6, 7, state, told.append)
    trial.stops_at = -1

    progress = run_on(campaign_of(trial), 6, 7, state, told.append)

    assert [number for number, _ in trial.tried] == [0, 1, 2, 3, 4, 5]
    assert told == [
        "odd: case 1 of seed 7: odd",
        "odd: goes on at case 4 of 6.",
        "odd: case 3 of seed 7: odd",
        "odd: case 5 of seed 7: odd",
        "odd: 6 cases, 3 faults.",
    ]
    assert progress.faults == [f"case {number} of seed 7: odd" for number in (1, 3, 5)]
    assert run_on(campaign_of(Odd()), 6, 7, state, told.append).faults == progress.faults
    assert "goes on" not in "".join(told[5:])


def test_a_state_that_is_damaged_starts_anew(tmp_path: Path) -> None:
    state = tmp_path / "odd.json"
    state.write_text('{"seed": 7, "done":')

    assert run_on(campaign_of(Odd()), 2, 7, state, lambda _: None).done == 2
