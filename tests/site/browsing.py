"""A real browser, and what it complains of while pages are read in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.tools import chromium

PHONE = {"width": 360, "height": 780}
DESK = {"width": 1280, "height": 900}
_QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


@contextmanager
def browsing(*more: str) -> Iterator[Browser]:
    """Start Chromium without its sandbox, which a container has no use for, until the end.

    more: of its own arguments.
    """
    with sync_playwright() as playwright:
        path = chromium()
        browser = playwright.chromium.launch(executable_path=path, args=[*_QUIET, *more])
        yield browser
        browser.close()


class Complaints:
    """Everything that went wrong on a page since it was opened.

    allowed: what addresses may start with; a request for another is a complaint.
    """

    def __init__(self, page: Page, allowed: str) -> None:
        self.page = page
        self.allowed = allowed
        self.heard: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._tell(f"error: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", self._failure)
        page.on("response", self._response)

    def _tell(self, words: str) -> None:
        self.heard.append(f"{self.page.url}: {words}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._tell(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(self.allowed):
            self._tell(f"asks another site: {request.url}")

    def _failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader went on before the icon came
            self._tell(f"{request.failure}: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self._tell(f"{response.status}: {response.url}")


def open_seen(page: Page, url: str) -> None:
    """Go to a page and wait until it is seen: before, it takes no key."""
    page.goto(url)
    page.locator("html:not([data-letters=awaited])").wait_for()


def open_lettered(page: Page, url: str) -> None:
    """Go to a page until it is seen in its own letters: a busy machine may bring them too late."""
    for _ in range(3):
        open_seen(page, url)
        if page.locator("[data-letters=late]").count() == 0:
            return
    raise AssertionError(f"{url} is never shown in its own letters")


def overflow_of(page: Page) -> str:
    """Return what sticks out of the window to the right, "" where nothing does."""
    return str(page.evaluate(_OVERFLOW))


_OVERFLOW = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return "";
  const wide = [...document.querySelectorAll("body *")].find(
    (one) => one.getBoundingClientRect().right > root.clientWidth + 1);
  return `${root.scrollWidth} px wide` + (wide ? `: ${wide.outerHTML.slice(0, 120)}` : "");
}"""


def shown_words(page: Page) -> str:
    """Return the words that a reader sees on the page, but for choices that need a script."""
    words = page.locator("body").inner_text()
    for choice in page.locator(".scheme, .share button").all():
        words = words.replace(choice.inner_text(), "") if choice.is_visible() else words
    return " ".join(words.split())
