"""The proof: a line in force answers or is told, once for each thing that is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.permalinks.prove import prove
from plugins.permalinks.row import Row
from plugins.story.load import load_story
from plugins.story.story import Story
from tests.permalinks.published import T1, T2, T3, TAG, entry, record, story_row, world
from tests.site.building import make_content, write_story

HERE = "/id/2022/01/banjir/"


def load(tmp_path: Path, **fields: Any) -> dict[str, Story]:
    story = load_story(write_story(make_content(tmp_path / "content"), **fields).parent)
    return {story.id: story}


LOSSES: dict[str, tuple[dict[str, Any] | None, str]] = {
    "deleted": (
        None,
        "{register}:2: `banjir` is published at /en/2022/01/banjir/ and 1 more, and there is no"
        " such story. Bring it back, or say why it is gone in `{gone}`:"
        ' `banjir: {{id: "…", en: "…"}}`.',
    ),
    "a draft again": (
        {"status": "draft"},
        "{story}:8: the draft is published at /en/2022/01/banjir/ and 1 more. Publish it, or say"
        ' why it is gone in `{gone}`: `banjir: {{id: "…", en: "…"}}`.',
    ),
    "put off": (
        {"date": "2030-01-11T09:07:00+07:00"},
        "{story}:5: `date` lies ahead, and the story is published at /en/2022/01/banjir/ and 1"
        " more. Write a day that came, or say why it is gone in `{gone}`:"
        ' `banjir: {{id: "…", en: "…"}}`.',
    ),
}


@pytest.mark.parametrize(("fields", "told"), LOSSES.values(), ids=LOSSES)
def test_a_story_that_is_lost(tmp_path: Path, fields: dict[str, Any] | None, told: str) -> None:
    rows = [story_row(f"/{one}/2022/01/banjir/", f"banjir/{one}") for one in ("id", "en")]
    register = record(tmp_path / "permalinks.tsv", *rows)
    stories = {} if fields is None else load(tmp_path, id="banjir", **fields)

    proof = prove(register, world(), stories, T2)

    places = {
        "register": register.path,
        "gone": tmp_path / "gone.yaml",
        "story": tmp_path / "content/stories/2022/01/banjir/id.md",
    }
    assert [str(one) for one in proof.problems] == [told.format(**places)]


def test_a_line_is_in_force_from_its_moment_on(tmp_path: Path) -> None:
    row = story_row(HERE, "banjir/id")
    register = record(tmp_path / "permalinks.tsv", row, since=T2)

    assert prove(register, world(), {}, T1).problems == ()
    assert len(prove(register, world(), {}, T2).problems) == 1
    assert len(prove(register, world(), {}, T3).problems) == 1


def test_a_story_with_another_id_is_told_how_to_keep_its_own(tmp_path: Path) -> None:
    register = record(tmp_path / "permalinks.tsv", story_row(HERE, "banjir/id"))
    stories = load(tmp_path, id="lain")

    proof = prove(register, world({HERE: "lain/id"}), stories, T2)

    path = tmp_path / "content/stories/2022/01/banjir/id.md"
    assert [str(one) for one in proof.problems] == [
        f"{path}:4: {HERE} was published as the story `banjir`, not as `lain`."
        " If it is the same story, write back `id: banjir`; else give it another folder."
    ]


def test_another_start_of_ids_is_told_once(tmp_path: Path) -> None:
    rows = [Row(HERE, "story", "tag:old,2020:banjir/id"), Row("/id/", "list", "-")]
    rows += [Row(f"/id/{one}", "feed", "tag:old,2020:feed/id") for one in ("feed.xml", "atom.xml")]
    register = record(tmp_path / "permalinks.tsv", *rows)
    there = world({HERE: "banjir/id"}, lists=("/id/feed.xml", "/id/atom.xml"))

    assert [str(one) for one in prove(register, there, {}, T2).problems] == [
        f"pelicanconf.py: `FEED_TAG` is {TAG!r}, and the published ids start with"
        " 'tag:old,2020:'. Write that: readers know each story by it."
    ]


def test_a_feed_with_another_id_is_told(tmp_path: Path) -> None:
    row = Row("/id/feed.xml", "feed", f"{TAG}feed/other")
    register = record(tmp_path / "permalinks.tsv", row)

    told = [str(one) for one in prove(register, world(lists=("/id/feed.xml",)), {}, T2).problems]

    assert told == [
        f"{register.path}:2: the feed /id/feed.xml was published with the id"
        f" '{TAG}feed/other'. Give it that id: readers know it by it."
    ]


def test_an_entry_that_leads_into_nothing_and_one_that_is_not_needed_are_told(
    tmp_path: Path,
) -> None:
    register = record(tmp_path / "permalinks.tsv", story_row(HERE, "banjir/id"))
    gone = (entry("banjir", "nowhere"), entry("lain", id="Ditarik."))

    told = prove(register, world({"/id/2022/01/lain/": "lain/id"}, gone=gone), {}, T2).problems

    path = tmp_path / "gone.yaml"
    assert [(str(one), one.severity) for one in told] == [
        (
            f"{path}:3: `banjir` leads to 'nowhere', which is not published."
            " Name what readers can open, or take `to` out.",
            "error",
        ),
        (f"{path}:3: `lain` is published, and so not gone. Take the entry out.", "notice"),
    ]
