"""The folder that shares its files with the site is passed by only where that is known of it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from plugins.press.home import Home
from tests.site.building import make_content, press_site, write_story


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return the home of a site that was built twice."""
    content, output = make_content(tmp_path / "content"), tmp_path / "output"
    for title in ("Satu", "Dua"):
        write_story(content, "2022/01/satu", title=title)
        press_site(content, output)
    return Home(output)


def test_a_build_tells_when_its_folders_were_alike(home: Home) -> None:
    head = home.head()

    assert head
    assert time.time_ns() - 10**11 < head.since < head.done < time.time_ns()


@pytest.mark.parametrize("name", ["output", "standby"])
def test_of_a_strange_folder_nothing_is_known(home: Home, name: str) -> None:
    folder: Path = getattr(home, name)
    folder.rename(folder.with_name("mine"))
    shutil.copytree(folder.with_name("mine"), folder)

    assert home.head() is None


def test_of_no_ledger_nor_of_a_damaged_one(home: Home) -> None:
    home.ledger.write_bytes(home.ledger.read_bytes().replace(b"since", b"sunce", 1))
    assert home.head() is None

    home.ledger.unlink()
    assert home.head() is None
