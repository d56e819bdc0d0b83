"""A draft and a story of the future leave no byte in the site, until their day or `--drafts`."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from plugins.press.command import Order, check
from tests.site.building import build_site, make_content, write_picture, write_story

WORD = b"Xylofonqu"  # what stands in every field of the hidden story, and nowhere else
_DAY = "2030-01-11T09:07:00+07:00"
_BEFORE, _AFTER = "1894327619", "1894327620"  # that moment, and the second before it


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = make_content(tmp_path / "content")
    write_story(folder, "2022/01/terbit")
    return folder


def hide(content: Path, **fields: object) -> None:
    """Write a story that is not to be seen, in both languages and with a picture."""
    slug, word = "2022/01/xylofonqu", WORD.decode()
    words = {"title": f"{word} naik", "summary": f"{word}.", "body": f"{word} di mana-mana."}
    picture = {"file": f"{word}.jpg", "alt": word, "caption": f"{word} naik"}
    picture |= {"credit": word, "licence": word}
    glossary = content / "tags.yaml"
    tag = '"xylofonqu": {"id": "Xylofonqu", "en": "Xylofonqu"}}'
    glossary.write_text(glossary.read_text()[:-1] + ", " + tag, encoding="utf-8")
    story = write_story(
        content, slug, tags=["xylofonqu"], authors=[word], pictures=[picture], **words, **fields
    )
    write_story(content, slug, "en", translates="unknown", **words)
    write_picture(story.parent / picture["file"])


def traces(folder: Path) -> list[str]:
    """Return the files of a site that hold the word, in their bytes or in their name."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [
        path.relative_to(folder).as_posix()
        for path in files
        if WORD.lower() in path.read_bytes().lower() or WORD.decode().lower() in str(path).lower()
    ]


@pytest.mark.parametrize(
    "fields",
    [pytest.param({"status": "draft"}, id="draft"), pytest.param({"date": _DAY}, id="future")],
)
def test_the_hidden_story_is_nowhere_without_drafts_and_labelled_with_them(
    content: Path, tmp_path: Path, fields: dict[str, str]
) -> None:
    hide(content, **fields)

    shown = build_site(content, tmp_path / "shown", drafts=True)
    published = build_site(content, tmp_path / "published")

    assert traces(published) == []
    assert "id/2022/01/xylofonqu/index.html" in traces(shown)
    assert any(one.startswith("pictures/2022/01/xylofonqu/Xylofonqu-") for one in traces(shown))


def test_a_translation_may_wait_while_its_original_is_out(content: Path, tmp_path: Path) -> None:
    word = WORD.decode()
    write_story(content, "2022/01/terbit", "en", translates="unknown", status="draft", title=word)

    shown = build_site(content, tmp_path / "shown", drafts=True)
    published = build_site(content, tmp_path / "published")

    assert traces(published) == []
    assert (published / "id/2022/01/terbit/index.html").is_file()
    assert "en/2022/01/terbit/index.html" in traces(shown)


@pytest.mark.parametrize(("language", "label"), [("id", "Draf"), ("en", "Draft")])
def test_a_draft_says_that_it_is_one_and_asks_robots_to_stay_away(
    content: Path, tmp_path: Path, language: str, label: str
) -> None:
    hide(content, status="draft")

    shown = build_site(content, tmp_path / "shown", drafts=True)

    page = html.parse(shown / language / "2022/01/xylofonqu/index.html")
    front = html.parse(shown / language / "index.html")
    assert label in page.find(".//main").text_content()
    assert label in front.find(".//main").text_content()
    assert page.xpath('//meta[@name="robots"]/@content') == ["noindex"]
    assert b"xylofonqu/" not in (shown / "sitemap.xml").read_bytes().replace(b"tag/xylofonqu/", b"")


@pytest.mark.parametrize(
    ("moment", "seen"),
    [pytest.param(_BEFORE, False, id="before"), pytest.param(_AFTER, True, id="due")],
)
def test_a_story_appears_at_its_moment(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str, seen: bool
) -> None:
    hide(content, date=_DAY)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)

    site = build_site(content, tmp_path / "output")

    assert bool(traces(site)) == seen


def test_a_link_to_a_draft_is_told(content: Path) -> None:
    hide(content, status="draft")
    path = write_story(content, "2022/01/tautan", body="[Baca](../xylofonqu/id.md).")

    told = "\n".join(map(str, check(Order(str(content)))))

    assert told == (
        f"{path}:10: the link '../xylofonqu/id.md' leads to nothing that is published."
        " The nearest page is `stories/2022/01/tautan/id.md`."
    )
