"""JSON Feed: what the specification asks for, and no key without a value besides."""

import json
from dataclasses import replace

from plugins.feeds.jsonfeed import JSON
from tests.feeds.entries import BARE, FEED, FLOOD, written

HEAD = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Kliping & kawan",
    "home_page_url": "https://a.example/id/",
    "feed_url": "https://a.example/id/feed.xml",
    "description": "Kliping pers",
    "authors": [{"name": "Kliping"}],
    "language": "id",
}


def test_a_small_feed_is_written_whole():
    assert json.loads(written(JSON, FLOOD, BARE)) == {
        **HEAD,
        "items": [
            {
                "id": "tag:kliping,2026:20220111-banjir/id",
                "url": "https://a.example/id/2022/01/banjir/",
                "external_url": "https://kompas.example/x?y&z",
                "title": "Banjir <surut> & “cerah”",
                "content_html": '<p>Air <a href="https://b.example/?c=d&amp;e">surut</a>.</p>',
                "summary": "Air < jalan",
                "date_published": "2022-01-11T09:07:00+07:00",
                "date_modified": "2022-01-13T00:01:00+07:00",
                "authors": [{"name": "Ani"}, {"name": "Budi & Cici"}],
                "tags": ["Banjir", "Cuaca"],
                "language": "id",
                "_kliping": {
                    "source": "Kompas",
                    "license": "https://creativecommons.org/licenses/by/4.0/",
                    "translator": "Dedi",
                    "translation": {
                        "language": "en",
                        "url": "https://a.example/en/2022/01/banjir/",
                    },
                    "picture": {
                        "width": 120,
                        "height": 90,
                        "caption": "Jalan tergenang",
                        "credit": "BBC",
                    },
                },
                "image": "https://a.example/pictures/2022/01/banjir/a.jpg",
                "attachments": [
                    {
                        "url": "https://a.example/pictures/2022/01/banjir/a.jpg",
                        "mime_type": "image/jpeg",
                        "size_in_bytes": 1234,
                    }
                ],
            },
            {
                "id": "tag:kliping,2026:lama/id",
                "url": "https://a.example/id/2021/12/lama/",
                "title": "Lama",
                "content_text": "Dahulu",
                "summary": "Dahulu",
                "date_published": "2021-12-31T23:59:00+07:00",
                "date_modified": "2021-12-31T23:59:00+07:00",
                "language": "id",
            },
        ],
    }


def test_an_empty_feed_is_a_feed():
    assert json.loads(written(JSON)) == {**HEAD, "items": []}


def test_an_entry_without_a_word_has_its_text_all_the_same():
    (item,) = json.loads(written(JSON, replace(BARE, summary="")))["items"]

    assert item["content_text"] == ""
    assert "summary" not in item


def test_a_feed_of_two_languages_says_none():
    assert "language" not in json.loads(written(JSON, feed=replace(FEED, language="")))


def test_a_hub_is_named_where_there_is_one():
    feed = json.loads(written(JSON, feed=replace(FEED, hub="https://hub.example/")))

    assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


def test_it_is_utf_8_as_people_read_it_an_item_a_line():
    raw = written(JSON, FLOOD, BARE)

    assert "“cerah”".encode() in raw
    assert raw.endswith(b"}\n")
    assert raw.count(b"\n") == 4
