"""A text changes when its editor says so: by a correction or by `updated`, and by nothing else."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.story.changes import last_change, moment_of
from plugins.story.load import load_story, read_story
from plugins.story.story import Correction
from tests.story.writing import original, translation, write

WIB = timezone(timedelta(hours=7))
PUBLISHED = datetime(2022, 1, 11, 9, 7, tzinfo=WIB)


def corrections(*days):
    return tuple(Correction(date(2022, 1, one), "x", "id") for one in days)


def at(day, hour=0, minute=0):
    return datetime(2022, 1, day, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize(
    ("days", "updated", "changed"),
    [
        pytest.param((), None, PUBLISHED, id="never"),
        pytest.param((12, 14, 13), None, at(14, 0, 3), id="newest of three"),
        pytest.param((11,), None, at(11, 9, 8), id="on the day itself"),
        pytest.param((10,), None, at(11, 9, 8), id="before it stood here"),
        pytest.param((), at(12, 10), at(12, 10), id="brought up to date"),
        pytest.param((12,), at(12, 10), at(12, 10, 1), id="corrected after that"),
        pytest.param((14,), at(12, 10), at(14, 0, 1), id="corrected days after that"),
    ],
)
def test_a_text_changed_when_it_was_last_put_right_or_brought_up_to_date(days, updated, changed):
    assert last_change(PUBLISHED, updated, corrections(*days)) == changed


@given(days=st.lists(st.integers(1, 31), max_size=5), more=st.integers(1, 31))
def test_every_further_correction_moves_the_moment_on(days, more):
    before = last_change(PUBLISHED, at(20, 8), corrections(*days))

    assert last_change(PUBLISHED, at(20, 8), corrections(*days, more)) > before


def test_a_correction_never_stands_in_its_days_future():
    (one,) = corrections(14)

    assert moment_of(PUBLISHED, one) == at(14)


UPDATED = "updated: 2022-01-15T08:00:00+07:00"
CORRECTED = "corrections:\n  - {date: 2022-01-12, note: a}"


def test_each_language_has_its_own_update_and_both_the_corrections(tmp_path):
    files = {"id.md": original(CORRECTED), "en.md": translation(UPDATED)}

    story = load_story(write(tmp_path / "2022/01/banjir", files))

    assert story.modified("id") == at(12, 0, 1)
    assert story.modified("en") == at(15, 8, 1)


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param({"id.md": original("tags: [x]\nsummary: Air")}, id="keys"),
        pytest.param({"id.md": original().replace("Air mulai surut.", "Lain.")}, id="words"),
        pytest.param({"id.md": original(), "en.md": translation()}, id="a translation"),
    ],
)
def test_nothing_else_moves_it(tmp_path, edited):
    story = load_story(write(tmp_path / "2022/01/banjir", edited))

    assert story.modified("id") == PUBLISHED


@pytest.mark.parametrize("name", ["id.md", "en.md"])
def test_a_change_before_publication_is_a_fault(tmp_path, name):
    early = "updated: 2022-01-10T08:00:00+07:00"
    files = {"id.md": original(), "en.md": translation()}
    files[name] = files[name].replace("---\n\n", f"{early}\n---\n\n")

    story, problems = read_story(write(tmp_path / "2022/01/banjir", files))

    path = tmp_path / "2022/01/banjir" / name
    line = {"id.md": 5, "en.md": 4}[name]
    assert story is None
    assert [str(one) for one in problems] == [
        f"{path}:{line}: `updated` is 2022-01-10T08:00:00+07:00, before the story's `date`."
        " Write when the text changed, after 2022-01-11T09:07:00+07:00, or take the line out."
    ]
