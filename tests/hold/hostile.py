"""A digest that says the same hostile words wherever an editor may write; knows no page."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any

from plugins.permalinks.register import add_lines
from tests.site.building import make_content, write_picture, write_story

# Of a story and of what is named by its words; `url` is the one of its source.
FIELDS = ("title", "summary", "body", "authors", "translator", "source", "url", "term")
FIELDS += ("thread", "page", "gone", "photo", "alt", "caption", "credit", "licence", "corrections")
_PLAIN = "Air"
_SINCE = "2021-12-01T00:00:00Z"
_SHOWN = ("alt", "caption", "credit", "licence")


def write_hostile(
    content: Path, vectors: Mapping[str, str], without: Mapping[str, Set[str]]
) -> None:
    """Write a digest with a story for each vector, which stands in every field but `without`.

    vectors: slug -> words. A story's tag and thread are named by its words too, and so are a page
    of its own and the reason why another story is gone. A search for `judul` finds every story.
    """
    shutil.rmtree(content, ignore_errors=True)
    make_content(content)
    terms: dict[str, Any] = {}
    threads: dict[str, Any] = {}
    gone: dict[str, Any] = {}
    for number, (slug, words) in enumerate(vectors.items()):
        less = without.get(slug, set())
        terms[f"t{number}"] = _named(f"t{number}", "" if "term" in less else words)
        threads[f"u{number}"] = _named(f"u{number}", "" if "thread" in less else words)
        reason = _PLAIN if "gone" in less else words
        gone[f"hilang-{number}"] = {"date": "2022-01-13", "id": reason, "en": reason}
        _write_texts(content, number, slug, words, less)
        if "page" not in less:
            _write_page(content / "pages", f"v{number}", words, less)
        words_of_photo = _PLAIN if "photo" in less else words
        _write_photo(content / "photos", f"p{number}", words_of_photo)
    # One category: its page is made as those of tags are.
    for name, held in (("tags", terms), ("categories", terms), ("threads", threads)):
        (content / f"{name}.yaml").write_text(json.dumps(held), encoding="utf-8")
    (content / "gone.yaml").write_text(json.dumps(gone), encoding="utf-8")
    rows = [
        (
            f"/{language}/2021/12/{one}/\tstory\ttag:kliping,2026:{one}/{language}",
            "2021-12-01T00:00:00Z",
        )
        for one in gone
        for language in ("id", "en")
    ]
    (content / "permalinks.tsv").write_text(add_lines(None, rows, rows[0][1]), encoding="utf-8")


def _named(key: str, words: str) -> dict[str, Any]:
    """Return an entry of a glossary; one word goes before the others, for names are to differ."""
    named: dict[str, Any] = {"id": f"{key} {words}".strip(), "en": f"en{key} {words}".strip()}
    return named | ({"description": {"id": words, "en": words}} if words else {})


def _write_texts(content: Path, number: int, slug: str, words: str, less: Set[str]) -> None:
    def say(field: str, plain: str = _PLAIN) -> str:
        return plain if field in less else words

    shown = {one: say(one) for one in _SHOWN}
    own = {"summary": say("summary"), "body": say("body")}
    path = write_story(
        content,
        slug,
        title=f"Judul {say('title')}",
        authors=[f"Nama {number} {say('authors')}"],
        source={"name": say("source"), "url": _address(say("url")), "rights": "full"},
        pictures=[{"file": "a.jpg"} | shown, {"file": f"/photos/p{number}.jpg"}],
        corrections=[{"date": "2022-01-13", "note": say("corrections")}],
        tags=[f"t{number}"],
        category="t0",
        thread=f"u{number}",
        **own,
    )
    write_picture(path.with_name("a.jpg"), (32, 18))
    del shown["licence"]
    write_story(
        content,
        slug,
        "en",
        translates="unknown",
        title=f"Judul {say('title')}",
        translator=f"Name {number} {say('translator')}",
        pictures=[shown, {}],
        corrections=[{"note": say("corrections")}],
        **own,
    )


def _address(words: str) -> str:
    return f"https://a.example/?q={words}"


def _write_page(pages: Path, name: str, words: str, less: Set[str]) -> None:
    pages.mkdir(exist_ok=True)
    body = _PLAIN if "body" in less else words
    for language in ("id", "en"):
        head = f"title: {json.dumps(f'Laman {words}')}\nsummary: {json.dumps(words)}"
        (pages / f"{name}.{language}.md").write_text(f"---\n{head}\n---\n\n{body}\n", "utf-8")


def _write_photo(photos: Path, name: str, words: str) -> None:
    write_picture(photos / f"{name}.jpg", (32, 18))
    shown = {"alt": words, "caption": words, "credit": words}
    told = {"licence": words, "id": shown, "en": shown}
    (photos / f"{name}.yaml").write_text(json.dumps(told), encoding="utf-8")
