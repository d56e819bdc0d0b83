"""What is kept is found as it was; what is damaged, or another's, is not found."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.search.keep import Cellar

FILES = {"a/b": b"\x00\n\xff", "empty": b"", "c": b"text\n"}


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    Cellar(tmp_path / "search").keep("key", FILES)

    assert Cellar(tmp_path / "search").find("key") == FILES
    assert Cellar(tmp_path / "search").find("other") is None


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_a_damaged_file_is_not_found(tmp_path: Path, at: int) -> None:
    Cellar(tmp_path).keep("key", FILES)
    raw = bytearray((tmp_path / "key").read_bytes())
    raw[at % len(raw)] ^= 1
    (tmp_path / "key").write_bytes(raw)

    assert Cellar(tmp_path).find("key") is None


def test_a_file_under_anothers_name_is_not_found(tmp_path: Path) -> None:
    Cellar(tmp_path).keep("key", FILES)
    (tmp_path / "key").rename(tmp_path / "other")

    assert Cellar(tmp_path).find("other") is None


def test_a_file_in_the_folders_place_makes_way(tmp_path: Path) -> None:
    (tmp_path / "search").write_text("a file")

    Cellar(tmp_path / "search").keep("key", FILES)

    assert Cellar(tmp_path / "search").find("key") == FILES


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file")

    Cellar(tmp_path / "kept" / "search").keep("key", FILES)

    assert Cellar(tmp_path / "kept" / "search").find("key") is None


def test_the_indexes_longest_not_asked_for_go(tmp_path: Path) -> None:
    cellar = Cellar(tmp_path)
    for number in range(140):
        cellar.keep(f"{number}", FILES)
        os.utime(tmp_path / f"{number}", (number, number))

    assert len(list(tmp_path.iterdir())) <= 129
    assert cellar.find("0") is None
    assert cellar.find("139") == FILES


def test_a_link_to_nothing_or_a_folder_goes_like_an_index(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    folder = tmp_path / "search"
    (folder / "folder/deep").mkdir(parents=True)
    (folder / "dangling").symlink_to("nothing")
    (folder / "link").symlink_to(tmp_path)
    for name in ("folder", "dangling", "link"):
        os.utime(folder / name, (0, 0), follow_symlinks=False)

    cellar = Cellar(folder)
    for number in range(140):
        cellar.keep(f"{number}", FILES)
        os.utime(folder / f"{number}", (number, number))

    assert len(list(folder.iterdir())) <= 129
    assert not {"folder", "dangling", "link"} & {path.name for path in folder.iterdir()}
    assert (tmp_path / "mine").read_text() == "mine"
