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
_PICTURES = frozenset({"jpg", "jpeg", "png", "webp", "gif", "avif"})


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


def is_photo_words(path: str) -> bool:
    """Return whether the file at `path`, below content, stands where words of pictures do."""
    folder, _, name = path.rpartition("/")
    return folder == "photos" and name.endswith(".yaml")


def check_photos(content: Path, files: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with the words of shared pictures.

    files: all of content, as paths below it.
    """
    shared = [path for path in files if path.startswith("photos/")]
    pictures = {stem for stem, _, suffix in map(_parts, shared) if suffix in _PICTURES}
    for path in shared:
        if is_photo_words(path):
            yield from load_photo(content / path)[1]
            stem = _parts(path)[0]
            if stem not in pictures:
                name = stem.rpartition("/")[2]
                mend = f"Put the picture beside it, such as `{name}.jpg`, or delete it"
                yield Problem(content / path, 0, "these words belong to no picture", mend)


def _parts(path: str) -> tuple[str, str, str]:
    stem, dot, suffix = path.rpartition(".")
    return stem, dot, suffix.lower()
