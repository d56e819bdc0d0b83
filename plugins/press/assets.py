"""What the theme brings besides templates: one stylesheet joined from many, fonts, an icon."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_COMMENTS = re.compile(r"/\*.*?\*/\s*", re.DOTALL)  # a third of the bytes; readers need none
_MARGINS = re.compile(r"\n\s*+")
_REMARKS = re.compile(r"(?m)\s// .*$")
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


def without_comments(path: Path) -> str:
    """Return a script as browsers get it, without comments and indentation.

    Remarks behind a line are told by the spaces around `//`; no string of a script has them.
    """
    whole = path.read_text(encoding="utf-8")
    return _MARGINS.sub("\n", _REMARKS.sub("", _COMMENTS.sub("", whole)))


def static_address(theme: Path, base: str, name: str) -> str:
    """Return the href of one of the theme's files, with a query as the stylesheet has it."""
    digest = hashlib.sha256((theme / "static" / name).read_bytes()).hexdigest()[:10]
    return f"{base}/theme/{name}?v={digest}"


def font_addresses(theme: Path, base: str) -> tuple[str, ...]:
    """Return the hrefs of the theme's fonts, for preloading."""
    fonts = sorted((theme / "static" / "fonts").glob("*.woff2"))
    return tuple(f"{base}/theme/fonts/{font.name}" for font in fonts)


def theme_files(theme: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the address of the stylesheet and of every other static file, and how to make it."""
    static = theme / "static"
    for path in sorted(static.rglob("*")):
        parts = path.relative_to(static).parts
        hidden = any(part == "css" or part.startswith(".") for part in parts)
        if not hidden and path.is_file():
            yield quote("/".join(("/theme", *parts))), path.read_bytes
    yield "/theme/site.css", lambda: stylesheet(theme).encode("utf-8")
