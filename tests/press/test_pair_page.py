"""A story in both languages: one page a pair, each passage beside what says the same."""

from dataclasses import replace

import pytest

from plugins.press.pair_page import pair_pages
from tests.press.digest import FIGURE, shelf_of, story


def pages_of(one, *, bodies=("<p>Air.</p>", "<p>Water.</p>"), on=None, **more):
    shelf = shelf_of(one, on=on)
    texts = shelf.articles[one.id]
    for article, body in zip(texts.values(), bodies, strict=False):
        article.content = body
        article.__dict__.update(more)
    return list(pair_pages(shelf, texts))


def view_of(one, **more):
    (page,) = pages_of(one, **more)
    return page.view


def test_it_stands_below_no_language_and_knows_both_of_its_own():
    (page,) = pages_of(story())

    assert (page.address, page.template) == ("/2022/01/banjir/", "pair")
    assert {one["lang"]: one["address"] for one in page.view["switch"]} == {
        "both": "/2022/01/banjir/",
        "id": "/id/2022/01/banjir/",
        "en": "/en/2022/01/banjir/",
    }


def test_a_story_in_one_language_has_none():
    assert pages_of(story(languages=("id",))) == []


def test_what_stands_in_its_columns():
    view = view_of(story(authors=("Ani",)), lead=FIGURE)

    assert view["title"] == "banjir id / banjir en"
    assert [phrase["text"] for phrase in view["pair"].pop("when")["day"]] == [
        "2022-01-11 id",
        "2022-01-11 en",
    ]
    sides = [
        {
            "lang": language,
            "address": f"/{language}/2022/01/banjir/",
            "title": f"banjir {language}",
            "summary": f"summary {language}",
            "authors": [{"name": "Ani", "address": f"/{language}/author/ani/"}],
            "translator": "Budi" if language == "en" else "",
            "translation": language == "en",
            "outdated": False,
            "draft": False,
            "lead": FIGURE,
            "source": None,
        }
        for language in ("id", "en")
    ]
    cells = [{"lang": "id", "content": "<p>Air.</p>"}, {"lang": "en", "content": "<p>Water.</p>"}]
    assert view["pair"] == {
        "category": None,
        "sides": sides,
        "rows": [{"cells": cells, "picture": False}],
        "is_loose": False,
    }


def test_texts_that_are_not_divided_alike_are_told():
    pair = view_of(story(), bodies=("<p>Air.</p><p>Surut.</p>", "<p>Water ebbs.</p>"))["pair"]

    assert pair["is_loose"]
    assert [[cell["content"] for cell in row["cells"]] for row in pair["rows"]] == [
        ["<p>Air.</p>\n<p>Surut.</p>", "<p>Water ebbs.</p>"]
    ]


def test_the_notes_of_both_languages_do_not_share_a_name():
    body = '<p>{}<sup id="fnref:1"><a href="#fn:1">1</a></sup></p><ol><li id="fn:1">x</li></ol>'
    rows = view_of(story(), bodies=(body.format('Kata id="fn'), body.format("b")))["pair"]["rows"]

    assert [cell["content"] for row in rows for cell in row["cells"]] == [
        '<p>Kata id="fn<sup id="id-fnref:1"><a href="#id-fn:1">1</a></sup></p>',
        '<p>b<sup id="en-fnref:1"><a href="#en-fn:1">1</a></sup></p>',
        '<ol><li id="id-fn:1">x</li></ol>',
        '<ol><li id="en-fn:1">x</li></ol>',
    ]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"bodies": ("<p>Air.</p>", "<p>Waters.</p>")}, id="a text"),
        pytest.param({"category": "world"}, id="the category"),
    ],
)
def test_its_inputs_change_with_what_it_shows(change):
    bodies = {key: change[key] for key in change if key == "bodies"}
    more = {key: change[key] for key in change if key != "bodies"}
    (before,), (after,) = pages_of(story()), pages_of(story(**more), **bodies)

    assert before.inputs == pages_of(story())[0].inputs
    assert after.inputs != before.inputs


def test_no_search_engine_lists_a_draft():
    one = story()
    waiting = replace(one.texts["en"], status="draft")
    assert view_of(one)["robots"] == ""

    draft = replace(one, status="draft", texts={**one.texts, "en": waiting})

    assert view_of(draft)["robots"] == "noindex"
