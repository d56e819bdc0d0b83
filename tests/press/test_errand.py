"""Work done meanwhile: what comes of it comes back, and nothing of it is left behind."""

import os
import signal
import subprocess
import sys
from contextlib import suppress

import pytest

from plugins.press.crew import share
from plugins.press.errand import Errand, begin_aside, end_aside, end_errands, work_beside
from plugins.story.problem import Problem, StoryError


def fail():
    raise StoryError(Problem("a.md", 1, "seven", "Mend it"))


def die():
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(autouse=True)
def _no_process_is_left():
    yield
    end_errands()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_comes_of_an_errand_is_fetched_as_often_as_it_is_asked_for(workers):
    errand = Errand(lambda: ["found"], workers)

    assert [errand.fetch(), errand.fetch()] == [["found"], ["found"]]
    assert errand.is_done


def test_an_errand_is_run_by_another_process_where_there_are_two():
    assert Errand(os.getpid, 1).fetch() == os.getpid()
    assert Errand(os.getpid, 2).fetch() != os.getpid()


def test_an_errand_says_when_it_is_done(tmp_path):
    os.mkfifo(tmp_path / "gate")
    errand = Errand((tmp_path / "gate").read_text, 2)

    assert not errand.is_done
    (tmp_path / "gate").write_text("open")
    assert errand.fetch() == "open"


@pytest.mark.parametrize("workers", [1, 2])
def test_what_fails_on_an_errand_fails_here(workers):
    with pytest.raises(StoryError, match="a.md:1: seven. Mend it."):
        Errand(fail, workers).fetch()


def test_an_errand_that_is_killed_is_told():
    with pytest.raises(StoryError, match="a process of the build was killed. Free some memory"):
        Errand(die, 2).fetch()


def test_an_errand_that_is_killed_while_it_tells_is_told(tmp_path):
    def tell():
        (tmp_path / "pid").write_text(str(os.getpid()))
        return b" " * 10_000_000  # more than the line holds: it is sent as it is read

    errand = Errand(tell, 2)
    while not errand.is_done:
        os.sched_yield()
    os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)

    with pytest.raises(StoryError, match="a process of the build was killed"):
        errand.fetch()


def test_an_errand_may_send_others():
    assert Errand(lambda: Errand(lambda: "far", 2).fetch(), 2).fetch() == "far"


KILLED = """
import os, signal
from plugins.press.crew import share
from plugins.press.errand import Errand
errands = [Errand(lambda: b" " * 10_000_000, 2) for _ in range(3)]
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_nobody_goes_on_for_one_who_was_killed():
    # Its output ends when the last process that has it does.
    ended = subprocess.run([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, timeout=30)

    assert ended.returncode == -signal.SIGKILL


@pytest.mark.parametrize("workers", [1, 2])
def test_two_things_are_done_beside_each_other(workers):
    assert work_beside(lambda: "there", lambda: "here", workers) == ("there", "here")


def test_errands_that_are_ended_are_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "stuck")
    Errand((tmp_path / "stuck").read_bytes, 2)  # which waits for somebody to write

    end_errands()


@pytest.mark.parametrize(
    "send",
    [
        pytest.param(lambda work: Errand(work, 2).fetch(), id="an errand"),
        pytest.param(lambda work: list(share([[1], [2]], lambda _: work(), 2)), id="a crew"),
    ],
)
def test_an_errand_that_is_ended_takes_with_it_what_it_sent_itself(tmp_path, send):
    os.mkfifo(tmp_path / "stuck")

    def wait():
        (tmp_path / f"pid-{os.getpid()}").touch()
        (tmp_path / "stuck").read_bytes()  # which waits for somebody to write

    Errand(lambda: send(wait), 2)
    while not (begun := list(tmp_path.glob("pid-*"))):
        os.sched_yield()
    end_errands()

    try:
        for path in begun:
            with pytest.raises(ProcessLookupError):
                os.kill(int(path.name.removeprefix("pid-")), 0)
    finally:  # whoever is left reads to the end
        with suppress(OSError):
            os.close(os.open(tmp_path / "stuck", os.O_WRONLY | os.O_NONBLOCK))


def test_an_errand_that_is_ended_leaves_those_of_others_alone(tmp_path):
    os.mkfifo(tmp_path / "gate")
    os.mkfifo(tmp_path / "stuck")
    first = Errand((tmp_path / "gate").read_text, 2)
    Errand((tmp_path / "stuck").read_text, 2).end()

    (tmp_path / "gate").write_text("open")
    assert first.fetch() == "open"


def test_work_aside_is_done_in_order_until_it_is_ended(tmp_path):
    def steps():
        for number in range(3):
            yield (tmp_path / str(number)).touch
        os.mkfifo(tmp_path / "stuck")
        yield (tmp_path / "stuck").read_bytes  # which waits for somebody to write
        yield (tmp_path / "late").touch

    begin_aside(steps())
    while not (tmp_path / "stuck").exists():
        os.sched_yield()
    end_aside()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["0", "1", "2", "stuck"]


def test_to_end_what_never_began_is_nothing():
    end_aside()
    end_errands()
