"""RSS and Atom alike: nothing that XML forbids, nothing that runs, two readers who agree."""

from dataclasses import replace

import feedparser
import pytest
from lxml import etree

from plugins.feeds.atom import ATOM
from plugins.feeds.content import absolute
from plugins.feeds.rss import RSS
from plugins.story.inert import make_inert
from tests.feeds.entries import BARE, FLOOD, written

FORMS = pytest.mark.parametrize("form", [RSS, ATOM], ids=["rss", "atom"])


@FORMS
@pytest.mark.parametrize("entries", [(), (BARE,), (FLOOD, BARE)], ids=["none", "bare", "two"])
def test_a_reader_has_no_complaint(form, entries):
    read = feedparser.parse(written(form, *entries))

    assert not read.bozo
    assert read.feed.title == "Kliping & kawan"
    assert [one.id for one in read.entries] == [one.id for one in entries]
    assert [one.link for one in read.entries] == [one.url for one in entries]


@FORMS
def test_every_address_is_complete(form):
    root = etree.fromstring(written(form, FLOOD))

    addresses = root.xpath("//@href | //@url | //*[local-name()='link']/text()")
    assert [one for one in addresses if not one.startswith("https://")] == []


@FORMS
def test_markup_in_words_reaches_no_reader_as_markup(form):
    evil = "<img src=x onerror=x()><script>x()</script>"
    entry = replace(FLOOD, title=evil, summary=evil, creators=(evil,), terms=(evil,))

    text = written(form, entry).decode()

    assert "<script" not in text
    assert "<img" not in text
    # Where a reader takes text for HTML it must find it escaped once more.
    assert form is ATOM or "<description>&amp;lt;img" in text


@FORMS
@pytest.mark.parametrize(
    "reference",
    ["&#0;", "&#7;", "&#12;", "&#27;", "&#xfffe;", "&#xffff;", "&#xd800;", "&#x110000;"],
)
def test_no_body_brings_in_what_xml_forbids(form, reference):
    content = absolute(make_inert(f"<p title='{reference}'>a{reference}b</p>"), FLOOD.url)

    read = feedparser.parse(written(form, replace(FLOOD, content=content)))

    assert not read.bozo


@FORMS
def test_built_twice_it_is_the_same(form):
    assert written(form, FLOOD, BARE) == written(form, FLOOD, BARE)
