"""A draft and a story of the future leave no byte in the site, until their day or `--drafts`."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from plugins.press.command import Order, check
from tests.site.building import build_site, hash_tree, make_content, write_picture, write_story

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
    listed = (shown / "sitemap.xml").read_text(encoding="utf-8")
    assert re.findall(r"(?<!tag/)(?<!author/)(?<!source/)xylofonqu/", listed) == []


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


@pytest.fixture(params=["Pacific/Kiritimati", "Pacific/Honolulu"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Set the machine's zone: one whose day is ahead of the stories', one whose day is behind."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def hide_everywhere(content: Path) -> None:
    """Let two stories wait for a midnight in Jakarta that touch whatever a story can touch."""
    word = WORD.decode()
    for file in ("tags.yaml", "categories.yaml", "threads.yaml"):
        path = content / file
        terms = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        terms["xylofonqu"] = {"id": word, "en": word}
        path.write_text(json.dumps(terms), encoding="utf-8")
    write_picture(content / "photos/xylofonqu.jpg")
    told = {
        "body": f"![{word}](/photos/xylofonqu.jpg)\n\n[Baca](../../../2022/01/terbit/id.md)\n",
        "source": {"name": word, "url": "https://xylofonqu.example/a", "rights": "own"},
        "pictures": [{"file": "xylofonqu.png", "alt": word, "caption": word, "credit": word}],
        "corrections": [{"date": "2030-01-12", "note": word}],
        "date": "2030-01-11T00:00:00+07:00",
        "category": "xylofonqu",
        "tags": ["xylofonqu", "banjir"],
        "authors": [word],
    }
    for number, thread in enumerate(["utas", "xylofonqu", "xylofonqu"]):
        slug = f"2030/01/xylofonqu-{number}"
        story = write_story(content, slug, title=f"{word} {number}", thread=thread, **told)
        write_picture(story.parent / "xylofonqu.png")
        notes = [{"note": word}]
        write_story(content, slug, "en", translates="unknown", title=word, corrections=notes)


def test_until_its_moment_the_site_is_one_that_never_knew_of_a_story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """Lists, counts, threads, related stories, feeds, cards, the sitemap: not a byte of it."""
    content, site = make_content(tmp_path / "content"), tmp_path / "output"
    named = {"thread": "utas", "related": ["2030-01-xylofonqu-0"]}
    write_story(content, "2022/01/terbit", title="Terbit", **named)
    write_story(content, "2022/01/terbit", "en", translates="unknown", title="Out")
    write_story(content, "2022/01/lain", title="Lain", thread="utas")
    hide_everywhere(content)
    midnight = 1_894_294_800

    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(midnight - 1))
    before = hash_tree(build_site(content, site))
    assert traces(site) == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(midnight))
    build_site(content, site)
    found = traces(site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(midnight - 1))
    again = hash_tree(build_site(content, site))
    shutil.rmtree(content / "stories/2030")
    write_story(content, "2022/01/terbit", title="Terbit", thread="utas")
    never = hash_tree(build_site(content, tmp_path / "never"))

    assert zone
    assert before == again == never
    assert set(found) > {
        *("index.html", "feed.xml", "sitemap.xml", "feeds.opml", "id/corrections/atom.xml"),
        *("id/2022/01/terbit/index.html", "id/thread/utas/index.html", "en/archive/index.html"),
    }


def test_a_link_to_a_draft_is_told(content: Path) -> None:
    hide(content, status="draft")
    path = write_story(content, "2022/01/tautan", body="[Baca](../xylofonqu/id.md).")

    told = "\n".join(map(str, check(Order(str(content)))))

    assert told == (
        f"{path}:10: the link '../xylofonqu/id.md' leads to nothing that is published."
        " The nearest page is `stories/2022/01/tautan/id.md`."
    )
