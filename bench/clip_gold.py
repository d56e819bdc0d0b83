"""Pages with what is right about them: our own format, and what three public projects expect.

Ours is two files a page: NAME.html, and NAME.json with the keys of `Gold`; a key that is absent is
not measured, an empty value means that the page has none. `body` is a list of paragraphs,
`pictures` a list of {url, caption, credit}, `published` is ISO 8601 with its zone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import lxml.html
from lxml import etree


@dataclass(frozen=True)
class Gold:
    """What is right about one page. None: not known, so not measured.

    start: the body's first words, where no more of it is known. zoned: the moment's zone counts.
    """

    name: str
    html: bytes
    url: str
    body: str | None = None
    start: str | None = None
    title: str | None = None
    published: datetime | None = None
    dated: bool = True  # to the minute; a day alone is midnight
    authors: tuple[str, ...] | None = None
    lead: str | None = None
    pictures: tuple[tuple[str, str], ...] | None = None  # (caption, credit)


def read_gold(folder: Path) -> Iterator[Gold]:
    """Yield the pages of a folder, told by its layout: ours, or that of a public project."""
    if (folder / "test" / "test-pages").is_dir():
        yield from _read_readability(folder / "test" / "test-pages")
    elif (folder / "src" / "extractors" / "custom").is_dir():
        yield from _read_postlight(folder)
    elif (folder / "tests" / "data" / "metadata").is_dir():
        yield from _read_newspaper(folder / "tests" / "data")
    else:
        yield from _read_own(folder)


def _read_own(folder: Path) -> Iterator[Gold]:
    for path in sorted(folder.glob("*.json")):
        known = json.loads(path.read_text(encoding="utf-8"))
        pictures = known.get("pictures")
        yield Gold(
            path.stem,
            path.with_suffix(".html").read_bytes(),
            known["url"],
            body="\n".join(known["body"]) if "body" in known else None,
            title=known.get("title"),
            published=_moment(known.get("published")),
            authors=tuple(known["authors"]) if "authors" in known else None,
            lead=(pictures[0]["url"] if pictures else "") if pictures is not None else None,
            pictures=tuple((p.get("caption", ""), p.get("credit", "")) for p in pictures)
            if pictures is not None
            else None,
        )


def _read_readability(folder: Path) -> Iterator[Gold]:
    for case in sorted(folder.iterdir()):
        known = json.loads((case / "expected-metadata.json").read_text(encoding="utf-8"))
        expected = (case / "expected.html").read_text(encoding="utf-8")
        tree = lxml.html.fromstring(expected or "<p></p>")
        etree.strip_elements(tree, "figcaption", with_tail=False)  # ours stand with the pictures
        yield Gold(
            case.name,
            (case / "source.html").read_bytes(),
            "http://fakehost/test/page.html",
            body=" ".join(map(str, tree.itertext())),
            title=known.get("title"),
            published=_moment(known.get("publishedTime")),
        )


def _read_postlight(folder: Path) -> Iterator[Gold]:
    for path in sorted((folder / "src" / "extractors" / "custom").glob("*/index.test.js")):
        for part in re.split(r"describe\('(?!.*Extractor)", path.read_text(encoding="utf-8"))[0:]:
            fixture = re.search(r"'\./(fixtures/[^']+\.html)'", part)
            url = re.search(r"url\s*=\s*\n?\s*'([^']+)'", part)
            if not fixture or not url or not (folder / fixture[1]).is_file():
                continue
            author = _asserted(part, "author")
            published = _asserted(part, "date_published")
            yield Gold(
                Path(fixture[1]).stem,
                (folder / fixture[1]).read_bytes(),
                url[1],
                start=_asserted(part, "first13"),
                title=_asserted(part, "title"),
                published=_moment(published),
                authors=tuple(re.split(r",? and |, ", author)) if author else None,
                lead=_asserted(part, "lead_image_url"),
            )


def _asserted(part: str, name: str) -> str | None:
    """Return the string that a test of postlight's expects of `name`."""
    found = re.search(
        rf"assert\.equal\(\s*{name},\s*(?:'((?:[^'\\]|\\.)*)'|`([^`]*)`|\"((?:[^\"\\]|\\.)*)\")",
        part,
    )
    text = next((one for one in found.groups() if one is not None), None) if found else None
    return re.sub(r"\\(.)", r"\1", text) if text is not None else None


def _read_newspaper(folder: Path) -> Iterator[Gold]:
    for path in sorted((folder / "metadata").glob("*.json")):
        known: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        page, text = (
            folder / "html" / f"{path.stem}.html",
            folder / "txt" / f"{path.stem}.txt",
        )
        if not page.is_file() or not known.get("url"):
            continue
        published = _moment(known.get("publish_date"))
        yield Gold(
            path.stem,
            page.read_bytes(),
            known["url"],
            body=text.read_text(encoding="utf-8") if text.is_file() else None,
            title=known.get("title"),
            published=published,
            dated=bool(published and published.tzinfo),
            lead=known.get("meta_img") or None,
        )


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
