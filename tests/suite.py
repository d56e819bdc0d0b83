"""Run the tests, and say in the last line what was left out and why."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.linters import run_linters
from tests.tools import install_modules

__all__ = ["run_linters", "run_suite"]

_NEEDS = "needs "  # what the reason of a skip for want of a tool starts with


class Tally:
    """A pytest plugin that counts. `wanting`: tool -> tests skipped for want of it."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0
        self.wanting: Counter[str] = Counter()
        self.other: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count one phase of one test."""
        self.passed += report.when == "call" and report.passed
        self.failed += report.failed
        if report.skipped and not hasattr(report, "wasxfail"):
            self._count_skip(report)

    def _count_skip(self, report: pytest.TestReport) -> None:
        told = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        reason = str(told).removeprefix("Skipped: ")
        if reason.startswith(_NEEDS):
            self.wanting.update(reason.removeprefix(_NEEDS).split(", "))
        else:
            self.other.append(f"{report.nodeid} ({reason})")

    @property
    def is_whole(self) -> bool:
        """Return whether every test that was chosen ran."""
        return not self.wanting and not self.other

    @property
    def last_line(self) -> str:
        """Return what the reader of a long log looks for."""
        told = f"{self.passed} passed, {self.failed} failed."
        if self.wanting:
            told += f" Skipped for want of: {', '.join(sorted(self.wanting))}."
        if self.other:
            told += f" Skipped: {', '.join(self.other)}."
        return told


def run_suite(root: Path, *, fast: bool) -> int:
    """Run every test and return the exit code; with CI=true a skipped test is a failure.

    fast: leave out what needs a browser, Java or a minute.
    """
    if not fast:
        install_modules()
    tally = Tally()
    chosen = ["-m", "not needs and not slow"] if fast else []
    arguments = ["--rootdir", str(root), "-c", str(root / "pyproject.toml"), str(root / "tests")]
    # Two processes: a browser test takes a core, and a small machine has two. Tests of one
    # group stay in one process, which then builds and serves the site once.
    code = int(pytest.main(["-n", "2", "--dist", "loadgroup", *chosen, *arguments], [tally]))
    left = " Left out by --fast: what needs a browser, Java, Node or a minute." if fast else ""
    print(tally.last_line + left)
    return code or int(os.environ.get("CI") == "true" and not tally.is_whole)
