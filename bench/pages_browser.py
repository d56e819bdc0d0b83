"""A page in Chromium as a reader on a slow line gets it: when it stands, and what it asked for."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Request, Response

from tests.site.browsing import PHONE
from tests.site.serving import Server

# Lighthouse's "slow 4G": 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back.
_SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
_SEEN = """
window.seen = { largest: 0, shift: 0 };
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.seen.largest = one.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.seen.shift += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass
class Sight:
    """What a page was for a reader.

    painted: seconds until the largest thing stood. shift: of the layout. script: compressed bytes
    of scripts. strangers: requests to others. cookies, console, axe: how many.
    lost: words of the page that are not there without script, but for those on its buttons.
    """

    painted: float = 0.0
    shift: float = 0.0
    script: int = 0
    strangers: int = 0
    cookies: int = 0
    console: int = 0
    axe: int = 0
    lost: int = 0
    told: list[str] = field(default_factory=list)


def packed(raw: bytes) -> int:
    """Return how many bytes go over the line, as hosts compress."""
    return len(gzip.compress(raw, 6))


def look(browser: Browser, server: Server, address: str) -> Sight:
    """Return what a page is on a phone with a slow line, by itself and without script."""
    sight = Sight()
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(_SEEN)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _SLOW)

    def asked(request: Request) -> None:
        if not request.url.startswith((server.origin, "data:")):
            sight.strangers += 1
            sight.told.append(request.url)

    def answered(answer: Response) -> None:
        if answer.request.resource_type == "script" and answer.ok:
            sight.script += packed(answer.body())

    context.on("request", asked)
    page.on("console", lambda one: sight.told.append(one.text))
    page.on("response", answered)
    page.goto(server.url + address, wait_until="load")
    page.wait_for_load_state("networkidle")
    sight.console = len(sight.told) - sight.strangers
    seen = page.evaluate("window.seen")
    sight.painted, sight.shift = seen["largest"] / 1000, seen["shift"]
    sight.cookies = len(context.cookies())
    broken = Axe().run(page).response["violations"]
    sight.axe = len(broken)
    sight.told += [f"axe: {one['id']}" for one in broken]
    page.evaluate("document.querySelectorAll('main button').forEach((one) => one.remove())")
    with_script = set(page.locator("main").inner_text().split())
    context.close()
    sight.lost = len(with_script - _words_without_script(browser, server.url + address))
    return sight


def _words_without_script(browser: Browser, url: str) -> set[str]:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(url)
    words = set(page.locator("main").inner_text().split())
    context.close()
    return words
