"""Atom: a small feed compared whole, and what only some feeds say."""

from dataclasses import replace

from lxml import etree

from plugins.feeds.atom import ATOM
from tests.feeds.entries import BARE, FEED, FLOOD, written

NAMES = {"a": "http://www.w3.org/2005/Atom"}
WHOLE = """\
<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/css" href="https://a.example/theme/feed.css"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="id">
<id>tag:kliping,2026:feed/id</id>
<title>Kliping &amp; kawan</title>
<subtitle>Kliping pers</subtitle>
<updated>2022-01-13T00:01:00.UUU+07:00</updated>
<link rel="self" type="application/atom+xml" href="https://a.example/id/feed.xml"/>
<link rel="alternate" type="text/html" hreflang="id" href="https://a.example/id/"/>
<author><name>Kliping</name></author>
<entry xml:lang="id">
<id>tag:kliping,2026:20220111-banjir/id</id>
<title>Banjir &lt;surut&gt; &amp; “cerah”</title>
<published>2022-01-11T09:07:00+07:00</published>
<updated>2022-01-13T00:01:00.UUU+07:00</updated>
<author><name>Ani</name></author>
<author><name>Budi &amp; Cici</name></author>
<contributor><name>Dedi</name></contributor>
<category term="Banjir"/>
<category term="Cuaca"/>
<link rel="alternate" type="text/html" hreflang="id" href="https://a.example/id/2022/01/banjir/"/>
<link rel="related" type="text/html" hreflang="en" href="https://a.example/en/2022/01/banjir/"/>
<link rel="via" title="Kompas" href="https://kompas.example/x?y&amp;z"/>
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/>
<link rel="enclosure" type="image/jpeg" length="1234" href="https://a.example/pictures/2022/01/banjir/a.jpg"/>
<summary>Air &lt; jalan</summary>
<content type="html"><![CDATA[<p>Air <a href="https://b.example/?c=d&amp;e">surut</a>.</p>]]></content>
<media:content url="https://a.example/pictures/2022/01/banjir/a.jpg" type="image/jpeg" medium="image" fileSize="1234" width="120" height="90"><media:title type="plain">Jalan tergenang</media:title><media:credit>BBC</media:credit></media:content>
</entry>
</feed>
"""  # noqa: E501


def updates(raw):
    return etree.fromstring(raw).xpath("//a:updated/text()", namespaces=NAMES)


def test_a_small_feed_is_written_whole():
    # One alternate only: of several, readers open the last, which would be the translation.
    raw = written(ATOM, FLOOD)
    _, fraction = updates(raw)[0].split(".")

    assert raw.decode() == WHOLE.replace("UUU+07:00", fraction)


def test_what_nobody_said_is_left_out():
    entry = etree.fromstring(written(ATOM, BARE))[-1]

    assert [etree.QName(one).localname for one in entry] == [
        *("id", "title", "published", "updated", "link", "summary")
    ]


def test_entries_of_one_moment_have_each_their_own_and_keep_it():
    twin = replace(BARE, id="tag:kliping,2026:lama/en")

    both, alone = updates(written(ATOM, BARE, twin)), updates(written(ATOM, twin))

    assert len(set(both[1:])) == 2
    assert both[0] == max(both[1:])
    assert alone[1] == both[2]
    assert {one[:19] for one in both} == {"2021-12-31T23:59:00"}


def test_a_feed_of_two_languages_says_which_its_title_is_in():
    raw = written(ATOM, FLOOD, feed=replace(FEED, language="", speech="en"))
    feed = etree.fromstring(raw)

    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert feed.xpath("a:link[@rel='alternate']/@hreflang", namespaces=NAMES) == []


def test_an_empty_feed_is_a_feed():
    raw = written(ATOM)

    assert updates(raw) == ["2000-01-01T00:00:00Z"]
    assert b"<entry" not in raw


def test_a_hub_is_named_where_there_is_one():
    text = written(ATOM, feed=replace(FEED, hub="https://hub.example/?a&b")).decode()

    assert '<link rel="hub" href="https://hub.example/?a&amp;b"/>' in text
