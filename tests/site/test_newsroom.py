"""An editor at work: after each thing they do, the site is what a clean build makes of it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.site.building import (
    ROOT,
    hash_tree,
    make_content,
    press_site,
    write_picture,
    write_story,
)

DAY = 86_400
START = 1_641_859_200  # 11 January 2022
TAGS = ("banjir", "gempa", "floods")
WORDS = ("air", "hujan", "sungai", "bukit", "warga", "desa", "jembatan", "sawah")


def folders(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()
    )


class Newsroom(RuleBasedStateMachine):
    """An editor at work. After everything they do, the site is what a clean build makes."""

    def __init__(self) -> None:
        super().__init__()
        self.room = Path(mkdtemp(prefix="kliping-newsroom-"))
        self.content = make_content(self.room / "content")
        self.theme = self.room / "theme"
        shutil.copytree(ROOT / "theme", self.theme)
        self.settings: dict[str, Any] = {
            "THEME": str(self.theme),
            "DEFAULT_PAGINATION": 2,
            "SOCIAL_CARDS": 2,
        }
        self.days = 3
        self.number = 0
        self.stories: list[str] = []
        for _ in range(3):
            self.add(WORDS[0], 0)

    def teardown(self) -> None:
        shutil.rmtree(self.room)

    def path(self, slug: str, language: str = "id") -> Path:
        return self.content / "stories" / slug / f"{language}.md"

    @rule(word=st.sampled_from(WORDS), day=st.integers(-2, 6))
    def add(self, word: str, day: int) -> None:
        self.number += 1
        slug = f"2022/01/{word}-{self.number}"
        fields: dict[str, Any] = {"date": f"2022-01-{12 + day}T07:00:00+07:00"}
        fields["title"] = f"{word} {self.number}"
        fields["tags"] = [TAGS[self.number % 3]]
        if self.number % 3 == 0:
            fields["thread"] = "musim-hujan"
        if self.number % 4 == 0:
            write_picture(self.path(slug).parent / "a.png")
            fields["pictures"] = [{"file": "a.png", "alt": word, "caption": word}]
        links = "".join(f"\n\nLihat [{one}](/stories/{one}/id.md)." for one in self.stories[:1])
        write_story(self.content, slug, **fields, body=f"{' '.join(WORDS)} {word}.{links}")
        self.stories.append(slug)

    @rule(data=st.data(), word=st.sampled_from(WORDS))
    def edit(self, data: st.DataObject, word: str) -> None:
        path = self.path(data.draw(st.sampled_from(self.stories)))
        path.write_text(path.read_text(encoding="utf-8") + f"\n\n{word}.\n", encoding="utf-8")

    @rule(data=st.data())
    def translate(self, data: st.DataObject) -> None:
        slug = data.draw(st.sampled_from(self.stories))
        title = f"{slug} in English"
        write_story(self.content, slug, "en", translates="unknown", title=title, body="Rain.")

    @rule(data=st.data(), tags=st.lists(st.sampled_from(TAGS), unique=True, max_size=2))
    def retag(self, data: st.DataObject, tags: list[str]) -> None:
        path = self.path(data.draw(st.sampled_from(self.stories)))
        lines = path.read_text(encoding="utf-8").split("\n")
        lines = [f"tags: {json.dumps(tags)}" if one.startswith("tags:") else one for one in lines]
        path.write_text("\n".join(lines), encoding="utf-8")

    @precondition(lambda self: len(self.stories) > 2)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        # The first is what the others link to.
        slug = data.draw(st.sampled_from(self.stories[1:]))
        shutil.rmtree(self.path(slug).parent)
        self.stories.remove(slug)

    @precondition(lambda self: len(self.stories) > 1)
    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        slug = data.draw(st.sampled_from(self.stories[1:]))
        self.path(slug).parent.rename(self.path(f"{slug}-baru").parent)
        self.stories[self.stories.index(slug)] = f"{slug}-baru"

    @rule(name=st.sampled_from(["Banjir", "Air bah"]))
    def change_glossary(self, name: str) -> None:
        path = self.content / "tags.yaml"
        terms = json.loads(path.read_text(encoding="utf-8"))
        terms["banjir"]["id"] = name
        path.write_text(json.dumps(terms), encoding="utf-8")

    @rule(name=st.sampled_from(["article.html", "parts/card.html", "parts/credit.html"]))
    def change_template(self, name: str) -> None:
        path = self.theme / "templates" / name
        path.write_text(path.read_text(encoding="utf-8") + "<!-- x -->\n", encoding="utf-8")

    @rule(size=st.integers(1, 4))
    def change_setting(self, size: int) -> None:
        self.settings["DEFAULT_PAGINATION"] = size

    @rule(days=st.integers(0, 8))
    def wait(self, days: int) -> None:
        self.days = days

    @rule(data=st.data())
    def lose_a_page(self, data: st.DataObject) -> None:
        pages = sorted((self.room / "output").rglob("*.html"))
        if pages:
            data.draw(st.sampled_from(pages)).write_text("not what was built")

    @invariant()
    def the_site_is_what_a_clean_build_makes(self) -> None:
        os.environ["SOURCE_DATE_EPOCH"] = str(START + self.days * DAY)
        output, clean = self.room / "output", self.room / "clean" / "output"
        press_site(self.content, output, **self.settings)
        press_site(self.content, clean, **self.settings)
        assert hash_tree(output) == hash_tree(clean)
        assert folders(output) == folders(clean)
        shutil.rmtree(clean.parent)


@pytest.mark.slow
def test_whatever_an_editor_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(START))
    Newsroom.TestCase.settings = settings(
        max_examples=4,
        stateful_step_count=8,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
    )

    Newsroom.TestCase("runTest").runTest()
