"""Staging: a site takes the place of the last one at one stroke, or nothing changes at all."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
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


HOLDER = """
import sys, time
from pathlib import Path
from plugins.press.stage import staging
with staging(Path(sys.argv[1])) as folder:
    (folder / "index.html").write_text("half")
    print(folder, flush=True)
    time.sleep(float(sys.argv[2]))
"""


def hold(output, seconds):
    """Start another build of the same output, and return it once it holds the lock."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(output), str(seconds)], stdout=subprocess.PIPE, text=True
    )
    return holder, Path(holder.stdout.readline().strip())


def test_a_second_build_waits_and_says_for_whom(tmp_path, capfd):
    output = site_at(tmp_path / "site")
    holder, folder = hold(output, 0.5)
    started = time.monotonic()

    build(output, "new")

    assert time.monotonic() - started > 0.2
    assert capfd.readouterr().err == f"Waiting for the build of process {holder.pid} ...\n"
    with holder:
        assert holder.wait() == 0
    assert not folder.exists()
    assert (output / "index.html").read_text() == "new"
    assert beside(output) == []


def test_the_lock_of_a_killed_build_is_taken_over(tmp_path):
    output = site_at(tmp_path / "site")
    holder, folder = hold(output, 60)
    with holder:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    assert (folder / "index.html").read_text() == "half"
    assert (output / "index.html").read_text() == "old"

    build(output, "new")

    assert (output / "index.html").read_text() == "new"
    assert beside(output) == []


def test_a_build_that_waits_for_one_that_is_killed_goes_on(tmp_path):
    output = site_at(tmp_path / "site")
    holder, _ = hold(output, 60)
    killer = threading.Timer(0.3, os.kill, (holder.pid, signal.SIGKILL))
    killer.start()

    build(output, "new")

    with holder:
        assert holder.wait() == -signal.SIGKILL
    assert (output / "index.html").read_text() == "new"
    assert beside(output) == []


def test_many_builds_at_once_all_publish_one_after_the_other(tmp_path):
    output = tmp_path / "site"
    faults = []

    def publish(word):
        try:
            build(output, word)
        except Exception as error:  # noqa: BLE001  (a thread's error would be lost)
            faults.append(error)

    # Daemons: a lock that is never given back fails this test and hangs no other.
    numbers = range(24)
    builds = [threading.Thread(target=publish, args=(str(n),), daemon=True) for n in numbers]
    for one in builds:
        one.start()
    deadline = time.monotonic() + 10
    for one in builds:
        one.join(max(deadline - time.monotonic(), 0))

    assert faults == []
    assert not any(one.is_alive() for one in builds)
    assert beside(output) == []
    assert sorted(path.name for path in output.iterdir()) == [MARKER, "index.html"]
