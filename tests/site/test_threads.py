"""A thread that goes on: its page and feeds in both languages, and no trace of a draft.

The sample's own threads are looked at too: what is published of them is what content says.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from lxml import html

from plugins.press.command import Order, check
from plugins.story.library import load_library
from tests.site.building import build_site, make_content, run_inv, write_story
from tests.site.pages import LANGUAGES

SITEURL = "https://example.org/a/b"
DAY = "2022-01-{:02}T09:07:00+07:00"
FEEDS = ("feed.xml", "atom.xml", "feed.json")
_FUTURE = "2030-01-11T09:07:00+07:00"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return content with a thread of three stories, the second in English alone."""
    folder = make_content(tmp_path / "content")
    write(folder, "satu", 1)
    write_story(folder, "2022/01/satu", "en", translates="unknown", title="One")
    write_story(folder, "2022/01/dua", "en", title="Two", date=DAY.format(2), thread="banjir-demak")
    write(folder, "tiga", 3)
    return folder


def write(content: Path, slug: str, day: int, **fields: object) -> Path:
    own = {"title": slug.title(), "date": DAY.format(day), "thread": "banjir-demak"}
    return write_story(content, f"2022/01/{slug}", **(own | fields))


def page_of(site: Path, address: str) -> html.HtmlElement:
    tree: html.HtmlElement = html.fromstring((site / address / "index.html").read_bytes())
    return tree


def words_of(page: html.HtmlElement, query: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in page.xpath(query)]


