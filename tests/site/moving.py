"""A digest that was published and recorded, and what an editor may do to it afterwards."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from plugins.press.press import Press
from tests.site.answering import record
from tests.site.building import make_content, press_site, write_story

SITEURL = "https://example.org/digest"


def publish_first(room: Path) -> Path:
    """Publish and record a digest in `room/content`, and return the room."""
    content = make_content(room / "content")
    write_story(content, "2022/01/satu", title="Satu", thread="musim")
    write_story(content, "2022/01/satu", "en", translates="unknown", title="One")
    write_story(content, "2022/01/dua", title="Dua", thread="musim", tags=["gempa"])
    for number in range(4):
        write_story(content, f"2022/02/tiga-{number}", title=f"Tiga {number}")
    page = content / "pages/about.id.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: Tentang\n---\n\nKami.\n", encoding="utf-8")
    record(press(room))
    return room


def press(room: Path, **more: Any) -> Press:
    """Publish what is in `room/content` to `room/output`, with settings of a test's own."""
    return press_site(room / "content", room / "output", **{"DEFAULT_PAGINATION": 2} | more)


def story(room: Path, slug: str) -> Path:
    """Return a story's folder."""
    return room / "content/stories" / slug


def move(room: Path, old: str, new: str) -> None:
    """Give a story another folder."""
    story(room, new).parent.mkdir(parents=True, exist_ok=True)
    story(room, old).rename(story(room, new))


def edit(path: Path, old: str, new: str) -> None:
    """Write other words into a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def rename_term(room: Path, file: str, old: str, new: str) -> None:
    """Give a term of a glossary another key; the old one stays as an alias."""
    path = room / "content" / file
    terms = json.loads(path.read_text(encoding="utf-8"))
    term = terms.pop(old)
    terms[new] = term | {"aliases": [*term.get("aliases", []), old]}
    path.write_text(json.dumps(terms), encoding="utf-8")


def withdraw(room: Path, slug: str) -> None:
    """Delete a story and say in `gone.yaml` why."""
    path = room / "content/gone.yaml"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    reason = f'{slug.replace("/", "-")}: {{date: 2026-11-23, id: "Ditarik.", en: "Withdrawn."}}\n'
    path.write_text(text + reason, encoding="utf-8")
    shutil.rmtree(story(room, slug))
