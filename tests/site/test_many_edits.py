"""After each of two hundred edits every address ever published answers, and no id is another."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.site.answering import entry_ids, find_silent, record, recorded, story_ids
from tests.site.building import BUILD_TIME, make_content, write_picture, write_story
from tests.site.moving import SITEURL, move, press, rename_term, story, withdraw


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
