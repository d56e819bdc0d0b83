"""A change of how pages look is a decision: they look as the pictures that were kept of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from tests.site.browsing import browsing
from tests.site.building import build_site
from tests.site.looks import KEPT, RENEW, Look, differ, file_of, looks, take
from tests.site.serving import Server, serving

_MOST = 1_000_000  # bytes of all pictures together


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as started:
        yield started


@pytest.fixture(scope="module")
def server(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving("") as started:
        folder = tmp_path_factory.mktemp("looked") / "output"
        started.site = build_site(sample, folder, started.url)
        yield started


@pytest.mark.needs("chromium")
@pytest.mark.xdist_group("looks")
@pytest.mark.parametrize("look", looks(), ids=lambda look: "-".join(map(str, look)))
def test_a_page_looks_as_it_did(browser: Browser, server: Server, look: Look) -> None:
    path = file_of(look)
    if not path.is_file():
        pytest.fail(f"no picture is kept of this. Run `{RENEW}`, look at it, and commit it.")

    taken = take(browser, server.url, look)

    with Image.open(path) as kept:
        told = differ(kept, taken)
    mend = f"If the change is meant, run `{RENEW}`, look at it, and commit it."
    assert told == "", f"{path.name}: {told}. {mend}"


def test_the_pictures_are_those_of_the_list_and_small() -> None:
    there = set(KEPT.glob("*"))

    assert {path.name for path in there} == {file_of(look).name for look in looks()}, RENEW
    assert sum(path.stat().st_size for path in there) <= _MOST


def picture(fill: str = "#faf8f3") -> Image.Image:
    image = Image.new("RGB", (180, 700), fill)
    ImageDraw.Draw(image).text((20, 20), "Kliping", fill="#1b1a17")
    return image


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param(picture(), "", id="the same"),
        pytest.param(picture("#f4f2ed"), "", id="a shade that nobody sees"),
        pytest.param(picture("#d8d2c0"), "of another colour", id="another background"),
        pytest.param(picture().crop((0, 0, 180, 600)), "pixels large", id="another size"),
        pytest.param(picture().rotate(2, fillcolor="#faf8f3"), "", id="an edge moved"),
    ],
)
def test_what_counts_as_another_look(changed: Image.Image, expected: str) -> None:
    told = differ(picture(), changed)

    assert expected in told
    assert bool(told) == bool(expected)


def test_a_line_that_is_missing_counts() -> None:
    bare = Image.new("RGB", (180, 700), "#faf8f3")
    full = bare.copy()
    ImageDraw.Draw(full).rectangle((10, 100, 170, 104), fill="#1b1a17")

    assert differ(full, bare) != ""
