"""The built sample digest and the browser, shared by the tests of one process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browsing import browsing
from tests.site.building import BUILD_TIME, ROOT, build_site


@pytest.fixture(scope="session", autouse=True)
def build_time() -> Iterator[None]:
    """Let every build be made for one moment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_TIME)
        yield


@pytest.fixture(scope="session")
def sample() -> Path:
    """Return the content folder of the sample digest."""
    return ROOT / "content"


@pytest.fixture(scope="session")
def sample_site(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function from a SITEURL to the built sample, each built once."""
    built: dict[str, Path] = {}

    def site_at(siteurl: str) -> Path:
        if siteurl not in built:
            output = tmp_path_factory.mktemp("site") / "output"
            built[siteurl] = build_site(sample, output, siteurl)
        return built[siteurl]

    return site_at


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a browser; the tests of one module share it."""
    with browsing() as started:
        yield started


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an empty page in a context of its own."""
    contexts = []

    def open_one(**options: object) -> Page:
        contexts.append(browser.new_context(**options))  # type: ignore[arg-type]
        return contexts[-1].new_page()

    yield open_one
    for context in contexts:
        context.close()
