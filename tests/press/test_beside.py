"""What is found beside is what would be found here, whatever befalls who looks for it."""

import os
import signal
import time
from pathlib import Path

import pytest

from plugins.press.beside import found_beside

HERE = os.getpid()


@pytest.fixture(autouse=True)
def cpus(monkeypatch):
    """Have two, whatever this machine has."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})


def test_a_copy_finds_it():
    with found_beside(lambda: f"{os.getpid() != HERE}") as ask:
        assert ask() == "True"


@pytest.mark.parametrize(
    "end",
    [
        pytest.param(lambda: os.kill(os.getpid(), signal.SIGKILL), id="killed"),
        pytest.param(lambda: 1 / 0, id="broken"),
    ],
)
def test_what_a_copy_does_not_find_is_found_here(end, capfd):
    def find():
        return "here" if os.getpid() == HERE else end()

    with found_beside(find) as ask:
        assert ask() == "here"


def test_what_nobody_asks_for_is_not_waited_for(tmp_path):
    def find():
        (tmp_path / "begun").touch()
        time.sleep(60)

    with found_beside(find):
        while not (tmp_path / "begun").exists():
            time.sleep(0.01)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_where_no_process_can_be_copied_it_is_found_here(monkeypatch):
    def refuse():
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    before = len([*Path("/proc/self/fd").iterdir()])

    with found_beside(lambda: "here") as ask:
        assert ask() == "here"
    assert len([*Path("/proc/self/fd").iterdir()]) == before


def test_where_nobody_is_told_of_ends_it_is_found_here():
    was = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with found_beside(lambda: f"{os.getpid() == HERE}") as ask:
            assert ask() == "True"
    finally:
        signal.signal(signal.SIGCHLD, was)


def test_with_one_cpu_it_is_found_here(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})

    with found_beside(lambda: f"{os.getpid() == HERE}") as ask:
        assert ask() == "True"
