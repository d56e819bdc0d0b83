"""Stories with pictures, built, and what readers get of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import html

from tests.figures.pictures import busy, saved, write
from tests.site.building import press_site

SITEURL = "https://example.org/digest"
STORY = "stories/2022/01/banjir"
WORDS = {"alt": "Air", "caption": "Banjir", "credit": "Ani", "licence": "CC-BY-4.0"}


def add_picture(
    content: Path,
    name: str = "a.jpg",
    size: tuple[int, int] = (1300, 800),
    **options: Any,
) -> Path:
    """Put a picture into the folder of the story, and return where."""
    kind = {"jpg": "JPEG"}.get(name.rpartition(".")[2], "PNG")
    return write(content / STORY / name, saved(busy(size), kind, **options))


def page(output: Path, language: str = "id") -> html.HtmlElement:
    """Return the page of the story."""
    return html.fromstring((output / language / "2022/01/banjir/index.html").read_bytes())


def copies(output: Path) -> list[str]:
    """Return the names of the copies of the story's pictures, but for its cards."""
    folder = output / "pictures/2022/01/banjir"
    return sorted(one.name for one in folder.iterdir() if not one.name.startswith("card-"))


def build(content: Path, output: Path, **settings: Any) -> Path:
    """Build the site and return it."""
    press_site(content, output, **settings)
    return output
