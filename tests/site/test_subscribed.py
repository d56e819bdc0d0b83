"""What a subscriber gets: feeds that every reader takes, with the whole story and a steady id."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree, html

from plugins.story.library import load_library
from plugins.story.story import Story
from tests.site.building import build_site, make_content, write_picture, write_story
from tests.site.pages import LANGUAGES

SITEURL = "https://example.org/a/b"
_TAG = "tag:kliping,2026:"
_ATOM = {"a": "http://www.w3.org/2005/Atom"}

KINDS = ("feed.xml", "atom.xml", "feed.json")
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def folder(sample_site: Callable[[str], Path]) -> Path:
    return sample_site(SITEURL)


@pytest.fixture(scope="module")
def stories(sample: Path) -> list[Story]:
    return list(reversed(load_library(sample).stories))


def _ids_in(folder: Path, language: str, kind: str) -> list[str]:
    raw = (folder / language / kind).read_bytes()
    if kind == "feed.json":
        return [item["id"] for item in json.loads(raw)["items"]]
    tree = etree.fromstring(raw)
    return [
        str(one)
        for one in tree.xpath("//item/guid/text() | //a:entry/a:id/text()", namespaces=_ATOM)
    ]


@each_language
@pytest.mark.parametrize("kind", ["feed.xml", "atom.xml"])
def test_a_feed_parser_has_nothing_to_complain_of(
    folder: Path, stories: list[Story], language: str, kind: str
) -> None:
    feed = feedparser.parse((folder / language / kind).read_bytes(), sanitize_html=False)
    mine = [story for story in stories if language in story.texts]

    assert feed.bozo == 0
    assert feed.feed.language == language
    assert [(one.title, one.link, one.id) for one in feed.entries] == [
        (
            story.texts[language].title,
            f"{SITEURL}{story.address(language)}",
            f"{_TAG}{story.id}/{language}",
        )
        for story in mine
    ]
    assert [one.published_parsed[:6] for one in feed.entries] == [
        story.date.utctimetuple()[:6] for story in mine
    ]


@each_language
@each_kind
def test_ids_are_one_a_story_and_made_of_its_id(
    folder: Path, stories: list[Story], language: str, kind: str
) -> None:
    assert _ids_in(folder, language, kind) == [
        f"{_TAG}{story.id}/{language}" for story in stories if language in story.texts
    ]


@each_language
def test_no_guid_poses_as_an_address(folder: Path, language: str) -> None:
    tree = etree.parse(folder / language / "feed.xml")

    assert set(tree.xpath("//guid/@isPermaLink")) == {"false"}
    assert len(tree.xpath("//guid")) == len(tree.xpath("//item"))


@each_language
@each_kind
def test_every_paragraph_of_the_page_is_in_the_feed(folder: Path, language: str, kind: str) -> None:
    for url, content in _contents_in(folder, language, kind):
        page = html.parse(folder / url.removeprefix(f"{SITEURL}/") / "index.html")
        prose = page.xpath('//main//*[contains(@class, "prose")]')[0]
        told = html.fragment_fromstring(content, create_parent="div")

        assert _words(told) == _words(prose), url


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _contents_in(folder: Path, language: str, kind: str) -> list[tuple[str, str]]:
    """Return (address of the page, HTML) of each entry."""
    raw = (folder / language / kind).read_bytes()
    if kind == "feed.json":
        return [(one["url"], one["content_html"]) for one in json.loads(raw)["items"]]
    feed = feedparser.parse(raw, sanitize_html=False)
    return [(one.link, one.content[0].value) for one in feed.entries]


@each_language
@each_kind
def test_every_address_is_complete(folder: Path, language: str, kind: str) -> None:
    raw = (folder / language / kind).read_bytes()
    found = [
        str(address)
        for _, content in _contents_in(folder, language, kind)
        for address in html.fragment_fromstring(content, create_parent="div").xpath(
            "//@href | //@src"
        )
    ]
    if kind != "feed.json":
        found += map(str, etree.fromstring(raw).xpath("//@href | //@url | //item/link/text()"))

    assert len(found) > 20
    assert [one for one in found if not one.startswith(("https://", "http://"))] == []


@each_language
def test_the_picture_is_attached_with_its_true_size(folder: Path, language: str) -> None:
    tree = etree.parse(folder / language / "feed.xml")
    enclosures = tree.xpath("//enclosure")

    assert len(enclosures) > 10
    for one in enclosures:
        file = folder / one.get("url").removeprefix(f"{SITEURL}/")
        assert int(one.get("length")) == file.stat().st_size
        assert one.get("type") == "image/jpeg"


@each_language
def test_atom_has_what_its_standard_asks_for(folder: Path, language: str) -> None:
    atom = etree.parse(folder / language / "atom.xml").getroot()

    for holder in (atom, *atom.findall("a:entry", _ATOM)):
        for name in ("id", "title", "updated"):
            assert len(holder.findall(f"a:{name}", _ATOM)) == 1, name
    assert atom.findtext("a:author/a:name", namespaces=_ATOM)
    assert _link(atom, "self") == [f"{SITEURL}/{language}/atom.xml"]
    assert _link(atom, "alternate") == [f"{SITEURL}/{language}/"]


def _link(atom: Any, relation: str) -> list[str]:
    return [str(one.get("href")) for one in atom.findall(f"a:link[@rel='{relation}']", _ATOM)]


@each_language
def test_json_says_which_language_and_version(folder: Path, language: str) -> None:
    feed = json.loads((folder / language / "feed.json").read_text(encoding="utf-8"))
    feed.pop("items")

    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": {"id": "Kliping dalam bahasa Indonesia", "en": "Kliping in English"}[language],
        "home_page_url": f"{SITEURL}/{language}/",
        "feed_url": f"{SITEURL}/{language}/feed.json",
        "description": feed["description"],
        "language": language,
    }


def test_an_id_outlives_slug_date_title_and_host(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    write_picture(write_story(content, "2022/01/banjir", id="a-1").parent / "lead.jpg")
    before = build_site(content, tmp_path / "before", SITEURL)
    (content / "stories/2022/01/banjir").rename(content / "stories/2022/01/banjir-demak")
    moved = {"id": "a-1", "title": "Lain", "date": "2022-01-12T10:00:00+08:00"}
    write_story(content, "2022/01/banjir-demak", **moved)

    after = build_site(content, tmp_path / "after", "https://elsewhere.example")

    for kind in KINDS:
        assert _ids_in(before, "id", kind) == _ids_in(after, "id", kind) == [f"{_TAG}a-1/id"]
