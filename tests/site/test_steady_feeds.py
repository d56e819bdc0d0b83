"""A reader who comes back after every build: each story once as new, changes as changes, no more.

An editor does what editors do, some two hundred times; the reader asks every feed after each
handful of it and keeps what it saw, as readers do, by id.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.site.answering import record
from tests.site.building import BUILD_TIME, hash_tree, make_content, press_site, write_story
from tests.site.subscribing import KINDS, feeds_of, ids_in, read_feed

TAG = "tag:kliping,2026:"
BUILDS, EDITS = 30, 7
PLACES = ("https://example.org/digest", "https://kliping.example", "https://example.org")
TAGS = ("banjir", "gempa", "floods")
# Room for what a build can bring, and for far less than there is in the end.
FEW = {"FEED_MAX_ITEMS": EDITS, "FEED_TERM_ITEMS": 500}


class Desk:
    """An editor. `moved`: ids whose readers are to be told of a change since the last build."""

    def __init__(self, content: Path, random: Random) -> None:
        self.content, self.random = content, random
        self.stories: dict[str, dict[str, Any]] = {}
        self.english: dict[str, dict[str, Any]] = {}
        self.moved: set[str] = set()
        self.place = PLACES[0]
        self.count = 0

    def ids(self, language: str) -> set[str]:
        """Return the ids that a language's readers should know."""
        held = self.stories if language == "id" else self.english
        return {f"{TAG}{self.stories[slug]['id']}/{language}" for slug in held}

    def write(self) -> None:
        """Write everything anew."""
        shutil.rmtree(self.content / "stories")
        for slug, fields in self.stories.items():
            write_story(self.content, slug, **fields)
        for slug, fields in self.english.items():
            write_story(self.content, slug, "en", translates="unknown", **fields)

    def any(self) -> str:
        return self.random.choice(sorted(self.stories))

    def add(self) -> None:
        self.count += 1
        date = f"2022-{self.random.randint(1, 9):02}-{self.random.randint(1, 28):02}"
        self.stories[f"2022/01/berita-{self.count}"] = {
            "id": f"cerita-{self.count}",
            "title": f"Berita {self.count}",
            "date": f"{date}T09:07:00+07:00",
            "thread": f"utas-{self.count % 3}",
        }

    def translate(self) -> None:
        self.english.setdefault(self.any(), {"title": "In English"})

    def retitle(self) -> None:
        self.stories[self.any()]["title"] = f"Judul {self.random.randint(1, 999)}"

    def rewrite(self) -> None:
        self.stories[self.any()]["body"] = f"Lain sama sekali: {self.random.randint(1, 999)}.\n"

    def retag(self) -> None:
        self.stories[self.any()]["tags"] = self.random.sample(TAGS[:2], self.random.randint(0, 2))

    def move(self) -> None:
        """Give a story another slug, or another month."""
        self.count += 1
        old, month = self.any(), self.random.randint(1, 12)
        new = f"2022/{month:02}/pindah-{self.count}"
        for held in (self.stories, self.english):
            if old in held:
                held[new] = held.pop(old)

    def leave_category(self) -> None:
        self.stories[self.any()]["category"] = None

    def leave_thread(self) -> None:
        self.stories[self.any()]["thread"] = None

    def move_house(self) -> None:
        self.place = self.random.choice(PLACES)

    def correct(self) -> None:
        slug = self.any()
        note = {"date": f"2022-10-{self.random.randint(1, 28):02}", "note": "Diperbaiki."}
        held = self.stories[slug].setdefault("corrections", [])
        held.insert(self.random.randint(0, len(held)), note)
        both = [one for one in ("id", "en") if one == "id" or slug in self.english]
        self.moved |= {f"{TAG}{self.stories[slug]['id']}/{one}" for one in both}

    def update(self) -> None:
        self.count += 1
        slug = self.any()
        moment = f"2022-11-01T{self.count // 60:02}:{self.count % 60:02}:00+07:00"
        held, language = (
            (self.english, "en")
            if slug in self.english and self.random.random() < 0.5
            else (self.stories, "id")
        )
        held[slug]["updated"] = moment
        self.moved.add(f"{TAG}{self.stories[slug]['id']}/{language}")


class Reader:
    """Keeps, by id, what a feed last said of when each entry changed."""

    def __init__(self) -> None:
        self.seen: dict[str, Any] = {}

    def poll(self, path: Path) -> tuple[set[str], set[str]]:
        """Return the ids that are new, and those there that have changed."""
        told = {one.id: one.updated for one in read_feed(path).items}
        new = told.keys() - self.seen.keys()
        changed = {id_ for id_ in told.keys() & self.seen.keys() if told[id_] != self.seen[id_]}
        self.seen |= told
        return new, changed


