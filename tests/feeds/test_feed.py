"""A feed is bounded in bytes: newest first, and an entry too long for it told by its summary."""

import json
from dataclasses import replace

import pytest

from plugins.feeds.atom import ATOM
from plugins.feeds.feed import LARGEST_ENTRY, LARGEST_FEED, write_feed
from plugins.feeds.jsonfeed import JSON
from plugins.feeds.rss import RSS
from tests.feeds.entries import BARE, FEED, FLOOD, written

each_form = pytest.mark.parametrize("form", [RSS, ATOM, JSON], ids=["rss", "atom", "json"])


def entries(count, length):
    """Yield entries with a text of that many bytes."""
    for number in range(count):
        yield replace(BARE, id=f"tag:a:{number}", content=f"<p>{'é' * (length // 2)}</p>")


@each_form
def test_a_feed_stops_before_readers_do(form):
    raw = written(form, *entries(200, 20_000))

    assert LARGEST_FEED * 0.9 < len(raw) <= LARGEST_FEED
    assert raw.count(b"<p>") == 24
    assert b"tag:a:0" in raw


@each_form
def test_no_more_entries_are_made_than_there_is_room_for(form):
    made = []

    def make():
        for one in entries(200, 40_000):
            made.append(one)
            yield one

    write_feed(FEED, make(), form)

    assert len(made) < 16


@each_form
def test_one_long_text_leaves_room_for_the_others(form):
    long = replace(FLOOD, content=f"<p>{'x' * LARGEST_ENTRY}</p>")

    raw = written(form, long, BARE)

    assert len(raw) < 5000
    assert FLOOD.id.encode() in raw
    assert BARE.id.encode() in raw


def test_what_is_too_long_is_told_by_its_summary():
    long = replace(FLOOD, content=f"<p>{'x' * LARGEST_ENTRY}</p>")

    (item,) = json.loads(written(JSON, long))["items"]

    assert (item.get("content_html"), item["content_text"]) == (None, FLOOD.summary)
