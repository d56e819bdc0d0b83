"""A fault in content is told where it stands and how to mend it, and the last good site stays.

Each fault alone, then all of them in one run: none hides another.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.story.problem import StoryError
from tests.site.building import build_site, hash_tree, make_content, run_inv, write_story
from tests.site.faults import FAULTS


def expect(told: str, slug: str) -> str:
    """Return a message of the tables for the story `slug`."""
    at = f"content/stories/{slug}"
    return told.format(at=at, elsewhere=at.replace("/01/", "/13/"))


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty content folder, seen from the working folder as an editor does."""
    make_content(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return Path("content")


def told_by_build(content: Path) -> list[str]:
    """Build into a folder that holds a good site; return what is told, once that is untouched."""
    sound = make_content(Path("sound"))
    write_story(sound)
    output = build_site(sound, Path("output"))
    before, around = hash_tree(output), sorted(path.name for path in Path().iterdir())

    with pytest.raises(StoryError) as error:
        build_site(content, output)

    assert hash_tree(output) == before
    assert sorted(path.name for path in Path().iterdir()) == around  # no staging folder, no lock
    return str(error.value).split("\n")


@pytest.mark.parametrize("case", FAULTS)
def test_each_fault_alone(content: Path, case: str) -> None:
    break_it, told = FAULTS[case]
    break_it(content, "2022/01/kasus")

    assert told_by_build(content) == [expect(told, "2022/01/kasus")]


def test_all_of_them_in_one_run(content: Path) -> None:
    slugs = {case: f"2022/01/kasus-{number}" for number, case in enumerate(FAULTS)}
    for case, (break_it, _) in FAULTS.items():
        break_it(content, slugs[case])

    told = told_by_build(content)

    assert sorted(told) == sorted(expect(FAULTS[case][1], slugs[case]) for case in FAULTS)


def test_the_command_tells_them_all_in_file_order_and_fails(tmp_path: Path) -> None:
    content, output = make_content(tmp_path / "content"), tmp_path / "output"
    slugs = {case: f"2022/01/kasus-{number:02}" for number, case in enumerate(FAULTS)}
    for case, slug in slugs.items():
        FAULTS[case][0](content, slug)

    run = run_inv("build", "--content", str(content), "--output", str(output))

    told = [expect(FAULTS[case][1], slugs[case]) for case in FAULTS]
    told = [line.replace("content/", f"{content}/") for line in told]
    assert (run.returncode, run.stdout, output.exists()) == (1, "", False)
    *problems, count = run.stderr.splitlines()
    assert sorted(problems) == sorted(told)
    assert [line.split(":")[0] for line in problems] == sorted(line.split(":")[0] for line in told)
    assert count == f"{len(FAULTS)} to mend."


@pytest.mark.parametrize(
    ("name", "make", "what"),
    [
        pytest.param("output", lambda path: path.write_text("a"), "is a file", id="a file"),
        pytest.param(
            "output", lambda path: path.symlink_to("."), "is a symbolic link", id="a link"
        ),
        pytest.param(
            "output",
            lambda path: (path.mkdir(), (path / "tesis.txt").touch()),
            "holds files that are not a site made here",
            id="someone's own folder",
        ),
        pytest.param(
            ".", lambda path: None, "holds the files the site is made of", id="over content"
        ),
    ],
)
def test_an_output_that_is_not_ours_is_refused(
    content: Path, name: str, make: Callable[[Path], object], what: str
) -> None:
    write_story(content)
    output = Path.cwd() / name
    make(output)
    before = sorted(Path().rglob("*"))

    with pytest.raises(StoryError) as error:
        build_site(content, output)

    assert (
        str(error.value)
        == f"{output}: the output {what}. Name a folder of its own with `--output`."
    )
    assert sorted(Path().rglob("*")) == before


def test_a_folder_whose_name_is_no_text_is_told(content: Path) -> None:
    write_story(content, "2022/01/satu")
    write_story(content, "2022/02/dua")
    odd = content / "stories/2022" / os.fsdecode(b"\xff")
    (content / "stories/2022/02").rename(odd)

    assert any(str(odd / "dua") in one for one in told_by_build(content))
