"""The maps of a large site: parts that together tell of every page, and an edit touches few."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path

import pytest
from lxml import etree

from plugins.press import generators, maps
from plugins.press.sitemap import part_pages
from tests.site.building import hash_tree, make_content, press_site, write_story
from tests.site.pages import pages_of

_NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SITEURL = "https://digest.example/sub"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a digest of six stories in two months, for which a map of all is too large."""
    monkeypatch.setattr(maps, "part_pages", partial(part_pages, whole=20, most=30))
    folder = make_content(tmp_path / "content")
    for number in range(6):
        when = f"2022-{1 + number % 2:02}-11T09:07:00+07:00"
        write_story(folder, f"{when[:4]}/{when[5:7]}/satu-{number}", date=when)
    return folder


def press(content: Path, name: str = "output") -> tuple[Path, set[str]]:
    """Build the digest; return its folder and the files that were written."""
    output = content.parent / name
    return output, press_site(content, output, SITEURL=SITEURL).written


def locs(path: Path) -> list[str]:
    return [str(one.text) for one in etree.parse(path).getroot().iterfind(".//s:loc", _NAMES)]


def test_the_parts_tell_of_every_page_that_may_be_listed(content: Path) -> None:
    output, _ = press(content)

    parts = [url.removeprefix(f"{SITEURL}/") for url in locs(output / "sitemap.xml")]
    told = [url for part in parts for url in locs(output / part)]

    assert sorted(parts) == sorted(path.name for path in output.glob("sitemap-[l2]*.xml"))
    assert {"sitemap-2022-01.xml", "sitemap-2022-02.xml"} < set(parts)
    assert sorted(told) == sorted(one.canonical for one in pages_of(output) if one.canonical)


def test_a_new_story_touches_its_month_alone(content: Path) -> None:
    output, _ = press(content)
    write_story(content, "2022/02/baru", date="2022-02-11T09:07:00+07:00")

    _, written = press(content)

    told = {name for name in written if name.startswith("sitemap")} - {"sitemap-news.xml"}
    assert told == {"sitemap-2022-02.xml"}
    assert f"{SITEURL}/id/2022/02/baru/" in locs(output / "sitemap-2022-02.xml")


@pytest.mark.parametrize(
    "change",
    ["a month goes", "all fits one map", "a part is lost", "a pipe is there", "a folder is there"],
)
def test_what_changed_is_what_a_clean_build_gives(
    content: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    output, _ = press(content)
    if change == "a month goes":
        for number in (1, 3, 5):
            shutil.rmtree(content / f"stories/2022/02/satu-{number}")
    elif change == "all fits one map":
        monkeypatch.setattr(maps, "part_pages", part_pages)
        write_story(content, "2022/02/baru", date="2022-02-11T09:07:00+07:00")
    elif change == "a part is lost":
        (output / "sitemap-2022-01.xml").write_text("lost", encoding="utf-8")
    else:
        (output / "sitemap-2022-01.xml").unlink()
        make = os.mkfifo if change == "a pipe is there" else os.mkdir
        make(output / "sitemap-2022-01.xml")

    press(content)
    press(content)  # the folder that was live before is brought up to date
    press(content, "clean")

    assert hash_tree(output) == hash_tree(content.parent / "clean")


def test_a_program_that_parts_them_otherwise_makes_all_anew(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as whole:
        whole.setattr(maps, "part_pages", part_pages)
        whole.setattr(generators, "sign_program", lambda: "the one before")
        press(content)
    output, _ = press(content)
    write_story(content, "2022/02/baru", date="2022-02-11T09:07:00+07:00")

    press(content)
    press(content, "clean")

    assert hash_tree(output) == hash_tree(content.parent / "clean")