def test_a_story_leads_to_its_neighbours_in_the_readers_language_or_says_which(
    content: Path, tmp_path: Path
) -> None:
    site = build_site(content, tmp_path / "output", SITEURL)

    page = page_of(site, "id/2022/01/satu")
    (way,) = page.xpath('//nav[contains(@class, "thread")]')
    assert words_of(way, "./h2 | ./p") == ["Utas: Banjir Demak", "Berita ke-1 dari 3"]
    assert [dict(one.attrib) for one in way.xpath(".//li//a")] == [
        {
            "class": "thread__title",
            "rel": "next",
            "href": "/a/b/en/2022/01/dua/",
            "lang": "en",
            "hreflang": "en",
        }
    ]
    assert words_of(way, ".//li") == ["Berikutnya Two Minggu, 2 Januari 2022 Dalam bahasa Inggris"]
    between = page_of(site, "en/2022/01/dua")
    assert words_of(between, '//nav[contains(@class, "thread")]//li') == [
        "Previous One Saturday 1 January 2022",
        "Next Tiga Monday 3 January 2022 In Indonesian",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_thread_tells_it_from_its_start(
    content: Path, tmp_path: Path, language: str
) -> None:
    names = '"banjir-demak": {"id": "Air di Demak", "en": "Water in Demak"}'
    (content / "threads.yaml").write_text("{" + names + "}", encoding="utf-8")

    site = build_site(content, tmp_path / "output", SITEURL)

    page = page_of(site, f"{language}/thread/banjir-demak")
    name = {"id": "Air di Demak", "en": "Water in Demak"}[language]
    titles = {"id": ["Satu", "Two", "Tiga"], "en": ["One", "Two", "Tiga"]}[language]
    assert words_of(page, "//main//h1") == [name]
    assert words_of(page, "//main//li//h3") == titles
    assert len(page.xpath("//main//ol/li")) == 3
    assert page.xpath("//main//ol/li//h2/time/@datetime") == [
        f"2022-01-0{one}" for one in (1, 2, 3)
    ]
    assert page.xpath("//head/link[@hreflang='en'][not(@type)]/@href") == [
        f"{SITEURL}/en/thread/banjir-demak/"
    ]
    assert page.xpath("//head/link[@rel='alternate'][@type]/@href")[:3] == [
        f"{SITEURL}/{language}/thread/banjir-demak/{file}" for file in FEEDS
    ]
    index = page_of(site, f"{language}/thread")
    assert words_of(index, "//main//h2") == [name]
    assert f"{SITEURL}/{language}/thread/banjir-demak/" in (site / "sitemap.xml").read_text()


@pytest.mark.parametrize("file", FEEDS)
def test_the_feeds_of_a_thread_hold_its_stories_under_their_own_ids(
    content: Path, tmp_path: Path, file: str
) -> None:
    write_story(content, "2022/01/lain", date=DAY.format(4))

    site = build_site(content, tmp_path / "output", SITEURL)

    raw = (site / "id/thread/banjir-demak" / file).read_bytes()
    if file == "feed.json":
        feed = json.loads(raw)
        ids = [one["id"] for one in feed["items"]]
        assert feed["home_page_url"] == f"{SITEURL}/id/thread/banjir-demak/"
        assert feed["title"] == "Utas: Banjir Demak · Kliping dalam bahasa Indonesia"
    else:
        parsed = feedparser.parse(raw, sanitize_html=False)
        ids = [one.id for one in parsed.entries]
        assert parsed.bozo == 0
        assert parsed.feed.title == "Utas: Banjir Demak · Kliping dalam bahasa Indonesia"
    assert ids == [f"tag:kliping,2026:2022-01-{slug}/id" for slug in ("tiga", "satu")]


@pytest.mark.parametrize(
    "fields",
    [pytest.param({"status": "draft"}, id="draft"), pytest.param({"date": _FUTURE}, id="future")],
)
def test_a_hidden_story_leaves_no_byte_in_its_thread_nor_where_it_is_named(
    content: Path, tmp_path: Path, fields: dict[str, str]
) -> None:
    write(content, "tiga", 3, related=["sembunyi"], unrelated=["tersamar"])
    write(content, "sembunyi", 4, id="sembunyi", **fields)
    write(content, "tersamar", 4, id="tersamar", thread="terowongan", **fields)
    write(content, "cahaya", 5, thread="terowongan")

    site = build_site(content, tmp_path / "published", SITEURL)
    shown = build_site(content, tmp_path / "shown", SITEURL, drafts=True)

    assert traces(site, "sembunyi") == traces(site, "tersamar") == traces(site, "terowongan") == []
    assert "id/thread/banjir-demak/index.html" in traces(shown, "sembunyi")
    assert "id/thread/terowongan/index.html" in traces(shown, "terowongan")


def traces(folder: Path, word: str) -> list[str]:
    """Return the files of a site that hold `word`, in their bytes or in their name."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes().lower()
        for path in folder.rglob("*")
        if path.is_file()
    }
    return [name for name, raw in files.items() if word.encode() in raw or word in name.lower()]


def test_a_digest_without_threads_has_no_page_for_them(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    write(content, "satu", 1)

    site = build_site(content, tmp_path / "output", SITEURL)

    assert traces(site, "/thread/") == []


def test_what_is_odd_about_a_thread_is_told_once_by_the_check(content: Path) -> None:
    path = write(content, "empat", 4, thread="lain")

    told = [(str(one), one.severity) for one in check(Order(str(content))) if one.path == path]

    assert told == [
        (
            f"{path}:8: this is the only story of the thread `lain`. Add `thread: lain` to the"
            " stories that follow it, or take the line out.",
            "notice",
        )
    ]


def test_a_thread_whose_follow_up_is_a_draft_is_not_odd(content: Path) -> None:
    write(content, "empat", 4, thread="lain")
    write(content, "lima", 5, thread="lain", status="draft")

    assert [str(one) for one in check(Order(str(content))) if "`lain`" in one.what] == []


def test_a_text_may_link_to_a_thread_and_its_feeds(content: Path, tmp_path: Path) -> None:
    links = [f"/id/thread/banjir-demak/{file}" for file in ("", *FEEDS)]
    write(content, "empat", 4, body=" ".join(f"[Baca]({one})" for one in links))

    site = build_site(content, tmp_path / "output", SITEURL)

    prose = page_of(site, "id/2022/01/empat").xpath('//*[contains(@class, "prose")]//a/@href')
    assert prose == [f"/a/b{one}" for one in links]


def test_the_check_proposes_a_thread_and_does_not_fail(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    flood = "Tanggul Sungai Wulan jebol dan merendam Karanganyar.\n\n{} keluarga mengungsi."
    for number, slug in enumerate(("tanggul", "surut", "jebol", "perbaikan"), 1):
        title = f"Tanggul Wulan di Karanganyar {slug}"
        write(content, slug, number, thread=None, title=title, body=flood.format(number))
    for number, word in enumerate(("Beras", "Kereta", "Sidang", "Piala", "Vaksin"), 1):
        body = f"{word} menjadi pembicaraan ramai sepanjang pekan."
        write(content, word.lower(), number, thread=None, title=word, summary=word, body=body)

    run = run_inv("check", "--content", str(content))

    assert (run.returncode, run.stdout) == (0, "Nothing to mend.\n")
    assert run.stderr.splitlines() == [
        f"{content}/stories/2022/01/tanggul/id.md: 4 stories within 3 days look like one matter:"
        " `2022-01-tanggul`, `2022-01-surut`, `2022-01-jebol`, `2022-01-perbaikan`. Add"
        " `thread: banjir-2022` to each of them, or keep them apart with `unrelated`. (notice)"
    ]


def test_the_threads_of_the_sample_are_published_whole(
    sample: Path, sample_site: Callable[[str], Path]
) -> None:
    library = load_library(sample)
    held: dict[str, list[str]] = {}
    for story in library.stories:
        if story.thread:
            held.setdefault(story.thread, []).append(story.slug)

    site = sample_site(SITEURL)

    assert held.keys() == library.threads.terms.keys() == {"kazakhstan-2022", "webb"}
    for key, slugs in held.items():
        for language in LANGUAGES:
            page = page_of(site, f"{language}/thread/{key}")
            found = [one.split("/")[-2] for one in page.xpath("//main//h3/a/@href")]
            assert found == slugs
