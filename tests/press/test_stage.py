"""Staging: a site takes the place of the last one at one stroke, or nothing changes at all."""

import re
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from plugins.press.stage import MARKER, refuse_unsafe, staging, swap
from plugins.story.problem import StoryError
from tests.story.writing import write

MEND = "Name a folder of its own with `--output`."


def site_at(path, word="old"):
    """Make a finished site at `path`."""
    return write(path, {MARKER: "", "index.html": word})


def build(output, word, keep_out=()):
    """Publish a site of one page."""
    with staging(output, keep_out) as folder:
        write(folder, {MARKER: "", "index.html": word})
        swap(folder, output)


def beside(output):
    """Return the names of what lies beside the output."""
    return sorted(path.name for path in output.parent.iterdir() if path != output)


def refused(output, keep_out=()):
    with pytest.raises(StoryError) as caught:
        refuse_unsafe(output, keep_out)
    (problem,) = caught.value.problems
    assert str(problem) == f"{output}: {problem.what}. {MEND}"
    return problem.what


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda path: None, id="not there"),
        pytest.param(lambda path: path.mkdir(), id="empty"),
        pytest.param(site_at, id="an older site"),
    ],
)
def test_a_folder_of_its_own_is_replaced_whole(tmp_path, made):
    output = tmp_path / "site"
    made(output)

    build(output, "new")

    assert sorted(path.name for path in output.iterdir()) == [MARKER, "index.html"]
    assert (output / "index.html").read_text() == "new"
    assert beside(output) == []


def test_the_folders_above_are_made(tmp_path):
    build(tmp_path / "a/b/site", "new")

    assert (tmp_path / "a/b/site/index.html").read_text() == "new"


def test_anyone_may_read_the_site(tmp_path):
    build(tmp_path / "site", "new")

    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("name", ["/", "/.", "/tmp/..", ".", "..", "a/.."])
def test_a_folder_that_holds_everything_is_refused(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)

    assert refused(Path(name)) == "the output is a folder that holds everything"


def test_the_home_folder_is_refused(tmp_path, monkeypatch):
    home = site_at(tmp_path / "home")
    (tmp_path / "way").symlink_to(tmp_path)
    monkeypatch.setenv("HOME", str(home))

    assert refused(home) == "the output is a folder that holds everything"
    assert refused(tmp_path / "way/home") == "the output is a folder that holds everything"


def test_a_symbolic_link_is_refused(tmp_path):
    site_at(tmp_path / "real")
    (tmp_path / "site").symlink_to("real")
    (tmp_path / "nowhere").symlink_to("none")

    assert refused(tmp_path / "site") == "the output is a symbolic link"
    assert refused(tmp_path / "nowhere") == "the output is a symbolic link"


def test_a_file_is_refused(tmp_path):
    (tmp_path / "site").write_text("words")

    assert refused(tmp_path / "site") == "the output is a file"


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"thesis.txt": ""}, id="a file"),
        pytest.param({".git/HEAD": ""}, id="a hidden folder"),
        pytest.param({"index.html": ""}, id="a site made elsewhere"),
        pytest.param({f"{MARKER}/x": ""}, id="a folder named like the marker"),
    ],
)
def test_someones_own_folder_is_refused(tmp_path, files):
    write(tmp_path / "site", files)

    assert refused(tmp_path / "site") == "the output holds files that are not a site made here"


@pytest.mark.parametrize("output", ["project", "project/content", "."])
def test_what_the_site_is_made_of_is_refused(tmp_path, monkeypatch, output):
    content = tmp_path / "project/content"
    site_at(content)
    site_at(tmp_path / "project")
    monkeypatch.chdir(tmp_path)

    assert refused(tmp_path / output, (content,)) in (
        "the output holds the files the site is made of",
        "the output holds files that are not a site made here",
    )


def test_a_folder_reached_by_a_link_is_known_for_what_it_is(tmp_path):
    content = site_at(tmp_path / "content")
    (tmp_path / "way").symlink_to(tmp_path)

    assert refused(tmp_path / "way/content", (content,)) == (
        "the output holds the files the site is made of"
    )


def test_a_refused_output_is_not_touched(tmp_path):
    write(tmp_path / "site", {"thesis.txt": "years of work"})

    with pytest.raises(StoryError):
        build(tmp_path / "site", "new")

    assert (tmp_path / "site/thesis.txt").read_text() == "years of work"
    assert beside(tmp_path / "site") == []


@pytest.mark.parametrize("error", [StoryError(), OSError("disk full"), KeyboardInterrupt()])
def test_a_build_that_fails_changes_nothing_and_leaves_nothing(tmp_path, error):
    output = site_at(tmp_path / "site")

    with pytest.raises(type(error)), staging(output) as folder:
        write(folder, {"index.html": "half"})
        raise error

    assert (output / "index.html").read_text() == "old"
    assert beside(output) == []


@pytest.mark.parametrize("name", ["site", "site[1]", "s*", "-site", "situs kami"])
def test_what_a_killed_build_left_is_swept(tmp_path, name):
    output = site_at(tmp_path / name)
    write(tmp_path / f".{name}.staging-killed", {"index.html": "half"})
    (tmp_path / f".{name}.lock").write_text("1")
    write(tmp_path / f".other{name}.staging-live", {"index.html": "of another output"})

    build(output, "new")

    assert beside(output) == [f".other{name}.staging-live"]


def test_a_link_that_looks_left_over_is_not_followed(tmp_path):
    precious = write(tmp_path / "precious", {"thesis.txt": "years of work"})
    (tmp_path / ".site.staging-trap").symlink_to(precious)

    with suppress(OSError):  # to stop is as good as to go on
        build(tmp_path / "site", "new")

    assert (precious / "thesis.txt").read_text() == "years of work"


def test_a_lock_that_is_a_link_is_not_followed(tmp_path):
    precious = tmp_path / "thesis.txt"
    precious.write_text("years of work")
    (tmp_path / ".site.lock").symlink_to(precious)

    with pytest.raises(OSError, match=re.escape(".site.lock")):
        build(tmp_path / "site", "new")

    assert precious.read_text() == "years of work"


def test_a_reader_never_finds_the_site_missing_or_mixed(tmp_path):
    output = tmp_path / "site"
    build(output, "0")
    seen, faults, done = set(), [], threading.Event()

    def read():
        while not done.is_set():
            try:
                seen.add((output / "index.html").read_text())
            except OSError as error:
                faults.append(error)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    for number in range(1, 201):
        build(output, str(number))
    done.set()
    reader.join(10)

    assert faults == []
    assert seen <= {str(number) for number in range(201)}
    assert len(seen) > 1
