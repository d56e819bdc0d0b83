"""The README's picture of the front page, taken from the built site. Knows no story.

`python -m scripts.screenshot` builds the sample digest into a temporary folder, serves it to this
machine alone, and looks at it with the Chromium that is installed.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from plugins.press.command import build
from plugins.press.order import Order

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "screenshots" / "front.webp"
MOST_BYTES = 250_000  # a README is read over slow lines too
WIDTH, HEIGHT = 1280, 1320  # CSS pixels
SCALE = 1.5  # device pixels to a CSS pixel: type stays sharp on a dense screen
QUALITY = 80  # of WebP; below it flat paper shows blocks
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> int:
    """Take the picture and return the exit code."""
    browser = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if not browser:
        print("No Chromium is on the PATH. Install one: apt install chromium.", file=sys.stderr)
        return 1
    picture = encode_webp(take_front(browser))
    if len(picture) > MOST_BYTES:
        print(f"The picture has {len(picture):,} bytes, not {MOST_BYTES:,}.", file=sys.stderr)
        return 1
    PICTURE.write_bytes(picture)
    print(f"{PICTURE.name}, {len(picture) / 1000:.0f} kB")
    return 0


def take_front(browser: str) -> bytes:
    """Build the sample and return the front page as the browser at this path shows it, a PNG."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        with serving(site) as address:
            build(Order(output=str(site), siteurl=address))
            return photograph(browser, f"{address}/")


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve the folder on a free port of this machine and give the address."""
    handler = partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def photograph(browser: str, address: str) -> bytes:
    """Return what the browser shows of `address` without scrolling, as a PNG."""
    with sync_playwright() as play:
        # Chromium will not start its sandbox as root, as in a container; the page is our own.
        chromium = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            device_scale_factor=SCALE,
            color_scheme="light",
        )
        page.goto(address, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        picture = page.screenshot()
        chromium.close()
        return picture


def encode_webp(png: bytes) -> bytes:
    """Return the picture as WebP."""
    buffer = io.BytesIO()
    Image.open(io.BytesIO(png)).save(buffer, "WEBP", quality=QUALITY, method=6)
    return buffer.getvalue()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: Any) -> None:
        """Say nothing: the terminal is for the result."""


if __name__ == "__main__":
    sys.exit(main())
