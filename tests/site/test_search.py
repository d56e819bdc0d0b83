"""In a real browser: search finds stories by keyboard alone, below a sub-path, by the policy."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.browsing import DESK, PHONE, Complaints, overflow_of
from tests.site.building import build_site, hash_tree, make_content, press_site, write_story
from tests.site.serving import Server, serving

pytestmark = pytest.mark.xdist_group("browser")
in_browser = pytest.mark.needs("chromium")


@pytest.fixture(scope="module", params=["/sub/path", ""], ids=["sub-path", "root"])
def server(
    request: pytest.FixtureRequest, sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    with serving(request.param) as started:
        folder = tmp_path_factory.mktemp("searched") / "output"
        started.site = build_site(sample, folder, started.url)
        yield started


def hits(page: Page) -> list[str]:
    """Return the headlines that were found, once some are there."""
    page.locator("[data-search][aria-busy=false]").wait_for()
    page.locator(".hit").first.wait_for()
    return page.locator(".hit a").all_inner_texts()


@in_browser
def test_search_is_a_matter_of_keys(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page(viewport=PHONE)
    complaints = Complaints(page, server.origin)
    page.goto(f"{server.url}/id/search/")
    page.locator("[name=q]:focus").wait_for()

    page.keyboard.type("rusuh")  # the stem finds `kerusuhan`
    page.wait_for_url("**?q=rusuh")
    found = hits(page)
    assert any("kerusuhan" in one.lower() for one in found)
    assert page.get_by_role("status").inner_text() == f"{len(found)} berita"
    assert overflow_of(page) == ""
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.textContent") == found[0]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(found[0])

    assert page.url.startswith(f"{server.url}/id/20")
    assert complaints.heard == []


@in_browser
def test_each_language_finds_its_own(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{server.url}/en/search/?q=kazakhstan")

    hits(page)

    addresses = page.locator(".hit a").evaluate_all("all => all.map((one) => one.pathname)")
    assert addresses != []
    assert all(one.startswith(f"{server.base}/en/") for one in addresses)


@in_browser
def test_filters_narrow_and_can_be_linked_to(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport=DESK)
    page.goto(f"{server.url}/id/search/?q=kazakhstan")
    every = hits(page)

    page.get_by_label("Tag").select_option("Almaty")
    expect(page.locator(".hit")).not_to_have_count(len(every))
    fewer = hits(page)
    again = open_page()
    again.goto(page.url)

    assert set(fewer) < set(every)
    assert hits(again) == fewer
    assert "tag=Almaty" in page.url
    assert again.get_by_label("Tag").input_value() == "Almaty"


@in_browser
def test_words_that_no_story_has_are_told(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{server.url}/en/search/?q=zzyzx")

    expect(page.get_by_role("status")).to_have_text("No story has these words.")


@in_browser
def test_without_script_there_are_archive_and_tags(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{server.url}/id/search/")

    assert page.get_by_role("search").count() == 0
    ways = page.locator("main a").evaluate_all("all => all.map((one) => one.pathname)")
    assert ways == [f"{server.base}/id/archive/", f"{server.base}/id/tag/"]


@in_browser
@pytest.mark.parametrize(
    ("address", "language", "word"),
    [
        pytest.param("/id/2021/12/kerusuhan-kazakstan/", "id", "rusuh", id="some words are right"),
        pytest.param("/en/2022/02/tokayev/", "en", "tokayev", id="in the address's language"),
    ],
)
def test_a_missing_address_is_searched_for(
    server: Server, open_page: Callable[..., Page], address: str, language: str, word: str
) -> None:
    page = open_page()
    page.goto(server.url + address)

    assert any(word in one.lower() for one in hits(page))
    found = page.locator(".hit a").first.get_attribute("href")
    assert found is not None
    assert found.startswith(f"{server.base}/{language}/")


@in_browser
def test_only_the_search_page_may_compile(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    policies = {}
    for address in ("/id/search/", "/en/search/", "/id/", "/", "/404.html"):
        page.goto(server.url + address)
        policies[address] = page.locator("meta[http-equiv]").first.get_attribute("content") or ""

    allowed = [one for one, policy in policies.items() if "wasm-unsafe-eval" in policy]
    assert allowed == ["/id/search/", "/en/search/"]


def cards(site: Path, language: str) -> list[str]:
    """Return the addresses of all that can be found in a language."""
    return [
        row[0]
        for path in sorted((site / "search" / language).rglob("cards-*.json"))
        for row in json.loads(path.read_bytes())
    ]


def test_drafts_and_what_is_to_come_cannot_be_found(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    write_story(content, "2022/01/satu")
    write_story(content, "2022/01/dua", status="draft", body="rahasiaku\n")
    write_story(content, "2031/01/tiga", date="2031-01-11T09:07:00+07:00", body="rahasiaku\n")
    for drafts in (False, True):
        site = build_site(content, tmp_path / f"output{drafts}", drafts=drafts)

        assert cards(site, "id") == ["/id/2022/01/satu/"]
        assert cards(site, "en") == []
        assert json.loads((site / "search/en/shares.json").read_bytes()) == []


def test_an_edit_gives_what_a_clean_build_gives(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    for number in range(150):
        write_story(content, f"2022/{1 + number // 70:02}/cerita-{number}", title=f"Judul {number}")
    press_site(content, tmp_path / "output")
    write_story(content, "2022/01/cerita-3", title="Judul lain", body="Gunung meletus.\n")

    press = press_site(content, tmp_path / "output")
    press_site(content, tmp_path / "clean", CACHE_PATH=str(tmp_path / "other cache"))

    changed = {name for name in press.written if name.startswith("search/")}
    assert hash_tree(tmp_path / "output") == hash_tree(tmp_path / "clean")
    assert changed != set()
    assert all(
        name.startswith("search/id/2022-01/") or name == "search/id/shares.json" for name in changed
    )


def test_a_damaged_index_costs_time_alone(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    write_story(content)
    press_site(content, tmp_path / "output")
    for kept in (tmp_path / "cache" / "search").iterdir():
        kept.write_bytes(kept.read_bytes()[:-9])

    press_site(content, tmp_path / "again")

    assert hash_tree(tmp_path / "again") == hash_tree(tmp_path / "output")


@in_browser
def test_what_failed_to_load_is_asked_for_again(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.route("**/shares.json", lambda route: route.abort())
    page.goto(f"{server.url}/id/search/?q=rusuh")
    broken = page.locator("[data-search]").get_attribute("data-broken")
    assert broken
    expect(page.get_by_role("status")).to_have_text(broken)

    page.unroute("**/shares.json")
    page.keyboard.press("Enter")

    assert hits(page)
