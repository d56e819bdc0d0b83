"""What the theme brings besides templates: one stylesheet joined from many, a script, fonts."""

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
_MARGIN = re.compile(r"\n\s+")
_REMARKS = re.compile(r"(?m)(?:^|\s)//.*$")
_SPACES = re.compile(r"\s+")
# A space beside one of these means nothing; so does what ends a rule's last line.
_AROUND = re.compile(r" ?([{},;]) ?")
SCRIPT = "site.js"
LAYERS = ("base", "layouts", "blocks", "utilities")  # the order of the cascade


@cache
def stylesheet(theme: Path) -> str:
    """Return the theme's CSS: `site.css`, then the files of each layer by name, on one line.

    No string of it may hold a comment, a run of spaces, or a space beside `{`, `}`, `,` or `;`.
    """
    folder = theme / "static" / "css"
    files = [folder / "site.css"]
    for layer in LAYERS:
        files += sorted((folder / layer).glob("*.css"))
    joined = "\n".join(path.read_text(encoding="utf-8") for path in files)
    small = _AROUND.sub(r"\1", _SPACES.sub(" ", _COMMENTS.sub(" ", joined)))
    return small.replace(";}", "}").strip() + "\n"


def stylesheet_address(theme: Path, base: str) -> str:
    """Return the stylesheet's href. The query makes a changed file a new one to a browser.

    The name itself stays: a page that a reader still has from yesterday finds its styles.
    """
    return f"{base}/theme/site.css?v={_part(stylesheet(theme))}"


@cache
def script(theme: Path) -> str:
    """Return the theme's one script, which no page needs."""
    whole = (theme / "static" / SCRIPT).read_text(encoding="utf-8")
    return _MARGIN.sub("\n", _REMARKS.sub("", _COMMENTS.sub("", whole)))


def script_address(theme: Path, base: str) -> str:
    """Return the script's href, with a query as the stylesheet has it."""
    return f"{base}/theme/{SCRIPT}?v={_part(script(theme))}"


def _part(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def font_addresses(theme: Path, base: str) -> tuple[str, ...]:
    """Return the hrefs of the theme's fonts, for preloading."""
    fonts = sorted((theme / "static" / "fonts").glob("*.woff2"))
    return tuple(f"{base}/theme/fonts/{font.name}" for font in fonts)


def theme_files(theme: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the address of the stylesheet and of every other static file, and how to make it."""
    static = theme / "static"
    for path in sorted(static.rglob("*")):
        parts = path.relative_to(static).parts
        hidden = any(part in ("css", SCRIPT) or part.startswith(".") for part in parts)
        if not hidden and path.is_file():
            yield quote("/".join(("/theme", *parts))), path.read_bytes
    yield "/theme/site.css", lambda: stylesheet(theme).encode("utf-8")
    yield f"/theme/{SCRIPT}", lambda: script(theme).encode("utf-8")
