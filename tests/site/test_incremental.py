"""A build over what the last one left is a clean build, byte for byte, whatever has happened."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from plugins.story.problem import StoryError
from tests.site.building import (
    ROOT,
    hash_tree,
    make_content,
    press_site,
    write_picture,
    write_story,
)


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return file -> what changes when it is written again."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            stat = path.stat()
            found[path.relative_to(folder).as_posix()] = (stat.st_ino, stat.st_mtime_ns)
    return found


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a content folder with three stories, one of them in both languages."""
    folder = make_content(tmp_path / "content")
    for number in range(3):
        write_story(folder, f"2022/01/satu-{number}", title=f"Satu {number}", tags=["banjir"])
    write_story(folder, "2022/01/satu-0", "en", translates="unknown", title="One")
    return folder


def test_what_did_not_change_keeps_its_file(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    press_site(content, output)
    before = stamps(output)

    write_story(content, "2022/01/satu-1", title="Dua", tags=["banjir"])
    press_site(content, output)
    after = stamps(output)
    press_site(content, output)

    changed = {name for name in after if after[name] != before.get(name)}
    assert "id/2022/01/satu-1/index.html" in changed
    assert not changed & {"en/2022/01/satu-0/index.html", "404.html", "theme/site.css"}
    assert stamps(output) == after


def edit_json(path: Path, *place: str, value: Any) -> None:
    """Change one value of a file of JSON."""
    terms = holder = json.loads(path.read_text(encoding="utf-8"))
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = value
    path.write_text(json.dumps(terms), encoding="utf-8")


def append(path: Path, words: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


TERM, FIRST, SECOND = "banjir", "stories/2022/01/satu", "stories/2022/01/dua"
CHANGES: dict[str, Any] = {
    "a tag's name": lambda room: edit_json(room / "content/tags.yaml", TERM, "id", value="Bah"),
    "the name of one story's tag": lambda room: edit_json(
        room / "content/tags.yaml", "gempa", "id", value="Lindu"
    ),
    "a tag's spelling": lambda room: edit_json(
        room / "content/tags.yaml", TERM, "aliases", value=["floods", "bah"]
    ),
    "a tag's description": lambda room: edit_json(
        room / "content/tags.yaml", TERM, "description", value={"id": "Air", "en": "Water"}
    ),
    "a category's name": lambda room: edit_json(
        room / "content/categories.yaml", "dunia", "en", value="Planet"
    ),
    "a thread's name": lambda room: edit_json(
        room / "content/threads.yaml", "musim", "en", value="The rains"
    ),
    "a body": lambda room: append(room / "content" / FIRST / "id.md", "\n\nSekali lagi.\n"),
    "a headline": lambda room: replace(
        room / "content" / FIRST / "id.md", "Banjir satu", "Banjir ulang"
    ),
    "a headline in English": lambda room: replace(
        room / "content" / FIRST / "en.md", "Flood one", "Flood again"
    ),
    "a correction": lambda room: replace(
        room / "content" / FIRST / "id.md",
        "---\n\n",
        "corrections:\n  - {date: 2022-01-13, note: Lain}\n---\n\n",
    ),
    "an update": lambda room: replace(
        room / "content" / FIRST / "en.md", "---\n\n", "updated: 2022-01-14T07:00:00Z\n---\n\n"
    ),
    "a date": lambda room: replace(room / "content" / FIRST / "id.md", "01-11", "01-09"),
    "another author": lambda room: replace(
        room / "content" / FIRST / "id.md", "---\n\n", "authors: [Budi]\n---\n\n"
    ),
    "another source": lambda room: replace(
        room / "content" / FIRST / "id.md",
        "---\n\n",
        "source: {name: Antara, rights: excerpt}\n---\n\n",
    ),
    "a category taken away": lambda room: replace(
        room / "content" / FIRST / "id.md", 'category: "dunia"', ""
    ),
    "a thread left": lambda room: replace(
        room / "content" / SECOND / "id.md", 'thread: "musim"', ""
    ),
    "a translation's body": lambda room: append(
        room / "content" / FIRST / "en.md", "\n\nOnce more.\n"
    ),
    "a translation gone": lambda room: (room / "content" / FIRST / "en.md").unlink(),
    "a story gone": lambda room: shutil.rmtree(room / "content/stories/2022/01/tiga"),
    "a story withdrawn": lambda room: replace(
        room / "content/stories/2022/01/tiga/id.md", "---\n\n", "status: draft\n---\n\n"
    ),
    "a folder renamed": lambda room: (room / "content/stories/2022/01/tiga").rename(
        room / "content/stories/2022/01/empat"
    ),
    "another picture": lambda room: write_picture(room / "content" / FIRST / "a.png", (320, 200)),
    "words of a shared picture": lambda room: (room / "content/photos/b.yaml").write_text(
        "id: {caption: Dari bersama}"
    ),
    "a shared picture": lambda room: write_picture(room / "content/photos/b.png", (64, 64)),
    "a standing page": lambda room: append(room / "content/pages/about.id.md", "\n\nLagi.\n"),
    "a standing page gone": lambda room: (room / "content/pages/about.en.md").unlink(),
    "a page's template": lambda room: replace(
        room / "theme/templates/term.html", "{% block main %}", "{% block main %}<!-- -->"
    ),
    "a part of a figure": lambda room: append(
        room / "theme/templates/parts/credit.html", "<i></i>"
    ),
    "the frame": lambda room: replace(room / "theme/templates/base.html", "<body>", "<body >"),
    "the style": lambda room: append(room / "theme/static/css/site.css", "p { color: red }\n"),
    "an interface word": lambda room: replace(room / "theme/words/id.yaml", "tags:", "tags: X"),
}


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Return a folder with a theme, and content that uses all there is."""
    content = make_content(tmp_path / "content")
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    term = {"musim": {"id": "Musim hujan", "en": "Rainy season"}}
    (content / "threads.yaml").write_text(json.dumps(term), encoding="utf-8")
    write_picture(content / FIRST / "a.png")
    write_picture(content / "photos/b.png")
    pictures = [{"file": "a.png", "alt": "Air", "caption": "Air", "credit": "Ani"}]
    words = {"title": "Banjir satu", "thread": "musim", "pictures": pictures}
    write_story(content, "2022/01/satu", **words, body="Air ![b](/photos/b.png) naik.\n")
    write_story(content, "2022/01/satu", "en", translates="unknown", title="Flood one")
    link = "[dulu](../satu/id.md) [topik](/id/tag/banjir/)"
    day = "2022-01-12T07:00:00+07:00"
    write_story(content, "2022/01/dua", title="Banjir dua", date=day, thread="musim", body=link)
    write_story(content, "2022/01/tiga", title="Gempa", date=day, tags=["gempa"], category=None)
    for language in ("id", "en"):
        page = content / f"pages/about.{language}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text("---\ntitle: Tentang\n---\n\n[lihat](../stories/2022/01/satu/id.md)\n")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_reaches_every_page_that_shows_it(room: Path, change: Any) -> None:
    more = {"THEME": str(room / "theme"), "DEFAULT_PAGINATION": 2}
    press_site(room / "content", room / "output", **more)
    before = hash_tree(room / "output")

    change(room)
    press_site(room / "content", room / "output", **more)
    press_site(room / "content", room / "clean/output", **more)

    after = hash_tree(room / "output")
    assert after == hash_tree(room / "clean/output")
    assert (after == before) == (change is CHANGES["a tag's spelling"])


@pytest.mark.slow
@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"SITENAME": "Lain"}, id="name"),
        pytest.param({"SITEURL": "https://example.net/lain"}, id="place"),
        pytest.param({"DEFAULT_LANG": "en"}, id="language"),
        pytest.param({"FEED_MAX_ITEMS": 1}, id="feeds"),
        pytest.param({"FEED_TERM_ITEMS": 1}, id="feeds of tags"),
        pytest.param({"WEBSUB_HUB": "https://hub.example/"}, id="a hub"),
        pytest.param({"FEED_TAG": "tag:lain,2026:"}, id="feeds' id"),
        pytest.param({"RELATED_STORIES_LIMIT": 1}, id="related stories"),
        pytest.param({"DEFAULT_PAGINATION": 1}, id="pages of lists"),
        pytest.param({"MARKDOWN": {"extensions": [], "output_format": "xhtml"}}, id="Markdown"),
    ],
)
def test_a_setting_reaches_every_page_that_it_makes(room: Path, more: dict[str, Any]) -> None:
    press_site(room / "content", room / "output", DEFAULT_PAGINATION=2)

    press_site(room / "content", room / "output", **{"DEFAULT_PAGINATION": 2} | more)
    press_site(room / "content", room / "clean/output", **{"DEFAULT_PAGINATION": 2} | more)

    assert hash_tree(room / "output") == hash_tree(room / "clean/output")


@pytest.mark.parametrize("workers", [2, 4])
def test_the_number_of_workers_changes_no_byte(content: Path, tmp_path: Path, workers: int) -> None:
    for number in range(70):  # more than one worker is given at once
        write_story(content, f"2022/01/banyak-{number}", title=f"Banyak {number}")
    alone, shared = tmp_path / "alone/output", tmp_path / "shared/output"

    press_site(content, alone, WORKERS=1)
    press_site(content, shared, WORKERS=workers)

    assert hash_tree(shared) == hash_tree(alone)


@pytest.mark.parametrize("output", ["output", "another"], ids=["over the last", "from nothing"])
def test_a_link_to_a_card_that_goes_stops_the_build(tmp_path: Path, output: str) -> None:
    content, theme = make_content(tmp_path / "content"), tmp_path / "theme"
    write_story(content, "2022/01/satu")
    shutil.copytree(ROOT / "theme", theme)
    more = {"THEME": str(theme), "SOCIAL_CARDS": 1}
    press_site(content, tmp_path / "output", **more)
    (card,) = (tmp_path / "output").glob("pictures/2022/01/satu/card-id.*")
    link = f'<a href="/digest/{card.relative_to(tmp_path / "output").as_posix()}">x</a>'
    replace(theme / "templates/404.html", '<div class="lost">', f'<div class="lost">{link}')
    press_site(content, tmp_path / output, **more)
    assert link in (tmp_path / output / "404.html").read_text(encoding="utf-8")

    write_story(content, "2022/02/baru", date="2022-02-01T09:00:00+07:00")
    with pytest.raises(StoryError, match="leads to no page"):
        press_site(content, tmp_path / output, **more)
