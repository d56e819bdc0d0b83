"""How pages look, kept as pictures: taken in Chromium, compared with those that were kept.

`python -m tests.site.looks` takes them anew, which is a decision: look at the changed ones before
they are committed.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser

from tests.site.browsing import browsing
from tests.site.building import BUILD_TIME, ROOT, build_site
from tests.site.serving import serving

KEPT = Path(__file__).parent / "data" / "looks"
RENEW = "python -m tests.site.looks"
PAGES = {
    "both": "/",
    "front": "/id/",
    "story": "/id/2022/01/kudeta-kazakhstan/",
    "archive": "/en/archive/",
    "search": "/en/search/",
}
# width, colours: a phone by day, a table by night, a desk by day.
SCREENS = ((360, "light"), (768, "dark"), (1280, "light"))
_TALL = 1400  # pixels from the top that are kept
_COARSE = 2  # times as small as it was shown: text keeps its weight, not its edges
_NEAR = 24  # of 255: how far a colour may be off before it counts as another
_FEW = 0.004  # of all pixels: how many may be of another colour

Look = tuple[str, int, str]


def looks() -> list[Look]:
    """Return each page with each screen."""
    return [(page, width, scheme) for page in PAGES for width, scheme in SCREENS]


def file_of(look: Look) -> Path:
    """Return where a look is kept."""
    page, width, scheme = look
    return KEPT / f"{page}-{width}-{scheme}.webp"


def take(browser: Browser, url: str, look: Look) -> Image.Image:
    """Return how a page looks from its top on, half as large as it was shown."""
    page_name, width, scheme = look
    context = browser.new_context(
        viewport={"width": width, "height": _TALL},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    page.goto(url + PAGES[page_name])
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement?.blur()")  # no caret that blinks
    shot = page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": _TALL})
    context.close()
    with Image.open(io.BytesIO(shot)) as taken:
        return taken.convert("RGB").reduce(_COARSE)


def differ(kept: Image.Image, taken: Image.Image) -> str:
    """Return how two pictures differ, "" where nobody would see it."""
    if kept.size != taken.size:
        return f"it is {taken.size} pixels large, and was {kept.size}"
    bands = ImageChops.difference(kept.convert("RGB"), taken).split()
    worst = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    others = sum(worst.histogram()[_NEAR:])
    share = others / (taken.width * taken.height)
    return f"{share:.1%} of it is of another colour" if share > _FEW else ""


def renew() -> Iterator[str]:
    """Take every look anew; yield the name of each that is another one than was kept."""
    KEPT.mkdir(parents=True, exist_ok=True)
    os.environ["SOURCE_DATE_EPOCH"] = BUILD_TIME
    wanted = {file_of(look) for look in looks()}
    for path in set(KEPT.glob("*")) - wanted:
        path.unlink()
        yield f"{path.name} (taken away)"
    with tempfile.TemporaryDirectory() as folder, serving("") as server, browsing() as browser:
        server.site = build_site(ROOT / "content", Path(folder, "output"), server.url)
        for look in looks():
            taken, path = take(browser, server.url, look), file_of(look)
            if path.is_file():
                with Image.open(path) as kept:
                    if not differ(kept, taken):
                        continue
            taken.save(path, lossless=False, quality=70, method=6)
            yield path.name


if __name__ == "__main__":
    changed = list(renew())
    print(*changed, f"{len(changed)} changed. Look at them before you commit them.", sep="\n")
    sys.exit(0)
