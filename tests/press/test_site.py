"""What all pages share: where the site stands, the counterparts of a page, the way to them."""

from datetime import date

import pytest

from plugins.press.place import BOTH, Place
from plugins.press.site import Root
from plugins.story.address import FEEDS
from tests.press.digest import WORDS, site

FALLBACK = "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("siteurl", "origin", "base"),
    [
        pytest.param("", FALLBACK, "", id="nothing"),
        pytest.param("/", FALLBACK, "", id="a slash"),
        pytest.param("/sub", FALLBACK, "/sub", id="a path"),
        pytest.param("/sub/deep/", FALLBACK, "/sub/deep", id="a path with a slash"),
        pytest.param("https://x.example", "https://x.example", "", id="a host"),
        pytest.param("https://x.example/", "https://x.example", "", id="a host with a slash"),
        pytest.param("https://x.example/y/", "https://x.example", "/y", id="a host and a path"),
        pytest.param("http://127.0.0.1:80/y", "http://127.0.0.1:80", "/y", id="a port"),
    ],
)
def test_where_the_site_stands(siteurl, origin, base):
    root = Root.of(siteurl, FALLBACK)

    assert root == Root(origin, base)
    assert root.url == origin + base


def test_a_fallback_with_a_path_lends_its_host_alone():
    assert Root.of("/sub", "https://x.example/y/").url == "https://x.example/sub"


PAIR = {"id": "/id/a/", "en": "/en/a/"}
THREE = {BOTH: "/", "id": "/id/", "en": "/en/"}
URL = "https://a.example/sub"


@pytest.mark.parametrize(
    ("place", "alternates"),
    [
        pytest.param(
            Place("id", "/id/a/", PAIR, "/en/a/"),
            [("id", "/id/a/"), ("en", "/en/a/"), ("x-default", "/en/a/")],
            id="a pair",
        ),
        pytest.param(
            Place("en", "/en/a/", {"en": "/en/a/"}, "/en/a/"),
            [("en", "/en/a/"), ("x-default", "/en/a/")],
            id="a story in one language",
        ),
        pytest.param(
            Place(BOTH, "/", THREE, "/"),
            [("id", "/id/"), ("en", "/en/"), ("x-default", "/")],
            id="the bilingual front",
        ),
    ],
)
def test_alternates_name_every_language_and_a_default(place, alternates):
    frame = site().frame(place, "t", "d")

    assert frame["alternates"] == [
        {"hreflang": language, "url": URL + address} for language, address in alternates
    ]


@pytest.mark.parametrize(
    ("place", "doors"),
    [
        pytest.param(
            Place("id", "/id/a/", PAIR, "/id/a/"),
            [
                (BOTH, "language_both id", "/", False, True),
                ("id", "language_id id", "/id/a/", True, True),
                ("en", "language_en en", "/en/a/", False, True),
            ],
            id="a pair leads to its counterpart",
        ),
        pytest.param(
            Place("en", "/en/a/", {"en": "/en/a/"}, "/en/a/"),
            [
                (BOTH, "language_both en", "/", False, True),
                ("id", "language_id id", "/id/", False, False),
                ("en", "language_en en", "/en/a/", True, True),
            ],
            id="without counterpart to that language's front",
        ),
        pytest.param(
            Place(BOTH, "/page/1/", {BOTH: "/page/1/", **PAIR}, "/page/1/"),
            [
                (BOTH, "language_both id", "/page/1/", True, True),
                ("id", "language_id id", "/id/a/", False, True),
                ("en", "language_en en", "/en/a/", False, True),
            ],
            id="the bilingual page",
        ),
    ],
)
def test_the_switch_always_leads_to_a_page(place, doors):
    names = ("lang", "label", "address", "current", "exact")

    switch = site().frame(place, "t", "d")["switch"]

    assert [tuple(door[name] for name in names) for door in switch] == doors


@pytest.mark.parametrize(("default", "order"), [("id", ("id", "en")), ("en", ("en", "id"))])
def test_the_bilingual_page_speaks_the_default_language_first(default, order):
    home = site(default_lang=default)
    place = Place(BOTH, "/", THREE, "/")

    frame = home.frame(place, "t", "d")

    assert home.languages(place) == order
    assert (frame["lang"], frame["other_lang"], frame["bilingual"]) == (*order, True)
    assert frame["words"] == WORDS[order[0]]
    assert frame["other_words"] == WORDS[order[1]]
    assert [one["lang"] for one in home.phrases(place, "tags")] == list(order)


