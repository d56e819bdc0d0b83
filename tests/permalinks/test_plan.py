"""The plan: what is recorded, for when, and what an editor is told of it."""

from __future__ import annotations

import pytest

from plugins.permalinks.answer import Ended, Moved, Shown, Withdrawn
from plugins.permalinks.plan import NEVER, Plan, find_unrecorded, plan_rows, tell_plan
from tests.permalinks.published import T1, T2, T3, T4, TAG, entry, story_row

HERE = "/id/2022/01/banjir/"
ROW = story_row(HERE, "banjir/id").line
LIST = "/id/tag/banjir/\tlist\t-"


@pytest.mark.parametrize(
    ("recorded", "wanted", "expected", "asked"),
    [
        pytest.param({}, {ROW: T2}, [(ROW, T2)], 1, id="new"),
        pytest.param({ROW: T1}, {ROW: T2}, [], 0, id="recorded"),
        pytest.param({ROW: T1}, {}, [], 0, id="what was published stays"),
        pytest.param({}, {ROW: T3}, [(ROW, T3)], 1, id="it waits for its day"),
        pytest.param({ROW: T1}, {ROW: T2, LIST: T3}, [(LIST, T3)], 1, id="a list comes with it"),
        pytest.param({ROW: T3}, {ROW: T3}, [], 0, id="waiting and recorded"),
        pytest.param({ROW: T3}, {ROW: T2}, [(ROW, T2)], 0, id="brought forward"),
        pytest.param({ROW: T3}, {ROW: T4}, [(ROW, T4)], 1, id="put off"),
        pytest.param({ROW: T3}, {}, [(ROW, NEVER)], 1, id="called off"),
        pytest.param({ROW: NEVER}, {}, [], 0, id="called off and recorded"),
        pytest.param({ROW: NEVER}, {ROW: T2}, [(ROW, T2)], 1, id="called off, yet published"),
        pytest.param({ROW: T1}, {ROW: T3}, [], 0, id="what was published is not put off"),
    ],
)
def test_what_is_to_be_recorded(
    recorded: dict[str, str], wanted: dict[str, str], expected: list[tuple[str, str]], asked: int
) -> None:
    new = plan_rows(recorded, wanted, T2)

    assert new == tuple(expected)
    assert len(find_unrecorded(recorded, new, T2)) == asked


def test_an_editor_is_told_what_changes_place() -> None:
    moved = Moved("/id/2021/12/banjir/", Shown(HERE, "Banjir"), "its story moved")
    older = Moved("/id/page/2/", Shown("/id/", ""), "its list is no more")
    gone = Withdrawn("/id/2022/01/b/", entry("b", en="Wrong."), None)
    ended = Ended("/id/thread/a/feed.xml", f"{TAG}feed/id/thread/a", "/id/")
    new = ((LIST, T3), (ROW, T2))

    told = list(tell_plan(Plan(new, (moved, older, gone, ended), ("/id/a/",)), TAG, T2))

    assert told == [
        "New (2):",
        f"  /id/tag/banjir/  (list, from {T3} on)",
        "  /id/2022/01/banjir/  (story banjir)",
        "Changed since the last build (1):",
        "  /id/a/",
        "Redirected (1):",
        "  /id/2021/12/banjir/ -> /id/2022/01/banjir/  (its story moved)",
        "Gone (1):",
        "  /id/2022/01/b/  (withdrawn: Wrong.)",
        "Redirected before: 1.",
        "Feeds that say that they have ended: 1.",
    ]


def test_a_long_list_is_cut() -> None:
    rows = tuple((f"/id/page/{n}/\tlist\t-", T2) for n in range(50))

    told = list(tell_plan(Plan(rows, ()), TAG, T2))

    assert (len(told), told[-1]) == (42, "  and 10 more")
