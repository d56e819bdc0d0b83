"""What lies in a site's folder is told apart: what builds made, what stays, what cannot."""

from __future__ import annotations

import os
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

    stamps = look_over(site).stamps()

    assert stamps.keys() == {"a", "b/c", "b/é \n"}
    for name, (size, time, number) in stamps.items():
        stat = os.lstat(site / name)
        assert (size, time, number) == (stat.st_size, stat.st_mtime_ns, stat.st_ino)


def test_no_folder_holds_nothing(tmp_path: Path) -> None:
    assert look_over(tmp_path / "none").stamps() == {}


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
        pytest.param(["a/old", "z"], None, {"a/b"}, Strays(("z",)), id="nobody knows the last"),
    ],
)
def test_strays_are_what_no_build_made(
    tmp_path: Path, files: list[str], last: set[str] | None, now: set[str], strays: Strays
) -> None:
    sighting = look_over(put(tmp_path / "site", *files))

    assert find_strays(sighting, last, now) == strays
