"""What answers at an old address: what moved is followed, what an editor wrote is never dropped."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.permalinks.answer import (
    Astray,
    Echo,
    Ended,
    Lost,
    Moved,
    Shown,
    Taken,
    Withdrawn,
    answer,
)
from plugins.permalinks.row import Row
from tests.permalinks.published import TAG, entry, glossary, story_row, term, world

OLD, NEW, ENGLISH = "/id/2022/01/banjir/", "/id/2022/02/banjir-demak/", "/en/2022/01/banjir/"
STORY = story_row(OLD, "banjir/id")
WHY = {"id": "Ditarik.", "en": "Withdrawn."}
FLOOD = glossary(term("banjir-besar", "banjir"))
LIST = "/id/tag/banjir-besar/"


def moved(address: str, to: str, title: str, why: str) -> Moved:
    return Moved(address, Shown(to, title), why)


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        pytest.param({"stories": {OLD: "banjir/id"}}, None, id="it is there"),
        pytest.param(
            {"stories": {NEW: "banjir/id"}},
            moved(OLD, NEW, "Title of banjir/id", "its story moved"),
            id="it moved",
        ),
        pytest.param(
            {"stories": {ENGLISH: "banjir/en"}},
            moved(OLD, ENGLISH, "Title of banjir/en", "it is in the other language only"),
            id="its language was taken back",
        ),
        pytest.param({}, Lost(STORY, "banjir"), id="it is gone"),
        pytest.param(
            {"stories": {OLD: "lain/id", NEW: "banjir/id"}},
            Taken(STORY, f"{TAG}lain/id"),
            id="another story took its place",
        ),
        pytest.param({"lists": (OLD,)}, Taken(STORY, ""), id="a list took its place"),
        pytest.param(
            {"gone": (entry("banjir", **WHY),)},
            Withdrawn(OLD, entry("banjir", **WHY), None),
            id="it was withdrawn",
        ),
        pytest.param(
            {"gone": (entry("banjir", "lain", **WHY),), "stories": {NEW: "lain/id"}},
            Withdrawn(OLD, entry("banjir", "lain", **WHY), Shown(NEW, "Title of lain/id")),
            id="it was withdrawn and another stands for it",
        ),
        pytest.param(
            {"gone": (entry("banjir", "lain"),), "stories": {NEW: "lain/id"}},
            moved(OLD, NEW, "Title of lain/id", "`gone.yaml` leads on"),
            id="it became part of another",
        ),
        pytest.param(
            {"gone": (entry("banjir", "a"), entry("a", "lain")), "stories": {NEW: "lain/id"}},
            moved(OLD, NEW, "Title of lain/id", "`gone.yaml` leads on"),
            id="twice",
        ),
        pytest.param(
            {"gone": (entry("banjir", "a"), entry("a", "banjir"))},
            Astray(STORY, entry("banjir", "a")),
            id="in a circle",
        ),
        pytest.param(
            {"gone": (entry("banjir", "lain"),)},
            Astray(STORY, entry("banjir", "lain")),
            id="into nothing",
        ),
    ],
)
def test_a_story(there: dict[str, Any], expected: object) -> None:
    assert answer(STORY, world(**there)) == expected


OLD_PAIR, NEW_PAIR = OLD[3:], NEW[3:]
PAIR = Row(OLD_PAIR, "pair", f"{TAG}banjir")


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        pytest.param({"lists": (OLD_PAIR,)}, None, id="it is there"),
        pytest.param(
            {"stories": {NEW: "banjir/id", f"/en{NEW_PAIR}": "banjir/en"}, "lists": (NEW_PAIR,)},
            moved(OLD_PAIR, NEW_PAIR, "Title of banjir/id", "its story moved"),
            id="its story moved",
        ),
        pytest.param(
            {"stories": {ENGLISH: "banjir/en"}},
            moved(OLD_PAIR, ENGLISH, "Title of banjir/en", "it is in one language only"),
            id="a language was taken back",
        ),
        pytest.param({}, Lost(PAIR, "banjir"), id="its story is gone"),
        pytest.param(
            {"gone": (entry("banjir", **WHY),)},
            Withdrawn(OLD_PAIR, entry("banjir", **WHY), None),
            id="its story was withdrawn",
        ),
    ],
)
def test_a_story_in_both_languages(there: dict[str, Any], expected: object) -> None:
    assert answer(PAIR, world(**there)) == expected


@pytest.mark.parametrize(
    ("address", "there", "expected"),
    [
        pytest.param("/id/about/", {"pages": {"/id/about/": "Tentang"}}, None, id="there"),
        pytest.param(
            "/id/about/",
            {"pages": {"/en/about/": "About"}},
            moved("/id/about/", "/en/about/", "About", "it is in the other language only"),
            id="in the other language",
        ),
        pytest.param(
            "/id/about/",
            {"pages": {"/id/kami/": "Kami"}, "gone": (entry("pages/about", "pages/kami"),)},
            moved("/id/about/", "/id/kami/", "Kami", "`gone.yaml` leads on"),
            id="under another name",
        ),
        pytest.param(
            "/id/about/", {}, Lost(Row("/id/about/", "page", "-"), "pages/about"), id="gone"
        ),
    ],
)
def test_a_standing_page(address: str, there: dict[str, Any], expected: object) -> None:
    assert answer(Row(address, "page", "-"), world(**there)) == expected


NO_MORE, ELSEWHERE = "its list is no more", "its list is elsewhere"


@pytest.mark.parametrize(
    ("address", "there", "expected"),
    [
        pytest.param("/id/tag/", {}, None, id="there"),
        pytest.param(
            "/id/tag/banjir/",
            {"lists": (LIST,), "tags": FLOOD},
            moved("/id/tag/banjir/", LIST, "Banjir-Besar", ELSEWHERE),
            id="a tag's key became an alias",
        ),
        pytest.param(
            "/id/tag/banjir/page/3/",
            {"lists": (LIST,), "tags": FLOOD},
            moved("/id/tag/banjir/page/3/", LIST, "Banjir-Besar", ELSEWHERE),
            id="a page of its list",
        ),
        pytest.param(
            "/id/tag/banjir/",
            {"tags": FLOOD},
            moved("/id/tag/banjir/", "/id/tag/", "", NO_MORE),
            id="a tag without a story",
        ),
        pytest.param(
            "/id/tag/banjir-besar/page/9/",
            {"lists": (LIST,), "tags": FLOOD},
            moved("/id/tag/banjir-besar/page/9/", LIST, "Banjir-Besar", NO_MORE),
            id="a list grew shorter",
        ),
        pytest.param(
            "/id/archive/2022/01/",
            {"lists": ("/id/archive/",)},
            moved("/id/archive/2022/01/", "/id/archive/", "", NO_MORE),
            id="a month",
        ),
        pytest.param("/page/4/", {}, moved("/page/4/", "/", "", NO_MORE), id="both languages"),
        pytest.param("/id/page/4/", {}, moved("/id/page/4/", "/id/", "", NO_MORE), id="a front"),
        pytest.param("/id/thread/", {}, moved("/id/thread/", "/id/", "", NO_MORE), id="an index"),
        pytest.param(
            "/id/tag/banjir/",
            {"gone": (entry("tag/banjir", "banjir"),), "stories": {OLD: "banjir/id"}},
            moved("/id/tag/banjir/", OLD, "Title of banjir/id", "`gone.yaml` leads on"),
            id="an editor's word goes first",
        ),
    ],
)
def test_a_list(address: str, there: dict[str, Any], expected: object) -> None:
    assert answer(Row(address, "list", "-"), world(**there)) == expected


ID = f"{TAG}feed/id/tag/banjir"


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        pytest.param({"lists": ("/id/tag/banjir/atom.xml",)}, None, id="there"),
        pytest.param(
            {"lists": (LIST, LIST + "atom.xml"), "tags": FLOOD},
            Echo("/id/tag/banjir/atom.xml", LIST + "atom.xml", ID, LIST),
            id="its list is elsewhere",
        ),
        pytest.param(
            {"lists": (LIST,), "tags": FLOOD},
            Ended("/id/tag/banjir/atom.xml", ID, LIST),
            id="its list has no feed any more",
        ),
        pytest.param(
            {"lists": ("/id/tag/banjir/",)},
            Ended("/id/tag/banjir/atom.xml", ID, "/id/tag/banjir/"),
            id="its page has none",
        ),
        pytest.param({}, Ended("/id/tag/banjir/atom.xml", ID, "/id/tag/"), id="no more"),
    ],
)
def test_a_feed(there: dict[str, Any], expected: object) -> None:
    assert answer(Row("/id/tag/banjir/atom.xml", "feed", ID), world(**there)) == expected
