"""A disk that fails or is full costs a build and not the site: told, and nothing changed."""

from __future__ import annotations

import pytest

from tests.hold.campaign import find_faults
from tests.hold.disk import CALLS, FAULTS, FULL_CACHE, FULL_SITE

pytestmark = pytest.mark.slow


def test_any_operation_on_a_file_may_fail() -> None:
    assert find_faults(FAULTS) == []


@pytest.mark.needs("strace")
def test_any_call_of_the_system_may_fail_or_be_the_last() -> None:
    assert find_faults(CALLS) == []


@pytest.mark.needs("root")
def test_the_disk_of_the_site_may_be_full() -> None:
    assert find_faults(FULL_SITE) == []


@pytest.mark.needs("root")
def test_the_disk_of_the_caches_may_be_full() -> None:
    assert find_faults(FULL_CACHE) == []
