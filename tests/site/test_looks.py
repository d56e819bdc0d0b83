"""A change of look is a decision: each kind of page looks as it did when somebody looked at it.

Kept pictures lie in `data/looks`. `KEEP_LOOKS=1` makes them anew; then look at them, and commit.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from tests.site.browsing import DESK, PHONE, open_lettered
from tests.site.building import build_site, make_content, write_picture, write_story
from tests.site.serving import Server, serving

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.xdist_group("looks")]

KEPT = Path(__file__).parent / "data" / "looks"
# Another version of Chromium draws the edges of letters otherwise; four pixels made one hide it.
SHRUNK = 4
NEAR = 40  # of 255 in any colour
LIMIT = 0.004  # of all pixels: a line of text that moved is more

PAGES = {
    "both": "/",
    "front": "/id/",
    "story": "/id/2022/01/banjir-1/",
    "pair": "/2022/01/banjir-1/",
    "category": "/en/category/dunia/",
    "thread": "/id/thread/musim/",
    "tags": "/en/tag/",
    "archive": "/en/archive/",
    "corrections": "/id/corrections/",
    "source": "/en/source/antara/",
    "subscribe": "/id/subscribe/",
    "search": "/en/search/",
    "lost": "/404.html",
}
VIEWS = [
    *((name, "light", "phone") for name in PAGES),
    *((name, "light", "desk") for name in PAGES),
    *((name, "dark", "desk") for name in ("both", "story", "pair")),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    content = make_digest(tmp_path_factory.mktemp("looks") / "content")
    with serving("") as started:
        started.site = build_site(content, content.parent / "output", started.url)
        yield started


def make_digest(content: Path) -> Path:
    """Make a digest that never changes, with all that a page may show."""
    make_content(content)
    for number in range(1, 9):
        slug = f"2022/01/banjir-{number}"
        day = f"2022-01-{20 - number:02}T09:07:00+07:00"
        more = {"thread": "musim"} if number < 4 else {}
        words = {"title": f"Air di Demak naik untuk kali ke-{number}", "date": day, **more}
        if number == 1:
            words["authors"] = ["Penulis Contoh"]
            words["source"] = {"name": "Antara", "retrieved": "2022-01-20", "rights": "excerpt"}
            words["corrections"] = [{"date": "2022-01-21", "note": "Tinggi air keliru ditulis."}]
            picture = {"file": "a.png", "alt": "Air", "caption": "Jalan utama.", "credit": "Antara"}
            words["pictures"] = [picture]
            write_picture(content / "stories" / slug / "a.png", (1280, 720))
        write_story(content, slug, **words)
        english = {"title": f"Water rises in Demak, report {number}", "summary": "Still up."}
        if number != 3:
            body = "The water rose by a metre on Monday night.\n\nPeople moved to the hall.\n"
            write_story(content, slug, "en", translates="unknown", body=body, **english)
    return content


def shrink(picture: Image.Image) -> Image.Image:
    return picture.convert("RGB").reduce(SHRUNK)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "scheme", "size"), VIEWS, ids=["-".join(parts) for parts in VIEWS]
)
def test_a_page_looks_as_it_did(
    server: Server, browser: Browser, name: str, scheme: str, size: str
) -> None:
    viewport = PHONE if size == "phone" else DESK
    context = browser.new_context(viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    open_lettered(page, server.url + PAGES[name])
    page.evaluate("document.fonts.ready")
    seen = shrink(Image.open(BytesIO(page.screenshot())))
    context.close()
    path = KEPT / f"{name}-{scheme}-{size}.png"
    if os.environ.get("KEEP_LOOKS"):
        path.parent.mkdir(exist_ok=True)
        seen.quantize(64).save(path, optimize=True)

    kept = Image.open(path).convert("RGB")

    assert seen.size == kept.size
    apart = ImageChops.difference(seen, kept)
    red, green, blue = apart.split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    other = sum(strongest.histogram()[NEAR:]) / (seen.width * seen.height)
    assert other < LIMIT, f"{other:.1%} of {path.name} is another; KEEP_LOOKS=1 keeps the new look"
