"""A tree tells what the disk says, follows no link, and changes when a file does."""

import os

import pytest

from plugins.story.tree import look_at
from tests.story.writing import write


def names(tree):
    return {folder: [name for name, _ in entries] for folder, entries in tree.folders.items()}


def test_a_tree_holds_everything_by_folder_and_name(tmp_path):
    write(tmp_path, {"b/c.md": "", "a.md": "", "b/out/d.md": "", "B.md": ""})
    (tmp_path / "link").symlink_to(tmp_path / "b")

    assert names(look_at(str(tmp_path), leave_out="out")) == {
        "": ["B.md", "a.md", "b", "link"],
        "b": ["c.md"],
    }


def test_a_tree_stays_as_it_is_where_what_is_left_out_of_it_comes(tmp_path):
    write(tmp_path, {"b/c.md": ""})
    before = look_at(str(tmp_path), leave_out="out")

    write(tmp_path, {"b/out/c.pyc": ""})

    assert look_at(str(tmp_path), leave_out="out").folders == before.folders


def test_a_folder_that_is_not_there_is_told(tmp_path):
    tree = look_at(str(tmp_path / "none"))

    assert (names(tree), tree.unread) == ({"": []}, {"": "No such file or directory"})


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda path: path.write_text("other"), id="written"),
        pytest.param(os.utime, id="touched"),
        pytest.param(lambda path: path.chmod(0o600), id="closed"),
        pytest.param(lambda path: path.rename(path.with_name("z")), id="renamed"),
    ],
)
def test_what_is_seen_changes_with_a_file(tmp_path, change):
    write(tmp_path, {"a/one.md": "1", "b/two.md": "2"})
    before = look_at(str(tmp_path))

    change(tmp_path / "a/one.md")

    after = look_at(str(tmp_path))
    assert after.seen("a") != before.seen("a")
    assert after.seen("b") == before.seen("b")
    assert after.newest("a") >= before.newest("a") > before.newest("none") == 0
