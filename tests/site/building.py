"""Building sites for tests: the sample digest, or a content folder made for one test.

Everything is built by the press itself; nothing here knows what a page looks like.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from pathlib import Path
from typing import Any

from pelican.settings import read_settings
from PIL import Image

# Loaded once: each build's own helper would otherwise load NumPy anew.
import plugins.related.keeping  # noqa: F401
from plugins.press.command import build
from plugins.press.look import Look
from plugins.press.order import Order
from plugins.press.press import Press

ROOT = Path(__file__).resolve().parents[2]
# 1 January 2027 in Jakarta, later than every story of the sample.
BUILD_TIME = "1798736400"

_GLOSSARY = {
    "categories.yaml": {"dunia": {"id": "Dunia", "en": "World"}},
    "tags.yaml": {
        "banjir": {"id": "Banjir", "en": "Flood", "aliases": ["floods"]},
        "gempa": {"id": "Gempa", "en": "Earthquake"},
    },
}
BODY = "Air naik setinggi satu meter pada Senin malam.\n\nWarga mengungsi ke balai desa.\n"


def build_site(content: Path, output: Path, siteurl: str = "", *, drafts: bool = False) -> Path:
    """Build `content` into `output` and return it. Raises StoryError, as the press does."""
    build(Order(str(content), str(output), siteurl, drafts))
    return output


def press_site(content: Path, output: Path, look: Look | None = None, **settings_: Any) -> Press:
    """Build with settings of a test's own; the cache lies beside the output unless it is named."""
    override = {
        "PATH": str(content),
        "OUTPUT_PATH": str(output),
        "SITEURL": "https://example.org/digest",
        "CACHE_PATH": str(output.parent / "cache"),
    }
    press = Press(read_settings(str(ROOT / "pelicanconf.py"), override=override | settings_))
    press.look = look
    press.build(publish=True)
    return press


def make_content(folder: Path) -> Path:
    """Make a content folder with glossaries and no story, and return it."""
    (folder / "stories").mkdir(parents=True)
    for name, terms in _GLOSSARY.items():
        (folder / name).write_text(json.dumps(terms), encoding="utf-8")
    return folder


def write_story(
    content: Path, slug: str = "2022/01/banjir", language: str = "id", **fields: Any
) -> Path:
    """Write a text of a story and return its path.

    fields: front matter, over a sound original's (or translation's, with `translates`);
    None takes a key out. `body` is what follows it.
    """
    body = fields.pop("body", BODY)
    sound: dict[str, Any] = {"title": "Banjir di Demak", "summary": "Air belum surut."}
    if "translates" not in fields:
        sound |= {
            "id": slug.replace("/", "-"),
            "date": "2022-01-11T09:07:00+07:00",
            "category": "dunia",
            "tags": ["banjir"],
        }
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in (sound | fields).items()
        if value is not None
    ]
    path = content / "stories" / slug / f"{language}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["---", *lines, "---", "", body]), encoding="utf-8")
    return path


def write_picture(path: Path, size: tuple[int, int] = (640, 360)) -> Path:
    """Write a plain picture and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, "#9ab").save(path)
    return path


def hash_tree(folder: Path) -> dict[str, str]:
    """Return path below `folder` -> digest of the file's bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run_inv(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `./inv` in the repository as an editor would."""
    return subprocess.run(
        [str(ROOT / "inv"), *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
