"""The finished site: each link and fragment of each page leads somewhere, or is told."""

import pytest

from plugins.press.finished import DeadLink, LinkCheck, find_dead_links
from tests.story.writing import write

URL = "https://a.example"


def page(body, head=""):
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def dead(tmp_path, body, base="", head=""):
    write(
        tmp_path,
        {
            "index.html": page("front"),
            "id/index.html": page(body, head),
            "id/tag/index.html": page("<h2 id=bagian>x</h2><p id='é b'>y</p>"),
            "id/feed.xml": "<rss/>",
            "pictures/a b.png": "",
            "404.html": page(f"<a href='{base}/'>x</a>"),
        },
    )
    return find_dead_links(tmp_path, base, URL + base)


@pytest.mark.parametrize("base", ["", "/sub", "/sub/deep"])
@pytest.mark.parametrize(
    "href",
    [
        "{base}/",
        "{base}/id/",
        "{base}/id/tag/",
        "{base}/id/tag/#bagian",
        "{base}/id/tag/#%C3%A9%20b",
        "{base}/id/tag/index.html#bagian",
        "{base}/id/feed.xml",
        "{base}/id/feed.xml?v=1",
        "{base}/pictures/a%20b.png",
        "{url}",
        "{url}/",
        "{url}/id/tag/#bagian",
        "tag/",
        "./tag/#bagian",
        "../id/",
        "../",
        "?a=b",
        "#here",
        "#top",
        "#",
        "",
        "https://b.example/nothing",
        "//b.example/nothing",
        "mailto:a@b.example",
        "http://a.example/other-scheme",
        "https://a.example.evil/x",
    ],
)
def test_a_link_that_leads_somewhere_is_no_fault(tmp_path, base, href):
    href = href.format(base=base, url=URL + base)

    assert dead(tmp_path, f'<p id=here>x</p><a href="{href}">y</a>', base) == []


@pytest.mark.parametrize("base", ["", "/sub"])
@pytest.mark.parametrize(
    ("href", "what"),
    [
        ("{base}/en/", "leads to no page"),
        ("{base}/id/tag", "leads to no page"),
        ("{base}/id/tag/x/", "leads to no page"),
        ("{base}/id/TAG/", "leads to no page"),
        ("{base}/id/feed.json", "leads to no page"),
        ("{base}/pictures/a.png", "leads to no page"),
        ("{url}/en/", "leads to no page"),
        ("tags/", "leads to no page"),
        ("{{filename}}id.md", "leads to no page"),
        ("/\\b.example/", None),
        ("#nowhere", "leads to no part named `nowhere`"),
        ("{base}/id/tag/#Bagian", "leads to no part named `Bagian`"),
        ("http://[bad", "is not an address"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(tmp_path, base, href, what):
    href = href.format(base=base, url=URL + base)

    (found,) = dead(tmp_path, f'<a href="{href}">y</a>', base)

    assert (found.page, found.href) == ("/id/", href)
    assert what in (None, found.what)


@pytest.mark.parametrize("href", ["/", "/id/", "/pictures/a b.png", "/subway/"])
def test_a_link_that_leaves_the_sub_path_is_told(tmp_path, href):
    assert dead(tmp_path, f'<a href="{href}">y</a>', "/sub") == [
        DeadLink("/id/", href, "leaves the site, which stands at /sub/")
    ]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        pytest.param('<img src="/none">', "", id="picture"),
        pytest.param('<img src="/" srcset="/ 1x, /none 2x">', "", id="picture of another size"),
        pytest.param("", '<link rel="stylesheet" href="/none">', id="stylesheet"),
        pytest.param("", '<script src="/none"></script>', id="script"),
        pytest.param("", '<link rel="alternate" hreflang="en" href="/none">', id="alternate"),
        pytest.param('<svg><use href="/none"></use></svg>', "", id="drawing"),
    ],
)
def test_whatever_links_is_checked(tmp_path, body, head):
    assert dead(tmp_path, body, head=head) == [DeadLink("/id/", "/none", "leads to no page")]


def test_dead_links_are_told_once_a_page_in_order(tmp_path):
    write(tmp_path, {"b/index.html": page('<a href="/y"></a><a href="/x"></a><a href="/y"></a>')})
    write(
        tmp_path, {"a/index.html": page('<a href="/z"></a>'), "404.html": page('<a href="/w"></a>')}
    )

    assert [(one.page, one.href) for one in find_dead_links(tmp_path, "", URL)] == [
        ("/404.html", "/w"),
        ("/a/", "/z"),
        ("/b/", "/x"),
        ("/b/", "/y"),
    ]


def test_a_link_deep_within_a_page_is_checked(tmp_path):
    body = (
        f"{'<div>' * 400}<a href='/none'>x</a><p id=deep>y</p>{'</div>' * 400}<a href='#deep'>z</a>"
    )

    assert [one.href for one in dead(tmp_path, body)] == ["/none"]


@pytest.mark.parametrize(
    "href",
    [
        "/sub/pictures/a.png",
        "https://a.example/sub/pictures/a.png",
        "../pictures/a.png?1",
        "%61.png",
    ],
)
def test_a_file_that_a_page_leads_to_is_known(href):
    files = {"pictures/index.html", "pictures/a.png", "pictures/b.png"}
    check = LinkCheck(files, "/sub", "https://a.example/sub")

    page = f'<a href="{href}">a</a> <a href="/sub/pictures/">b</a>'.encode()
    assert list(check.look("pictures/index.html", check.read(page))) == []
    assert set(check.led) == {"pictures/a.png"}
