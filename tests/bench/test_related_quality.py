"""The measures of related stories are what their names say, counted by hand."""

from __future__ import annotations

from math import log2

import pytest

from bench.related import main
from bench.related_quality import measure_agreement, measure_quality, measure_triples

EVENTS = {"a1": "a", "a2": "a", "a3": "a", "b1": "b"}


@pytest.mark.parametrize(
    ("list_of_a1", "precision", "gain"),
    [
        pytest.param(["a2", "a3", "x"], 1, 1, id="all first"),
        pytest.param(["x", "a2", "a3"], 0.5, (1 / log2(3) + 0.5) / (1 + 1 / log2(3)), id="second"),
        pytest.param(["x", "b1"], 0, 0, id="none"),
        pytest.param([], 0, 0, id="no list"),
    ],
)
def test_quality_counts_no_more_places_than_could_be_filled(list_of_a1, precision, gain):
    lists = {"a1": list_of_a1, "a2": ["a1", "a3"], "a3": ["a2", "a1"], "b1": ["a1"]}

    found = measure_quality(lists, EVENTS, 5)

    assert found == pytest.approx(((precision + 2) / 3, (gain + 2) / 3))


def test_triples_that_no_list_holds_are_half_right():
    topics = {"a1": "t", "a2": "t", "a3": "t", "b1": "t"}
    lists = {"a1": ["a2", "x", "b1"], "a2": ["b1", "a1"], "a3": ["a1", "a2", "b1"], "b1": []}

    found = measure_triples(lists, EVENTS, ["a1", "a2", "a3", "b1", "x", "y"], topics)

    # a1: a2 before x, b1, y; a3 after x and b1, undecided with y. a2: a1 after b1 only; a3
    # undecided with x and y. a3: all before all.
    assert found == pytest.approx(((3 + 0.5 + 2 + 1 + 6) / 18, (1 + 0 + 0 + 0 + 2) / 6))


def test_agreement_is_of_the_places_that_either_fills():
    one = {"a": ["b", "c"], "b": ["a"], "c": []}
    other = {"a": ["c"], "b": ["a"], "c": []}

    assert measure_agreement(one, other) == pytest.approx((2 * 2 / 5, 1 / 2))


def test_an_unknown_part_is_told(capsys):
    assert main(["qualty"]) == 1
    assert capsys.readouterr().err == "'qualty' is no part. Write speed, quality, language.\n"
