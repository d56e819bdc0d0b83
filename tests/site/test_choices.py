"""What a reader chose is kept on their own device; whoever chose nothing finds all as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browsing import DESK, Complaints, open_seen
from tests.site.building import build_site
from tests.site.serving import Server, serving

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("choices")]

_SCHEME = "getComputedStyle(document.documentElement).colorScheme"
_PAPER = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture(scope="module")
def server(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving("/sub/path") as started:
        folder = tmp_path_factory.mktemp("chosen") / "output"
        started.site = build_site(sample, folder, started.url)
        yield started


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an empty page; nothing may go wrong on any of them."""
    opened = []

    def open_one(**options: object) -> Page:
        page = browser.new_context(viewport=DESK, **options).new_page()  # type: ignore[arg-type]
        opened.append((page, Complaints(page, server.url + "/")))
        return page

    yield open_one
    told = [one for _, complaints in opened for one in complaints.heard]
    for page, _ in opened:
        page.context.close()
    assert told == []


def path_of(page: Page, server: Server) -> str:
    return page.url.removeprefix(server.url)


def choose(page: Page, label: str) -> None:
    page.locator(".languages").get_by_text(label, exact=True).click()


@pytest.mark.parametrize(
    ("label", "front"),
    [
        pytest.param("English", "/en/", id="English"),
        pytest.param("Indonesia", "/id/", id="Indonesian"),
        pytest.param("Dua bahasa", "/", id="both"),
    ],
)
def test_who_comes_back_finds_the_front_in_the_chosen_language(
    server: Server, open_page: Callable[..., Page], label: str, front: str
) -> None:
    page = open_page()
    page.goto(f"{server.url}/id/")
    choose(page, "Indonesia")
    page.goto(f"{server.url}/id/about/")
    choose(page, label)
    page.goto("about:blank")

    page.goto(f"{server.url}/")

    assert path_of(page, server) == front


def test_who_chose_a_language_can_still_go_to_both(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{server.url}/en/")
    choose(page, "English")

    page.locator('.languages a[href="/sub/path/"]').evaluate("link => open(link.href, '_self')")
    page.wait_for_url(f"{server.url}/")

    assert path_of(page, server) == "/"


def test_no_other_page_leads_away(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{server.url}/id/")
    choose(page, "English")
    page.goto("about:blank")

    page.goto(f"{server.url}/id/about/")

    assert path_of(page, server) == "/id/about/"


@pytest.mark.parametrize(("device", "label", "chosen"), [
    pytest.param("light", "Gelap", "dark", id="dark by day"),
    pytest.param("dark", "Terang", "light", id="light by night"),
])  # fmt: skip
def test_light_or_dark_holds_on_every_page(
    server: Server, open_page: Callable[..., Page], device: str, label: str, chosen: str
) -> None:
    page = open_page(color_scheme=device)
    page.goto(f"{server.url}/id/")
    before = page.evaluate(_PAPER)

    page.get_by_label(label).check()
    page.goto(f"{server.url}/id/archive/")

    assert page.evaluate(_SCHEME) == chosen
    assert page.evaluate(_PAPER) != before
    page.get_by_label("Sesuai perangkat").check()
    assert page.evaluate(_PAPER) == before


def test_the_choice_of_colours_is_reached_by_keyboard(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    open_seen(page, f"{server.url}/en/about/")
    page.get_by_label("As the device").focus()

    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")

    assert page.evaluate(_SCHEME) == "dark"


def test_without_a_script_there_is_no_choice_of_colours(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(java_script_enabled=False)

    page.goto(f"{server.url}/id/")

    assert not page.locator(".scheme").is_visible()
    assert page.locator(".languages").is_visible()


def test_where_nothing_can_be_kept_nothing_goes_wrong(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})"
    )
    page.goto(f"{server.url}/id/")

    page.get_by_label("Gelap").check()

    assert page.evaluate(_SCHEME) == "dark"


def test_no_cookie_is_set(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{server.url}/")
    choose(page, "English")

    assert page.context.cookies() == []


def test_the_script_is_small(server: Server) -> None:
    assert (server.site / "theme/site.js").stat().st_size < 2000
