"""Stories that wait for their day are recorded ahead, come unasked, may be put off till then."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.permalinks.command import Sight, plan
from plugins.story.problem import StoryError
from tests.site.answering import find_silent
from tests.site.building import write_story
from tests.site.moving import SITEURL, edit, press, publish_first, story


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return publish_first(tmp_path)


def look_ahead(room: Path) -> list[Sight]:
    """Return the site now and as its waiting stories come."""
    now = press(room)
    sights = [Sight.of(now)]
    for day in sorted({one.date for one in now.settings["LIBRARY"].stories}):
        if day > now.settings["NOW"]:
            ahead = press(room)
            ahead.survey(day)
            sights.append(Sight.of(ahead))
    return sights


def write_waiting(room: Path, slug: str, date: str, tag: str) -> None:
    write_story(room / "content", slug, title="Nanti", tags=[tag], date=date)


def test_stories_that_wait_are_recorded_ahead_leave_no_byte_and_come_unasked(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Midnight is the story's own, in its own zone, whatever the machine's is."""
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    edit(
        room / "content/tags.yaml",
        '"gempa": {',
        '"kabut": {"id": "Kabut", "en": "Fog"}, "gempa": {',
    )
    write_waiting(room, "2030/01/xylofonqu-a", "2030-01-11T00:00:00+07:00", "kabut")
    write_waiting(room, "2030/02/xylofonqu-b", "2030-02-01T00:00:00+09:00", "gempa")
    told: list[str] = []
    plan(look_ahead(room), told.append, record=True, strict=False)
    press(room)

    pages = [line for line in told if "(feed" not in line]
    assert [line for line in pages if "xylofonqu" in line or "kabut" in line] == [
        "  /en/tag/kabut/  (list, from 2030-01-10T17:00:00Z on)",
        "  /id/2030/01/xylofonqu-a/  (story 2030-01-xylofonqu-a, from 2030-01-10T17:00:00Z on)",
        "  /id/2030/02/xylofonqu-b/  (story 2030-02-xylofonqu-b, from 2030-01-31T15:00:00Z on)",
        "  /id/tag/kabut/  (list, from 2030-01-10T17:00:00Z on)",
    ]
    first, second = 1_894_294_800, 1_896_102_000
    for moment, come in ((first - 1, 0), (first, 1), (second - 1, 1), (second, 2)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(moment))
        plan(look_ahead(room), told.append, record=False, strict=True)
        press(room)
        files = [path for path in (room / "output").rglob("*") if path.is_file()]
        shown = {one for one in "ab" for path in files if names(one, path)}
        assert shown == set("ab"[:come])
        assert find_silent(room / "content", room / "output", SITEURL) == []


def names(one: str, path: Path) -> bool:
    """Return whether a file holds a trace of a story that waits, in its bytes or its name."""
    word = f"xylofonqu-{one}"
    return word in str(path) or word.encode() in path.read_bytes()


def test_what_is_put_off_or_called_off_is_asked_for_again(room: Path) -> None:
    write_waiting(room, "2030/01/nanti", "2030-01-11T00:00:00+07:00", "gempa")
    plan(look_ahead(room), lambda _: None, record=True, strict=False)

    path = story(room, "2030/01/nanti/id.md")
    edit(path, "2030-01-11", "2030-03-11")
    with pytest.raises(StoryError, match="are not recorded, or for another day"):
        plan(look_ahead(room), lambda _: None, record=False, strict=True)
    plan(look_ahead(room), lambda _: None, record=True, strict=False)
    plan(look_ahead(room), lambda _: None, record=False, strict=True)

    shutil.rmtree(path.parent)
    told: list[str] = []
    plan(look_ahead(room), told.append, record=True, strict=False)
    assert "  /id/2030/01/nanti/  (story 2030-01-nanti, called off before its day)" in told
    plan(look_ahead(room), lambda _: None, record=False, strict=True)
