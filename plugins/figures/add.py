"""A picture given to a story: checked, copied beside it, and recorded with its words."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.figures.darkroom import Child, Refused, check_file
from plugins.figures.recipe import TYPES
from plugins.story.address import other
from plugins.story.entries import add_picture
from plugins.story.front_matter import FrontMatter, open_front_matter, read_front_matter
from plugins.story.kept import replace_file
from plugins.story.load import load_story
from plugins.story.photo import SHARED
from plugins.story.problem import Problem, StoryError
from plugins.story.start import folder_of, story_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.story.story import Story

_ASKED = {
    "alt": "What does it show, for those who cannot see it?",
    "caption": "Caption: what has it to do with the news? (may stay empty)",
    "credit": "Who made it?",
    "licence": "By what right does it stand here, such as CC-BY-4.0?",
}
_NEEDED = ("alt", "credit", "licence")
_SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif", "AVIF": ".avif"}


@dataclass(frozen=True)
class Words:
    """What is said of a picture, in the original's language; "" for what nobody said."""

    alt: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""


def give_picture(
    story: Path, file: Path, words: Words, ask: Callable[[str], str] | None = None
) -> str:
    """Give the story in the folder `story` the picture at `file`; return what to tell its editor.

    The words of an entry that has no file yet are kept, and it is the first to get one.
    ask: puts a question to the editor and returns the answer; None where nobody is there.
    Raises StoryError, and then nothing has changed.
    """
    folder = folder_of(story)
    loaded = load_story(folder)
    path = story_file(folder, loaded.original)
    front, _ = open_front_matter(folder / path.name)
    if front is None:
        raise StoryError(Problem(path, 0, "the story cannot be read", "Mend it first"))
    raw, suffix, maker = _checked(file)
    words = _complete(words, _said(front), maker, ask)
    if not words.alt and "alt" not in _said(front):
        mend = 'Say with `--alt "…"` what it shows'
        raise StoryError(Problem(file, 0, "the picture has no alt text", mend))
    name = _name(folder, file, raw, suffix)
    text = (folder / path.name).read_text(encoding="utf-8")
    said = {"file": name, **asdict(words)}
    changed = add_picture(path, text, front, said)
    _check_change(path, changed, front, name)
    if not name.startswith(SHARED):
        _write(folder / name, raw)
    _write(folder / path.name, changed.encode())
    return _told(loaded, path, folder, name, replace_said(words, _said(front)), maker)


def replace_said(words: Words, said: dict[str, str]) -> Words:
    """Return the words with those that an entry had already in front."""
    return replace(words, **{key: said[key] for key in asdict(words) if said.get(key)})


def _said(front: FrontMatter) -> dict[str, str]:
    """Return what the first entry without a file says."""
    pictures = front.fields.get("pictures")
    for picture in pictures if isinstance(pictures, list) else ():
        if isinstance(picture, dict) and "file" not in picture:
            return picture
    return {}


def _checked(file: Path) -> tuple[bytes, str, str]:
    """Return the picture's bytes, the suffix that says what it is, and the credit it names."""
    try:
        raw = check_file(file)
        with Child() as child:
            developed, _ = child.develop(raw)
    except Refused as error:
        raise StoryError(Problem(file, 0, f"the picture {error}", error.mend)) from None
    own = file.suffix.lower()
    right = TYPES.get(own) == f"image/{developed.format.lower()}"
    artist, notice = developed.artist, developed.notice
    credit = notice if artist.casefold() in notice.casefold() else f"{artist}, {notice}"
    return raw, own if right else _SUFFIXES[developed.format], credit.removesuffix(", ")


def _complete(
    words: Words, said: dict[str, str], maker: str, ask: Callable[[str], str] | None
) -> Words:
    """Return the words with what the editor answers for those that are missing.

    maker: what the picture's file says of it, taken where the editor answers nothing.
    """
    cleaned = {key: " ".join(value.split()) for key, value in asdict(words).items()}
    if ask:
        for key, question in _ASKED.items():
            if not cleaned[key] and not said.get(key):
                offer = maker if key == "credit" else ""
                asked = f"{question} [{offer}]" if offer else question
                cleaned[key] = " ".join(ask(asked).split()) or offer
    return Words(**cleaned)


def _name(folder: Path, file: Path, raw: bytes, suffix: str) -> str:
    """Return the name that the story calls the picture by; never one of another file."""
    photos = folder.parents[3] / "photos"
    if file.resolve().parent == photos.resolve() and file.suffix.lower() == suffix:
        return f"{SHARED}{file.name}"
    plain = unicodedata.normalize("NFKD", file.stem[:200]).encode("ascii", "ignore").decode()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))[:60].strip("-") or "picture"
    name, number = f"{stem}{suffix}", 1
    while (folder / name).exists() and (folder / name).read_bytes() != raw:
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name


def _check_change(path: Path, changed: str, front: FrontMatter, name: str) -> None:
    """Raise StoryError unless the new text says what the old did, and the picture more."""
    after, problems = read_front_matter(path, changed.encode())
    if after and not problems and after.body == front.body:
        old, new = dict(front.fields), dict(after.fields)
        old.pop("pictures", None)
        pictures = new.pop("pictures", [])
        files = [one.get("file") for one in pictures if isinstance(one, dict)]
        if old == new and files.count(name) >= 1:
            return
    what = "the picture cannot be written into this file by itself"
    mend = f"Add it to `pictures` by hand, as `file: {name}`"
    raise StoryError(Problem(path, front.line(("pictures",)), what, mend))


def _write(path: Path, body: bytes) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        replace_file(path, (body,), partial)
    finally:
        partial.unlink(missing_ok=True)


def _told(loaded: Story, path: Path, folder: Path, name: str, words: Words, maker: str) -> str:
    lines = [f"Wrote {name} into {path}."]
    lines += [
        f"  {key:8} {value or '–'}"
        for key, value in asdict(words).items()
        if value or key in _NEEDED
    ]
    missing = [f"`{key}`" for key in _NEEDED if not getattr(words, key)]
    if missing:
        lines.append(f"Still to be written: {', '.join(missing)}.")
    if maker and not words.credit:
        lines.append(f"The picture's file names as its maker: {maker}.")
    translation = other(loaded.original)
    if translation in loaded.texts:
        lines.append(f"Its words in the other language go into {story_file(folder, translation)}.")
    return "\n".join(lines)
