"""A build that is killed, at any step or moment, leaves the old site or the new one, and no trace.

The next build is a clean one, byte for byte.
"""

from __future__ import annotations

import pytest

from tests.hold.campaign import find_faults
from tests.hold.crash import KILLS, is_told


@pytest.mark.slow
def test_a_killed_build_changes_all_or_nothing() -> None:
    assert find_faults(KILLS) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("output: the machine refuses: x. Do y.\n1 to mend.", True, id="told"),
        pytest.param("output: the machine refuses: x. Do y.", False, id="no count"),
        pytest.param("a: x. Do y.\nb: x. Do y.\n1 to mend.", False, id="miscounted"),
        pytest.param("Traceback ...\na: x. Do y.\n1 to mend.", False, id="a traceback"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_the_judge_knows_what_is_told(words: str, expected: bool) -> None:
    assert is_told(words) is expected
