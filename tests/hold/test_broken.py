"""Of many stories broken in many ways each is told, once, in one run; the last good site stays."""

from __future__ import annotations

import pytest

from tests.hold.broken import BROKEN
from tests.hold.campaign import find_faults


@pytest.mark.slow
def test_every_broken_story_is_told() -> None:
    assert find_faults(BROKEN) == []
