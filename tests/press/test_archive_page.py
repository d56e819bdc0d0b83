"""The archive: a month leads to its year and to the months beside it that have stories.

One of many stories is parted into pages, through which older and newer lead from month to month.
"""

from itertools import pairwise

import pytest

from plugins.press.archive_page import archive_pages
from plugins.press.sheets import page_addresses
from tests.press.digest import contents_of, story

STORIES = (story("c", month=6), story("b", month=2), story("a", month=1))


def views(*stories):
    return {page.address: page.view for page in archive_pages(contents_of(*stories))}


@pytest.mark.parametrize(
    ("month", "older", "newer"),
    [
        pytest.param("06", "/id/archive/2022/02/", None, id="the newest"),
        pytest.param("02", "/id/archive/2022/01/", "/id/archive/2022/06/", id="between"),
        pytest.param("01", None, "/id/archive/2022/02/", id="the oldest"),
    ],
)
def test_a_month_leads_to_those_beside_it(month, older, newer):
    view = views(*STORIES)[f"/id/archive/2022/{month}/"]

    assert view["pager"] == {"older": older, "newer": newer}


def test_a_month_leads_to_its_year_and_a_year_to_the_archive():
    pages = views(*STORIES)

    assert pages["/en/archive/2022/02/"]["above"] == "/en/archive/2022/"
    assert pages["/en/archive/2022/"]["above"] == "/en/archive/"
    assert pages["/en/archive/"]["above"] == ""


def test_a_month_is_made_anew_when_one_comes_beside_it():
    def inputs(*stories):
        pages = archive_pages(contents_of(*stories))
        return {page.address: page.inputs for page in pages}

    before, after = inputs(STORIES[0], STORIES[2]), inputs(*STORIES)

    changed = {one for one in before if after[one] != before[one]}
    assert {"/id/archive/2022/06/", "/id/archive/2022/01/"} <= changed


def test_older_leads_through_every_page_of_every_month_and_newer_back():
    many = [story(f"s{number:03}", month=2, day=1 + number) for number in range(6)]
    pages = views(STORIES[0], *sorted(many, key=lambda one: one.date, reverse=True), STORIES[2])

    month, walk = "/en/archive/2022", ["/en/archive/2022/06/"]
    while older := pages[walk[-1]]["pager"]["older"]:
        walk.append(older)

    assert walk == [
        f"{month}/06/", f"{month}/02/", f"{month}/02/page/2/", f"{month}/02/page/1/",
        f"{month}/01/",
    ]  # fmt: skip
    back = {older: pages[older]["pager"]["newer"] for older in walk[:-1]}
    assert all(back[older] == newer for newer, older in pairwise(walk[:-1]))


def test_the_pages_of_a_month_hold_each_of_its_stories_once_and_are_all_counted():
    many = [story(f"s{number:03}", month=2) for number in range(6)]
    contents = contents_of(*many)
    pages = [
        one for one in archive_pages(contents) if one.address.startswith("/id/archive/2022/02/")
    ]

    shown = [
        card["address"]
        for one in pages
        for group in one.view["groups"]
        for card in group["articles"]
    ]
    assert len(shown) == len(set(shown)) == len(many)
    assert {one.address for one in pages} <= {*page_addresses(contents)}
