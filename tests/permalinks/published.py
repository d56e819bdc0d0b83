"""A small published site in memory, for the tests of this room."""

from __future__ import annotations

from pathlib import Path

from plugins.permalinks.answer import Shown, World
from plugins.permalinks.gone import Gone
from plugins.permalinks.register import Register, add_lines, read_register
from plugins.permalinks.row import Row, entry_id
from plugins.story.glossary import Glossary, Term

TAG = "tag:a,2026:"
T1, T2, T3, T4 = (f"2026-11-2{day}T00:00:00Z" for day in (1, 2, 3, 4))


def term(key: str, *aliases: str) -> Term:
    return Term(key, {"id": key.title(), "en": f"{key.title()} in English"}, aliases, {})


def glossary(*terms: Term) -> Glossary:
    words = {word.replace("-", " ").casefold(): one.key for one in terms for word in one.words}
    return Glossary(Path("tags.yaml"), {one.key: one for one in terms}, words)


def entry(name: str, to: str = "", **reasons: str) -> Gone:
    return Gone(name, 3, None, {"id": "", "en": ""} | reasons, to)


def world(
    stories: dict[str, str] | None = None,
    lists: tuple[str, ...] = (),
    pages: dict[str, str] | None = None,
    gone: tuple[Gone, ...] = (),
    tags: Glossary | None = None,
) -> World:
    """Return a site. stories: address -> "id/language"; lists: more addresses and feeds."""
    stories, pages = stories or {}, pages or {}
    entries = {at: f"{TAG}{one}" for at, one in stories.items()}
    every = ["/", "/id/", "/en/", "/id/tag/", "/en/tag/", *stories, *pages, *lists]
    none = glossary()
    return World(
        names=frozenset(at[1:] + ("index.html" if at.endswith("/") else "") for at in every),
        texts={entries[at]: Shown(at, f"Title of {one}") for at, one in stories.items()},
        holders=entries,
        pages=pages,
        terms={"tag": tags or none, "category": none, "thread": none},
        gone={one.name: one for one in gone},
        feed_tag=TAG,
    )


def story_row(address: str, one: str) -> Row:
    story, _, language = one.rpartition("/")
    return Row(address, "story", entry_id(TAG, story, language))


def record(path: Path, *rows: Row, since: str = T1) -> Register:
    """Add rows to the register at `path` and return it."""
    text = add_lines(read_register(path), [(row.line, since) for row in rows], since)
    path.write_text(text, encoding="utf-8")
    register = read_register(path)
    assert register
    return register
