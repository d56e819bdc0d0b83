"""Stories in lists: a card in one language, a row in both, each under its month."""

import pytest

from plugins.press.cards import figure_url
from plugins.press.place import BOTH, Place
from tests.press.digest import FIGURE, shelf_of, site, story

ID = Place("id", "/id/", {}, "/")
EN = Place("en", "/en/", {}, "/")
TWO = Place(BOTH, "/", {}, "/")


def test_a_card_shows_the_story_in_the_language_of_the_page():
    flood = story(category="world")

    assert shelf_of(flood, thumbnail=FIGURE).card(flood, EN, "en") == {
        "address": "/en/2022/01/banjir/",
        "lang": "en",
        "title": "banjir en",
        "summary": "summary en",
        "category": {
            "names": [{"lang": "en", "text": "World", "address": "/en/category/world/"}],
            "address": "/en/category/world/",
            "current": False,
        },
        "when": {
            "iso": "2022-01-11T09:07:00+07:00",
            "day": [{"lang": "en", "text": "2022-01-11 en"}],
            "time": [{"lang": "en", "text": "09:07 en"}],
        },
        "picture": FIGURE,
        "draft": False,
    }


def test_a_story_without_that_language_is_shown_in_its_own():
    only = story(languages=("id",), status="draft")

    card = shelf_of(only).card(only, EN, "en")

    assert (card["lang"], card["address"], card["title"]) == (
        "id",
        "/id/2022/01/banjir/",
        "banjir id",
    )
    assert card["when"]["day"] == [{"lang": "en", "text": "2022-01-11 en"}]
    assert (card["category"], card["picture"], card["draft"]) == (None, None, True)


def test_a_story_without_summary_is_shown_with_its_first_words():
    bare = story(summary="")

    assert shelf_of(bare, plain="Air mulai surut.").card(bare, ID, "id")["summary"] == (
        "Air mulai surut."
    )


def test_a_row_has_both_headlines():
    flood = story()
    shelf = shelf_of(flood)

    row = shelf.row(flood, TWO)

    assert [side["lang"] for side in row["sides"]] == ["id", "en"]
    assert [side["card"]["title"] for side in row["sides"]] == ["banjir id", "banjir en"]
    assert [one["text"] for one in row["when"]["day"]] == ["2022-01-11 id", "2022-01-11 en"]


@pytest.mark.parametrize(
    ("own", "lacking", "told"),
    [("id", "en", "only_here_id en"), ("en", "id", "only_here_en id")],
)
def test_a_row_says_which_language_is_lacking_in_that_language(own, lacking, told):
    only = story(languages=(own,))

    sides = {side["lang"]: side for side in shelf_of(only).row(only, TWO)["sides"]}

    assert sides[own]["card"]["lang"] == own
    assert sides[lacking] == {"lang": lacking, "card": None, "missing": told}


def test_a_row_shows_the_picture_of_either_language():
    flood = story()
    shelf = shelf_of(flood)
    shelf.articles[flood.id]["en"].thumbnail = FIGURE

    assert shelf.row(flood, TWO)["picture"] == FIGURE
    assert shelf.has_picture(flood)


@pytest.mark.parametrize(
    ("place", "names", "filled", "empty"),
    [
        pytest.param(ID, [("id", "month 2 id 2022")], "articles", "rows", id="one language"),
        pytest.param(
            TWO,
            [("id", "month 2 id 2022"), ("en", "month 2 en 2022")],
            "rows",
            "articles",
            id="both",
        ),
    ],
)
def test_stories_stand_under_their_months(place, names, filled, empty):
    stories = (story("c", month=2), story("b", month=2), story("a", month=1))

    groups = shelf_of(*stories).groups(stories, place)

    assert [len(group[filled]) for group in groups] == [2, 1]
    assert [group[empty] for group in groups] == [[], []]
    assert groups[0]["names"] == [{"lang": lang, "text": text} for lang, text in names]


@pytest.mark.parametrize(
    ("figure", "url"),
    [
        (FIGURE, "https://a.example/sub/pictures/2022/01/banjir/a.jpg"),
        ({**FIGURE, "address": ""}, ""),
        (None, ""),
    ],
    ids=["file", "no file yet", "none"],
)
def test_a_shared_picture_has_a_complete_address(figure, url):
    assert figure_url(site(), figure) == url
