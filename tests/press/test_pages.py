"""All pages: every address once, every link among them to a page, every counterpart mutual."""

import pytest

from plugins.press.archive_page import archive_pages
from plugins.press.front_page import front_sheets
from plugins.press.pages import missing_page, term_sheets
from plugins.press.sheets import all_pages, page_addresses
from plugins.story.story import Source
from tests.press.digest import (
    CATEGORIES,
    FIGURE,
    TAGS,
    StandingPage,
    contents_of,
    pages_of,
    site,
    story,
)

ANTARA = Source("Antara", "", None, "excerpt")
STORIES = (
    story("g", month=3, tags=("Flood",), category="world", thread="demak"),
    story("f", month=2, languages=("en",), tags=("hujan", "banjir"), thread="demak"),
    story("e", month=2, day=3, languages=("id",), tags=("rain",)),
    story("d", day=9, languages=("en", "id"), tags=("flood",), authors=("Ani",), source=ANTARA),
    story("c", day=8, tags=("flood",)),
    story("b", day=7, tags=("flood",), thread="alone"),
    story("a", day=6, thread="demak"),
)


def pair(slug):
    indonesian, english = StandingPage(slug, "id"), StandingPage(slug, "en")
    indonesian.translations, english.translations = [english], [indonesian]
    return indonesian, english


def digest(**more):
    sections = (("world", {"id": "Dunia", "en": "World"}),)
    more.setdefault("on", site(sections=sections, threads=True, authors=True, sources=True))
    return contents_of(*STORIES, standing=(*pair("about"), StandingPage("iklan", "id")), **more)


def by_address(contents):
    return {page.address: page for page in all_pages(contents)}


def links(view):
    """Yield every address in a view that a template makes a link of."""
    if isinstance(view, dict):
        for key, value in view.items():
            if key in ("address", "older", "newer") and isinstance(value, str):
                yield value
            yield from links(value)
    elif isinstance(view, list):
        for one in view:
            yield from links(one)


def test_the_pages_of_a_digest():
    assert sorted(by_address(digest())) == sorted(
        ["/", "/page/1/", "/page/2/", "/404.html"]
        + [f"/{lang}/{rest}" for lang in ("id", "en") for rest in (
            "", "page/1/", "page/2/", "tag/", "tag/flood/", "tag/flood/page/1/", "tag/rain/",
            "category/", "category/world/", "thread/", "thread/demak/", "corrections/",
            "author/", "author/ani/", "source/", "source/antara/", "subscribe/", "search/",
            "archive/", "archive/2022/", "archive/2022/01/",
            "archive/2022/01/page/1/", "archive/2022/02/", "archive/2022/03/", "about/",
            "2022/03/g/", "2022/01/d/",
            "2022/01/c/", "2022/01/b/", "2022/01/a/",
        )]
        + ["/id/iklan/", "/en/2022/02/f/", "/id/2022/02/e/"]
        + ["/2022/03/g/", "/2022/01/d/", "/2022/01/c/", "/2022/01/b/", "/2022/01/a/"]
    )  # fmt: skip


@pytest.mark.parametrize("contents", [digest(), contents_of()], ids=["digest", "empty"])
def test_addresses_are_counted_as_pages_are_made(contents):
    assert sorted(page_addresses(contents)) == sorted(by_address(contents))


def test_no_address_is_made_twice():
    addresses = [page.address for page in all_pages(digest())]

    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize("contents", [digest(), contents_of()], ids=["digest", "empty"])
def test_every_link_of_every_view_leads_to_a_page(contents):
    pages = by_address(contents)
    files = {
        f"{page}{name}"
        for page in ["/"] + [f"/{lang}/{below}" for lang in ("id", "en") for below in (
            "", "corrections/", "category/world/", "tag/flood/", "tag/rain/", "thread/demak/"
        )]
        for name in ("feed.xml", "atom.xml", "feed.json")
    } | {"/feeds.opml"}  # fmt: skip

    dead = {
        (page.address, link)
        for page in pages.values()
        for link in links(page.view)
        if link and link not in pages and link not in files and not link.startswith("/pictures/")
    }

    assert dead == set()


def test_counterparts_name_each_other():
    pages = by_address(digest())
    alternates = {
        page.view["url"]: {
            one["url"] for one in page.view["alternates"] if len(one["hreflang"]) == 2
        }
        for page in pages.values()
        if page.address != "/404.html"
    }

    strays = {
        (url, other)
        for url, others in alternates.items()
        for other in others
        if url in others and alternates[other] != others
    }
    assert strays == set()


def test_each_page_is_its_own_alternate_in_its_language():
    for page in by_address(digest()).values():
        if page.view["bilingual"]:
            continue
        own = {one["hreflang"]: one["url"] for one in page.view["alternates"]}
        assert own[page.view["lang"]] == page.view["url"]


def test_an_empty_digest_still_has_its_fronts():
    pages = by_address(contents_of())

    assert sorted(pages) == sorted(
        ["/", "/404.html"]
        + [
            f"/{lang}/{rest}"
            for lang in ("id", "en")
            for rest in " tag/ category/ archive/ corrections/ subscribe/ search/".split(" ")
        ]
    )
    assert pages["/"].view["lead"] is None
    assert pages["/"].view["groups"] == []


