"""RSS: a small feed compared whole, and what only some feeds say."""

from dataclasses import replace

import pytest
from lxml import etree

from plugins.feeds.rss import RSS
from tests.feeds.entries import BARE, FEED, FLOOD, written

WHOLE = """\
<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/css" href="https://a.example/theme/feed.css"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>Kliping &amp; kawan</title>
<link>https://a.example/id/</link>
<description>Kliping pers</description>
<language>id</language>
<lastBuildDate>Thu, 13 Jan 2022 00:01:00 +0700</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="https://a.example/id/feed.xml"/>
<item>
<title>Banjir &lt;surut&gt; &amp; “cerah”</title>
<link>https://a.example/id/2022/01/banjir/</link>
<guid isPermaLink="false">tag:kliping,2026:20220111-banjir/id</guid>
<pubDate>Tue, 11 Jan 2022 09:07:00 +0700</pubDate>
<atom:updated>2022-01-13T00:01:00+07:00</atom:updated>
<dc:language>id</dc:language>
<dc:creator>Ani</dc:creator>
<dc:creator>Budi &amp; Cici</dc:creator>
<dc:contributor>Dedi</dc:contributor>
<category>Banjir</category>
<category>Cuaca</category>
<description>Air &amp;lt; jalan</description>
<content:encoded><![CDATA[<p>Air <a href="https://b.example/?c=d&amp;e">surut</a>.</p>]]></content:encoded>
<source url="https://kompas.example/x?y&amp;z">Kompas</source>
<atom:link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/>
<atom:link rel="related" type="text/html" hreflang="en" href="https://a.example/en/2022/01/banjir/"/>
<enclosure url="https://a.example/pictures/2022/01/banjir/a.jpg" type="image/jpeg" length="1234"/>
<media:content url="https://a.example/pictures/2022/01/banjir/a.jpg" type="image/jpeg" medium="image" fileSize="1234" width="120" height="90"><media:title type="plain">Jalan tergenang</media:title><media:credit>BBC</media:credit></media:content>
</item>
</channel>
</rss>
"""  # noqa: E501


def test_a_small_feed_is_written_whole():
    # A reader takes `description` for HTML: the summary is escaped once for that, once for XML.
    assert written(RSS, FLOOD).decode() == WHOLE


def test_what_nobody_said_is_left_out():
    item = etree.fromstring(written(RSS, BARE)).find("channel/item")

    assert [etree.QName(one).localname for one in item] == [
        *("title", "link", "guid", "pubDate", "updated", "language", "description")
    ]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (("Kompas", ""), '<dc:source xmlns:dc="http://purl.org/dc/elements/1.1/">Kompas'),
        (("", "https://k.example/"), '<source url="https://k.example/">https://k.example/'),
    ],
    ids=["a name alone", "an address alone"],
)
def test_a_source_is_named_as_far_as_it_is_known(source, told):
    text = written(RSS, replace(BARE, source=source)).decode()

    assert told.replace(' xmlns:dc="http://purl.org/dc/elements/1.1/"', "") in text


def test_a_feed_of_two_languages_says_none_and_its_items_do():
    channel = etree.fromstring(written(RSS, FLOOD, feed=replace(FEED, language=""))).find("channel")

    assert channel.find("language") is None
    assert channel.findtext("item/{http://purl.org/dc/elements/1.1/}language") == "id"


def test_an_empty_feed_is_a_feed():
    assert "lastBuildDate" not in written(RSS).decode()
    assert etree.fromstring(written(RSS)).findall("channel/item") == []


def test_a_hub_is_named_where_there_is_one():
    text = written(RSS, feed=replace(FEED, hub="https://hub.example/?a&b")).decode()

    assert '<atom:link rel="hub" href="https://hub.example/?a&amp;b"/>' in text
