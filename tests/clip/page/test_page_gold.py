"""Pages built like those of real outlets are read as their gold says, and never worse."""

from pathlib import Path

import pytest

from bench.clip import OWN, measure, read_ours
from bench.clip_gold import read_gold
from bench.clip_score import Tally, score

PAGES = list(read_gold(OWN))
# What is reached now. These only rise.
FLOOR = {"body F1": 0.99, "title": 1.0, "day": 1.0, "minute": 1.0, "authors": 1.0, "lead": 1.0,
         "caption recall": 1.0, "caption precision": 1.0, "credit": 1.0}  # fmt: skip


def test_every_page_has_its_gold():
    names = {path.stem for path in Path(OWN).glob("*.html")}

    assert names == {gold.name for gold in PAGES}


def test_figures_do_not_fall():
    tally, _ = measure(PAGES, read_ours)

    assert {column: mean for column in FLOOR if (mean := tally.mean(column)) < FLOOR[column]} == {}


@pytest.mark.parametrize("gold", PAGES, ids=lambda gold: gold.name)
def test_no_story_loses_words(gold):
    tally = Tally()

    score(gold, read_ours(gold), tally)

    assert tally.mean("body F1") >= 0.95
