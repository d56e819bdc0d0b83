"""Who reads while the site is rebuilt finds every file, whole, and in one folder one site."""

from __future__ import annotations

import pytest

from tests.hold.campaign import find_faults
from tests.hold.reader import READER


@pytest.mark.slow
def test_a_reader_finds_the_whole_of_one_site() -> None:
    assert find_faults(READER) == []