def test_a_frame_holds_all_that_every_page_has():
    home = site(
        sections=(("world", {"id": "Dunia", "en": "World"}),),
        pages=frozenset({"about"}),
    )
    place = Place("en", "/en/category/world/", {"en": "/en/category/world/"}, "/en/")

    frame = home.frame(
        place, "Title", "Words", robots="noindex", issued=date(2022, 1, 11), data={"a": 1}
    )

    assert {key: frame[key] for key in frame if key not in {"alternates", "switch"}} == {
        "SITENAME": "Kliping",
        "SITEURL": "https://a.example/sub",
        "base": "/sub",
        "lang": "en",
        "other_lang": "id",
        "bilingual": False,
        "words": WORDS["en"],
        "other_words": WORDS["id"],
        "title": "Title",
        "description": "Words",
        "address": "/en/category/world/",
        "url": "https://a.example/sub/en/category/world/",
        "sections": [
            {
                "names": [{"lang": "en", "text": "World", "address": "/en/category/world/"}],
                "address": "/en/category/world/",
                "current": True,
            }
        ],
        "records": [],
        "services": [
            {
                "names": [{"lang": "en", "text": f"{key} en", "address": address}],
                "address": address,
                "current": False,
            }
            for key, address in (
                ("search", "/en/search/"),
                ("tags", "/en/tag/"),
                ("archive", "/en/archive/"),
                ("feed", "/en/subscribe/"),
                ("about", "/en/about/"),
            )
        ],
        "issued": {
            "iso": "2022-01-11",
            "day": [{"lang": "en", "text": "2022-01-11 en"}],
            "time": [],
        },
        "feeds": [
            {
                "type": kind,
                "name": name,
                "title": "Kliping (en)",
                "lang": "en",
                "address": f"/en/{file}",
            }
            for file, kind, name in (
                ("feed.xml", "application/rss+xml", "RSS"),
                ("atom.xml", "application/atom+xml", "Atom"),
                ("feed.json", "application/feed+json", "JSON Feed"),
            )
        ],
        "stylesheet": "/sub/theme/site.css?v=1",
        "script": "/sub/theme/site.js?v=1",
        "fonts": ("/sub/theme/fonts/a.woff2",),
        "offline": "",
        "paper": ("", ""),
        "robots": "noindex",
        "social": {
            "type": "website",
            "image": "",
            "image_alt": "",
            "image_size": None,
            "locale": "en_GB",
            "locale_alternate": "",
            "published": "",
            "modified": "",
        },
        "data": {"a": 1},
    }


def test_a_link_of_the_bilingual_page_has_a_door_for_each_language():
    home = site(sections=(("world", {"id": "Dunia", "en": "World"}),))

    (section,) = home.frame(Place(BOTH, "/", THREE, "/"), "t", "d")["sections"]

    assert section == {
        "names": [
            {"lang": "id", "text": "Dunia", "address": "/id/category/world/"},
            {"lang": "en", "text": "World", "address": "/en/category/world/"},
        ],
        "address": "/id/category/world/",
        "current": False,
    }


def test_no_service_leads_to_a_page_that_is_not_there():
    services = site().frame(Place("id", "/id/", PAIR, "/"), "t", "d")["services"]

    assert [one["address"] for one in services] == [
        "/id/search/", "/id/tag/", "/id/archive/", "/id/subscribe/"
    ]  # fmt: skip


def test_the_index_of_threads_is_a_service_where_there_are_threads():
    services = site(threads=True).frame(Place("id", "/id/", PAIR, "/"), "t", "d")["services"]

    assert [one["address"] for one in services] == [
        "/id/search/", "/id/tag/", "/id/thread/", "/id/archive/", "/id/subscribe/"
    ]  # fmt: skip


def test_the_list_of_corrections_is_a_service_once_there_is_one():
    services = site(corrections=True).frame(Place("id", "/id/", PAIR, "/"), "t", "d")["services"]

    assert services[-1]["address"] == "/id/corrections/"


def test_a_page_names_its_own_feeds_before_the_sites():
    home = site()
    own = home.feeds.of("/id/thread/demak/", "Demak", "id")

    feeds = home.frame(Place("id", "/id/", PAIR, "/"), "t", "d", own_feeds=own)["feeds"]

    assert [(one["title"], one["address"]) for one in feeds] == [
        *(("Demak · Kliping (id)", f"/id/thread/demak/{file}") for file in FEEDS),
        *(("Kliping (id)", f"/id/{file}") for file in FEEDS),
    ]


def test_every_feed_of_both_languages_is_named_on_the_bilingual_page():
    feeds = site().frame(Place(BOTH, "/", THREE, "/"), "t", "d")["feeds"]

    assert [one["address"] for one in feeds] == [
        f"{page}{file}"
        for page in ("/", "/id/", "/en/")
        for file in ("feed.xml", "atom.xml", "feed.json")
    ]
    assert feeds[0]["title"] == "Kliping, both (id)"


@pytest.mark.parametrize(
    ("versions", "alternate"), [(PAIR, "en_GB"), ({"id": "/id/a/"}, "")], ids=["pair", "alone"]
)
def test_a_shared_link_names_the_other_language_where_there_is_one(versions, alternate):
    social = site().frame(Place("id", "/id/a/", versions, "/"), "t", "d")["social"]

    assert (social["locale"], social["locale_alternate"]) == ("id_ID", alternate)
