"""Shared work: the same results in the same order whatever the number of workers."""

import os
import signal

import pytest

from plugins.press.crew import count_workers, cut, share
from plugins.story.problem import Problem, StoryError


def square(chunk):
    return [number * number for number in chunk]


def fail_at_seven(chunk):
    if 7 in chunk:
        raise StoryError(Problem("a.md", 1, "seven", "Mend it"))
    return list(chunk)


def die_at_seven(chunk):
    if 7 in chunk:
        os.kill(os.getpid(), signal.SIGKILL)
    return list(chunk)


def test_items_are_cut_in_order():
    assert cut([1, 2, 3, 4, 5], 2) == [[1, 2], [3, 4], [5]]
    assert cut([], 2) == []


@pytest.mark.parametrize("workers", [1, 2, 4, 99])
def test_results_come_in_the_order_of_the_chunks(workers):
    found = list(share(cut(list(range(20)), 3), square, workers))

    assert [one for part in found for one in part] == [number * number for number in range(20)]


@pytest.mark.parametrize("workers", [1, 2])
def test_no_work_is_done_at_once(workers):
    assert list(share([], square, workers)) == []


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_what_fails_in_a_worker_fails_here(workers):
    with pytest.raises(StoryError, match="a.md:1: seven. Mend it."):
        list(share(cut(list(range(20)), 3), fail_at_seven, workers))


def test_a_killed_worker_is_told():
    with pytest.raises(StoryError, match="a process of the build was killed. Free some memory"):
        list(share(cut(list(range(20)), 3), die_at_seven, 2))


def test_no_worker_is_left_behind():
    work = share(cut(list(range(20)), 3), square, 2)
    next(work)

    work.close()

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_there_is_at_least_one_worker_and_as_many_as_wanted():
    assert count_workers(0) >= 1
    assert count_workers(1) == 1
    assert count_workers(3) in (1, 3)


@pytest.mark.parametrize("workers", [1, 2, 4])
@pytest.mark.parametrize("life", [1, 2, 50])
def test_results_are_the_same_however_long_a_worker_lives(workers, life):
    found = list(share(cut(list(range(20)), 3), square, workers, life=life))

    assert [one for part in found for one in part] == [number * number for number in range(20)]


def test_a_worker_makes_way_for_a_fresh_one_after_its_life():
    chunks = cut(list(range(12)), 1)
    found = list(share(chunks, lambda _: os.getpid(), 2, life=2))

    assert sorted(found.count(one) for one in set(found)) == [2] * 6
    assert os.getpid() not in found
