"""Pages hold whatever a reader does: enlarged, spaced, in forced colours, by keys, printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.browsing import DESK, open_seen, overflow_of
from tests.site.building import build_site
from tests.site.pages import one_of_each_kind
from tests.site.serving import Server, serving

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("reach")]

STORY = "/id/2022/01/letusan-tonga-tsunami/"
PAIR = "/2022/01/letusan-tonga-tsunami/"
# 1280 by 1024 at 400 %, as WCAG 1.4.10 has it.
ENLARGED = {"width": 320, "height": 256}
# As WCAG 1.4.12 has it.
SPACED = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
"""
_CLIPPED = """[...document.querySelectorAll("main *, header *, footer *")]
  .filter((one) => getComputedStyle(one).overflow === "hidden"
    && one.scrollWidth > one.clientWidth + 1 && !one.classList.contains("hidden"))
  .map((one) => one.outerHTML.slice(0, 120))"""
_FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const ring = getComputedStyle(one);
  return {name: one.outerHTML.slice(0, 120), is_body: one === document.body,
    is_seen: box.width > 0 && box.height > 0 && ring.outlineStyle !== "none"};
}"""


@pytest.fixture(scope="module")
def server(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving("") as started:
        folder = tmp_path_factory.mktemp("reached") / "output"
        started.site = build_site(sample, folder, started.url)
        yield started


def test_nothing_sticks_out_at_400_per_cent(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page(viewport=ENLARGED)
    faults = []

    for built in one_of_each_kind(server.site):
        page.goto(server.url + built.address)
        if wide := overflow_of(page):
            faults.append(f"{built.address}: {wide}")

    assert faults == []


def test_nothing_is_lost_when_text_is_spaced(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport=DESK, bypass_csp=True)
    faults = []

    for built in one_of_each_kind(server.site):
        page.goto(server.url + built.address)
        page.add_style_tag(content=SPACED)
        faults += [f"{built.address}: {one}" for one in page.evaluate(_CLIPPED)]
        if wide := overflow_of(page):
            faults.append(f"{built.address}: {wide}")

    assert faults == []


def test_forced_colours_still_tell_which_language_is_read(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport=DESK, forced_colors="active")
    page.goto(server.url + STORY)

    borders = page.locator(".languages a").evaluate_all(
        "doors => doors.map((one) => [one.ariaCurrent, getComputedStyle(one).borderTopStyle])"
    )

    assert borders == [[None, "none"], ["page", "solid"], [None, "none"]]


@pytest.mark.parametrize("path", ["/", "/en/", STORY, PAIR, "/id/subscribe/", "/id/source/"])
def test_every_stop_of_the_keyboard_can_be_seen(
    server: Server, open_page: Callable[..., Page], path: str
) -> None:
    page = open_page(viewport=DESK)
    open_seen(page, server.url + path)
    stops, faults = 0, []

    for _ in range(400):
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        if focused["is_body"]:
            break
        stops += 1
        if not focused["is_seen"]:
            faults.append(focused["name"])

    links = page.locator("a[href]:visible, button:visible").count()
    assert (faults, stops >= links) == ([], True)


@pytest.mark.parametrize("path", [STORY, PAIR])
def test_a_printed_story_has_its_address_and_no_way_on(
    server: Server, open_page: Callable[..., Page], path: str
) -> None:
    page = open_page(viewport=DESK)
    page.emulate_media(media="print")
    page.goto(server.url + path)

    words = page.locator("body").inner_text()

    assert f"Dicetak dari Kliping: {server.url}{path}" in words
    assert "Hunga Tonga-Hunga Ha'apai" in words
    assert not page.locator("nav, .share, .scheme, .pager, .related").filter(visible=True).count()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_two_texts_stand_side_by_side_where_there_is_room(
    server: Server, open_page: Callable[..., Page]
) -> None:
    tops = """rows => rows.map((row) => [...row.querySelectorAll(":scope > .pair__side")]
      .map((one) => Math.round(one.getBoundingClientRect().top)))"""
    wide, small = open_page(viewport=DESK), open_page(viewport=ENLARGED)
    for page in (wide, small):
        page.goto(server.url + PAIR)

    rows = wide.locator(".pair__row").evaluate_all(tops)

    assert len(rows) > 7
    assert [row for row in rows if len(set(row)) > 1] == []
    assert all(one < two for one, two in small.locator(".pair__row").evaluate_all(tops))


def test_the_address_of_a_story_is_copied(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page(viewport=DESK, permissions=["clipboard-read", "clipboard-write"])
    page.goto(server.url + STORY)

    page.get_by_role("button", name="Salin alamat").click()
    page.get_by_text("Alamat tersalin").wait_for()

    assert page.evaluate("navigator.clipboard.readText()") == server.url + STORY


def test_without_a_script_nobody_is_shown_a_button_that_does_nothing(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport=DESK, java_script_enabled=False)
    page.goto(server.url + STORY)

    assert not page.locator("button").filter(visible=True).count()
    assert page.locator(".share a").filter(visible=True).count() == 3
