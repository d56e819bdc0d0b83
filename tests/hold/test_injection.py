"""Hostile words in every field run nowhere: without the policy, nor without the sanitiser.

Without both they do, which proves that the browser would run them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hold.campaign import find_faults
from tests.hold.injection import INJECTION, run_pelican
from tests.hold.vectors import VECTORS


@pytest.mark.slow
@pytest.mark.needs("chromium")
@pytest.mark.xdist_group("access")
def test_hostile_words_run_nowhere() -> None:
    assert find_faults(INJECTION) == []


@pytest.mark.slow
@pytest.mark.needs("chromium")
@pytest.mark.xdist_group("access")
def test_in_plain_pelican_they_run(tmp_path: Path) -> None:
    assert run_pelican(tmp_path, VECTORS["event"][:6]) != []
