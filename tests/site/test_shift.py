"""Nothing on a page jumps while it loads, on a slow line or where its letters never come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.site.browsing import DESK, PHONE
from tests.site.building import build_site
from tests.site.pages import one_of_each_kind
from tests.site.serving import Server, serving

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("shift")]

STORY = "/id/2022/01/letusan-tonga-tsunami/"
_WATCH = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shift += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
_FACE = "getComputedStyle(document.querySelector('h1')).fontFamily"
# Shown, and told to whoever watches.
_SETTLED = """() => document.fonts.ready.then(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))))"""
# 30 ms there and back, 4 Mbit/s: letters come after the words.
_SLOW = {"offline": False, "latency": 30, "downloadThroughput": 5e5, "uploadThroughput": 5e5}


@pytest.fixture(scope="module")
def server(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving("", packing=True) as started:
        folder = tmp_path_factory.mktemp("still") / "output"
        started.site = build_site(sample, folder, started.url)
        yield started


@pytest.mark.parametrize("viewport", [pytest.param(PHONE, id="360"), pytest.param(DESK, id="1280")])
def test_no_page_jumps_while_it_loads(
    server: Server, open_page: Callable[..., Page], viewport: dict[str, int]
) -> None:
    page = open_page(viewport=viewport, service_workers="block")
    page.add_init_script(_WATCH)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", _SLOW)
    faults = []

    for built in one_of_each_kind(server.site):
        if built.language == "id":
            page.goto(server.url + built.address)
            page.evaluate(_SETTLED)
            faults += [(built.address, shift)] if (shift := page.evaluate("shift")) else []

    assert faults == []


def test_letters_that_do_not_come_are_not_waited_for(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport=PHONE)
    page.add_init_script(_WATCH)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.woff2", hold)
    page.goto(server.url + STORY, wait_until="domcontentloaded")

    page.locator("h1").wait_for()
    page.locator("[data-letters=late]").wait_for()
    for one in held:
        one.continue_()
    page.evaluate(_SETTLED)

    assert len(held) == 2
    assert page.evaluate(_FACE).startswith('"Like Newsreader"')
    assert page.evaluate("shift") == 0


def test_a_page_is_seen_whatever_becomes_of_the_script(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.add_init_script("Promise.race = () => new Promise(() => {})")
    page.goto(server.url + STORY)

    page.locator("h1").wait_for()

    assert page.locator("html").get_attribute("data-letters") == "awaited"
