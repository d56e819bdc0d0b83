"""The plan: what is recorded, for when, and what an editor is told of it."""

from __future__ import annotations

import pytest

from plugins.permalinks.answer import Ended, Moved, Shown, Withdrawn
from plugins.permalinks.plan import NEVER, Plan, plan_rows, tell_plan
from tests.permalinks.published import T1, T2, T3, TAG, entry, story_row

HERE = "/id/2022/01/banjir/"
ROW = story_row(HERE, "banjir/id").line
LIST = "/id/tag/banjir/\tlist\t-"
NOW, LATER = {HERE: ROW}, {HERE: ROW, "/id/tag/banjir/": LIST}


@pytest.mark.parametrize(
    ("recorded", "now", "later", "due", "expected"),
    [
        pytest.param({}, NOW, NOW, {}, [(ROW, T2)], id="new"),
        pytest.param({ROW: T1}, NOW, NOW, {}, [], id="recorded"),
        pytest.param({ROW: T1}, {}, {}, {}, [], id="what was published stays"),
        pytest.param({}, {}, NOW, {HERE: T3}, [(ROW, T3)], id="it waits for its day"),
        pytest.param(
            {ROW: T1}, NOW, LATER, {"": T3}, [(LIST, T3)], id="a list comes with what waits"
        ),
        pytest.param({ROW: T3}, {}, NOW, {HERE: T3}, [], id="waiting and recorded"),
        pytest.param({ROW: T3}, NOW, NOW, {}, [(ROW, T2)], id="brought forward"),
        pytest.param(
            {ROW: T3}, {}, NOW, {HERE: "2026-12-01T00:00:00Z"},
            [(ROW, "2026-12-01T00:00:00Z")], id="put off",
        ),
        pytest.param({ROW: T3}, {}, {}, {}, [(ROW, NEVER)], id="called off"),
        pytest.param({ROW: NEVER}, {}, {}, {}, [], id="called off and recorded"),
        pytest.param({ROW: NEVER}, NOW, NOW, {}, [(ROW, T2)], id="called off, yet published"),
        pytest.param({ROW: T1}, {}, NOW, {HERE: T3}, [], id="what was published is not put off"),
    ],
)  # fmt: skip
def test_what_is_to_be_recorded(
    recorded: dict[str, str],
    now: dict[str, str],
    later: dict[str, str],
    due: dict[str, str],
    expected: list[tuple[str, str]],
) -> None:
    assert plan_rows(recorded, now, later, due, T2) == tuple(sorted(expected))


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
