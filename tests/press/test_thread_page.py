"""A thread's page: a timeline in the reader's language, its feeds, and the way along it."""

import pytest

from plugins.press.story_page import story_view
from plugins.press.thread_page import thread_view, threads_view
from tests.press.digest import contents_of, shelf_of, site, story, threads_of, when

FIRST = story("a", day=2, thread="banjir-demak")
SECOND = story("b", day=4, languages=("en",), thread="banjir-demak")
THIRD = story("c", day=4, thread="banjir-demak", status="draft")
LAST = story("d", month=3, day=1, thread="banjir-demak")
ALL = (FIRST, SECOND, THIRD, LAST)


def view_of(language, *stories):
    shelf = shelf_of(*stories)
    return thread_view(shelf, threads_of(stories)[0], language)


def day(one, language):
    return when(one.date.date(), (language,))


def feeds_of(page, title, language):
    return [
        {"type": kind, "name": name, "title": title, "lang": language, "address": page + file}
        for file, kind, name in (
            ("feed.xml", "application/rss+xml", "RSS"),
            ("atom.xml", "application/atom+xml", "Atom"),
            ("feed.json", "application/feed+json", "JSON Feed"),
        )
    ]


def test_a_thread_is_described():
    view = view_of("en", *ALL)

    assert view["title"] == "thread Banjir Demak (en)"
    assert view["thread"] == {
        "name": "Banjir Demak",
        "address": "/en/thread/banjir-demak/",
        "index": "/en/thread/",
        "description": "",
        "count": 4,
        "first": day(FIRST, "en"),
        "last": day(LAST, "en"),
        "feeds": feeds_of(
            "/en/thread/banjir-demak/", "thread Banjir Demak (en) · Kliping (en)", "en"
        ),
    }
    assert [one["address"] for one in view["feeds"][:4]] == [
        "/en/thread/banjir-demak/feed.xml",
        "/en/thread/banjir-demak/atom.xml",
        "/en/thread/banjir-demak/feed.json",
        "/en/feed.xml",
    ]
    assert {one["hreflang"]: one["url"] for one in view["alternates"]} == {
        "id": "https://a.example/sub/id/thread/banjir-demak/",
        "en": "https://a.example/sub/en/thread/banjir-demak/",
        "x-default": "https://a.example/sub/id/thread/banjir-demak/",
    }


def test_the_timeline_goes_from_the_oldest_day_and_tells_a_long_silence():
    days = view_of("id", *reversed(ALL))["days"]

    assert [(one["when"], one["since"]) for one in days] == [
        (day(FIRST, "id"), 0),
        (day(SECOND, "id"), 0),
        (day(LAST, "id"), 56),
    ]
    cards = [[(card["title"], card["lang"], card["draft"]) for card in one["articles"]]
             for one in days]  # fmt: skip
    assert cards == [
        [("a id", "id", False)],
        [("b en", "en", False), ("c id", "id", True)],
        [("d id", "id", False)],
    ]


def test_a_thread_of_one_day_has_no_last_day():
    thread = view_of("id", SECOND, THIRD)["thread"]

    assert (thread["first"], thread["last"]) == (day(SECOND, "id"), None)


def test_the_index_lists_threads_the_newest_first():
    stories = (*ALL, story("e", thread="old", day=1), story("f", thread="old", day=3))
    view = threads_view(site(), contents_of(*stories).threads, "en")

    assert [(one["name"], one["count"]) for one in view["threads"]] == [
        ("Banjir Demak", 4),
        ("Old", 2),
    ]
    assert view["address"] == "/en/thread/"


def step(one, language, page, *, draft=False):
    return {
        "title": one.texts[language].title,
        "lang": language,
        "address": one.address(language),
        "when": when(one.date, (page,)),
        "draft": draft,
    }


@pytest.mark.parametrize(
    ("one", "language", "number", "earlier", "later"),
    [
        pytest.param(FIRST, "id", 1, None, step(SECOND, "en", "id"), id="first, next in English"),
        pytest.param(
            SECOND, "en", 2, step(FIRST, "en", "en"), step(THIRD, "en", "en", draft=True),
            id="between",
        ),
        pytest.param(LAST, "en", 4, step(THIRD, "en", "en", draft=True), None, id="last"),
    ],
)  # fmt: skip
def test_a_story_shows_its_neighbours(one, language, number, earlier, later):
    shelf = shelf_of(*ALL)

    view = story_view(shelf, shelf.articles[one.id][language])

    assert view["article"]["thread"] == {
        "name": "Banjir Demak",
        "address": f"/{language}/thread/banjir-demak/",
        "number": number,
        "count": 4,
        "earlier": earlier,
        "later": later,
    }
