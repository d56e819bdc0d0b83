"""Every address and feed id ever published answers, whatever an editor does afterwards."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.permalinks.command import Sight, plan
from plugins.press.writer import lay_out, name_of
from plugins.story.problem import StoryError
from tests.site.answering import entry_ids, find_silent, record, recorded, story_ids
from tests.site.building import (
    BUILD_TIME,
    hash_tree,
    make_content,
    press_site,
    write_picture,
    write_story,
)

SITEURL = "https://example.org/digest"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Return a folder with a digest that was published and recorded."""
    content = make_content(tmp_path / "content")
    write_story(content, "2022/01/satu", title="Satu", thread="musim")
    write_story(content, "2022/01/satu", "en", translates="unknown", title="One")
    write_story(content, "2022/01/dua", title="Dua", thread="musim", tags=["gempa"])
    for number in range(4):
        write_story(content, f"2022/02/tiga-{number}", title=f"Tiga {number}")
    page = content / "pages/about.id.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: Tentang\n---\n\nKami.\n", encoding="utf-8")
    record(press(tmp_path))
    return tmp_path


def press(room: Path, **more: Any) -> Any:
    return press_site(room / "content", room / "output", **{"DEFAULT_PAGINATION": 2} | more)


def story(room: Path, slug: str) -> Path:
    return room / "content/stories" / slug


def move(room: Path, old: str, new: str) -> None:
    story(room, new).parent.mkdir(parents=True, exist_ok=True)
    story(room, old).rename(story(room, new))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def rename_term(room: Path, file: str, old: str, new: str) -> None:
    path = room / "content" / file
    terms = json.loads(path.read_text(encoding="utf-8"))
    term = terms.pop(old)
    terms[new] = term | {"aliases": [*term.get("aliases", []), old]}
    path.write_text(json.dumps(terms), encoding="utf-8")


def withdraw(room: Path, slug: str) -> None:
    path = room / "content/gone.yaml"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    reason = f'{slug.replace("/", "-")}: {{date: 2026-11-23, id: "Ditarik.", en: "Withdrawn."}}\n'
    path.write_text(text + reason, encoding="utf-8")
    shutil.rmtree(story(room, slug))


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

    assert sorted(map(name_of, [*counted, *made.settings["ADDRESSES"]()])) == sorted(laid)


@pytest.mark.parametrize("siteurl", ["https://other.example", "https://other.example/a/b", "/sub"])
def test_another_place_of_the_site_changes_no_id(room: Path, siteurl: str) -> None:
    move(room, "2022/01/satu", "2022/01/banjir-satu")
    press(room, SITEURL=siteurl)

    full = siteurl if "://" in siteurl else f"http://127.0.0.1:8000{siteurl}"
    assert find_silent(room / "content", room / "output", full) == []


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


