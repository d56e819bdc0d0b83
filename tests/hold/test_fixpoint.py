"""What was made inert is inert and stays as it is; no completed address makes an attribute."""

from __future__ import annotations

from tests.hold.campaign import find_faults
from tests.hold.fixpoint import FIXPOINT


def test_what_was_made_inert_stays_as_it_is() -> None:
    assert find_faults(FIXPOINT) == []
