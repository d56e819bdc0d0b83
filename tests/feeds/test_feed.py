"""A feed as data: complete addresses, nothing that another site's page could trip over."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from plugins.feeds.feed import absolute
from plugins.story.inert import make_inert
from tests.feeds.entries import BARE, FLOOD, WIB, feed_of

PAGE = "https://a.example/sub/id/2022/01/banjir/"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param(" \n ", "", id="blank"),
        pytest.param("<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>", id="no address"),
        pytest.param(
            '<a href="/sub/en/">a</a>',
            '<a href="https://a.example/sub/en/">a</a>',
            id="from the root",
        ),
        pytest.param(
            '<a href="../air/#b">a</a>',
            '<a href="https://a.example/sub/id/2022/01/air/#b">a</a>',
            id="relative",
        ),
        pytest.param(
            '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
            f'<sup><a href="{PAGE}#fn:1">1</a></sup>',
            id="footnote",
        ),
        pytest.param(
            '<a href="https://b.example/">a</a> <a href="mailto:c@d.example">e</a>',
            '<a href="https://b.example/">a</a> <a href="mailto:c@d.example">e</a>',
            id="complete already",
        ),
        pytest.param(
            '<figure class="figure"><img src="/sub/pictures/a.jpg" alt="" width="2" height="1"'
            ' loading="lazy" decoding="async"></figure>',
            '<figure><img src="https://a.example/sub/pictures/a.jpg" alt="" width="2" height="1">'
            "</figure>",
            id="picture",
        ),
        pytest.param(
            '<blockquote cite="/sub/x">a</blockquote>',
            '<blockquote cite="https://a.example/sub/x">a</blockquote>',
            id="quotation",
        ),
        pytest.param("a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c", id="text about markup"),
        pytest.param(
            "&lt;script&gt;x()&lt;/script&gt;<p>a</p>",
            "&lt;script&gt;x()&lt;/script&gt;<p>a</p>",
            id="a script as text stays text",
        ),
        pytest.param(
            "<p>a</p>&lt;b&gt;<p>c</p>", "<p>a</p>&lt;b&gt;<p>c</p>", id="text between elements"
        ),
        pytest.param(
            '<a href="http://[x">a</a>', '<a href="http://[x">a</a>', id="no address at all"
        ),
    ],
)
def test_addresses_are_complete_and_words_stay(content, expected):
    assert absolute(content, PAGE) == expected


@given(
    st.lists(
        st.sampled_from(
            "<p> </p> <b> <a href=/x> </a> &lt; &gt; &amp; <script> <svg> <style> x [ ] // é"
            " <form> </form> <img src=/a onerror=y()> <a href='//[x'> \" '".split(" ")
        ),
        max_size=20,
    ).map("".join)
)
def test_inert_content_stays_inert(markup):
    inert = make_inert(markup)

    complete = absolute(inert, PAGE)

    assert make_inert(complete.replace("https://a.example/", "/")) == complete.replace(
        "https://a.example/", "/"
    )
    before = html.fragment_fromstring(inert, create_parent="div").text_content()
    after = html.fragment_fromstring(complete or "<p></p>", create_parent="div").text_content()
    assert after.split() == before.split()


def test_words_nested_deeper_than_a_parser_likes_are_kept():
    body = f"{'<blockquote>' * 400}<p>deep</p>{'</blockquote>' * 400}"

    assert "<p>deep</p>" in absolute(body, PAGE)


def test_a_feed_changed_when_its_newest_change_was_made():
    newer = replace(BARE, updated=datetime(2022, 1, 12, tzinfo=WIB))

    assert feed_of(newer, FLOOD).updated == FLOOD.updated
    assert feed_of().updated is None
