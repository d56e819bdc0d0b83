"""Shares hold every text once, in order; months stay whole, and old shares as they were."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from plugins.search.shares import LARGE, NEW, NEWEST, SMALL, cut_shares


def texts(*months: int) -> list[Any]:
    """Return texts of as many months, each with that many texts, oldest first."""
    return [
        SimpleNamespace(
            story=SimpleNamespace(folder=f"{2000 + month // 12}/{month % 12 + 1:02}/x"),
            name=f"{month}-{number}",
        )
        for month, count in enumerate(months)
        for number in range(count)
    ]


def told(shares: list[Any]) -> list[tuple[str, int, bool]]:
    return [(one.name, len(one.texts), one.is_whole) for one in shares]


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        pytest.param((), [], id="no text"),
        pytest.param((1,), [(NEWEST, 1, True)], id="one text"),
        pytest.param((60, 60), [(NEWEST, 120, True)], id="fewer than a share"),
        pytest.param((SMALL,), [(NEWEST, SMALL, True)], id="a share that is full"),
        pytest.param(
            (100, 100, 5), [("2000-01", 200, True), (NEWEST, 5, True)], id="months stay whole"
        ),
        pytest.param(
            (LARGE + NEW, 1),
            [("2000-01", LARGE + NEW, False), (NEWEST, 1, True)],
            id="a month of any size",
        ),
        pytest.param(
            (500, 500, 500, 100),
            [("2000-01", 1500, False), (NEWEST, 100, True)],
            id="old ones in a large share",
        ),
    ],
)
def test_months_are_put_together(
    months: tuple[int, ...], expected: list[tuple[str, int, bool]]
) -> None:
    assert told(cut_shares(texts(*months))) == expected


def test_every_text_stands_in_one_share_in_order() -> None:
    every = texts(*[217] * 46)

    assert [one for share in cut_shares(every) for one in share.texts] == every


def test_a_new_text_changes_the_newest_share_alone() -> None:
    before, after = texts(*[217] * 45, 60), texts(*[217] * 45, 61)

    names = [[one.name for one in share.texts] for share in cut_shares(before)]
    others = [[one.name for one in share.texts] for share in cut_shares(after)]

    assert names[:-1] == others[:-1]
    assert others[-1] == [*names[-1], "45-60"]


def test_a_text_added_in_the_middle_changes_its_own_share_alone() -> None:
    months = [217] * 46
    before = {tuple(one.name for one in share.texts) for share in cut_shares(texts(*months))}
    months[7] += 1

    after = {tuple(one.name for one in share.texts) for share in cut_shares(texts(*months))}

    assert len(after - before) == 1


def test_ten_thousand_texts_are_few_shares() -> None:
    shares = cut_shares(texts(*[217] * 46))

    assert len(shares) < 16
    assert sum(len(one.texts) for one in shares if one.is_whole) >= NEW
