"""A feed is bounded in bytes, and no entry is lost to that: the oldest are told by summaries."""

import json
from dataclasses import replace

import pytest

from plugins.feeds.atom import ATOM
from plugins.feeds.feed import LARGEST_ENTRY, LARGEST_FEED
from plugins.feeds.jsonfeed import JSON
from plugins.feeds.rss import RSS
from tests.feeds.entries import BARE, FLOOD, written

each_form = pytest.mark.parametrize("form", [RSS, ATOM, JSON], ids=["rss", "atom", "json"])


def entries(count, length):
    """Yield entries with a text of that many bytes."""
    for number in range(count):
        yield replace(BARE, id=f"tag:a:{number}", content=f"<p>{'é' * (length // 2)}</p>")


@each_form
def test_a_feed_stops_before_readers_do(form):
    raw = written(form, *entries(50, 20_000))

    assert LARGEST_FEED * 0.9 < len(raw) <= LARGEST_FEED
    assert raw.count(b"tag:a:") == 50
    assert 20 < raw.count(b"<p>") < 25
    assert raw.rindex(b"<p>") < raw.index(b"tag:a:25")


@each_form
def test_what_is_too_long_even_so_loses_the_oldest(form):
    raw = written(form, *(replace(one, summary="é" * 5000) for one in entries(60, 100)))

    assert LARGEST_FEED * 0.9 < len(raw) <= LARGEST_FEED
    assert b"tag:a:0" in raw
    assert b"tag:a:59" not in raw
    assert b"<p>" not in raw


@each_form
def test_what_has_room_is_whole(form):
    assert written(form, *entries(20, 20_000)).count(b"<p>") == 20


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
