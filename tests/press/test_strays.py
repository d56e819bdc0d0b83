"""Files that no build made are told apart: what stays, what cannot, what nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.press.sighting import look_over
from plugins.press.strays import Strays, find_strays


def put(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


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


def test_what_is_no_file_is_odd(tmp_path: Path) -> None:
    site = put(tmp_path / "site", "a")
    (site / "link").symlink_to(tmp_path)

    assert find_strays(look_over(site), {"a"}, {"a"}) == Strays(odd=("link",))


def test_many_unknown_files_are_told_in_one_line(tmp_path: Path) -> None:
    strays = Strays(unknown=tuple("abcdefg"))

    (notice,) = strays.tell(tmp_path / "output", tmp_path / "aside")

    assert str(notice) == (
        f"{tmp_path}/output: nobody knows the last build, and the site has no more `a`, `b`, `c`, "
        f"`d`, `e` and 2 more. Files of your own among them are in `{tmp_path}/aside`."
    )
