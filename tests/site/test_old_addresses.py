"""In a real browser an old address leads on, within the policy and a sub-path, or says why not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.site.answering import record
from tests.site.browsing import PHONE, Complaints, overflow_of, shown_words
from tests.site.building import make_content, press_site, write_story
from tests.site.serving import Server, serving
from tests.site.test_markup import find_faults

OLD, NEW, GONE = "/id/2022/01/lama/", "/id/2022/02/baru/", "/en/2022/01/hilang/"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a site on which a story moved, one was withdrawn, and a tag lost its stories."""
    room = tmp_path_factory.mktemp("moved")
    content = make_content(room / "content")
    write_story(content, "2022/01/lama", title="Berita lama", tags=["gempa"])
    write_story(content, "2022/01/hilang")
    write_story(content, "2022/01/hilang", "en", translates="unknown", title="Lost")
    with serving("/sub/path") as started:
        record(press_site(content, room / "output", SITEURL=started.url))
        (content / "stories/2022/01/lama").rename(content / "stories/2022/lama")
        shutil.rmtree(content / "stories/2022/01")
        (content / "stories/2022/02").mkdir()
        (content / "stories/2022/lama").rename(content / "stories/2022/02/baru")
        path = content / "stories/2022/02/baru/id.md"
        path.write_text(path.read_text().replace('"gempa"', '"banjir"'), encoding="utf-8")
        gone = "2022-01-hilang: {date: 2026-11-23, id: Ditarik., en: Withdrawn.}\n"
        (content / "gone.yaml").write_text(gone, encoding="utf-8")
        press_site(content, room / "output", SITEURL=started.url)
        started.site = room / "output"
        yield started


@pytest.mark.needs("chromium")
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(OLD, NEW, id="a story"),
        pytest.param("/id/tag/gempa/", "/id/tag/", id="a list"),
    ],
)
def test_a_reader_is_taken_on(server: Server, browser: Browser, old: str, new: str) -> None:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    complaints = Complaints(page, server.url + "/")

    page.goto(server.url + old)
    page.wait_for_url(server.url + new)

    assert page.locator("h1").count() == 1
    assert complaints.heard == []
    page.close()


@pytest.mark.needs("chromium")
@pytest.mark.xdist_group("browser")
def test_a_withdrawn_page_says_why_and_keeps_nobody_out(server: Server, browser: Browser) -> None:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    complaints = Complaints(page, server.url + "/")

    page.goto(server.url + GONE)

    words = shown_words(page)
    assert "This page has been withdrawn" in words
    assert "Withdrawn." in words
    assert "23 November 2026" in words
    assert Axe().run(page).response["violations"] == []
    assert (overflow_of(page), complaints.heard) == ("", [])
    page.close()


@pytest.mark.needs("java", "npm")
def test_the_checker_finds_nothing(server: Server) -> None:
    pages = [server.site / one[1:] / "index.html" for one in (OLD, GONE, "/id/tag/gempa/")]

    assert find_faults(server.site, pages) == []


def test_old_pages_are_on_no_map(server: Server) -> None:
    told = (server.site / "sitemap.xml").read_text(encoding="utf-8")

    assert NEW in told
    assert [one for one in (OLD, GONE, "/id/tag/gempa/") if one in told] == []


def test_nothing_of_a_withdrawn_story_is_left(server: Server) -> None:
    found = [path for path in server.site.rglob("*.*") if b"Lost" in path.read_bytes()]

    assert (found, Path(server.site / GONE[1:] / "index.html").is_file()) == ([], True)
