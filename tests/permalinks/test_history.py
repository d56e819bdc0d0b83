"""Git as a witness: a line that any commit had is asked for, until the file starts anew."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.permalinks.history import check_history
from plugins.permalinks.register import read_register
from plugins.permalinks.row import Row
from tests.permalinks.published import record, story_row

FRONT, STORY = Row("/id/", "list", "-"), story_row("/id/2022/01/banjir/", "banjir/id")


def git(folder: Path, *words: str) -> None:
    names = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a register of two batches in two commits."""
    path = tmp_path / "content/permalinks.tsv"
    path.parent.mkdir()
    git(tmp_path, "init", "-b", "main")
    for row in (FRONT, STORY):
        record(path, row)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-m", row.address)
    return path


def test_nothing_is_missing(path: Path) -> None:
    assert list(check_history(path)) == []


def test_a_folder_without_git_has_no_witness(tmp_path: Path) -> None:
    record(tmp_path / "permalinks.tsv", FRONT)

    assert list(check_history(tmp_path / "permalinks.tsv")) == []


@pytest.mark.parametrize("committed", [False, True])
def test_the_newest_batch_taken_out_is_told(path: Path, committed: bool) -> None:
    """Its seals alone would not show it: the file is as it was a commit ago."""
    git(path.parent, "checkout", "HEAD~1", "--", path.name)
    if committed:
        git(path.parent, "commit", "-am", "back")
    register = read_register(path)
    assert register
    assert register.problems == ()

    told = [one.what for one in check_history(path)]

    assert len(told) == 2
    assert told[0].startswith("a line that git has seen is missing: '/id/2022/01/banjir/\\tstory")


def test_a_shallow_clone_sees_what_a_merge_of_one_side_dropped(path: Path, tmp_path: Path) -> None:
    """Who settles a conflict by taking one side's file leaves no seal broken."""
    git(path.parent, "branch", "other")
    for branch, row in (("main", Row("/en/", "list", "-")), ("other", Row("/", "list", "-"))):
        git(path.parent, "checkout", branch)
        record(path, row)
        git(path.parent, "commit", "-am", branch)
    git(path.parent, "merge", "main", "-s", "ours", "-m", "ours alone")
    git(tmp_path, "clone", "--depth", "2", tmp_path.as_uri(), "shallow")
    register = read_register(tmp_path / "shallow/content" / path.name)
    assert register
    assert register.problems == ()

    told = [one.what for one in check_history(register.path)]

    assert told[0].startswith("a line that git has seen is missing: '/en/\\tlist")
    assert len(told) == 2


def test_what_was_reverted_is_told_though_more_came_after(path: Path, tmp_path: Path) -> None:
    git(path.parent, "revert", "--no-edit", "HEAD")
    for number in range(40):
        git(path.parent, "commit", "--allow-empty", "-m", str(number))
    git(tmp_path, "clone", "--depth", "50", tmp_path.as_uri(), "shallow")

    told = list(check_history(tmp_path / "shallow/content" / path.name))

    assert len(told) == 2


def test_a_file_that_is_lost_is_told(path: Path) -> None:
    path.unlink()

    assert [str(one) for one in check_history(path)] == [
        f"{path}: the file is missing, and git has 4 lines."
        " Bring it back, or, for a digest of your own, commit that it is deleted."
    ]


def test_a_deletion_that_is_committed_starts_anew(path: Path) -> None:
    git(path.parent, "rm", path.name)
    git(path.parent, "commit", "-m", "our own digest")
    path.parent.mkdir(exist_ok=True)
    assert list(check_history(path)) == []

    record(path, FRONT)
    git(path.parent, "add", path.name)
    git(path.parent, "commit", "-m", "first")

    assert list(check_history(path)) == []


def test_what_others_recorded_is_not_asked_of_a_digest_of_ones_own(path: Path) -> None:
    """Who takes over their code merges their register's commits, and keeps the own file."""
    git(path.parent, "branch", "theirs")
    git(path.parent, "rm", path.name)
    git(path.parent, "commit", "-m", "our own digest")
    path.parent.mkdir(exist_ok=True)
    record(path, FRONT)
    git(path.parent, "add", path.name)
    git(path.parent, "commit", "-m", "first")
    git(path.parent, "checkout", "theirs")
    record(path, Row("/en/", "list", "-"))
    git(path.parent, "commit", "-am", "more of theirs")
    git(path.parent, "checkout", "main")
    git(path.parent, "merge", "theirs", "-s", "ours", "-m", "their code")

    assert list(check_history(path)) == []

    record(path, STORY)
    git(path.parent, "commit", "-am", "second")
    git(path.parent, "revert", "--no-edit", "HEAD")

    assert len(list(check_history(path))) == 2
