"""Every address and feed id ever published answers, whatever an editor does afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from plugins.permalinks.command import Sight, plan
from plugins.press.writer import lay_out, name_of
from plugins.story.problem import StoryError
from tests.site.answering import find_silent
from tests.site.building import hash_tree, press_site
from tests.site.moving import (
    SITEURL,
    edit,
    move,
    press,
    publish_first,
    rename_term,
    story,
    withdraw,
)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return publish_first(tmp_path)


EDITS: dict[str, Callable[[Path], object]] = {
    "renamed": lambda room: move(room, "2022/01/satu", "2022/01/banjir-satu"),
    "another month": lambda room: move(room, "2022/01/satu", "2021/12/satu"),
    "a tag's key": lambda room: rename_term(room, "tags.yaml", "gempa", "lindu"),
    "a category's key": lambda room: rename_term(room, "categories.yaml", "dunia", "global"),
    "a tag without a story": lambda room: edit(
        story(room, "2022/01/dua/id.md"), '"gempa"', '"banjir"'
    ),
    "a thread left": lambda room: edit(story(room, "2022/01/dua/id.md"), 'thread: "musim"', ""),
    "a thread's key": lambda room: [
        edit(story(room, f"2022/01/{one}/id.md"), '"musim"', '"musim-hujan"')
        for one in ("satu", "dua")
    ],
    "a story withdrawn": lambda room: withdraw(room, "2022/01/satu"),
    "a translation deleted": lambda room: story(room, "2022/01/satu/en.md").unlink(),
    "fewer pages": lambda room: [withdraw(room, f"2022/02/tiga-{n}") for n in range(3)],
    "a page in the other language": lambda room: (room / "content/pages/about.id.md").rename(
        room / "content/pages/about.en.md"
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
def test_old_addresses_answer_and_the_build_is_a_clean_one(room: Path, change: Any) -> None:
    before = hash_tree(room / "output")

    change(room)
    press(room)
    press_site(room / "content", room / "clean/output", DEFAULT_PAGINATION=2)

    assert hash_tree(room / "output") != before
    assert find_silent(room / "content", room / "output", SITEURL) == []
    assert hash_tree(room / "output") == hash_tree(room / "clean/output")


def test_a_deleted_story_stops_the_build_and_the_site_stays(room: Path) -> None:
    before = hash_tree(room / "output")
    shutil.rmtree(story(room, "2022/01/dua"))

    with pytest.raises(StoryError, match="`2022-01-dua` is published at /id/2022/01/dua/"):
        press(room)

    assert hash_tree(room / "output") == before


def test_a_damaged_register_stops_the_build(room: Path) -> None:
    edit(room / "content/permalinks.tsv", "/id/2022/01/satu/", "/id/2022/01/satu-satu/")

    with pytest.raises(StoryError, match=r"permalinks.tsv:\d+: the line .* as it was recorded"):
        press(room)


def test_another_pagination_leads_numbered_pages_home(room: Path) -> None:
    press(room, DEFAULT_PAGINATION=10)

    assert find_silent(room / "content", room / "output", SITEURL) == []


@pytest.mark.parametrize("size", [1, 2, 3, 10])
def test_the_addresses_of_pages_are_counted_as_they_are_made(room: Path, size: int) -> None:
    made = press(room, DEFAULT_PAGINATION=size)
    sheets = made.writer.sheets
    counted = [one for sheet in sheets.values() for one in sheet.addresses]

    laid = [path for one in lay_out(sheets).values() for path in one]
    named = map(name_of, [*counted, *made.settings["ADDRESSES"]()])

    assert without_indexes(named) == without_indexes(laid)


def without_indexes(names: Iterable[str]) -> list[str]:
    """Return names but those of the search's index, which tell what it holds: none lasts."""
    return sorted(one for one in names if not one.startswith("search/"))


@pytest.mark.parametrize("siteurl", ["https://other.example", "https://other.example/a/b", "/sub"])
def test_another_place_of_the_site_changes_no_id(room: Path, siteurl: str) -> None:
    move(room, "2022/01/satu", "2022/01/banjir-satu")
    press(room, SITEURL=siteurl)

    full = siteurl if "://" in siteurl else f"http://127.0.0.1:8000{siteurl}"
    assert find_silent(room / "content", room / "output", full) == []


def test_the_sample_is_recorded(sample: Path, tmp_path: Path) -> None:
    """`./inv plan --record` after whatever gives the sample another page or feed."""
    sight = Sight.of(press_site(sample, tmp_path / "output"))

    plan([sight], lambda _line: None, record=False, strict=True)
