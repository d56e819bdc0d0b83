"""A mutilated page or paste becomes a sound, inert story, the same each time, or is refused."""

from __future__ import annotations

from tests.hold.campaign import find_faults
from tests.hold.clips import CLIPS


def test_what_is_clipped_is_sound_and_inert_or_refused() -> None:
    assert find_faults(CLIPS) == []
