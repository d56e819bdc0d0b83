"""Feeds at old addresses: two kinds of feed readers understand them, and know them by their id."""

from __future__ import annotations

import json

import feedparser
import pytest

from plugins.permalinks.quiet import Name, Notice, echo, write_notice
from tests.permalinks.published import T1

NOTICE = Notice(
    id="tag:a,2026:feed/id/tag/a&b",
    url="https://a.example/id/tag/a/atom.xml",
    to="https://a.example/id/tag/?a&b",
    since=T1,
    language="id",
    title="Umpan <ini> berakhir & tutup",
    text="Tidak ada kabar lagi.",
)


@pytest.mark.parametrize("file", ["feed.xml", "atom.xml"])
def test_a_feed_that_ended_says_so_once(file: str) -> None:
    read = feedparser.parse(write_notice(NOTICE, file))

    assert not read.bozo
    assert read.feed.title == NOTICE.title
    assert [(one.id, one.title, one.link, one.summary) for one in read.entries] == [
        (f"{NOTICE.id}/ended", NOTICE.title, NOTICE.to, NOTICE.text)
    ]


def test_so_does_json() -> None:
    read = json.loads(write_notice(NOTICE, "feed.json"))

    assert read["items"] == [
        {
            "id": f"{NOTICE.id}/ended",
            "url": NOTICE.to,
            "title": NOTICE.title,
            "content_text": NOTICE.text,
        }
    ]


def test_an_echo_keeps_the_id_and_the_address_that_subscribers_know() -> None:
    def make() -> bytes:
        head = b'<feed><id>new&amp;</id><link rel="self" href="https://a.example/b/new/atom.xml"/>'
        return head + b'<entry><id>new&amp;/1</id><a href="https://a.example/b/new/atom.xml"/>'

    told = echo(make, Name("new&", "/new/atom.xml"), Name("old&", "/old/atom.xml"))

    assert told == (
        b'<feed><id>old&amp;</id><link rel="self" href="https://a.example/b/old/atom.xml"/>'
        b'<entry><id>new&amp;/1</id><a href="https://a.example/b/new/atom.xml"/>'
    )
