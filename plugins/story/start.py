"""The first lines of a new story and of a new translation, written where they belong."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.story.address import LANGUAGES, other
from plugins.story.kept import create_kept, replace_file
from plugins.story.load import load_story
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from plugins.story.story import Text


def start_story(content: Path, title: str, slug: str, language: str, now: datetime) -> Path:
    """Write a draft headed `title` for the month of `now`, and return its file.

    now: aware; becomes the story's date. Raises StoryError for a language the digest does not
    have, a blank title, and a slug that is taken.
    """
    if language not in LANGUAGES:
        known = " or ".join(f"`--lang {one}`" for one in LANGUAGES)
        raise StoryError(
            Problem(Path("--lang"), 0, f"{language!r} is no language", f"Write {known}")
        )
    if not title.strip() or not title.isprintable():
        what = f"the title {title!r} is blank, or holds what cannot be printed"
        raise StoryError(Problem(Path("title"), 0, what, "Write the headline"))
    folder = content / "stories" / f"{now:%Y}" / f"{now:%m}" / slug
    if folder.exists():
        mend = "Choose another title, or add the other language with `./inv translate`"
        raise StoryError(Problem(folder, 0, "there is a story of this name", mend))
    lines = [
        f"id: {now:%Y%m%d}-{slug}",
        f"title: {_quote(title)}",
        f"date: {now.isoformat(timespec='seconds')}",
        "summary:",
        "category:",
        "tags: []",
        "source: {rights: own}",
        "status: draft",
    ]
    return _write(folder / f"{language}.md", lines, "…")


def start_translation(story: Path) -> Path:
    """Write the file of a story's other language, its words still to be translated.

    story: the folder or one of its files. The fingerprint of the original goes into
    `translates`, so that a later change of the original is noticed. Raises StoryError where the
    story has errors, or has both languages already.
    """
    folder = folder_of(story)
    loaded = load_story(folder)
    original = loaded.texts[loaded.original]
    lines = [
        f"title: {_quote(original.title)}",
        *([f"summary: {_quote(original.summary)}"] if original.summary else []),
        "translator:",
        "status: draft",
        f"translates: {original.fingerprint}",
        *_picture_lines(original),
        *_correction_lines(original),
    ]
    return _write(story_file(folder, other(loaded.original)), lines, original.body)


def accept_translation(story: Path) -> Path:
    """Write into a story's translation that it says what its original says now.

    Only the value of `translates` changes. Raises StoryError where the story has errors, or has
    no translation.
    """
    folder = folder_of(story)
    loaded = load_story(folder)
    text = loaded.texts.get(other(loaded.original))
    if text is None:
        mend = "Start one with `./inv translate`"
        raise StoryError(Problem(story, 0, "the story has no translation", mend))
    line = text.front.line(("translates",))
    lines = text.path.read_bytes().split(b"\n")
    key, value, rest = lines[line - 1].partition(text.translates.encode())
    if not value:
        mend = "Write both on one line"
        what = "`translates` has its value on another line"
        raise StoryError(Problem(text.path, line, what, mend))
    lines[line - 1] = key + loaded.texts[loaded.original].fingerprint.encode() + rest
    partial = text.path.with_name(f".{text.path.name}.{os.getpid()}")
    replace_file(text.path, (b"\n".join(lines),), partial)
    return story_file(folder, text.language)


def folder_of(story: Path) -> Path:
    """Return the folder of a story named by it or by a file in it."""
    folder = (story.parent if story.is_file() else story).absolute()
    if len(folder.parts) < 4 or not folder.is_dir():
        mend = "Name the story's folder, such as `content/stories/2022/01/banjir`"
        raise StoryError(Problem(story, 0, "this is no story's folder", mend))
    return folder


def story_file(folder: Path, language: str) -> Path:
    """Return the file of a language, seen from the working folder where it lies below."""
    path = folder / f"{language}.md"
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _picture_lines(original: Text) -> list[str]:
    lines = []
    for picture in original.pictures:
        words = {"alt": picture.alt, "caption": picture.caption, "credit": picture.credit}
        known = [f"{key}: {_quote(value)}" for key, value in words.items() if value] or ["alt:"]
        lines += [f"  {'  ' if place else '- '}{part}" for place, part in enumerate(known)]
    return ["pictures:", *lines] if lines else []


def _correction_lines(original: Text) -> list[str]:
    lines = [f"  - note: {_quote(one.note)}" for one in original.corrections]
    return ["corrections:", *lines] if lines else []


def _write(path: Path, lines: Sequence[str], body: str) -> Path:
    """Write a new file whole; never over another."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with create_kept(partial) as file:
            file.write("\n".join(["---", *lines, "---", "", body, ""]).encode())
        os.link(partial, path)  # unlike a rename, this fails where the file exists
    except FileExistsError:
        mend = "Edit that file, or delete it first"
        raise StoryError(Problem(path, 0, "the file exists already", mend)) from None
    finally:
        partial.unlink(missing_ok=True)
    return path


def _quote(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
