"""Nothing keeps a reader out: axe finds nothing, on paper white or at night, small or wide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.site.browsing import DESK, PHONE, overflow_of
from tests.site.building import build_site
from tests.site.pages import one_of_each_kind
from tests.site.serving import Server, serving

# By itself axe leaves out how large a target is, which WCAG 2.2 asks for; and it tells every
# element that is as it should be, which takes longer than to find those that are not.
_ALL = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
# At night nothing but colours is another: a page is not loaded again for them.
_AT_NIGHT = """axe.run(document, {
  runOnly: ["color-contrast", "link-in-text-block"], resultTypes: ["violations"] })"""

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("access")]


@pytest.fixture(scope="module")
def server(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving("") as started:
        folder = tmp_path_factory.mktemp("accessible") / "output"
        started.site = build_site(sample, folder, started.url)
        yield started


@pytest.mark.parametrize("viewport", [pytest.param(PHONE, id="360"), pytest.param(DESK, id="1280")])
def test_axe_finds_nothing(server: Server, browser: Browser, viewport: dict[str, int]) -> None:
    context = browser.new_context(viewport=viewport, service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    faults = []

    for built in one_of_each_kind(server.site):
        page.emulate_media(color_scheme="light")
        page.goto(server.url + built.address)
        page.locator("html:not([data-letters=awaited])").wait_for()
        found = Axe().run(page, options=_ALL).response["violations"]
        page.emulate_media(color_scheme="dark")
        found += page.evaluate(_AT_NIGHT)["violations"]
        faults += [f"{built.address}: {_told(one)}" for one in found]
        if wide := overflow_of(page):
            faults.append(f"{built.address}: {wide}")
    context.close()

    assert faults == []


def _told(violation: dict[str, object]) -> str:
    nodes = violation["nodes"]
    assert isinstance(nodes, list)
    return f"{violation['id']}: {violation['help']}: {nodes[0]['html'][:160]}"
