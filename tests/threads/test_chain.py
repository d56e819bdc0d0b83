"""Chains: oldest first, day by day, each story between its neighbours, whatever the order given."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from plugins.story.glossary import name_key
from plugins.threads.chain import chain_stories, link_stories
from tests.threads.stories import story

WIB = timezone(timedelta(hours=7))


def chains(*stories):
    return chain_stories(stories, lambda one: name_key(one.thread) if one.thread else None)


def ids(thread):
    return [one.id for one in thread.stories]


@pytest.mark.parametrize(
    ("stories", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([story("a", thread="")], [], id="a story by itself"),
        pytest.param([story("a")], [["a"]], id="a thread of one"),
        pytest.param([story("c", 3), story("a", 1), story("b", 2)], [["a", "b", "c"]], id="order"),
        pytest.param([story("b"), story("a")], [["a", "b"]], id="one moment: by id"),
        pytest.param(
            [story("a", 1, "x"), story("b", 5, "x"), story("c", 2, "y"), story("d", 9, "y")],
            [["c", "d"], ["a", "b"]],
            id="the thread with the newest story first",
        ),
        pytest.param(
            [
                story("jakarta", thread="x", at=datetime(2022, 1, 11, 1, tzinfo=WIB)),
                story("london", thread="x", at=datetime(2022, 1, 10, 20, tzinfo=UTC)),
            ],
            [["london", "jakarta"]],
            id="days as they are written, though the hour came later",
        ),
    ],
)
def test_stories_of_a_thread_are_chained(stories, expected):
    assert [ids(thread) for thread in chains(*stories)] == expected
    assert [ids(thread) for thread in chains(*reversed(stories))] == expected


def test_a_thread_is_told_day_by_day():
    (thread,) = chains(story("a", 1), story("b", 3, hour=8), story("c", 3, hour=9), story("d", 31))

    days = [(day.date, day.since, [one.id for one in day.stories]) for day in thread.days]

    assert days == [
        (date(2022, 1, 1), 0, ["a"]),
        (date(2022, 1, 3), 2, ["b", "c"]),
        (date(2022, 1, 31), 28, ["d"]),
    ]


def test_each_story_has_its_place():
    links = link_stories(chains(story("a", 1), story("b", 2), story("c", 3), story("z", 4, "y")))

    told = {
        key: (link.place, link.earlier and link.earlier.id, link.later and link.later.id)
        for key, link in links.items()
    }
    assert told == {
        "a": (1, None, "b"),
        "b": (2, "a", "c"),
        "c": (3, "b", None),
        "z": (1, None, None),
    }
