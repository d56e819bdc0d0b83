"""What the theme brings besides templates: one stylesheet joined from many, fonts, an icon."""

from __future__ import annotations

import hashlib
import re
import shutil
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_COMMENTS = re.compile(r"/\*.*?\*/\s*", re.DOTALL)  # a third of the bytes; readers need none
LAYERS = ("base", "layouts", "blocks", "utilities")  # the order of the cascade


@cache
def stylesheet(theme: Path) -> str:
    """Return the theme's CSS: `site.css`, then the files of each layer by name."""
    folder = theme / "static" / "css"
    files = [folder / "site.css"]
    for layer in LAYERS:
        files += sorted((folder / layer).glob("*.css"))
    joined = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return _COMMENTS.sub("", joined)


def stylesheet_address(theme: Path, base: str) -> str:
    """Return the stylesheet's href. The query makes a changed file a new one to a browser.

    The name itself stays: a page that a reader still has from yesterday finds its styles.
    """
    digest = hashlib.sha256(stylesheet(theme).encode()).hexdigest()[:10]
    return f"{base}/theme/site.css?v={digest}"


def font_addresses(theme: Path, base: str) -> tuple[str, ...]:
    """Return the hrefs of the theme's fonts, for preloading."""
    fonts = sorted((theme / "static" / "fonts").glob("*.woff2"))
    return tuple(f"{base}/theme/fonts/{font.name}" for font in fonts)


def copy_assets(theme: Path, output: Path) -> None:
    """Write the stylesheet and every other static file of the theme to `output/theme/`."""
    target = output / "theme"
    source = theme / "static"
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("css", ".*"))
    (target / "site.css").write_text(stylesheet(theme), encoding="utf-8")
