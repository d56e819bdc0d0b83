"""The fronts are a digest of the newest day and its week, whatever day they are built on."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from plugins.press.front_page import front_inputs, front_sheets
from plugins.story.story import Correction
from tests.press.digest import contents_of, pages_of, site, story

SECTIONS = (("world", {"id": "Dunia", "en": "World"}),)


def front_of(*stories, address="/", size=30):
    sections = SECTIONS if any(one.category for one in stories) else ()
    contents = contents_of(*stories, size=size, on=site(sections=sections))
    (page,) = [page for page in pages_of(front_sheets(contents)) if page.address == address]
    return page.view


def days(*numbers, **more):
    """Return stories of days in January, newest first; the first of them leads."""
    return [story(f"s{n}-{day}", day=day, **more) for n, day in enumerate(numbers)]


def headlines(groups):
    """Return name of a group -> days of its stories."""
    return {
        group["names"][0]["text"]: [row["when"]["iso"][8:10] for row in group["rows"]]
        for group in groups
    }


@pytest.mark.parametrize(
    ("stories", "fresh", "older"),
    [
        pytest.param(days(20), {}, {}, id="the lead alone"),
        pytest.param(days(20, 20), {"2022-01-20 id": ["20"]}, {}, id="a day"),
        pytest.param(
            days(20, 20, 19, 14, 13),
            {"2022-01-20 id": ["20"], "past_week id": ["19", "14"]},
            {"month 1 id 2022": ["13"]},
            id="a week is seven days with the newest",
        ),
        pytest.param(days(20, 3), {}, {"month 1 id 2022": ["03"]}, id="nothing else that week"),
    ],
)
def test_stories_are_told_by_how_near_they_are_to_the_newest(stories, fresh, older):
    view = front_of(*stories)

    assert (headlines(view["fresh"]), headlines(view["groups"])) == (fresh, older)


def test_an_older_page_has_months_alone():
    view = front_of(*days(20, 20, 19, 19), address="/page/1/", size=2)

    assert (view["fresh"], view["digest"]) == ([], None)
    assert headlines(view["groups"]) == {"month 1 id 2022": ["19", "19"]}


def test_six_rows_are_whole_and_the_others_are_headlines():
    view = front_of(*days(20, *[20] * 3, *[19] * 3, *[2] * 5))
    rows = [row for group in view["fresh"] + view["groups"] for row in group["rows"]]

    assert [row["brief"] for row in rows] == [False] * 6 + [True] * 5
    assert rows[5]["sides"][0]["card"]["summary"] == "summary id"
    assert {side["card"]["summary"] for side in rows[6]["sides"]} == {""}


def test_the_newest_thread_is_shown_without_the_story_that_leads():
    chained = days(20, 19, 18, 17, 16, thread="demak")

    thread = front_of(*chained)["digest"]["thread"]

    assert [door["text"] for door in thread["link"]["names"]] == ["Demak", "Demak"]
    assert [step["when"]["iso"] for step in thread["steps"]] == [
        "2022-01-19",
        "2022-01-18",
        "2022-01-17",
    ]
    assert [door["address"] for door in thread["steps"][0]["doors"]] == [
        "/id/2022/01/s1-19/",
        "/en/2022/01/s1-19/",
    ]


def test_a_section_shows_its_newest_story_that_the_front_does_not_list():
    new = [story(f"a{n}", day=20, category="") for n in range(3)]
    old = [story(f"b{n}", day=9 - n, category="world") for n in range(3)]

    (section,) = front_of(*new, *old, size=2)["digest"]["sections"]

    assert section["count"] == 3
    assert [door["text"] for door in section["newest"]["doors"]] == ["b0 id", "b0 en"]


def test_a_section_that_the_front_lists_whole_shows_none():
    (section,) = front_of(*days(20, 19, category="world"))["digest"]["sections"]

    assert (section["count"], section["newest"]) == (2, None)


def put_right(one, **notes):
    texts = {
        lang: replace(text, corrections=(Correction(date(2022, 1, 25), notes[lang], lang),))
        for lang, text in one.texts.items()
    }
    return replace(one, texts=texts)


def test_a_correction_is_told_in_each_language_of_the_page():
    one = put_right(story(day=20), id="Keliru.", en="Wrong.")

    (both,) = front_of(one)["digest"]["corrections"]
    (english,) = front_of(one, address="/en/")["digest"]["corrections"]

    assert [(note["lang"], note["text"]) for note in both["notes"]] == [
        ("id", "Keliru."),
        ("en", "Wrong."),
    ]
    assert (english["when"]["iso"], english["notes"]) == (
        "2022-01-25",
        [{"lang": "en", "text": "Wrong."}],
    )


def test_a_correction_of_a_text_that_is_not_out_is_not_told():
    one = put_right(story(day=20), id="Keliru.", en="SECRET")
    contents = contents_of(one, size=30, on=site(sections=()))
    del contents.shelf.articles[one.id]["en"]

    (page,) = [page for page in pages_of(front_sheets(contents)) if page.address == "/en/"]

    assert page.view["digest"]["corrections"][0]["notes"] == [{"lang": "id", "text": "Keliru."}]


def test_stories_of_many_zones_stand_once_each():
    here, there = timezone(timedelta(hours=7)), UTC
    moments = [
        datetime(2022, 1, 11, 1, 0, tzinfo=there),
        datetime(2022, 1, 10, 23, 30, tzinfo=there),
        datetime(2022, 1, 11, 6, 0, tzinfo=here),
        datetime(2022, 1, 10, 21, 0, tzinfo=here),
    ]
    ordered = [replace(story(f"s{n}"), date=moment) for n, moment in enumerate(moments)]

    view = front_of(*ordered)

    held = [row["when"]["iso"] for group in view["fresh"] + view["groups"] for row in group["rows"]]
    assert sorted(held) == sorted(one.date.isoformat() for one in ordered[1:])


def test_a_digest_without_stories_has_none():
    assert front_of()["digest"] is None


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param([put_right(story(day=20), id="Keliru.", en="Wrong.")], id="a correction"),
        pytest.param([story(day=20, category="world")], id="a section"),
        pytest.param(days(20, 19, thread="demak"), id="a thread"),
        pytest.param([story(day=21)], id="a day"),
    ],
)
def test_the_inputs_change_with_what_is_shown(changed):
    sections = SECTIONS if changed[0].category else ()

    before, after = (
        front_inputs(contents_of(*stories, on=site(sections=own)))
        for stories, own in (([story(day=20)], ()), (changed, sections))
    )

    assert after != before
