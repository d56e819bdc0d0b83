"""Links of a body: each leads to a page of the site or openly away from it, or is told."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

import pelicanconf
from plugins.press.links import LinkDesk, resolve_plainly
from plugins.story.converter import converter_of
from plugins.story.front_matter import FrontMatter
from plugins.story.inert import make_inert
from tests.pace import within

HERE = Path("content/stories/2022/01/banjir/id.md")
FILES = {
    "stories/2022/01/banjir/id.md": "/id/2022/01/banjir/",
    "stories/2022/01/banjir/en.md": "/en/2022/01/banjir/",
    "stories/2022/01/air-laut/id.md": "/id/2022/01/air-laut/",
    "stories/2022/01/q&a (é)/id.md": "/id/2022/01/qa/",
    "pages/about.id.md": "/id/about/",
}
BROKEN = {"stories/2022/01/salah/id.md"}
PAGES = ("/", "/id/", "/en/", "/id/tag/banjir/", "/id/feed.xml", *FILES.values())
REL = ' rel="noopener noreferrer nofollow external"'
WRITTEN = "Satu.\n\nLihat {href} di sini."


def resolve(body, base="", href=""):
    """Return (HTML, problems as told) of a body whose source names `href` on line 12."""
    desk = LinkDesk(Path("content"), lambda: FILES, BROKEN, base, lambda: PAGES)
    front = FrontMatter({}, {}, WRITTEN.format(href=href), 10)
    return desk.resolve(body, HERE, front), [str(one) for one in desk.problems]


def test_a_footnote_leads_within_its_text():
    body = '<p><a href="#fn:1">1</a></p><ol><li id="fn:1">x</li></ol>'

    assert resolve(body) == (body, [])


def test_a_part_that_the_text_lacks_is_told_and_loses_its_link():
    resolved, problems = resolve('<p><a href="#bagian">x</a></p>', href="#bagian")

    assert resolved == "<p><a>x</a></p>"
    assert problems == [
        f"{HERE}:12: the link '#bagian' leads to no part of this text. Take it out."
    ]


def test_a_feed_that_there_is_not_is_told():
    _, problems = resolve('<p><a href="/id/feeed.xml">x</a></p>', href="/id/feeed.xml")

    assert problems == [
        f"{HERE}:12: the link '/id/feeed.xml' leads to no page. The nearest page is `/id/feed.xml`."
    ]


@pytest.mark.parametrize("base", ["", "/sub", "/sub/deep"])
@pytest.mark.parametrize(
    ("href", "address"),
    [
        pytest.param("en.md", "{base}/en/2022/01/banjir/", id="beside"),
        pytest.param("./en.md", "{base}/en/2022/01/banjir/", id="beside, with a dot"),
        pytest.param("../air-laut/id.md", "{base}/id/2022/01/air-laut/", id="next folder"),
        pytest.param("../../../../pages/about.id.md", "{base}/id/about/", id="a page"),
        pytest.param("/pages/about.id.md", "{base}/id/about/", id="from content"),
        pytest.param(
            "{filename}../air-laut/id.md", "{base}/id/2022/01/air-laut/", id="Pelican's way"
        ),
        pytest.param(
            "{filename}/pages/about.id.md", "{base}/id/about/", id="Pelican's way from content"
        ),
        pytest.param("en.md#bagian", "{base}/en/2022/01/banjir/#bagian", id="with a fragment"),
        pytest.param("en.md?a=b&c#d", "{base}/en/2022/01/banjir/?a=b&c#d", id="with a query"),
        pytest.param(" en.md ", "{base}/en/2022/01/banjir/", id="spaces around"),
        pytest.param("../air%2Dlaut/id.md", "{base}/id/2022/01/air-laut/", id="percent"),
        pytest.param("../q&a (é)/id.md", "{base}/id/2022/01/qa/", id="spaces and letters"),
        pytest.param("../q%26a%20(%C3%A9)/id.md", "{base}/id/2022/01/qa/", id="escaped letters"),
        pytest.param("/", "{base}/", id="the front"),
        pytest.param("/id/tag/banjir/", "{base}/id/tag/banjir/", id="an address of the site"),
        pytest.param("/id/tag/banjir/#x", "{base}/id/tag/banjir/#x", id="an address and a part"),
        pytest.param("/id/feed.xml", "{base}/id/feed.xml", id="a feed"),
        pytest.param(
            "/theme/icon.svg", "{base}/theme/icon.svg", id="theme: tried when all is made"
        ),
        pytest.param("#top", "#top", id="the top by its name"),
        pytest.param("#", "#", id="the top"),
    ],
)
def test_a_link_within_the_site_is_complete(base, href, address):
    escaped = href.replace("&", "&amp;")
    expected = address.replace("{base}", base).replace("&", "&amp;")

    resolved, problems = resolve(f'<p><a href="{escaped}">x</a></p>', base)

    assert problems == []
    assert resolved == f'<p><a href="{expected}">x</a></p>'


@pytest.mark.parametrize(
    "href",
    [
        "https://a.example/",
        "http://a.example:8080/b?c#d",
        "HTTPS://a.example/",
        "https://[::1]/",
        "mailto:a@b.example",
    ],
)
def test_a_link_that_leaves_says_so(href):
    resolved, problems = resolve(f'<p><a href="{href}">x</a></p>', "/sub")

    assert problems == []
    assert resolved == f'<p><a href="{href}"{REL}>x</a></p>'


NOTHING = "leads to nothing that is published"
NEAREST = "The nearest page is `{}`."
KIND = "is of a kind the site does not link to"
WEB = "Link to a web page with `https://`, or to a file of content."


@pytest.mark.parametrize(
    ("href", "what", "mend"),
    [
        ("../air-lau/id.md", NOTHING, NEAREST.format("stories/2022/01/air-laut/id.md")),
        ("../draf/id.md", NOTHING, None),
        ("{filename}../xyz.md", NOTHING, None),
        ("{static}peta.jpg", NOTHING, None),
        ("{attach}../../../../../.env", NOTHING, None),
        ("../../../../../../etc/passwd", NOTHING, None),
        ("..%2f..%2f..%2f..%2f..%2fetc/passwd", NOTHING, None),
        ("/../../etc/x.md", NOTHING, None),
        ("peta.jpg", NOTHING, None),
        ("", NOTHING, None),
        ("?a=b", NOTHING, None),
        ("a\\b.md", NOTHING, None),
        ("/id/tag/banjr/", "leads to no page", NEAREST.format("/id/tag/banjir/")),
        ("//evil.example/x", KIND, WEB),
        ("javascript:x()", KIND, WEB),
        ("JAVASCRIPT:x()", KIND, WEB),
        ("java\tscript:x()", KIND, WEB),
        ("\x01javascript:x()", KIND, WEB),
        ("data:text/html,x", KIND, WEB),
        ("vbscript:x()", KIND, WEB),
        ("file:///etc/passwd", KIND, WEB),
        ("tel:+62", KIND, WEB),
        ("C:\\x.md", KIND, WEB),
        ("https:", "is not a complete address", "Write all of it."),
        ("https:///x", "is not a complete address", "Write all of it."),
        ("http:x", "is not a complete address", "Write all of it."),
        ("mailto:", "is not a complete address", "Write all of it."),
        ("http://[bad", "is not an address", "Write all of it, with `https://`."),
        ("//[bad", "is not an address", "Write all of it, with `https://`."),
    ],
    ids=repr,
)
def test_a_link_that_leads_nowhere_is_told_with_its_line(href, what, mend):
    written = href.replace("\x01", "&#1;").replace("\t", "&#9;")

    _, problems = resolve(f'<p><a href="{written}">x</a></p>', "/sub", href=href)

    assert len(problems) == 1
    told = problems[0].removeprefix(f"{HERE}:")
    line = 12 if href else 10  # an empty link is on no line that could be found
    assert told.startswith(f"{line}: the link {href!r} {what}. ")
    assert mend is None or told.endswith(mend)


@pytest.mark.parametrize("scheme", ["javascript:x()", "//evil.example", "data:x", "http://[bad"])
def test_a_link_of_no_allowed_kind_loses_its_address(scheme):
    resolved, _ = resolve(f'<p><a href="{scheme}" title="t">x</a></p>')

    assert resolved == '<p><a title="t">x</a></p>'


def test_a_link_to_a_file_with_errors_is_not_told_on_top():
    body = '<p><a href="../salah/id.md">x</a> <a href="/id/2022/01/salah/">y</a></p>'

    resolved, problems = resolve(body)

    assert problems == []
    assert resolved == '<p><a>x</a> <a href="/id/2022/01/salah/">y</a></p>'


@pytest.mark.parametrize(
    ("body", "resolved"),
    [
        pytest.param(
            "<p>no link &lt;b&gt;</p>", "<p>no link &lt;b&gt;</p>", id="no link: untouched"
        ),
        pytest.param('<p><a id="x">y</a></p>', '<p><a id="x">y</a></p>', id="an anchor"),
        pytest.param(
            "<h1>a</h1><p>b</p>", "<h2>a</h2><p>b</p>", id="the page has a first heading of its own"
        ),
        pytest.param(
            'a &lt;b&gt; <a href="en.md">c</a> &amp; d',
            'a &lt;b&gt; <a href="/en/2022/01/banjir/">c</a> &amp; d',
            id="text about markup stays text",
        ),
        pytest.param(
            '<p><A HREF="https://a.example/">x</A></p>',
            f'<p><a href="https://a.example/"{REL}>x</a></p>',
            id="capitals",
        ),
        pytest.param(
            '<p><a href="https://a.example/" rel="dofollow me">x</a></p>',
            f'<p><a href="https://a.example/"{REL}>x</a></p>',
            id="the author's relations give way",
        ),
    ],
)
def test_the_rest_of_the_body_is_kept(body, resolved):
    assert resolve(body) == (resolved, [])


@pytest.mark.parametrize(
    "href",
    [
        "en.md?x=&quot; onmouseover=&quot;y()",
        "en.md#&quot; onmouseover=&quot;y()",
        "{filename}en.md?x=' onmouseover='y()",
        "{filename}/Q&amp;A.md?x=&quot; onmouseover=&quot;y()",
        "https://a.example/?x=&quot;&gt;&lt;script&gt;y()",
        "/id/&quot; onmouseover=&quot;y()",
        "#&quot; onmouseover=&quot;y()",
    ],
)
def test_a_quote_in_an_address_makes_no_attribute(href):
    resolved, _ = resolve(f'<p><a href="{href}">z</a></p>')

    root = html.fragment_fromstring(resolved)
    assert [element.tag for element in root.iter()] == ["p", "a"]
    assert set(root[0].attrib) <= {"href", "rel"}


def test_words_nested_deeper_than_a_parser_likes_are_kept():
    body = f'<a href="/">x</a>{"<blockquote>" * 400}<p>deep</p>{"</blockquote>" * 400}'

    assert "<p>deep</p>" in resolve(body)[0]


def test_a_hundred_thousand_links_cost_bounded_time():
    with within(4):
        resolve('<a href="en.md">x</a>\n' * 100_000)


_OURS = converter_of(pelicanconf.MARKDOWN)
_PIECES = st.sampled_from(
    "Satu dua.|[tiga](https://a.example/b?c=1#d)|[empat](http://x.example)|[5](https://é.example/ü)"
    '|[6](https://a.example "kata")|[7](#fn:1)|[8](mailto:a@b.c)|[9](https://a.example:80/)|**10**'
    "|# Kepala|## Anak|> kutip|* butir|1. satu|    kode|`kode`|a | b\n--|--\n1 | 2|: arti|kata[^1]"
    "|[^1]: catatan|x  \ny|“kutip” 'dan' \"lagi\"|\xa0|5 > 3|![a](b.jpg)|[x]: https://c.example/|[x]"
    "|[11](https://a.example/%20%C3%A9)|[12](HTTPS://A.EXAMPLE)|[13](https://a..example/)".split(
        "|"
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(_PIECES, st.sampled_from([" ", "\n", "\n\n"])).map("".join), max_size=9))
def test_the_short_way_leads_where_the_long_one_does(pieces):
    source = "".join(pieces)
    body = _OURS.reset().convert(source)
    shortly = resolve_plainly(body, source)

    assert shortly is None or make_inert(shortly) == make_inert(resolve(body)[0])


def test_a_link_to_another_site_takes_the_short_way():
    body = '<p>Satu <a href="https://a.example/b?c=1">dua</a>.</p>'

    assert resolve_plainly(body, "") == body.replace('">', f'"{REL}>')


@pytest.mark.parametrize(
    ("body", "source"),
    [
        pytest.param('<p><a href="/id/">x</a></p>', "", id="a page of ours"),
        pytest.param('<p><a href="https://é.example">x</a></p>', "", id="letters that are spelled"),
        pytest.param('<p><a href="https://a.example" title="b">x</a></p>', "", id="a title"),
        pytest.param("<p>x</p>", "<p>x", id="HTML in the source"),
        pytest.param("<h1>x</h1>", "# x", id="a heading of the first level"),
        pytest.param("<figure></figure>", "![a](b.jpg)", id="a figure"),
    ],
)
def test_what_is_to_be_taken_apart_takes_the_long_way(body, source):
    assert resolve_plainly(body, source) is None
