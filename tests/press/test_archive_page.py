"""The archive: a month leads to its year and to the months beside it that have stories."""

import pytest

from plugins.press.archive_page import archive_pages
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
