"""The last line says what ran and what did not: a skipped test is never taken for a passed one."""

import pytest

from tests.suite import Tally


def report(outcome: str, when: str = "call", reason: str = "", **more: object) -> pytest.TestReport:
    told = ("tests/test_a.py", 3, f"Skipped: {reason}") if reason else None
    place = ("tests/test_a.py", 3, "test_a")
    return pytest.TestReport("tests/test_a.py::test_a", place, {}, outcome, told, when, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reports", "last_line", "is_whole"),
    [
        pytest.param([], "0 passed, 0 failed.", True, id="nothing"),
        pytest.param(
            [report("passed", "setup"), report("passed"), report("passed", "teardown")],
            "1 passed, 0 failed.",
            True,
            id="one test is counted once",
        ),
        pytest.param(
            [report("failed"), report("failed", "setup"), report("passed")],
            "1 passed, 2 failed.",
            True,
            id="a fault before the test is one too",
        ),
        pytest.param(
            [
                report("skipped", "setup", "needs npm, java"),
                report("skipped", "setup", "needs chromium"),
                report("skipped", "setup", "needs chromium"),
            ],
            "0 passed, 0 failed. Skipped for want of: chromium, java, npm.",
            False,
            id="each tool is named once",
        ),
        pytest.param(
            [report("skipped", "call", "not on this system")],
            "0 passed, 0 failed. Skipped: tests/test_a.py::test_a (not on this system).",
            False,
            id="another reason names its test",
        ),
        pytest.param(
            [report("skipped", "call", "known", wasxfail="known")],
            "0 passed, 0 failed.",
            True,
            id="a failure that is expected is no skip",
        ),
    ],
)
def test_last_line(reports, last_line, is_whole):
    tally = Tally()
    for one in reports:
        tally.pytest_runtest_logreport(one)

    assert (tally.last_line, tally.is_whole) == (last_line, is_whole)