class Desk:
    """An editor who does what comes to mind, and records what is new before going on."""

    def __init__(self, room: Path, seed: int) -> None:
        self.room = room
        self.dice = random.Random(seed)
        self.siteurl = SITEURL
        self.number = 0
        self.slugs: list[str] = []
        self.terms = {"tags.yaml": ["banjir", "gempa"], "categories.yaml": ["dunia"]}
        make_content(room / "content")
        for _ in range(4):
            self.add()

    def path(self, language: str = "id") -> Path:
        return story(self.room, self.dice.choice(self.slugs)) / f"{language}.md"

    def fresh(self) -> str:
        self.number += 1
        return f"2022/{self.dice.randint(1, 12):02d}/berita-{self.number}"

    def add(self) -> None:
        slug = self.fresh()
        more = {"thread": "musim"} if self.number % 3 == 0 else {}
        if self.number % 4 == 0:
            write_picture(story(self.room, slug) / "a.png", (64, 36))
            more["pictures"] = [{"file": "a.png", "alt": "Air", "caption": "Air"}]  # type: ignore[assignment]
        tags = [self.dice.choice(["banjir", "gempa"])]
        write_story(self.room / "content", slug, title=f"Berita {slug}", tags=tags, **more)
        self.slugs.append(slug)

    def retitle(self) -> None:
        path = self.path()
        path.write_text(path.read_text().replace('title: "', f'title: "{self.fresh()} '))

    def rename(self) -> None:
        old, new = self.dice.choice(self.slugs), self.fresh()
        move(self.room, old, new)
        self.slugs[self.slugs.index(old)] = new

    def redate(self) -> None:
        path = self.path()
        lines = path.read_text(encoding="utf-8").splitlines()
        day = f'date: "2022-01-{self.dice.randint(1, 28):02d}T09:07:00+07:00"'
        told = [day if line.startswith("date: ") else line for line in lines]
        path.write_text("\n".join(told) + "\n", encoding="utf-8")

    def retag(self) -> None:
        path = self.path()
        lines = path.read_text(encoding="utf-8").splitlines()
        told = [f"tags: [{self.dice.choice(['banjir', 'gempa'])}]"]
        kept = [line for line in lines if not line.startswith("tags: ")]
        path.write_text("\n".join([*kept[:1], *told, *kept[1:]]) + "\n", encoding="utf-8")

    def leave_thread(self) -> None:
        path = self.path()
        path.write_text(path.read_text().replace('thread: "musim"\n', ""))

    def rename_term(self) -> None:
        file = self.dice.choice(sorted(self.terms))
        old = self.dice.choice(self.terms[file])
        self.number += 1
        new = f"istilah-{self.number}"
        rename_term(self.room, file, old, new)
        self.terms[file][self.terms[file].index(old)] = new

    def correct(self) -> None:
        path = self.path()
        text = path.read_text(encoding="utf-8")
        if "corrections:" not in text:
            note = 'corrections: [{date: 2022-02-01, note: "Angkanya salah."}]\n'
            path.write_text(text.replace("\n---\n", f"\n{note}---\n", 1), encoding="utf-8")

    def translate(self) -> None:
        slug = self.dice.choice(self.slugs)
        note = (story(self.room, slug) / "id.md").read_text(encoding="utf-8")
        more = {"corrections": [{"note": "A wrong number."}]} if "corrections:" in note else {}
        write_story(
            self.room / "content", slug, "en", translates="unknown", title=f"News {slug}", **more
        )

    def untranslate(self) -> None:
        self.path("en").unlink(missing_ok=True)

    def withdraw(self) -> None:
        if len(self.slugs) > 3:
            slug = self.slugs.pop(self.dice.randrange(len(self.slugs)))
            text = (story(self.room, slug) / "id.md").read_text(encoding="utf-8")
            name = text.split('id: "')[1].split('"')[0]
            withdraw(self.room, slug)
            gone = self.room / "content/gone.yaml"
            gone.write_text(gone.read_text().replace(slug.replace("/", "-") + ":", name + ":"))

    def settle_elsewhere(self) -> None:
        self.siteurl = self.dice.choice([SITEURL, "https://a.example", "https://b.example/x/y"])


@pytest.mark.slow
def test_two_hundred_edits_lose_no_address_and_change_no_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_TIME)
    desk = Desk(tmp_path, seed=8)
    ids: dict[str, str] = {}
    edits = [
        desk.retitle, desk.rename, desk.rename, desk.redate, desk.retag, desk.leave_thread,
        desk.rename_term, desk.correct, desk.translate, desk.translate, desk.untranslate,
        desk.withdraw, desk.add, desk.settle_elsewhere,
    ]  # fmt: skip
    record(press(tmp_path))

    for _ in range(200):
        change = desk.dice.choice(edits)
        change()
        made = press(tmp_path, SITEURL=desk.siteurl)
        silent = find_silent(tmp_path / "content", tmp_path / "output", desk.siteurl)
        assert (change.__name__, silent) == (change.__name__, [])
        record(made)
        known = story_ids(tmp_path / "content")
        assert known.items() >= ids.items()
        ids = known
        for url, entry in entry_ids(tmp_path / "output").items():
            assert ids[url.removeprefix(desk.siteurl)] == entry

    assert len(recorded(tmp_path / "content")) > 150


def test_the_sample_is_recorded(sample: Path, tmp_path: Path) -> None:
    """`./inv plan --record` after whatever gives the sample another page or feed."""
    sight = Sight.of(press_site(sample, tmp_path / "output"))

    plan([sight], lambda _line: None, record=False, strict=True)
