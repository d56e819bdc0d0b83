"""What a picture lacks though it can be shown: whose it is, on what terms, words worth reading."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from plugins.figures.recipe import TYPES
from plugins.story.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from plugins.story.library import Library
    from plugins.story.story import Picture, Text

_DEPTH = 10  # as deep as content goes


def check_words(text: Text, line: int, picture: Picture, *, inherited: bool) -> Iterator[Problem]:
    """Yield the flaws of a picture that has a file, named on `line` of `text`.

    inherited: its credit and licence stand elsewhere, and are judged there.
    """
    if not picture.file:
        return
    here = picture.language == picture.caption_language == text.language
    if here and picture.alt and _folded(picture.alt) == _folded(picture.caption):
        mend = "Say in `alt` what the picture shows, and in `caption` what that has to do with it"
        what = f"`alt` and `caption` of `{picture.file}` are the same"
        yield Problem(text.path, line, what, mend, severity="flaw")
    if inherited:
        return
    # What a text places has no place for them: that is its file's list.
    there = (
        ""
        if _is_listed(text, picture)
        else f" to an entry `file: {picture.file}` of the original's `pictures`"
    )
    if not picture.credit:
        mend = f'Add `credit: "…"`{there}, who made it'
        what = f"the picture `{picture.file}` has no `credit`"
        yield Problem(text.path, line, what, mend, severity="flaw")
    if not picture.licence:
        mend = f"Add `licence: CC-BY-4.0`{there}, or in words by what right it stands here"
        what = f"the picture `{picture.file}` has no `licence`"
        yield Problem(text.path, line, what, mend, severity="flaw")


def _is_listed(text: Text, picture: Picture) -> bool:
    return any(one.file == picture.file for one in text.pictures)


def _folded(words: str) -> str:
    return " ".join(words.split()).rstrip(".").casefold()


@dataclass(frozen=True)
class _Words:
    """All that names pictures: the text of every file in a folder, or of all content."""

    text: str

    def name(self, file: str) -> bool:
        """Return whether a file is named, as it is or as an address spells it."""
        return file in self.text or quote(file) in self.text


def check_unused(library: Library) -> list[Problem]:
    """Return a flaw for every picture file of content that no story names."""
    content = library.content
    folders: dict[Path, list[str]] = {}
    for path in _files(content):
        if path.suffix == ".md":
            folders.setdefault(path.parent, []).append(_read(path))
    near = {folder: _Words("\n".join(texts)) for folder, texts in folders.items()}
    shared = _Words("\n".join(words.text for words in near.values()))
    found = []
    for path in _files(content):
        if path.suffix.lower() not in TYPES:
            continue
        if path.parent == content / "photos":
            used = shared.name(f"/photos/{path.name}")
        else:
            used = path.parent in near and near[path.parent].name(path.name)
        if not used:
            mend = "Name it in a story, or delete it"
            found.append(Problem(path, 0, "no story shows this picture", mend, severity="flaw"))
    return found


def _files(folder: Path, depth: int = 0) -> Iterator[Path]:
    """Yield every file below `folder`, in order, without links and hidden ones."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return  # the library tells it
    for entry in entries:
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir():
            if depth < _DEPTH:
                yield from _files(folder / entry.name, depth + 1)
        elif entry.is_file():
            yield folder / entry.name


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


# Markdown's image, as far as its parts can be told apart without a parser.
_IMAGE = re.compile(r'!\[([^\]\n]*)\]\(\s*<?([^\s)>]+)>?(?:\s+"([^"\n]*)")?\s*\)')


def images_in(body: str) -> Iterable[tuple[str, str, str]]:
    """Yield (alt, file, caption) of every picture that a body places, in order."""
    return _IMAGE.findall(body)
