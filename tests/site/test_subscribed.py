"""What a subscriber gets: the story, as far as it may be passed on, and who is to be thanked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from plugins.story.library import load_library
from tests.site.browsing import browsing
from tests.site.building import (
    build_site,
    make_content,
    press_site,
    write_picture,
    write_story,
)
from tests.site.pages import LANGUAGES
from tests.site.serving import serving
from tests.site.subscribing import KINDS, Item, ids_in, read_feed

SITEURL = "https://example.org/a/b"
_TAG = "tag:kliping,2026:"
_ATOM = {"a": "http://www.w3.org/2005/Atom"}

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def folder(sample_site: Callable[[str], Path]) -> Path:
    return sample_site(SITEURL)


@each_language
@each_kind
def test_every_paragraph_that_may_be_passed_on_is_in_the_feed(
    folder: Path, sample: Path, language: str, kind: str
) -> None:
    quoted = {
        f"{SITEURL}{story.address(language)}"
        for story in load_library(sample).stories
        if story.source and story.source.rights == "excerpt"
    }

    for item in read_feed(folder / language / kind).items:
        page = html.parse(folder / item.url.removeprefix(f"{SITEURL}/") / "index.html")
        prose = page.xpath('//main//*[contains(@class, "prose")]')[0]
        told = html.fragment_fromstring(item.content, create_parent="div")

        assert _words(told) == ("" if item.url in quoted else _words(prose)), item.url
    assert len(quoted) == 1


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@each_language
def test_the_picture_is_attached_with_its_true_size(folder: Path, language: str) -> None:
    tree = etree.parse(folder / language / "feed.xml")
    enclosures = tree.xpath("//enclosure")

    assert len(enclosures) > 10
    for one in enclosures:
        file = folder / one.get("url").removeprefix(f"{SITEURL}/")
        assert int(one.get("length")) == file.stat().st_size
        assert one.get("type") == "image/jpeg"


def test_an_id_outlives_slug_date_title_and_host(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    write_picture(write_story(content, "2022/01/banjir", id="a-1").parent / "lead.jpg")
    before = build_site(content, tmp_path / "before", SITEURL)
    (content / "stories/2022/01/banjir").rename(content / "stories/2022/01/banjir-demak")
    moved = {"id": "a-1", "title": "Lain", "date": "2022-01-12T10:00:00+08:00"}
    write_story(content, "2022/01/banjir-demak", **moved)

    after = build_site(content, tmp_path / "after", "https://elsewhere.example")

    for kind in KINDS:
        address = f"/id/{kind}"
        assert ids_in(before, address) == ids_in(after, address) == [f"{_TAG}a-1/id"]


def only(site: Path, kind: str, language: str = "id") -> Item:
    (item,) = read_feed(site / language / kind).items
    return item


SOURCE = {"name": "Koran", "url": "https://koran.example/a?b&c"}


@pytest.mark.parametrize(
    ("rights", "whole", "licence"),
    [
        (None, True, []),
        ("own", True, []),
        ("full", True, []),
        ("excerpt", False, []),
        ("CC-BY-4.0", True, ["https://creativecommons.org/licenses/by/4.0/"]),
        ("CC-BY-ND-4.0", True, ["https://creativecommons.org/licenses/by-nd/4.0/"]),
    ],
)
def test_the_text_is_whole_where_its_rights_allow_that(
    tmp_path: Path, rights: str | None, whole: bool, licence: list[str]
) -> None:
    content = make_content(tmp_path / "content")
    write_story(content, source={**SOURCE, "rights": rights} if rights else None)

    site = build_site(content, tmp_path / "output", SITEURL)

    for kind in KINDS:
        item = only(site, kind)
        assert item.summary == "Air belum surut."
        assert ("mengungsi" in item.content) == whole
    if not whole:
        assert all(b"mengungsi" not in path.read_bytes() for path in site.rglob("feed.*"))
        assert json.loads((site / "id/feed.json").read_bytes())["items"][0]["content_text"]
    atom = etree.parse(site / "id/atom.xml")
    assert atom.xpath("//a:link[@rel='license']/@href", namespaces=_ATOM) == licence


def test_who_wrote_translated_and_printed_it_is_named(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    source = {**SOURCE, "rights": "own"}
    write_story(content, "2022/01/satu", source=source, authors=["Ani", "Budi"])
    translated = {"translates": "unknown", "translator": "Cici", "title": "One"}
    write_story(content, "2022/01/satu", "en", **translated)
    write_story(content, "2022/01/dua", source=source, date="2022-01-10T09:07:00+07:00")

    site = build_site(content, tmp_path / "output", SITEURL)

    for kind in KINDS:
        told = [one.creators for one in read_feed(site / "id" / kind).items]
        assert told == [("Ani", "Budi"), ("Koran",)]
    rss, atom = (etree.parse(site / "en" / kind).getroot() for kind in KINDS[:2])
    assert rss.xpath("//item/source/@url | //item/source/text()") == [SOURCE["url"], "Koran"]
    assert rss.xpath("//*[local-name()='contributor']/text()") == ["Cici"]
    (via,) = atom.xpath("//a:link[@rel='via']", namespaces=_ATOM)
    assert dict(via.attrib) == {"rel": "via", "title": "Koran", "href": SOURCE["url"]}
    other = f"{SITEURL}/id/2022/01/satu/"
    assert atom.xpath("//a:link[@rel='related']/@href", namespaces=_ATOM) == [other]
    assert rss.xpath("//item/*[@rel='related']/@href") == [other]
    (item,) = json.loads((site / "en/feed.json").read_bytes())["items"]
    assert item["_kliping"]["translation"] == {"language": "id", "url": other}
    assert (item["external_url"], item["_kliping"]["source"]) == (SOURCE["url"], "Koran")


CORRECTED: Any = {
    "corrections": [
        {"date": "2022-01-13", "note": "Bukan <30> desa & 13."},
        {"date": "2022-01-14", "note": "Nama diperbaiki."},
    ]
}


@pytest.mark.parametrize("rights", ["own", "excerpt"])
def test_a_correction_changes_the_entry_and_is_told_in_it(tmp_path: Path, rights: str) -> None:
    content = make_content(tmp_path / "content")
    write_story(content, source={**SOURCE, "rights": rights}, **CORRECTED)

    site = build_site(content, tmp_path / "output", SITEURL)

    for kind in KINDS:
        item = only(site, kind)
        assert item.updated.isoformat() == "2022-01-13T17:02:00+00:00"
        text = item.content or item.summary.replace("&", "&amp;").replace("<", "&lt;")
        assert "13 Januari 2022" in text
        assert "desa" in text
        assert "<30>" not in text


def test_corrections_have_a_page_and_feeds_of_their_own(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    write_story(content, **CORRECTED)
    note = [{"note": "Not 30."}]
    write_story(content, language="en", translates="unknown", title="Flood", corrections=note)
    write_story(content, "2022/01/lain", date="2022-01-15T09:07:00+07:00")

    site = build_site(content, tmp_path / "output", SITEURL)

    page = html.parse(site / "en/corrections/index.html")
    assert page.xpath("//main//ol/li/p[@lang]/text()") == ["Nama diperbaiki.", "Not 30."]
    assert page.xpath("//main//ol/li/p[@lang]/@lang") == ["id", "en"]
    assert page.xpath("//main//ol/li/h2/a/@href") == ["/a/b/en/2022/01/banjir/"] * 2
    assert [
        (one.title, one.summary) for one in read_feed(site / "en/corrections/atom.xml").items
    ] == [
        ("Correction: Flood", "Nama diperbaiki."),
        ("Correction: Flood", "Not 30."),
    ]
    story = html.parse(site / "id/2022/01/banjir/index.html")
    assert "/a/b/id/corrections/" in story.xpath("//main//a/@href")


def test_the_list_of_corrections_is_there_before_the_first(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    write_story(content)

    site = build_site(content, tmp_path / "output", SITEURL)

    page = html.parse(site / "id/corrections/index.html")
    assert "Belum ada koreksi." in page.getroot().text_content()
    assert read_feed(site / "id/corrections/feed.xml").items == ()


def test_a_hub_is_named_by_every_feed(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    write_story(content)

    press_site(content, tmp_path / "output", WEBSUB_HUB="https://hub.example/")

    for path in (tmp_path / "output").rglob("*"):
        if path.name in KINDS:
            assert b"https://hub.example/" in path.read_bytes()


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("kind", KINDS[:2])
def test_who_opens_a_feed_sees_its_stories(folder: Path, kind: str) -> None:
    with browsing() as browser, serving("/a/b") as server:
        server.site = folder
        page = browser.new_page()
        # The feed names its stylesheet where the site will stand.
        page.route(f"{SITEURL}/**", lambda route: route.fulfill(
            path=folder / route.request.url.removeprefix(f"{SITEURL}/")))  # fmt: skip
        page.goto(f"{server.url}/id/{kind}")

        shown = page.evaluate(_SHOWN)

    told = read_feed(folder / "id" / kind)
    assert shown["titles"][: len(told.items)] == [one.title for one in told.items]
    assert shown["hidden"] == []
    assert shown["wide"] <= 700


_SHOWN = """() => {
  const all = [...document.getElementsByTagName("*")];
  const seen = (one) => one.getClientRects().length > 0;
  const items = all.filter((one) => ["item", "entry"].includes(one.localName));
  const title = (one) => [...one.children].find((child) => child.localName === "title");
  return {
    titles: items.map(title).filter(seen).map((one) => one.textContent),
    hidden: all.filter((one) => ["encoded", "content", "guid", "id", "updated"]
      .includes(one.localName) && seen(one)).map((one) => one.localName),
    wide: Math.max(...items.map((one) => one.getBoundingClientRect().width)),
  };
}"""
