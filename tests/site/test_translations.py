"""A translation that its original has left behind says so, and leads there."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from tests.site.building import make_content, press_site, write_story


def test_a_translation_left_behind_names_its_original(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    write_story(content)
    write_story(content, language="en", translates="0" * 16, title="Water recedes")

    press_site(content, tmp_path / "output")

    page = (tmp_path / "output/en/2022/01/banjir/index.html").read_bytes()
    (door,) = html.fromstring(page).xpath("//p[@class='notice']/a")
    assert door.text_content() == "Banjir di Demak"
    assert door.get("href") == "/digest/id/2022/01/banjir/"
