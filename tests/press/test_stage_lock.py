"""The lock of a build: one at a time; who waits says for whom, and the dead hold nobody up."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from plugins.press import stage
from plugins.press.stage import MARKER, staging, swap
from tests.story.writing import write


def site_at(path, word="old"):
    """Make a finished site at `path`."""
    return write(path, {MARKER: "", "index.html": word})


def build(output, word):
    """Publish a site of one page."""
    with staging(output) as folder:
        write(folder, {MARKER: "", "index.html": word})
        swap(folder, output)


def beside(output):
    """Return the names of what lies beside the output."""
    return sorted(path.name for path in output.parent.iterdir() if path != output)


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


def test_who_holds_an_output_may_hold_it_again(tmp_path, capfd):
    output = site_at(tmp_path / "site")

    with stage.hold(output):
        build(output, "new")
        assert (output / "index.html").read_text() == "new"
        assert beside(output) == [".site.lock"]

    assert (beside(output), capfd.readouterr().err) == ([], "")


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
