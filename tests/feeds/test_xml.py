"""RSS and Atom: a small feed compared whole; nothing that XML forbids, nothing that runs."""

from dataclasses import replace

import feedparser
import pytest
from lxml import etree

from plugins.feeds.feed import absolute
from plugins.feeds.xml import write_atom, write_rss
from plugins.story.inert import make_inert
from tests.feeds.entries import BARE, FLOOD, feed_of

RSS = """\
<?xml version='1.0' encoding='utf-8'?>
<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" version="2.0">
  <channel>
    <title>Kliping &amp; kawan</title>
    <link>https://a.example/id/</link>
    <description>Kliping pers</description>
    <language>id</language>
    <lastBuildDate>Thu, 13 Jan 2022 00:00:00 +0700</lastBuildDate>
    <atom:link href="https://a.example/id/feed.xml" rel="self" type="application/rss+xml"/>
    <item>
      <title>Banjir &lt;surut&gt; &amp; “cerah”</title>
      <link>https://a.example/id/2022/01/banjir/</link>
      <guid isPermaLink="false">tag:kliping,2026:20220111-banjir/id</guid>
      <pubDate>Tue, 11 Jan 2022 09:07:00 +0700</pubDate>
      <dc:creator>Ani</dc:creator>
      <dc:creator>Budi &amp; Cici</dc:creator>
      <category>Banjir</category>
      <category>Cuaca</category>
      <description>Air &amp;lt; jalan</description>
      <content:encoded>&lt;p&gt;Air &lt;a href="https://b.example/?c=d&amp;amp;e"&gt;surut&lt;/a&gt;.&lt;/p&gt;</content:encoded>
      <dc:source>https://kompas.example/x?y&amp;z</dc:source>
      <enclosure url="https://a.example/pictures/2022/01/banjir/a.jpg" length="1234" type="image/jpeg"/>
      <media:content url="https://a.example/pictures/2022/01/banjir/a.jpg" type="image/jpeg" fileSize="1234" medium="image" width="120" height="90">
        <media:description>Jalan tergenang</media:description>
        <media:credit>BBC</media:credit>
      </media:content>
    </item>
  </channel>
</rss>
"""  # noqa: E501
ATOM = """\
<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="id">
  <id>tag:kliping,2026:feed/id</id>
  <title>Kliping &amp; kawan</title>
  <subtitle>Kliping pers</subtitle>
  <updated>2022-01-13T00:00:00+07:00</updated>
  <link rel="self" type="application/atom+xml" href="https://a.example/id/feed.xml"/>
  <link rel="alternate" type="text/html" hreflang="id" href="https://a.example/id/"/>
  <author>
    <name>Kliping &amp; kawan</name>
  </author>
  <entry xml:lang="id">
    <id>tag:kliping,2026:20220111-banjir/id</id>
    <title>Banjir &lt;surut&gt; &amp; “cerah”</title>
    <link rel="alternate" type="text/html" hreflang="id" href="https://a.example/id/2022/01/banjir/"/>
    <link rel="related" type="text/html" hreflang="en" href="https://a.example/en/2022/01/banjir/"/>
    <link rel="via" href="https://kompas.example/x?y&amp;z"/>
    <link rel="enclosure" type="image/jpeg" length="1234" href="https://a.example/pictures/2022/01/banjir/a.jpg"/>
    <published>2022-01-11T09:07:00+07:00</published>
    <updated>2022-01-13T00:00:00+07:00</updated>
    <author>
      <name>Ani</name>
    </author>
    <author>
      <name>Budi &amp; Cici</name>
    </author>
    <category term="Banjir"/>
    <category term="Cuaca"/>
    <summary>Air &lt; jalan</summary>
    <content type="html">&lt;p&gt;Air &lt;a href="https://b.example/?c=d&amp;amp;e"&gt;surut&lt;/a&gt;.&lt;/p&gt;</content>
    <media:content url="https://a.example/pictures/2022/01/banjir/a.jpg" type="image/jpeg" fileSize="1234" medium="image" width="120" height="90">
      <media:description>Jalan tergenang</media:description>
      <media:credit>BBC</media:credit>
    </media:content>
  </entry>
</feed>
"""  # noqa: E501

WRITERS = pytest.mark.parametrize("write", [write_rss, write_atom])


def test_a_small_rss_feed_is_written_whole():
    # A reader takes `description` for HTML: the summary is escaped once for that, once for XML.
    assert write_rss(feed_of(FLOOD)).decode() == RSS


def test_a_small_atom_feed_is_written_whole():
    # One alternate only: of several, readers open the last, which would be the translation.
    assert write_atom(feed_of(FLOOD)).decode() == ATOM


def test_what_nobody_said_is_left_out_of_rss():
    item = etree.fromstring(write_rss(feed_of(BARE))).find("channel/item")

    assert [etree.QName(one).localname for one in item if one.text] == [
        "title",
        "link",
        "guid",
        "pubDate",
    ]


def test_what_nobody_said_is_left_out_of_atom():
    entry = etree.fromstring(write_atom(feed_of(BARE)))[-1]

    assert [etree.QName(one).localname for one in entry] == [
        "id",
        "title",
        "link",
        "published",
        "updated",
        "content",
    ]


def test_an_empty_feed_is_a_feed():
    assert write_atom(feed_of()).decode().count("<entry") == 0
    assert "<updated>1970-01-01T00:00:00Z</updated>" in write_atom(feed_of()).decode()
    assert "lastBuildDate" not in write_rss(feed_of()).decode()


@WRITERS
@pytest.mark.parametrize("entries", [(), (BARE,), (FLOOD, BARE)], ids=["none", "bare", "two"])
def test_a_reader_has_no_complaint(write, entries):
    read = feedparser.parse(write(feed_of(*entries)))

    assert not read.bozo
    assert read.feed.title == "Kliping & kawan"
    assert [one.id for one in read.entries] == [one.id for one in entries]
    assert [one.link for one in read.entries] == [one.url for one in entries]


@WRITERS
def test_every_address_is_complete(write):
    root = etree.fromstring(write(feed_of(FLOOD)))

    addresses = root.xpath("//@href | //@url | //*[local-name()='link']/text()")
    assert [one for one in addresses if not one.startswith("https://")] == []


@WRITERS
def test_markup_in_words_reaches_no_reader_as_markup(write):
    evil = "<img src=x onerror=x()><script>x()</script>"
    entry = replace(FLOOD, title=evil, summary=evil, authors=(evil,), terms=(evil,))

    text = write(feed_of(entry)).decode()

    assert "<script" not in text
    assert "<img" not in text
    # Where a reader takes text for HTML it must find it escaped once more.
    assert write is write_atom or "<description>&amp;lt;img" in text


@WRITERS
@pytest.mark.parametrize(
    "reference",
    ["&#0;", "&#7;", "&#12;", "&#27;", "&#xfffe;", "&#xffff;", "&#xd800;", "&#x110000;"],
)
def test_no_body_brings_in_what_xml_forbids(write, reference):
    content = absolute(make_inert(f"<p title='{reference}'>a{reference}b</p>"), FLOOD.url)

    read = feedparser.parse(write(feed_of(replace(FLOOD, content=content))))

    assert not read.bozo


@WRITERS
def test_built_twice_it_is_the_same(write):
    assert write(feed_of(FLOOD, BARE)) == write(feed_of(FLOOD, BARE))
