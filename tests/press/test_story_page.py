"""A story's page: its own view, what machines are told of it, and the truth about translations."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from plugins.press.cards import Shelf
from plugins.press.place import BOTH
from plugins.press.share import share_links
from plugins.press.story_page import known_inputs, place_of, story_view
from plugins.story.nearby import Nearby
from plugins.story.story import Correction, Source
from tests.press.digest import CATEGORIES, FIGURE, TAGS, glossary, shelf_of, story

FULL = story(
    category="world",
    tags=("banjir", "Rain"),
    authors=("Ani",),
    source=Source("Kompas", "https://kompas.example/x", date(2022, 1, 12), "excerpt"),
    corrections=(Correction(date(2022, 1, 13), "Angka dibetulkan", "id"),),
)


def view_of(one, language="id", **more):
    shelf = shelf_of(one, **more)
    return story_view(shelf, shelf.articles[one.id][language])


def day(text, language):
    return {"iso": text, "day": [{"lang": language, "text": f"{text} {language}"}], "time": []}


def test_the_view_of_a_translation():
    assert view_of(FULL, "en", lead=FIGURE)["article"] == {
        "title": "banjir en",
        "lang": "en",
        "summary": "summary en",
        "content": "<p>Air surut.</p>",
        "authors": [{"name": "Ani", "address": "/en/author/ani/"}],
        "translator": "Budi",
        "when": {
            "iso": "2022-01-11T09:07:00+07:00",
            "day": [{"lang": "en", "text": "2022-01-11 en"}],
            "time": [{"lang": "en", "text": "09:07 en"}],
        },
        "reading_minutes": 1,
        "category": {
            "names": [{"lang": "en", "text": "World", "address": "/en/category/world/"}],
            "address": "/en/category/world/",
            "current": False,
        },
        "lead": FIGURE,
        "tags": [
            {
                "name": "Flood",
                "address": "/en/tag/flood/",
                "index": "/en/tag/",
                "description": "",
            },
            {
                "name": "Rain",
                "address": "/en/tag/rain/",
                "index": "/en/tag/",
                "description": "",
            },
        ],
        "source": {
            "name": "Kompas",
            "url": "https://kompas.example/x",
            "retrieved": day("2022-01-12", "en"),
            "rights": "rights_excerpt en",
            "copy": "",
            "lists": [{"name": "Kompas", "address": "/en/source/kompas/"}],
        },
        "thread": None,
        "related": [],
        "corrections": [
            {"when": day("2022-01-13", "en"), "note": "Angka dibetulkan", "lang": "id"}
        ],
        "counterpart": {
            "address": "/id/2022/01/banjir/",
            "lang": "id",
            "title": "banjir id",
        },
        "share": share_links(
            "banjir en", "https://a.example/sub/en/2022/01/banjir/", "share_mail en"
        ),
        "pair": "/2022/01/banjir/",
        "translation": True,
        "outdated": False,
        "draft": False,
    }


def test_machines_are_told_the_same():
    assert view_of(FULL, "id", thumbnail=FIGURE)["data"] == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "banjir id",
        "description": "summary id",
        "inLanguage": "id",
        "url": "https://a.example/sub/id/2022/01/banjir/",
        "mainEntityOfPage": "https://a.example/sub/id/2022/01/banjir/",
        "datePublished": "2022-01-11T09:07:00+07:00",
        "dateModified": "2022-01-13T00:01:00+07:00",
        "publisher": {
            "@type": "Organization",
            "name": "Kliping",
            "url": "https://a.example/sub/",
        },
        "keywords": ["Banjir", "Hujan"],
        "author": [{"@type": "Person", "name": "Ani"}],
        "image": ["https://a.example/sub/pictures/2022/01/banjir/a.jpg"],
        "isAccessibleForFree": True,
        "articleSection": "Dunia",
        "citation": {
            "@type": "CreativeWork",
            "name": "Kompas",
            "url": "https://kompas.example/x",
        },
        "isBasedOn": "https://kompas.example/x",
        "workTranslation": {
            "@type": "NewsArticle",
            "@id": "https://a.example/sub/en/2022/01/banjir/",
            "headline": "banjir en",
            "inLanguage": "en",
        },
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": "Angka dibetulkan",
                "datePublished": "2022-01-13",
            }
        ],
    }


def test_a_translation_names_its_original_and_its_translator():
    data = view_of(FULL, "en")["data"]

    assert data["translationOfWork"]["@id"] == "https://a.example/sub/id/2022/01/banjir/"
    assert data["translator"] == {"@type": "Person", "name": "Budi"}
    assert "workTranslation" not in data


def test_nothing_is_claimed_that_nobody_said():
    view = view_of(story(languages=("id",)), "id")

    assert view["article"]["counterpart"] is None
    assert view["article"]["source"] is None
    assert set(view["data"]).isdisjoint(
        {
            "author",
            "translator",
            "image",
            "isBasedOn",
            "citation",
            "license",
            "workTranslation",
            "correction",
            "articleSection",
        }
    )


def test_a_shared_link_shows_the_story():
    assert view_of(FULL, "id", thumbnail=FIGURE)["social"] == {
        "type": "article",
        "image": "https://a.example/sub/pictures/2022/01/banjir/a.jpg",
        "image_alt": "Air",
        "image_size": (4, 3),
        "locale": "id_ID",
        "locale_alternate": "en_GB",
        "published": "2022-01-11T09:07:00+07:00",
        "modified": "2022-01-13T00:01:00+07:00",
    }


def test_a_shared_link_shows_the_card_where_there_is_one():
    card = SimpleNamespace(address="/pictures/card.png", width=1200, height=630)
    view = view_of(FULL, "id", thumbnail=FIGURE, card=card)

    shown = {key: one for key, one in view["social"].items() if key.startswith("image")}
    assert shown == {
        "image": "https://a.example/sub/pictures/card.png",
        "image_alt": view["title"],
        "image_size": (1200, 630),
    }
    assert view["data"]["image"] == ["https://a.example/sub/pictures/2022/01/banjir/a.jpg"]


@pytest.mark.parametrize(
    ("rights", "words"),
    [("full", "rights_full id"), ("own", "rights_own id"), ("CC-BY-4.0", "CC-BY-4.0 (id)")],
)
def test_rights_are_told_in_words(rights, words):
    source = Source("", "", None, rights)

    assert view_of(story(source=source))["article"]["source"] == {
        "name": "",
        "url": "",
        "retrieved": None,
        "rights": words,
        "copy": "",
        "lists": [],
    }


@pytest.mark.parametrize(("status", "robots"), [("draft", "noindex"), ("published", "")])
def test_no_search_engine_lists_a_draft(status, robots):
    view = view_of(story(status=status))

    assert (view["robots"], view["article"]["draft"]) == (robots, status == "draft")


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (220, 1), (329, 1), (331, 2), (2200, 10)])
def test_reading_takes_a_minute_for_220_words(words, minutes):
    assert view_of(story(), plain="kata " * words)["article"]["reading_minutes"] == minutes


@pytest.mark.parametrize(
    ("languages", "language", "versions", "default"),
    [
        pytest.param(("id", "en"), "en", {BOTH, "id", "en"}, "/2022/01/banjir/", id="both"),
        pytest.param(("en",), "en", {"en"}, "/en/2022/01/banjir/", id="alone"),
    ],
)
def test_a_reader_of_neither_language_is_sent_to_both_of_them(
    languages, language, versions, default
):
    one = story(languages=languages)

    place = place_of(shelf_of(one).articles[one.id][language])

    assert set(place.versions) == versions
    assert place.default == default


@pytest.mark.parametrize(
    ("shared", "reason"),
    [
        pytest.param("flood rain\tair surut", ["Banjir", "Hujan"], id="tags"),
        pytest.param("\tair surut naik lagi", ["air", "surut", "naik"], id="words without a tag"),
        pytest.param("\t", [], id="nothing that is told"),
    ],
)
def test_related_stories_are_named_with_their_reason(shared, reason):
    one, two = story(), story("hujan", day=3)
    shelf = shelf_of(one, two)
    article = shelf.articles[one.id]["id"]
    near = shelf.articles[two.id]["id"]
    key = f"{two.id}/id"
    article.related_stories = Nearby(f"{key}\n{shared}", "sign", {key: near})

    assert story_view(shelf, article)["article"]["related"] == [
        {
            "title": "hujan id",
            "lang": "id",
            "address": "/id/2022/01/hujan/",
            "when": {
                "iso": "2022-01-03T09:07:00+07:00",
                "day": [{"lang": "id", "text": "2022-01-03 id"}],
                "time": [{"lang": "id", "text": "09:07 id"}],
            },
            "reason": reason,
        }
    ]


def test_a_translation_made_from_other_words_is_told():
    one = story()
    stale = replace(one.texts["en"], translates="0123456789abcdef")
    one = replace(one, texts={**one.texts, "en": stale})

    assert view_of(one, "en")["article"]["outdated"]
    assert not view_of(one, "id")["article"]["outdated"]


IN_THREAD = replace(FULL, thread="Banjir Demak")
LATER = story("surut", day=12, thread="Banjir Demak")


def known(*others, first=IN_THREAD, change=None, **glossaries):
    """Return what is known of a story after one of its texts was changed."""
    shelf = shelf_of(first, *others or (LATER,))
    named = (glossaries.get("tags", TAGS), glossaries.get("categories", CATEGORIES))
    shelf = Shelf(shelf.site, shelf.articles, *named)
    texts = shelf.articles[first.id]
    if change:
        language, name, value = change
        texts[language] = SimpleNamespace(
            **{one: getattr(texts[language], one) for one in KNOWN} | {name: value}
        )
    return known_inputs(shelf, [*texts.values()])


KNOWN = "story lang tags fingerprint link_mark card source_copy thread_link".split()
OTHER_TAGS = glossary("flood: {id: Air bah, en: Flood}\nrain: {id: Hujan, en: Rain}")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("fingerprint", "another"),
        ("link_mark", "another"),
        ("card", SimpleNamespace(address="/cards/another.jpg")),
        ("source_copy", "https://archive.example/x"),
        ("thread_link", None),
    ],
)
def test_what_is_known_of_a_story_changes_with_each_part_of_either_text(name, value, language):
    assert known(change=(language, name, value)) != known()


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"tags": OTHER_TAGS}, id="the name of a tag"),
        pytest.param(
            {"categories": glossary("world: {id: Dunia, en: Globe}")}, id="the name of its category"
        ),
        pytest.param({"first": replace(IN_THREAD, tags=("banjir",))}, id="its tags"),
        pytest.param({"first": replace(IN_THREAD, category="")}, id="its category"),
        pytest.param({"first": replace(IN_THREAD, thread="Banjir Kudus")}, id="its thread"),
    ],
)
def test_what_is_known_of_a_story_changes_with_its_terms(other):
    assert known(**other) != known()


@pytest.mark.parametrize(
    "others",
    [
        pytest.param((replace(LATER, folder="2022/01/reda"),), id="where the next one leads"),
        pytest.param(
            (LATER, story("pulih", day=13, thread="Banjir Demak")), id="how many they are"
        ),
        pytest.param((story("awal", day=10, thread="Banjir Demak"),), id="its place"),
    ],
)
def test_what_is_known_of_a_story_changes_with_its_thread(others):
    assert known(*others) != known()


def test_what_is_known_of_a_story_stays_with_what_is_no_part_of_it():
    apart = story("lain", day=9, summary="Lain sama sekali")

    assert known(LATER, apart) == known()
