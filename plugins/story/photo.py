"""What a shared picture says, once for every story: `photos/NAME.yaml` beside `photos/NAME.jpg`."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from plugins.story.address import LANGUAGES
from plugins.story.front_matter import decode, parse_yaml, read_file
from plugins.story.problem import Problem
from plugins.story.schema import PhotoKeys, PictureWords, check_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from plugins.story.front_matter import Loc

SHARED = "/photos/"  # what the name of a shared picture starts with in a story
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"})


@dataclass(frozen=True)
class Photo:
    """A shared picture's words. `words`: language -> its alt, caption and credit, "" for none."""

    licence: str = ""
    decorative: bool = False
    words: Mapping[str, PictureWords] = field(
        default_factory=lambda: dict.fromkeys(LANGUAGES, PictureWords())
    )


def words_path(picture: Path) -> Path:
    """Return where the words of the shared picture at `picture` stand, if they do."""
    return picture.with_suffix(".yaml")


def load_photo(path: Path) -> tuple[Photo, list[Problem]]:
    """Return the words at `path` and its problems. A missing file says nothing, and has none."""
    try:
        stat = path.lstat()
    except OSError:
        return Photo(), []
    photo, problems = _load(path, (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino))
    return photo, list(problems)


@lru_cache(maxsize=4096)
def _load(path: Path, _stamp: tuple[int, ...]) -> tuple[Photo, tuple[Problem, ...]]:
    """Read a file that many stories may ask for."""
    if path.is_symlink() or not path.is_file():
        return Photo(), ()  # the walk over all of content tells it
    raw, problems = read_file(path)
    text, faults = decode(path, raw) if raw.strip() else ("", [])
    fields, lines, more = parse_yaml(path, text) if text else ({}, {}, [])
    problems = [*problems, *faults, *more]

    def line(place: Loc) -> int:
        while place and place not in lines:
            place = place[:-1]
        return lines.get(place, 1)

    keys, faults = check_keys(PhotoKeys, path, fields, line)
    problems += faults
    if keys is None or problems:
        return Photo(), tuple(problems)
    words = {
        language: own.model_copy(update={"credit": own.credit or keys.credit})
        for language, own in (("id", keys.id), ("en", keys.en))
    }
    return Photo(keys.licence, keys.decorative, words), ()


def is_photo_words(path: Path, content: Path) -> bool:
    """Return whether the file at `path` stands where words of shared pictures do."""
    return path.parent == content / "photos" and path.suffix == ".yaml"


def check_photos(content: Path, files: Sequence[Path]) -> Iterator[Problem]:
    """Yield what is wrong with the words of shared pictures, `files` being all of content."""
    pictures = {
        path.stem
        for path in files
        if path.parent == content / "photos" and path.suffix.lower() in _PICTURES
    }
    for path in files:
        if is_photo_words(path, content):
            yield from load_photo(path)[1]
            if path.stem not in pictures:
                mend = f"Put the picture beside it, such as `{path.stem}.jpg`, or delete it"
                yield Problem(path, 0, "these words belong to no picture", mend)
