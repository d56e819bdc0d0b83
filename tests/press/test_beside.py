"""What a copy of this process tells arrives whole and in turn, or not at all."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.press.beside import told_beside

HERE = os.getpid()
MUCH = 1 << 20  # bytes, more than a pipe holds


@pytest.fixture(autouse=True)
def cpus(monkeypatch):
    """Have two, whatever this machine has."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})


def test_a_copy_tells_one_thing_after_the_other():
    def tell():
        yield f"{os.getpid() != HERE}".encode()
        yield b""
        yield b"x" * MUCH

    with told_beside(tell) as told:
        assert [told() for _ in range(4)] == [b"True", b"", b"x" * MUCH, b""]


@pytest.mark.parametrize(
    "end",
    [
        pytest.param(lambda: os.kill(os.getpid(), signal.SIGKILL), id="killed"),
        pytest.param(lambda: 1 / 0, id="broken"),
    ],
)
def test_what_a_copy_does_not_come_to_tell_is_nothing(end, capfd):
    def tell():
        yield b"first"
        end()
        yield b"second"

    with told_beside(tell) as told:
        assert [told(), told()] == [b"first", b""]


def test_a_thing_that_is_not_told_to_its_end_is_nothing(tmp_path):
    def tell():
        (tmp_path / "copy").write_text(f"{os.getpid()}")
        yield b"x" * MUCH

    with told_beside(tell) as told:
        wait_for(lambda: (tmp_path / "copy").exists() and (tmp_path / "copy").read_text())
        time.sleep(0.1)  # it has filled the pipe by now
        os.kill(int((tmp_path / "copy").read_text()), signal.SIGKILL)

        assert told() == b""


def test_what_nobody_asks_for_is_not_waited_for(tmp_path):
    def tell():
        (tmp_path / "begun").touch()
        time.sleep(60)
        yield b""

    with told_beside(tell):
        wait_for((tmp_path / "begun").exists)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


_LEFT = """
import os, signal, sys
os.sched_getaffinity = lambda _: {0, 1}
from pathlib import Path
from plugins.press.beside import told_beside

def tell():
    Path(sys.argv[1]).write_text(str(os.getpid()))
    yield b"x" * (1 << 20)

with told_beside(tell):
    while not Path(sys.argv[1]).exists():
        pass
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_copy_ends_when_nobody_is_left_to_tell(tmp_path):
    command = [sys.executable, "-c", _LEFT, str(tmp_path / "copy")]
    subprocess.run(command, cwd=Path(__file__).parents[2])

    number = (tmp_path / "copy").read_text()

    wait_for(lambda: not Path(f"/proc/{number}").exists() or is_waiting_to_be_reaped(number))


def is_waiting_to_be_reaped(number):
    return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


def wait_for(is_so):
    for _ in range(1000):
        if is_so():
            return
        time.sleep(0.01)
    pytest.fail("it never came")


def test_where_no_process_can_be_copied_nothing_is_told(monkeypatch):
    def refuse():
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    before = len([*Path("/proc/self/fd").iterdir()])

    with told_beside(lambda: [b"here"]) as told:
        assert told() == b""
    assert len([*Path("/proc/self/fd").iterdir()]) == before


def test_where_nobody_is_told_of_ends_nothing_is_told():
    was = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with told_beside(lambda: [b"here"]) as told:
            assert told() == b""
    finally:
        signal.signal(signal.SIGCHLD, was)


def test_with_one_cpu_nothing_is_told(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})

    with told_beside(lambda: [b"here"]) as told:
        assert told() == b""
