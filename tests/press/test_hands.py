"""Rooms' work done by other hands: where it is not done there, it is done here, and whole."""

import os
import signal
from pathlib import Path

import pytest

from plugins.press.crew import share
from plugins.press.errand import end_errands
from plugins.press.generators import LIKELY
from plugins.press.hands import Hands

TEMPLATES = Path(__file__).parents[2] / "theme/templates"
BIG = {str(number): "code" * 100_000 for number in range(10)}  # more than a line holds at once


@pytest.fixture(autouse=True)
def _no_process_is_left():
    yield
    end_errands()


def written(ask):
    while not (found := ask()):
        os.sched_yield()
    return found


def test_what_is_written_beside_is_given_once_it_is_done(tmp_path):
    os.mkfifo(tmp_path / "gate")
    ask = Hands(2).write_beside(lambda: {"gate": (tmp_path / "gate").read_text()})

    assert ask() == {}
    (tmp_path / "gate").write_text("open")
    assert written(ask) == {"gate": "open"}


def test_where_nobody_else_works_nothing_is_written_beside():
    assert Hands(1).write_beside(lambda: pytest.fail("was called"))() == {}


def test_copies_of_the_process_leave_what_was_written_to_it():
    """As printing workers do, which are copies: two that read one line get a part each."""
    ask = Hands(2).write_beside(lambda: BIG)

    assert list(share([[1], [2], [3]], lambda _: ask(), 3)) == [{}, {}, {}]
    assert written(ask) == BIG


def test_what_was_not_written_because_its_writer_was_killed_stops_nothing(tmp_path):
    def die():
        (tmp_path / "pid").write_text(str(os.getpid()))
        signal.pause()

    ask = Hands(2).write_beside(die)
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
        os.sched_yield()
    os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)
    os.waitid(os.P_PID, int((tmp_path / "pid").read_text()), os.WEXITED | os.WNOWAIT)

    assert [ask(), ask()] == [{}, {}]


@pytest.mark.parametrize("name", LIKELY)
def test_what_is_written_beforehand_is_a_template(name):
    assert (TEMPLATES / f"{name}.html").is_file()


def test_what_was_sent_out_is_awaited_until_it_is_done(tmp_path):
    os.mkfifo(tmp_path / "gate")
    hands, found = Hands(2), []

    assert not hands.is_awaited()
    hands.send_out((tmp_path / "gate").read_text, found.append)
    assert hands.is_awaited()
    (tmp_path / "gate").write_text("open")
    while hands.is_awaited():
        os.sched_yield()
    hands.call_home()
    assert found == ["open"]
    assert not hands.is_awaited()


def test_what_one_process_does_at_once_is_never_awaited():
    hands = Hands(1)

    hands.send_out(str, lambda _: None)

    assert not hands.is_awaited()