@pytest.mark.slow
def test_a_reader_gets_each_story_once_and_each_change_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stories come with whatever date, many older than all that the feeds hold."""
    desk = Desk(make_content(tmp_path / "content"), Random(8))
    for _ in range(4):
        desk.add()
    edits: list[Callable[[], None]] = [
        *(desk.add, desk.add, desk.translate, desk.retitle, desk.rewrite, desk.retag, desk.move),
        *(desk.leave_category, desk.leave_thread, desk.move_house, desk.correct, desk.update),
    ]
    readers = {(page, kind): Reader() for page in ("", "id/", "en/") for kind in KINDS}
    known: set[str] = set()
    for hour in range(BUILDS):
        desk.write()
        site = tmp_path / "output"
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(BUILD_TIME) + hour * 3600))
        record(press_site(desk.content, site, SITEURL=desk.place, **FEW))

        ids = {"id/": desk.ids("id"), "en/": desk.ids("en"), "": desk.ids("id") | desk.ids("en")}
        for (page, kind), reader in readers.items():
            new, changed = reader.poll(site / page / kind)
            assert new == ids[page] - known
            assert changed == desk.moved & set(ids_in(site, f"/{page}{kind}")) & known
        known |= ids[""]
        assert _all_ids(site) <= known
        desk.moved.clear()
        for edit in desk.random.choices(edits, k=EDITS):
            edit()

    assert len(known) > 5 * FEW["FEED_MAX_ITEMS"]


def _all_ids(site: Path) -> set[str]:
    """Return every id in every feed that goes on, those of corrections left out."""
    live = [path for path in feeds_of(site).values() if b"/ended" not in path.read_bytes()]
    told = [one.id for path in live for one in read_feed(path).items]
    return {one for one in told if "/correction/" not in one}


def add_days(content: Path, *days: int) -> None:
    for day in days:
        date = f"2022-01-{day:02}T09:07:00+07:00"
        write_story(content, f"2022/01/hari-{day}", date=date, thread="utas", title=f"Hari {day}")


def days_in(site: Path, address: str) -> list[int]:
    """Return the days of a feed's stories, as their ids tell them."""
    return [int(one.split("-")[-1].removesuffix("/id")) for one in ids_in(site, address)]


def test_what_comes_late_with_an_old_date_is_the_newest_of_every_feed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lists of pages stay by date; an incremental build is a clean one."""
    content, output = make_content(tmp_path / "content"), tmp_path / "output"
    few = {"FEED_MAX_ITEMS": 3, "FEED_TERM_ITEMS": 3, "DEFAULT_PAGINATION": 20}
    pages = [f"/id/{one}" for one in ("", "tag/banjir/", "category/dunia/", "thread/utas/")]
    came = [(4, 5, 6, 7, 8), (1,), (9, 2)]
    held = [[8, 7, 6], [1, 8, 7], [9, 2, 1]]

    for hour, (days, expected) in enumerate(zip(came, held, strict=True)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(BUILD_TIME) + hour * 3600))
        add_days(content, *days)
        made = press_site(content, output, **few)
        before = hash_tree(output)
        record(made)
        press_site(content, output, **few)

        for kind in KINDS:
            assert [days_in(output, page + kind) for page in ["/", *pages]] == [expected] * 5
        assert hash_tree(output) == before
    press_site(content, tmp_path / "clean/output", **few)
    assert hash_tree(tmp_path / "clean/output") == before
    front = (output / "id/index.html").read_text(encoding="utf-8")
    assert list(dict.fromkeys(re.findall(r"/id/2022/01/hari-(\d)/", front))) == list("98765421")


def test_an_edit_reaches_no_feed_but_those_that_show_it(tmp_path: Path) -> None:
    content, output = make_content(tmp_path / "content"), tmp_path / "output"
    for day in range(1, 7):
        date = f"2022-01-0{day}T09:07:00+07:00"
        tags = ["gempa"] if day == 1 else ["banjir"]
        write_story(content, f"2022/01/hari-{day}", date=date, tags=tags, title=f"Hari {day}")
    few = {"FEED_MAX_ITEMS": 4, "FEED_TERM_ITEMS": 3}
    press_site(content, output, **few)
    before = {one: path.stat().st_mtime_ns for one, path in feeds_of(output).items()}

    date = "2022-01-03T09:07:00+07:00"
    write_story(content, "2022/01/hari-3", date=date, tags=["banjir"], title="Lain")
    press_site(content, output, **few)

    after = {one: path.stat().st_mtime_ns for one, path in feeds_of(output).items()}
    assert {one.rpartition("/")[0] for one in after if after[one] != before[one]} == {
        *("", "/id", "/id/category/dunia")
    }


def test_a_correction_has_an_id_that_no_other_correction_takes(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    first = {"date": "2022-01-13", "note": "Satu."}
    write_story(content, corrections=[first])
    before = press_and_read(content, tmp_path)

    older, same = {"date": "2022-01-12", "note": "Nol."}, {"date": "2022-01-13", "note": "Dua."}
    write_story(content, corrections=[older, first, same])
    after = press_and_read(content, tmp_path)

    start = f"{TAG}2022-01-banjir/id/correction"
    assert before == {f"{start}/2022-01-13": "Satu."}
    assert after == before | {f"{start}/2022-01-13/2": "Dua.", f"{start}/2022-01-12": "Nol."}


def press_and_read(content: Path, tmp_path: Path) -> dict[str, str]:
    """Return id -> note of each correction in the feed."""
    press_site(content, tmp_path / "output")
    told = read_feed(tmp_path / "output/id/corrections/atom.xml")
    return {one.id: one.summary for one in told.items}
