"""The folder that shares its files with the site is passed by only where that is known of it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from plugins.press.home import Home
from tests.site.building import hash_tree, make_content, press_site, write_story


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


def test_a_page_that_was_put_back_as_it_is_wanted_stays(tmp_path: Path) -> None:
    """As from a backup, when an edit is taken back: another file with the bytes of before."""
    content, output = make_content(tmp_path / "content"), tmp_path / "output"
    page = output / "id/2022/01/satu/index.html"

    def build(story: str, title: str) -> None:
        write_story(content, f"2022/01/{story}", title=title)
        press_site(content, output)
        time.sleep(0.1)  # so that folders are known to be as they were

    build("dua", "Dua")
    build("satu", "Lama")
    before = page.read_bytes()
    build("satu", "Baru")
    build("dua", "Dua lagi")
    build("dua", "Dua")
    copy = page.with_name("copy")
    copy.write_bytes(before)
    copy.replace(page)
    build("satu", "Lama")

    press_site(content, tmp_path / "clean/output")
    assert hash_tree(output) == hash_tree(tmp_path / "clean/output")
