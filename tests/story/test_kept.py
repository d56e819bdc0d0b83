"""Files of the program's own are plain files: no link or pipe in their place is followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.story.kept import (
    clear,
    create_kept,
    is_own,
    make_folder,
    read_kept,
    replace_file,
    write_kept,
)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Return a file that nothing here may touch."""
    path = tmp_path / "outside"
    path.write_bytes(b"precious")
    return path


def make_pipe(path: Path, _outside: Path) -> None:
    os.mkfifo(path)


def make_link(path: Path, outside: Path) -> None:
    path.symlink_to(outside)


def make_lost_link(path: Path, outside: Path) -> None:
    path.symlink_to(outside.with_name("none"))


def make_twin(path: Path, outside: Path) -> None:
    path.hardlink_to(outside)


def make_file(path: Path, _outside: Path) -> None:
    path.write_bytes(b"old")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


Plant = Callable[[Path, Path], None]
PLANTS = [make_pipe, make_link, make_lost_link, make_twin, make_file]


@pytest.mark.parametrize("plant", [make_pipe, make_link, make_lost_link])
def test_what_is_no_plain_file_is_not_read(tmp_path: Path, outside: Path, plant: Plant) -> None:
    plant(tmp_path / "a", outside)

    with pytest.raises(OSError, match=r"no plain file|symbolic links"):
        read_kept(tmp_path / "a")


def test_a_folder_and_nothing_are_not_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(OSError, match=r"plain file|No such"):
            read_kept(path)


@pytest.mark.parametrize("plant", PLANTS)
def test_what_stands_in_the_way_is_replaced_and_not_written_to(
    tmp_path: Path, outside: Path, plant: Plant
) -> None:
    plant(tmp_path / "a", outside)

    with create_kept(tmp_path / "a") as file:
        file.write(b"new")

    assert read_kept(tmp_path / "a") == b"new"
    assert stat.S_ISREG((tmp_path / "a").lstat().st_mode)
    assert outside.read_bytes() == b"precious"
    assert not outside.with_name("none").exists()


@pytest.mark.parametrize("plant", PLANTS)
@pytest.mark.parametrize("name", ["a", "a.part"])
def test_a_file_is_written_by_way_of_another(
    tmp_path: Path, outside: Path, plant: Plant, name: str
) -> None:
    plant(tmp_path / name, outside)

    write_kept(tmp_path / "a", (b"new", memoryview(b"er")), tmp_path / "a.part")

    assert read_kept(tmp_path / "a") == b"newer"
    assert names_in(tmp_path) == ["a", "outside"]
    assert outside.read_bytes() == b"precious"


def test_a_folder_goes_only_where_nobody_would_miss_it(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)

    with pytest.raises(IsADirectoryError):
        replace_file(tmp_path / "a", (b"new",), tmp_path / "a.part")
    write_kept(tmp_path / "a", (b"new",), tmp_path / "a.part")

    assert read_kept(tmp_path / "a") == b"new"


def test_a_folder_in_the_place_of_the_partial_file_goes_and_the_file_is_written(
    tmp_path: Path,
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a.part/b").mkdir(parents=True)

    write_kept(tmp_path / "a", (b"new",), tmp_path / "a.part")

    assert read_kept(tmp_path / "a") == b"new"
    assert names_in(tmp_path) == ["a"]


def test_clearing_a_link_leaves_what_it_leads_to(tmp_path: Path, outside: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/a").touch()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    (tmp_path / "other").symlink_to(outside)

    for name in ("link", "other", "none"):
        clear(tmp_path / name)

    assert names_in(tmp_path) == ["folder", "outside"]
    assert (tmp_path / "folder/a").exists()
    clear(tmp_path / "folder")
    assert not (tmp_path / "folder").exists()


@pytest.mark.parametrize("plant", PLANTS)
@pytest.mark.parametrize("name", ["root/a", "root/a/b"])
def test_a_folder_is_made_in_the_place_of_what_is_none(
    tmp_path: Path, outside: Path, plant: Plant, name: str
) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    plant(tmp_path / name, outside)

    assert make_folder(tmp_path / "root/a/b", tmp_path / "root") is True
    assert make_folder(tmp_path / "root/a/b", tmp_path / "root") is False
    assert (tmp_path / "root/a/b").is_dir()
    assert not (tmp_path / "root/a").is_symlink()
    assert outside.read_bytes() == b"precious"


def test_the_root_of_folders_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "root").symlink_to(tmp_path / "disk")

    make_folder(tmp_path / "root/a", tmp_path / "root")

    assert (tmp_path / "disk/a").is_dir()


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        pytest.param(make_file, True, id="a file"),
        pytest.param(lambda *_: None, True, id="nothing"),
        pytest.param(make_link, False, id="a link"),
        pytest.param(make_twin, False, id="a file with two names"),
        pytest.param(make_pipe, False, id="a pipe"),
    ],
)
def test_only_a_file_of_one_name_is_our_own(
    tmp_path: Path, outside: Path, plant: Plant, expected: bool
) -> None:
    plant(tmp_path / "a", outside)

    assert is_own(tmp_path / "a") is expected
