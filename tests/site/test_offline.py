"""Pages that were read can be read again without a network, and with one are never old."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.site.building import build_site, make_content, write_story
from tests.site.serving import Server, serving

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("browser")]
STORY = "/id/2022/01/banjir/"


@pytest.fixture(params=["/sub/path", ""], ids=["sub-path", "root"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    content = make_content(tmp_path / "content")
    write_story(content)
    write_story(content, "2022/01/gempa", title="Gempa di Cianjur")
    with serving(request.param) as started:
        started.site = build_site(content, tmp_path / "output", started.url)
        yield started


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    yield made
    made.close()


def kept(page: Page, address: str) -> None:
    """Wait until the browser has kept what stands at an address."""
    page.wait_for_function("address => caches.match(address)", arg=address)


def read(page: Page, url: str) -> None:
    page.goto(url)
    page.evaluate("navigator.serviceWorker.ready")
    kept(page, url)


def test_what_was_read_can_be_read_again(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    read(page, server.url + STORY)  # the first page of a visit is kept too
    kept(page, page.locator("link[rel=stylesheet]").evaluate("link => link.href"))
    context.set_offline(True)

    page.reload()

    expect(page.locator("h1")).to_have_text("Banjir di Demak")
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 0


def test_what_was_not_read_is_not_there(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    read(page, server.url + STORY)
    context.set_offline(True)

    with pytest.raises(Error, match="ERR_FAILED"):
        page.goto(f"{server.url}/id/2022/01/gempa/")


def test_with_a_network_the_page_is_the_sites(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    read(page, server.url + STORY)
    file = server.site / STORY[1:] / "index.html"
    file.write_text(file.read_text(encoding="utf-8").replace("Demak", "Kudus"), encoding="utf-8")
    later = file.stat().st_mtime + 2  # the server tells a change by the second
    os.utime(file, (later, later))

    page.reload()
    expect(page.locator("h1")).to_have_text("Banjir di Kudus")
    context.set_offline(True)
    page.reload()
    expect(page.locator("h1")).to_have_text("Banjir di Kudus")


def test_a_page_that_is_gone_is_gone(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    read(page, server.url + STORY)
    (server.site / STORY[1:] / "index.html").unlink()

    answer = page.reload()

    assert answer is not None
    assert answer.status == 404
    page.wait_for_function("async address => !await caches.match(address)", arg=page.url)


def test_search_is_never_kept(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    read(page, server.url + STORY)
    page.goto(f"{server.url}/id/search/?q=banjir")
    page.locator(".hit").first.wait_for()

    names = page.evaluate(
        """async () => {
            const caught = await caches.open((await caches.keys())[0]);
            return (await caught.keys()).map((one) => one.url);
        }"""
    )
    assert names
    assert [one for one in names if "/search/" in one] == []


def test_the_manifest_and_its_icons_are_taken(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(server.url + STORY)

    told = context.new_cdp_session(page).send("Page.getAppManifest")

    assert told["url"] == f"{server.url}/manifest.webmanifest"
    assert told["errors"] == []
    assert complaints == []
