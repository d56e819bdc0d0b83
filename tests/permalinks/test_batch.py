"""When each batch came to the site: those of a branch with its merge, not with its recording."""

from __future__ import annotations

import pytest

from plugins.permalinks.batch import Batch, arrivals, depths_of

# Each batch: its seal and, as it was recorded, its moment; then the seals it comes after.
Told = dict[tuple[str, str], str]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param({}, "", id="none"),
        pytest.param({("a", "1"): "", ("b", "2"): "a", ("c", "3"): "b"}, "abc", id="a line"),
        pytest.param(
            {("a", "1"): "", ("x", "2"): "a", ("b", "3"): "a", ("c", "4"): "b"},
            "abcx",
            id="a branch that was merged last comes last, though it was recorded before",
        ),
        pytest.param(
            {("a", "1"): "", ("x", "2"): "a", ("b", "3"): "a", ("c", "4"): "b", ("d", "5"): "cx"},
            "abcxd",
            id="it comes before the batch that knows of it",
        ),
        pytest.param(
            {
                ("a", "1"): "",
                ("x", "2"): "a",
                ("y", "3"): "x",
                ("b", "4"): "a",
                ("c", "5"): "b",
                ("d", "6"): "c",
                ("e", "7"): "dy",
                ("z", "8"): "a",
            },
            "abcdxyez",
            id="a branch of several keeps its order",
        ),
        pytest.param(
            {("a", "1"): "", ("b", "2"): "a", ("x", "3"): "a", ("c", "4"): "bx"},
            "axbc",
            id="of two beside each other the later is of the way",
        ),
        pytest.param({("a", "1"): "q", ("b", "2"): "a"}, "ab", id="one before is missing"),
    ],
)
def test_batches_come_in_the_order_in_which_the_site_got_them(told: Told, expected: str) -> None:
    batches = [
        Batch(seal, 1, tuple(before), f"2026-11-2{day}T00:00:00Z")
        for (seal, day), before in told.items()
    ]

    came = arrivals(batches, depths_of(batches))

    assert "".join(sorted(came, key=lambda seal: (came[seal], seal))) == expected


def test_a_circle_ends() -> None:
    """No seal can be made so, but a file may say it."""
    batches = [Batch("a", 1, ("b",), "1"), Batch("b", 1, ("a",), "2")]

    assert arrivals(batches, depths_of(batches)).keys() == {"a", "b"}
