"""What the machine refuses is told as a problem of its file; a fault of ours stays one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from plugins.press.disk import told_refusals
from plugins.story.problem import StoryError


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        pytest.param(
            errno.ENOSPC,
            None,
            "site: the machine refuses: No space left on device. Make room on that disk, and build"
            " again; readers keep the site they have.",
            id="a full disk names no file",
        ),
        pytest.param(
            errno.EACCES,
            "/a/b",
            "/a/b: the machine refuses: Permission denied. Give yourself the right to write there,"
            " and build again; readers keep the site they have.",
            id="a file",
        ),
    ],
)
def test_a_refusal_is_told(code: int, name: str | None, expected: str) -> None:
    with pytest.raises(StoryError) as caught, told_refusals(Path("site")):
        raise OSError(code, os.strerror(code), name)

    assert str(caught.value) == expected


def test_what_no_machine_refuses_goes_on_as_it_is() -> None:
    with pytest.raises(FileNotFoundError), told_refusals(Path("site")):
        raise FileNotFoundError(errno.ENOENT, "gone", "a")


def test_a_part_of_the_program_that_cannot_be_loaded_is_told() -> None:
    with pytest.raises(StoryError) as caught, told_refusals(Path("site")):
        raise ModuleNotFoundError("No module named 'numpy.a'", name="numpy.a")

    assert str(caught.value) == (
        "numpy.a: a part of the program cannot be loaded: No module named 'numpy.a'."
        " See that its files can be read, or set it up anew."
    )
