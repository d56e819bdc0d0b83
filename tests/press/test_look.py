"""A look that began before the lock was held serves a build at once, in a home as it was."""

from pathlib import Path

import pytest

from plugins.press.home import Home
from plugins.press.look import Look


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "output")
    home.make()
    return home


@pytest.mark.parametrize(
    ("seconds", "serves"), [(0, True), (2, False), (600, False)], ids=["at once", "late", "later"]
)
def test_who_waited_for_the_lock_looks_again(home: Home, seconds: float, serves: bool) -> None:
    look = Look(home.marks(), bytes)
    look.begun -= seconds

    assert look.is_of(home) is serves


def test_another_home_is_looked_at_again(home: Home) -> None:
    look = Look(home.marks(), bytes)

    home.touched.write_text("[]")

    assert not look.is_of(home)
