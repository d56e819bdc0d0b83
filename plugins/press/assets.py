"""What the theme brings besides templates: one stylesheet joined from many, a script, fonts."""

from __future__ import annotations

import hashlib
import re
from functools import cache, partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from plugins.press.told import as_told
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_COMMENTS = re.compile(r"/\*.*?\*/\s*", re.DOTALL)  # a third of the bytes; readers need none
_MARGIN = re.compile(r"\n\s*+")
_REMARKS = re.compile(r"(?m)\s// .*$")
_SPACES = re.compile(r"\s+")
# A space beside one of these means nothing; so does what ends a rule's last line.
_AROUND = re.compile(r" ?([{},;]) ?")
_PAPER = re.compile(r"--paper:\s*light-dark\(\s*(#[0-9a-fA-F]+)\s*,\s*(#[0-9a-fA-F]+)\s*\)")
_EXAMPLE = "--paper: light-dark(#faf8f3, #171613);"
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


def _part(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def without_comments(path: Path) -> str:
    """Return a script as browsers get it, without comments and indentation.

    Remarks behind a line are told by the spaces around `//`; no string of a script has them.
    """
    whole = path.read_text(encoding="utf-8")
    return _MARGIN.sub("\n", _REMARKS.sub("", _COMMENTS.sub("", whole)))


def script_address(theme: Path, base: str, name: str) -> str:
    """Return the href of one of the theme's scripts, with a query as the stylesheet has it."""
    return f"{base}/theme/{name}?v={_part(without_comments(theme / 'static' / name))}"


def paper_colours(theme: Path) -> tuple[str, str]:
    """Return the colour of the ground by day and at night, as the theme's first token has it.

    Raises StoryError where the token tells no two colours.
    """
    tokens = theme / "static" / "css" / "base" / "tokens.css"
    paper = _PAPER.search(tokens.read_text(encoding="utf-8"))
    if paper:
        return paper[1], paper[2]
    what = "no colour of the ground, which browsers and phones show around the digest"
    raise StoryError(Problem(as_told(tokens), 0, what, f"Write `{_EXAMPLE}`"))


def font_addresses(theme: Path, base: str) -> tuple[str, ...]:
    """Return the hrefs of the theme's fonts, for preloading."""
    fonts = sorted((theme / "static" / "fonts").glob("*.woff2"))
    return tuple(f"{base}/theme/fonts/{font.name}" for font in fonts)


def theme_files(theme: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the address of the stylesheet and of every other static file, and how to make it."""
    static = theme / "static"
    for path in sorted(static.rglob("*")):
        parts = path.relative_to(static).parts
        if any(part == "css" or part.startswith(".") for part in parts) or not path.is_file():
            continue
        yield quote("/".join(("/theme", *parts))), partial(_served, path)
    yield "/theme/site.css", lambda: stylesheet(theme).encode("utf-8")


def _served(path: Path) -> bytes:
    return without_comments(path).encode() if path.suffix == ".js" else path.read_bytes()
