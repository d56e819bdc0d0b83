"""Neighbours in a thread: by date, none across threads, none for a thread of one."""

from __future__ import annotations

from datetime import timedelta

from plugins.related.threads import find_neighbours
from tests.related.test_rank import DAY


def test_neighbours_stand_just_before_and_after_in_the_same_thread():
    stories = [
        ("third", "kazakhstan", DAY + timedelta(days=2)),
        ("first", "kazakhstan", DAY),
        ("second", "kazakhstan", DAY + timedelta(days=1)),
        ("same-day", "kazakhstan", DAY),
        ("alone", "semeru", DAY),
        ("loose", "", DAY),
        ("other", "", DAY),
    ]

    assert find_neighbours(stories) == {
        "first": ("same-day",),
        "same-day": ("first", "second"),
        "second": ("same-day", "third"),
        "third": ("second",),
    }