def test_every_front_lists_every_story():
    for lang in ("id", "en"):
        fronts = [
            one
            for one in pages_of(front_sheets(digest()))
            if one.template == "index" and one.view["lang"] == lang
        ]
        cards = [one.view["lead"] for one in fronts if one.view["lead"]]
        cards += [
            card
            for one in fronts
            for group in one.view["fresh"] + one.view["groups"]
            for card in group["articles"]
        ]

        assert sorted(card["title"][0] for card in cards) == list("abcdefg")


def test_the_lead_is_the_newest_story_with_a_picture():
    contents = digest()
    contents.shelf.articles["id-f"]["en"].thumbnail = FIGURE

    front = by_address(contents)["/id/"].view

    assert front["lead"]["title"] == "f en"
    groups = front["fresh"] + front["groups"]
    titles = [card["title"] for group in groups for card in group["articles"]]
    assert titles == ["g id", "e id"]


def test_without_pictures_the_newest_story_leads():
    front = by_address(digest())["/"].view

    assert front["lead"]["sides"][0]["card"]["title"] == "g id"


def test_older_pages_have_no_lead():
    assert by_address(digest())["/id/page/2/"].view["lead"] is None


def test_pagers_lead_through_all_pages_of_a_list():
    pages = by_address(digest())
    way = ["/en/"]
    while older := pages[way[-1]].view["pager"]["older"]:
        way.append(older)

    assert way == ["/en/", "/en/page/2/", "/en/page/1/"]
    assert [pages[one].view["pager"]["newer"] for one in way] == [None, "/en/", "/en/page/2/"]


def test_terms_are_listed_by_name_with_their_counts():
    pages = {
        one.address: one.view for one in pages_of(term_sheets(digest(), "tag", digest().tags, TAGS))
    }

    assert pages["/en/tag/"]["terms"] == [
        {
            "name": "Flood",
            "address": "/en/tag/flood/",
            "index": "/en/tag/",
            "description": "",
            "count": 5,
            "feeds": [],
        },
        {
            "name": "Rain",
            "address": "/en/tag/rain/",
            "index": "/en/tag/",
            "description": "",
            "count": 2,
            "feeds": [],
        },
    ]
    assert [one["name"] for one in pages["/id/tag/"]["terms"]] == ["Banjir", "Hujan"]
    assert pages["/id/tag/flood/"]["title"] == "tag Banjir (id)"
    assert pages["/id/tag/flood/page/1/"]["title"] == "tag Banjir (id) · 1"


def test_a_term_page_holds_stories_of_either_language():
    pages = {
        one.address: one.view for one in pages_of(term_sheets(digest(), "tag", digest().tags, TAGS))
    }

    cards = [card for group in pages["/en/tag/rain/"]["groups"] for card in group["articles"]]
    assert [(card["title"], card["lang"]) for card in cards] == [("f en", "en"), ("e id", "id")]


def test_categories_have_pages_like_tags():
    pages = {
        one.address: one
        for one in pages_of(term_sheets(digest(), "category", digest().categories, CATEGORIES))
    }

    assert [(one.address, one.template) for one in pages.values()] == [
        ("/id/category/", "categories"),
        ("/en/category/", "categories"),
        ("/id/category/world/", "term"),
        ("/en/category/world/", "term"),
    ]


def test_the_archive_counts_every_story_once():
    pages = {one.address: one.view for one in archive_pages(digest())}

    (year,) = pages["/id/archive/"]["years"]
    assert (year["name"], year["count"]) == ("2022", 7)
    assert [(one["name"], one["address"], one["count"]) for one in year["months"]] == [
        ("month 3 id", "/id/archive/2022/03/", 1),
        ("month 2 id", "/id/archive/2022/02/", 2),
        ("month 1 id", "/id/archive/2022/01/", 4),
    ]
    assert pages["/en/archive/2022/01/"]["period"] == "month 1 en 2022"


def test_a_page_in_one_language_has_no_counterpart():
    view = by_address(digest())["/id/iklan/"].view

    assert [one["hreflang"] for one in view["alternates"]] == ["id", "x-default"]
    assert [door["address"] for door in view["switch"]] == ["/", "/id/iklan/", "/en/"]


def test_the_page_for_what_is_missing_is_listed_nowhere():
    page = missing_page(digest())

    assert (page.address, page.template, page.view["robots"]) == ("/404.html", "404", "noindex")
    assert page.view["bilingual"]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("/en/tag/flood/", "tag Flood (en) · Kliping (en)"),
        ("/en/tag/flood/page/1/", "tag Flood (en) · Kliping (en)"),
        ("/id/category/world/", "category Dunia (id) · Kliping (id)"),
        ("/id/thread/demak/", "thread Demak (id) · Kliping (id)"),
        ("/en/corrections/", "corrections en · Kliping (en)"),
    ],
)
def test_a_page_names_its_own_feeds_first(page, title):
    feeds = by_address(digest())[page].view["feeds"]

    own = page.partition("page/")[0]
    assert [(one["title"], one["address"]) for one in feeds[:3]] == [
        (title, f"{own}{name}") for name in ("feed.xml", "atom.xml", "feed.json")
    ]
    assert feeds[3]["address"] == f"/{page[1:3]}/feed.xml"


def test_the_fronts_name_the_list_of_all_feeds():
    pages = by_address(digest())

    assert [pages[one].view["feeds"][-1]["address"] for one in ("/", "/id/", "/en/page/1/")] == [
        "/feeds.opml"
    ] * 3
