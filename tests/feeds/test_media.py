"""The lead picture: its words reach a reader as the picture's, never as the story's."""

from dataclasses import replace

import feedparser
import pytest

from plugins.feeds.atom import ATOM
from plugins.feeds.rss import RSS
from tests.feeds.entries import FLOOD, written


@pytest.mark.parametrize("form", [RSS, ATOM], ids=["rss", "atom"])
def test_an_entry_without_text_does_not_take_the_caption_for_it(form):
    (entry,) = feedparser.parse(written(form, replace(FLOOD, content=""))).entries

    assert "content" not in entry
    assert entry.summary in ("Air < jalan", "Air &lt; jalan")
    (picture,) = entry.media_content
    assert (picture["width"], picture["height"]) == ("120", "90")
    assert entry.media_credit[0]["content"] == "BBC"
