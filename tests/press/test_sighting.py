"""What lies in a site's folder is told apart: what builds made, what stays, what cannot."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.press.sighting import Strays, find_strays, look_over


def put(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * len(name))
    return folder


def test_every_file_is_seen_with_its_stamp(tmp_path: Path) -> None:
    site = put(tmp_path / "site", "a", "b/c", "b/é \n")
    (site / "empty").mkdir()

    stamps = look_over(site).stamps

    assert stamps.keys() == {"a", "b/c", "b/é \n"}
    for name, (size, moment, number) in stamps.items():
        stat = os.lstat(site / name)
        assert (size, moment, number) == (stat.st_size, stat.st_mtime_ns, stat.st_ino)


def test_no_folder_holds_nothing(tmp_path: Path) -> None:
    assert look_over(tmp_path / "none").stamps == {}


def test_what_is_no_file_is_told_apart(tmp_path: Path) -> None:
    site = put(tmp_path / "site", "a")
    (site / "link").symlink_to(tmp_path)
    os.mkfifo(site / "pipe")

    assert find_strays(look_over(site), {"a"}, {"a"}) == Strays(odd=("link", "pipe"))


@pytest.mark.parametrize(
    ("files", "last", "now", "strays"),
    [
        pytest.param(["a"], {"a"}, {"a"}, Strays(), id="all ours"),
        pytest.param(["a", "b"], {"a", "b"}, {"a"}, Strays(), id="a page that goes"),
        pytest.param(["a", "z", "b/c"], {"a"}, {"a"}, Strays(("b/c", "z")), id="strays"),
        pytest.param(["a"], set(), {"a"}, Strays(lost=("a",)), id="in the place of a page"),
        pytest.param(["a"], set(), {"a/b/c"}, Strays(lost=("a",)), id="of a folder"),
        pytest.param(["a/b/c"], set(), {"a"}, Strays(lost=("a/b/c",)), id="a folder of a page"),
        pytest.param(
            ["a/old", "a/b", "z"],
            None,
            {"a/b"},
            Strays(("z",), unknown=("a/old",)),
            id="nobody knows the last",
        ),
    ],
)
def test_strays_are_what_no_build_made(
    tmp_path: Path, files: list[str], last: set[str] | None, now: set[str], strays: Strays
) -> None:
    sighting = look_over(put(tmp_path / "site", *files))

    assert find_strays(sighting, last, now) == strays


def test_what_two_folders_do_not_share_is_told_apart(tmp_path: Path) -> None:
    site = put(tmp_path / "site", "shared", "here/only", "other")
    standby = put(tmp_path / "standby", "other", "there/only")
    (standby / "shared").hardlink_to(site / "shared")
    (standby / "empty").mkdir()
    (standby / "here").symlink_to(tmp_path)

    apart = look_over(site, standby).apart

    assert sorted(apart) == ["empty", "here", "here/only", "other", "there", "there/only"]


def test_a_standby_folder_that_is_not_there_shares_all(tmp_path: Path) -> None:
    assert look_over(put(tmp_path / "site", "a"), tmp_path / "none").apart == ()


def test_a_folder_that_did_not_change_is_not_looked_into(tmp_path: Path) -> None:
    site = put(tmp_path / "site", "top", "a/b/other", "here/only")
    standby = put(tmp_path / "standby", "top", "a/b/other", "a/b/c/more")

    found = {since: look_over(site, standby, since).apart for since in (0, _now())}

    assert set(found.pop(0)) == {"top", "a/b/other", "a/b/c", "a/b/c/more", "here", "here/only"}
    assert set(*found.values()) == {"top", "here", "here/only"}  # the first was live before


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda folder: (folder / "a/b/file").unlink(), id="a file that went"),
        pytest.param(lambda folder: put(folder, "a/b/new"), id="a file that came"),
        pytest.param(lambda folder: _put_in_place_of(folder, "a/b/file"), id="another file"),
        pytest.param(lambda folder: _put_in_place_of(folder, "a"), id="another folder"),
        pytest.param(lambda folder: _put_in_place_of(folder, "a/b"), id="another one below"),
    ],
)
def test_a_folder_that_changed_is_looked_into(
    tmp_path: Path, change: Callable[[Path], object]
) -> None:
    site = put(tmp_path / "site", "a/b/file")
    standby = tmp_path / "standby"
    shutil.copytree(site, standby, copy_function=os.link)
    shutil.copytree(site, tmp_path / "planted")  # older than the moment, as are all below it
    since = _now()

    change(standby)

    assert look_over(site, standby, since).apart
    assert look_over(site, standby, _now()).apart == ()


def _now() -> int:
    """Return the moment, later than all that was stamped before and before all that will be."""
    time.sleep(0.02)  # the clock of a disk goes in steps
    now = time.time_ns()
    time.sleep(0.02)
    return now


def _put_in_place_of(standby: Path, name: str) -> None:
    """Put what was planted beside the standby folder where the folder has the same."""
    there = standby / name
    (shutil.rmtree if there.is_dir() else os.unlink)(there)
    (standby.parent / "planted" / name).rename(there)


@pytest.mark.parametrize(
    ("prepare", "is_known"),
    [
        pytest.param(lambda site: None, True, id="files"),
        pytest.param(lambda site: (site / "empty").mkdir(), False, id="a folder of nothing"),
        pytest.param(lambda site: (site / "link").symlink_to("a"), False, id="a link"),
    ],
)
def test_what_no_build_can_have_left_is_looked_for_again(
    tmp_path: Path, prepare: Callable[[Path], object], is_known: bool
) -> None:
    site = put(tmp_path / "site", "a", "b/c")
    prepare(site)
    before = time.time_ns()

    since = look_over(site).since

    assert bool(since) is is_known
    assert since < before


def test_many_unknown_files_are_told_in_one_line(tmp_path: Path) -> None:
    strays = Strays(unknown=tuple("abcdefg"))

    (notice,) = strays.tell(tmp_path / "output", tmp_path / "aside")

    assert str(notice) == (
        f"{tmp_path}/output: nobody knows the last build, and the site has no more `a`, `b`, `c`, "
        f"`d`, `e` and 2 more. Files of your own among them are in `{tmp_path}/aside`."
    )
