"""JSON Feed: what the specification asks for, and no key without a value besides."""

import json

from plugins.feeds.jsonfeed import write_json
from tests.feeds.entries import BARE, FLOOD, feed_of

HEAD = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Kliping & kawan",
    "home_page_url": "https://a.example/id/",
    "feed_url": "https://a.example/id/feed.xml",
    "description": "Kliping pers",
    "language": "id",
}


def test_a_small_feed_is_written_whole():
    assert json.loads(write_json(feed_of(FLOOD, BARE))) == {
        **HEAD,
        "items": [
            {
                "id": "tag:kliping,2026:20220111-banjir/id",
                "url": "https://a.example/id/2022/01/banjir/",
                "title": "Banjir <surut> & “cerah”",
                "content_html": '<p>Air <a href="https://b.example/?c=d&amp;e">surut</a>.</p>',
                "summary": "Air < jalan",
                "date_published": "2022-01-11T09:07:00+07:00",
                "date_modified": "2022-01-13T00:00:00+07:00",
                "language": "id",
                "tags": ["Banjir", "Cuaca"],
                "external_url": "https://kompas.example/x?y&z",
                "authors": [{"name": "Ani"}, {"name": "Budi & Cici"}],
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
                "content_html": "",
                "date_published": "2021-12-31T23:59:00+07:00",
                "date_modified": "2021-12-31T23:59:00+07:00",
                "language": "id",
            },
        ],
    }


def test_an_empty_feed_is_a_feed():
    assert json.loads(write_json(feed_of())) == {**HEAD, "items": []}


def test_it_is_utf_8_as_people_read_it():
    raw = write_json(feed_of(FLOOD))

    assert "“cerah”".encode() in raw
    assert raw.endswith(b"}\n")


def test_built_twice_it_is_the_same():
    assert write_json(feed_of(FLOOD, BARE)) == write_json(feed_of(FLOOD, BARE))
