"""The marks of a page: what a browser would follow, and no more."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.press.marks import PageReader, read_marks


@pytest.mark.parametrize(
    ("page", "hrefs"),
    [
        pytest.param('<a href="/a/">x</a>', ("/a/",), id="a link"),
        pytest.param("<a class=b HREF = '/a/'>x</a>", ("/a/",), id="as HTML allows"),
        pytest.param("<a href=/a/>x</a>", ("/a/",), id="no quotes"),
        pytest.param('<a title="a > b" href="/a/">x</a>', ("/a/",), id="a sign in a value"),
        pytest.param('<a\n  lang="en"\n  href="/a/">x</a>', ("/a/",), id="on several lines"),
        pytest.param('<a href="/?a&amp;b=&quot;">x</a>', ('/?a&b="',), id="escapes"),
        pytest.param(
            '<img src="/b.png" srcset="/c.png 1x, /d.png 2x">',
            ("/b.png", "/c.png", "/d.png"),
            id="pictures",
        ),
        pytest.param('<p>write href="/a/" here</p>', (), id="words"),
        pytest.param('<pre>&lt;a href="/a/"&gt;</pre>', (), id="code"),
        pytest.param('<p data-href="/a/" title=\'x href="/a/"\'>x</p>', (), id="other keys"),
        pytest.param('<!-- <a href="/a/"> -->', (), id="a comment"),
        pytest.param('<script>x = "<a href=/a/>"</script>', (), id="a script"),
        pytest.param('<script src="/a.js"></script>', ("/a.js",), id="a script's file"),
        pytest.param("1 < 2 <3 <", (), id="signs"),
    ],
)
def test_links_are_found_where_a_browser_finds_them(page, hrefs):
    assert read_marks(page).hrefs == hrefs


def test_ids_are_found():
    page = '<h2 id="a b">x</h2><p id=c><b class="id">id="d"</b><i ID=\'&#233;\'></i>'

    assert read_marks(page).ids == {"a b", "c", "é"}


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<a " * 100_000, id="tags without an end"),
        pytest.param("<a '" * 100_000, id="quotes without an end"),
        pytest.param("<!--" * 100_000, id="comments without an end"),
        pytest.param("<a href=" * 100_000 + ">", id="values without an end"),
    ],
)
def test_a_hostile_page_takes_no_time(page):
    started = time.process_time()

    read_marks(page)

    assert time.process_time() - started < 5


_BITS = st.sampled_from(
    [" ", "\n", "<a ", ' href="/gone/"', ' id="e"', "<p> kata "]
    + """<a href="/a/">~<a href='/b/'>~<a href=/gone/>~<A HREF = "/a/">
    ~<a title="x<y" href="/gone/">~<a title='href="/gone/"'>~</a>~<p>~<p> kata </p>
    ~<b id="c">~<b id=d>~<a href="#c">~<a href="#e">~<a href="x.html">~<img src="/p.png">
    ~<img srcset="/p.png 1x, /gone.png 2x">~<script>~<script a>~<script src="/s.js">
    ~</script>~<style>~</style>~<!-- -->~<!--x-->~<!--~"~'~>~<~=~<link~<a~/
    ~<link rel="canonical" href="https://a.example/a/">
    ~<link rel="alternate" hreflang="en" href="/a/">~<meta name="robots" content="noindex">
    ~<meta property="article:modified_time" content="2022">~</head>~href="/gone/"~id="e"
    ~<a href="/a/?x=1#y">~<a href="https://b.example/">~<a href="//c/">
    ~<time datetime="2022">~<a data-href="/gone/">~<3~<é
    ~<a class="x" href="/gone/" lang="en">~<p class="x" id="f">
    ~<a title="see href="/gone/">~<sc~<st~<SCRIPT>~<Link rel="canonical" href="/a/">
    ~\n~\n<p>\n~\n  <a href="/a/">x</a>\n~\n<a href="#c">\n~<link rel="canonical" href='/a/'>
    ~<link rel="alternate" type="x" hreflang="en" href="/a/">~" href="/gone/"
    ~<meta name=robots>""".replace("\n    ", "").split("~")
)


_HEADS = st.sampled_from(
    ["", "<head>", '<!doctype html>\n<html>\n<head>\n  <link rel="canonical" href="/a/">\n</head>']
)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.tuples(_HEADS, st.lists(_BITS, max_size=12).map("".join)), max_size=3))
def test_a_reader_of_many_pages_finds_what_is_found_on_each(pages):
    sound = {"/a/", "/p.png", "/s.js", "https://b.example/", "https://a.example/a/"}
    reader = PageReader(sound.__contains__)
    for page in map("".join, pages):
        alone, found = read_marks(page), reader.read(page.encode())

        asked = [one for one in alone.hrefs if one not in sound]
        there = [one for one in asked if one[:1] == "#" and one[1:] in alone.ids]
        assert set(found.hrefs) <= set(asked) <= {*found.hrefs, *there}
        assert found.entry == alone.entry
        assert not found.hrefs or found.ids == alone.ids


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<a HREF="/gone/">x</a>', id="capitals"),
        pytest.param("<a href='/gone/'>x</a>", id="other quotes"),
        pytest.param('<a\nhref="/gone/">x</a>', id="another space"),
        pytest.param('<img srcset="/p.png 1x, /gone/ 2x">', id="one of several"),
        pytest.param('<a href="/a/ gone, /a/">x</a>', id="no list of pictures"),
        pytest.param('<a href="#gone">x</a><b title=\' id="gone" \'>', id="an id in a value"),
        pytest.param('<a href="#gone%20">x</a><b id="gone%20">', id="an id that is spelled out"),
        pytest.param('<a href="#gone">x</a> id="gone"', id="an id that is words"),
        pytest.param('<a href="#gone">x</a><!-- <b id="gone"> -->', id="an id in a comment"),
        pytest.param('<a href="#gone">x</a><SCRIPT><b id="gone"></SCRIPT>', id="an id in a script"),
        pytest.param('<a href="#gone">x</a><a title=\' id="gone\' href="/a/">', id="half an id"),
    ],
)
def test_a_dead_link_is_left_in_a_plain_page(body):
    reader = PageReader({"/a/", "/p.png"}.__contains__)
    page = f'<html><head><title>a</title></head><body id="top"><a href="/a/">a</a>{body}'

    (left,) = reader.read(page.encode()).hrefs

    assert "gone" in left


@pytest.mark.parametrize(
    ("before", "page"),
    [
        pytest.param(
            '<a href="#gone">x</a>\n<b id="gone">',
            '<a href="#gone">x</a>\n<b>',
            id="a part that was on the other",
        ),
        pytest.param("<p>\ngone\n", '<a href="/a\ngone\n/">', id="a link with a line of it"),
        pytest.param("<p>\n<a\n", "<p>\n<a\nhref='/gone/'>", id="a link on lines of it"),
    ],
)
def test_what_was_read_on_another_page_hides_no_dead_link(before, page):
    reader = PageReader(lambda href: href.replace("\n", "") == "/a/")  # as browsers understand it
    head = "<html><head></head>\n"

    assert reader.read((head + before).encode()).hrefs == ()
    assert reader.read((head + page).encode()).hrefs != ()
