"""What every test shares: `needs(tool)`, which skips a test where the tool is missing."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.tools import is_there

# The same examples in every run; a machine that is busy is no fault of the code.
settings.register_profile("kliping", derandomize=True, deadline=None, database=None)
settings.load_profile("kliping")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose `needs` names a tool that is not there."""
    for mark in item.iter_markers("needs"):
        missing = [tool for tool in mark.args if not is_there(tool)]
        if missing:
            pytest.skip(f"needs {', '.join(missing)}")
