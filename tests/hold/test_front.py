"""Front matter of traps and noise is read as it was written, or told with words; never a crash."""

from __future__ import annotations

from tests.hold.campaign import find_faults
from tests.hold.front import FRONT


def test_front_matter_is_read_as_written_or_told() -> None:
    assert find_faults(FRONT) == []
