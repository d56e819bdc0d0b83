"""The tables of promises say what is tested: their rows, tests, campaigns and figures are real."""

from __future__ import annotations

import pytest

from tests.hold.promises import LANGUAGES, read_promises, read_record, table, table_in
from tests.hold.register import CAMPAIGNS, ROWS, choose
from tests.site.building import ROOT


def test_there_is_a_promise_for_each_row_and_a_record_of_each() -> None:
    rows = [one.row for one in read_promises()]

    assert rows == list(ROWS)
    assert [int(row) for row in read_record()] == rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_says_what_was_recorded(language: str) -> None:
    assert table_in(language) == table(language)


def test_every_test_that_is_named_is_there() -> None:
    named = {name for one in read_promises() for name in one.tests}

    assert [name for name in sorted(named) if not (ROOT / "tests" / name).is_file()] == []


def test_every_test_of_this_folder_holds_a_promise() -> None:
    named = {name for one in read_promises() for name in one.tests}
    ours = {f"hold/{path.name}" for path in (ROOT / "tests/hold").glob("test_*.py")}

    assert ours - named == {"hold/test_campaign.py", "hold/test_promises.py"}


def test_every_campaign_is_tried_by_the_tests_and_has_a_name_of_its_own() -> None:
    text = "\n".join(path.read_text() for path in (ROOT / "tests/hold").glob("test_*.py"))
    modules = {one.begin.__module__ for one in CAMPAIGNS}

    assert len({one.name for one in CAMPAIGNS}) == len(CAMPAIGNS)
    assert [name for name in sorted(modules) if f"from {name} import" not in text] == []


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        pytest.param("1-2", ["kills"], id="rows"),
        pytest.param("34, 8", ["clips", "reader"], id="two"),
        pytest.param("kills,1", ["kills"], id="once"),
        pytest.param("", [one.name for one in CAMPAIGNS], id="all"),
    ],
)
def test_campaigns_are_chosen_by_row_and_name(only: str, expected: list[str]) -> None:
    assert [one.name for one in choose(only)[0]] == expected


def test_rows_that_no_campaign_holds_are_chosen_too() -> None:
    assert choose("6,35-36") == ([], {6, 35, 36})
    assert choose("kills")[1] == {1, 2}


@pytest.mark.parametrize("only", ["99", "kill", "1-", "a-b"])
def test_what_names_none_is_refused(only: str) -> None:
    with pytest.raises(ValueError, match=only):
        choose(only)
