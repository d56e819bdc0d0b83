"""What lets a browser keep the site: its manifest and its service worker. Knows no story."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING

from plugins.press.assets import without_comments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from plugins.press.site import Site

MANIFEST = "/manifest.webmanifest"
_ICON = re.compile(r"(maskable-)?(\d+)\.png")


def install_files(theme: Path, site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the address of each file that stands at the site's root, and how to make it."""
    yield MANIFEST, lambda: manifest(theme, site)
    for path in sorted((theme / "root").glob("*.js")):
        yield f"/{path.name}", partial(_script, path)


def _script(path: Path) -> bytes:
    return without_comments(path).encode()


def manifest(theme: Path, site: Site) -> bytes:
    """Return the web app manifest (W3C), in the site's default language."""
    icons = [
        {
            "src": f"{site.root.base}/theme/icons/{path.name}",
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": "maskable" if shape else "any",
        }
        for path in sorted((theme / "static" / "icons").glob("*.png"))
        for shape, size in _ICON.findall(path.name)
    ]
    told = {
        "name": site.name,
        "short_name": site.name,
        "description": site.words[site.default_lang]["site_description"],
        "lang": site.default_lang,
        "start_url": f"{site.root.base}/",
        "scope": f"{site.root.base}/",
        "id": f"{site.root.base}/",
        "display": "minimal-ui",
        "background_color": site.paper[0],
        "theme_color": site.paper[0],
        "icons": icons,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
