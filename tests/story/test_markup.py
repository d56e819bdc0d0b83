"""HTML as a tree and back: what went in comes out, however deep and whatever stands first."""

import pytest

from plugins.story.markup import parse_fragment, write_fragment


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("", id="nothing"),
        pytest.param("<p>a</p>\n<p>b</p>\n", id="paragraphs"),
        pytest.param("a &lt;script&gt; &amp; <b>c</b> &lt;d&gt;", id="text first"),
        pytest.param("&lt;img src=x onerror=y()&gt;", id="only text"),
        pytest.param("<!-- a --><p>b</p>", id="a comment"),
        pytest.param('<p title="&lt;a&gt; &amp; b">a<br>b</p>', id="markup in an attribute"),
        pytest.param("<table><tbody><tr><td>a</td></tr></tbody></table>", id="a table"),
        pytest.param("<p>é नमस्ते 🎭 “a”</p>", id="any script"),
        pytest.param(f"{'<blockquote>' * 1000}a{'</blockquote>' * 1000}", id="a thousand deep"),
    ],
)
def test_what_goes_in_comes_out(markup):
    assert write_fragment(parse_fragment(markup)) == markup


@pytest.mark.parametrize(
    "markup",
    ["<html><body>a</body></html>", "<body>a</body>", "<!doctype html>a", "a</body></html>"]
    + ["a<![CDATA[b]]>", "<?xml version='1.0'?>a", "<head><title>a</title></head>"],
)
def test_a_fragment_that_is_none_is_no_crash(markup):
    assert "a" in write_fragment(parse_fragment(markup))
