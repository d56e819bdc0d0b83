"""A text for other sites' pages: complete addresses, nothing that those could trip over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from plugins.feeds.content import absolute
from plugins.story.inert import make_inert

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
            '<picture><source srcset="/sub/a.avif 2x" type="image/avif"><img src="/sub/a.jpg"'
            ' alt="" srcset="/sub/b.jpg 2x" sizes="100vw"></picture>',
            '<img src="https://a.example/sub/a.jpg" alt="">',
            id="a picture that can be had in other formats",
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
