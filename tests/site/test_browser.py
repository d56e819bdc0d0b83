"""In a real browser: every page opens without complaint, fits a phone, and can change language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.browsing import DESK, PHONE, Complaints, open_seen, overflow_of, shown_words
from tests.site.building import build_site
from tests.site.pages import LANGUAGES, one_of_each_kind, pages_of
from tests.site.serving import Server, serving

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def server(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving("/sub/path") as started:
        folder = tmp_path_factory.mktemp("browsed") / "output"
        started.site = build_site(sample, folder, started.url)
        yield started


def test_every_page_opens_without_complaint_and_fits_a_phone(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport=PHONE)
    complaints = Complaints(page, server.url + "/")
    opened, faults = 0, []

    for built in pages_of(server.site):
        page.goto(server.url + built.address)
        opened += 1
        wide = overflow_of(page)
        if wide:
            faults.append(f"{built.address}: {wide}")

    assert opened > 100
    assert complaints.heard + faults == []


def test_the_switch_of_every_page_leads_to_its_counterpart(server: Server) -> None:
    """Read from every page as it was written; that it can be clicked is the next test's."""
    faults = []

    for built in pages_of(server.site):
        front = {one: f"{server.url}/{one}/" for one in LANGUAGES}
        wanted = {one: built.alternates.get(one, front[one]) for one in LANGUAGES}
        doors = built.tree.xpath('//nav[contains(@class, "languages")]//a[@hreflang]')
        told = {one.get("hreflang"): server.origin + one.get("href") for one in doors}
        if told != wanted:
            faults.append(f"{built.address}: {told}")

    assert faults == []


def test_the_switch_of_each_kind_of_page_is_clicked(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport=DESK)
    complaints = Complaints(page, server.url + "/")
    faults = []

    for built in one_of_each_kind(server.site):
        speaks_both = built.kind in ("both", "pair")
        for language in (one for one in LANGUAGES if speaks_both or one != built.language):
            page.goto(server.url + built.address)
            page.locator(f'nav.languages a[hreflang="{language}"]').click()
            page.wait_for_load_state()
            told = (page.url, page.locator("html").get_attribute("lang"))
            front = f"{server.url}/{language}/"
            if told != (built.alternates.get(language, front), language):
                faults.append(f"{built.address} to {language}: {told}")

    assert complaints.heard + faults == []


def test_nothing_is_loaded_in_vain(server: Server, open_page: Callable[..., Page]) -> None:
    first = open_page(viewport=DESK)
    tabs = [first.context.new_page() for _ in one_of_each_kind(server.site)]
    complaints = [Complaints(tab, server.url + "/") for tab in tabs]

    for tab, built in zip(tabs, one_of_each_kind(server.site), strict=True):
        tab.goto(server.url + built.address)
    tabs[0].wait_for_timeout(4500)  # Chromium complains of an unused preload 3 s after the load

    assert [words for one in complaints for words in one.heard] == []


def test_the_pages_read_the_same_without_script(
    server: Server, open_page: Callable[..., Page]
) -> None:
    plain, scripted = open_page(java_script_enabled=False), open_page()

    for built in one_of_each_kind(server.site):
        for page in (plain, scripted):
            page.goto(server.url + built.address)
        assert shown_words(plain) == shown_words(scripted), built.address


def test_a_story_without_script_shows_its_paragraphs_and_changes_language(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{server.url}/id/2022/01/kudeta-kazakhstan/")
    paragraphs = page.locator("main .prose > p")

    assert paragraphs.count() == 11
    assert all(paragraphs.nth(number).is_visible() for number in range(11))
    page.locator('nav.languages a[hreflang="en"]').click()
    assert page.url == f"{server.url}/en/2022/01/kudeta-kazakhstan/"


def test_the_keyboard_comes_to_the_skip_link_first_and_it_skips(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport=PHONE)

    for built in one_of_each_kind(server.site):
        open_seen(page, server.url + built.address)
        page.keyboard.press("Tab")
        assert _focused(page) == ("#main", True, True), built.address
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        inside, seen = page.evaluate(_IN_MAIN)
        assert inside, f"{built.address}: Tab leaves the main part, which the skip link led to"
        assert seen, f"{built.address}: the focus cannot be seen"


def _focused(page: Page) -> tuple[str, bool, bool]:
    """Return (href, in the window, with a visible ring) of the focused element."""
    return tuple(page.evaluate(_FOCUS))  # type: ignore[return-value]


_RING = """(one) => {
  const style = getComputedStyle(one);
  return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
    || style.boxShadow !== "none";
}"""
_FOCUS = f"""() => {{
  const ring = {_RING}, one = document.activeElement, box = one.getBoundingClientRect();
  return [one.getAttribute("href"), box.top >= 0 && box.left >= 0 && box.width > 1, ring(one)];
}}"""
# A page whose main part holds no link goes on to the footer, which is behind it.
_IN_MAIN = f"""() => {{
  const ring = {_RING}, one = document.activeElement, main = document.querySelector("main");
  const behind = main.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const inside = main.contains(one) || (!main.querySelector("a[href]") && Boolean(behind));
  return [inside, ring(one)];
}}"""
