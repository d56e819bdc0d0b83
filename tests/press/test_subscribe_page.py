"""The page that explains the feeds names every kind of them, those of its own language first."""

from plugins.press.subscribe_page import subscribe_pages
from tests.press.digest import site

SECTIONS = (("world", {"id": "Dunia", "en": "World"}),)


def view_of(language, **more):
    (page,) = (one for one in subscribe_pages(site(**more)) if one.address[1:3] == language)
    return page.view


def test_the_main_feeds_are_told():
    view = view_of("en")

    assert [(one["name"], one["address"], one["note"]) for one in view["main"]] == [
        ("language_both en", "/", "feed_both_note en"),
        ("language_en en", "/en/", "feed_en_note en"),
        ("language_id en", "/id/", "feed_id_note en"),
        ("corrections en", "/en/corrections/", "corrections_lead en"),
    ]
    assert [feed["address"] for feed in view["main"][0]["feeds"]] == [
        "/feed.xml",
        "/atom.xml",
        "/feed.json",
    ]
    assert view["all_feeds"]["address"] == "/feeds.opml"


def test_each_section_has_its_feeds():
    (section,) = view_of("id", sections=SECTIONS)["followed"]

    assert (section["name"], section["feeds"][0]["address"]) == (
        "Dunia",
        "/id/category/world/feed.xml",
    )


def test_threads_are_named_where_there_are_any():
    without, with_threads = view_of("id")["more"], view_of("id", threads=True)["more"]

    assert [one["address"] for one in without] == ["/id/tag/"]
    assert [one["address"] for one in with_threads] == ["/id/tag/", "/id/thread/"]
