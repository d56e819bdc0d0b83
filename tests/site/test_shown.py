"""In a real browser: each picture comes in the width that its place has, at every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.serving import Server, serving

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("browser")]

PAGES = ("/", "/id/", "/id/2022/01/letusan-tonga-tsunami/", "/en/category/dunia/")
# Around every point where the layout changes, and some between.
WIDTHS = (320, 360, 414, 563, 567, 645, 700, 768, 859, 863, 960, 1038, 1042, 1054, 1058, 1150, 1184)
WIDTHS += (1280, 1600)
# For each picture that is shown: its place, its width, what `sizes` says, the copy it took.
LOOK = """() => [...document.querySelectorAll('picture')].map(picture => {
  const image = picture.querySelector('img'), source = picture.querySelector('source');
  if (!source || !image.getClientRects().length) return null;
  const choice = source.sizes.split(/,(?![^(]*\\))/).map(one => one.trim())
    .map(one => one.match(/^(\\(.*?px\\)) (.*)$/) || [one, '(min-width: 0px)', one])
    .find(one => matchMedia(one[1]).matches);
  const probe = document.body.appendChild(document.createElement('div'));
  probe.style.cssText = `position: absolute; inline-size: ${choice[2]}`;
  const said = probe.getBoundingClientRect().width;
  probe.remove();
  const place = picture.closest('.lead, .story__lead, .row, .card');
  const file = image.currentSrc.split('/').pop();
  return [place.className, image.getBoundingClientRect().width, said, file];
}).filter(Boolean)"""


@pytest.fixture(scope="module")
def server(sample_site: Callable[[str], Path]) -> Iterator[Server]:
    with serving("") as started:
        started.site = sample_site("")
        yield started


def test_sizes_are_what_the_layout_makes(server: Server, browser: Browser) -> None:
    wrong, places = [], set()
    page = browser.new_page()
    for path in PAGES:
        page.goto(server.url + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for place, real, said, _ in page.evaluate(LOOK):
                places.add(place)
                if abs(real - said) > max(6, real * 0.03):
                    wrong.append(f"{path} at {width}: {place} is {real:.0f} wide, not {said:.0f}")
    page.close()

    assert wrong == []
    assert places == {"lead", "story__lead", "row", "card"}


@pytest.mark.parametrize(
    ("width", "density", "copy"),
    [(360, 1, 336), (360, 2, 672), (414, 3, 1200), (1280, 1, 1200), (1280, 2, 1600)],
)
def test_a_screen_takes_the_copy_that_fits_it(
    server: Server, browser: Browser, width: int, density: int, copy: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, device_scale_factor=density
    )
    page = context.new_page()
    page.goto(server.url + PAGES[2])
    taken = {place: file for place, _, _, file in page.evaluate(LOOK)}
    context.close()

    assert taken["story__lead"].startswith(f"peta-tonga-{copy}.")
    assert taken["story__lead"].endswith(".avif")
