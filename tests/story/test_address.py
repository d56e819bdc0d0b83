"""Addresses: each kind of page has one shape, below its language, ending in a slash."""

import pytest

from plugins.story import address


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(address.front(None), "/", id="bilingual front"),
        pytest.param(address.front("id"), "/id/", id="front"),
        pytest.param(address.list_page("/id/", None), "/id/", id="front of a list"),
        pytest.param(address.list_page("/id/", 2), "/id/page/2/", id="page of a list"),
        pytest.param(address.story("en", "2022", "01", "flood"), "/en/2022/01/flood/", id="story"),
        pytest.param(address.pair_of("/en/2022/01/flood/"), "/2022/01/flood/", id="pair"),
        pytest.param(address.page("en", "about"), "/en/about/", id="standing page"),
        pytest.param(address.tag("id", "banjir"), "/id/tag/banjir/", id="tag"),
        pytest.param(address.tags("id"), "/id/tag/", id="tag index"),
        pytest.param(address.category("id", "dunia"), "/id/category/dunia/", id="category"),
        pytest.param(address.categories("id"), "/id/category/", id="category index"),
        pytest.param(address.thread("id", "banjir"), "/id/thread/banjir/", id="thread"),
        pytest.param(address.threads("id"), "/id/thread/", id="thread index"),
        pytest.param(address.author("id", "ani"), "/id/author/ani/", id="author"),
        pytest.param(address.authors("id"), "/id/author/", id="author index"),
        pytest.param(address.source("en", "bbc"), "/en/source/bbc/", id="source"),
        pytest.param(address.sources("en"), "/en/source/", id="source index"),
        pytest.param(address.subscribe("en"), "/en/subscribe/", id="subscribe"),
        pytest.param(address.archive("en"), "/en/archive/", id="archive"),
        pytest.param(address.archive("en", "2022"), "/en/archive/2022/", id="year"),
        pytest.param(address.archive("en", "2022", "01"), "/en/archive/2022/01/", id="month"),
        pytest.param(address.feed("en", "feed.xml"), "/en/feed.xml", id="feed"),
        pytest.param(
            address.feed_of(address.thread("en", "banjir"), "atom.xml"),
            "/en/thread/banjir/atom.xml",
            id="feed of a page",
        ),
        pytest.param(
            address.picture("2022/01/banjir", "peta.png"),
            "/pictures/2022/01/banjir/peta.png",
            id="picture of a story",
        ),
        pytest.param(
            address.picture("2022/01/banjir", "/photos/peta.png"),
            "/pictures/photos/peta.png",
            id="picture that stories share",
        ),
    ],
)
def test_each_kind_of_page_has_its_address(made, expected):
    assert made == expected


def test_no_standing_page_can_take_an_address_that_a_list_has():
    lists = [address.tags("id"), address.categories("id"), address.archive("id")]
    lists += [address.threads("id"), address.authors("id"), address.sources("id")]
    lists += [address.corrections("id"), address.subscribe("id")]
    lists.append(address.list_page(address.front("id"), 1))

    assert {one.split("/")[2] for one in lists} <= address.RESERVED


@pytest.mark.parametrize(("language", "other"), [("id", "en"), ("en", "id")])
def test_the_other_language(language, other):
    assert address.other(language) == other
