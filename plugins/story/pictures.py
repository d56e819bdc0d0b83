"""The pictures a story names: their files, and their words in each language, however they come.

Knows where a picture lies and whether it is there; opens none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.story.address import other
from plugins.story.photo import SHARED, Photo, load_photo, words_path
from plugins.story.problem import Problem, nearest
from plugins.story.schema import PictureWords
from plugins.story.story import Picture
from plugins.story.values import is_picture_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plugins.story.front_matter import FrontMatter
    from plugins.story.schema import OriginalKeys, PictureKeys

_WORDS = frozenset({".md", ".yaml"})


def check_pictures(folder: Path, path: Path, front: FrontMatter) -> Iterator[Problem]:
    """Yield a problem for each picture without file or alt text; works on unchecked keys."""
    if "translates" in front.fields:
        return
    pictures = front.fields.get("pictures")
    for index, picture in enumerate(pictures if isinstance(pictures, list) else ()):
        if not isinstance(picture, dict):
            continue
        file = picture.get("file")
        line = front.line(("pictures", index, "file"))
        if file is None:
            what = f"picture {index + 1} has no file yet, only its words"
            mend = "Put the picture beside the story and add `file: NAME`"
            yield Problem(path, line, what, mend, severity="notice")
            continue
        if isinstance(file, str):
            yield from check_picture_file(folder, path, line, file)
        shared = _photo(folder, str(file))
        told = "alt" in picture or shared.words[path.stem].alt
        if not told and picture.get("decorative") != "true" and not shared.decorative:
            mend = 'Add `alt: "…"`, what the picture shows, or `decorative: true`'
            yield Problem(path, line, f"the picture `{file}` has no `alt`", mend)


def check_picture_file(folder: Path, path: Path, line: int, file: str) -> Iterator[Problem]:
    """Yield a problem unless `file`, named on `line` of `path`, is a file of the story."""
    if not is_picture_name(file):
        return  # the schema tells it
    place = picture_path(folder, file)
    if place.is_symlink():
        yield link_problem(place)
    elif not place.is_file():
        there = [one.name for one in place.parent.glob("*") if one.suffix not in _WORDS]
        close = nearest(place.name, there)
        mend = f"Write `{close}`, or put" if close else "Put"
        mend = f"{mend} the picture at `{place}`"
        yield Problem(path, line, f"the picture `{file}` does not exist", mend)


def link_problem(path: Path) -> Problem:
    """Return the problem that `path` is a link: it may lead out of content."""
    what = f"this is a symbolic link to {str(path.readlink())!r}"
    return Problem(path, 0, what, "Put the file itself here: the build follows no link")


def picture_path(folder: Path, file: str) -> Path:
    """Return where a picture named `file` by the story in `folder` lies."""
    if file.startswith(SHARED):
        return folder.parents[3] / file.removeprefix("/")
    return folder / file


def pictures_of(
    folder: Path, base: OriginalKeys, own: Any, original: str, language: str
) -> Iterator[Picture]:
    """Yield the pictures of the story in `folder` in `language`.

    Words that an entry lacks come from those beside a shared picture; what then lacks in a
    translation comes from the original, all together.
    """
    for index, picture in enumerate(base.pictures):
        photo = _photo(folder, picture.file)
        first = _fill(picture, photo.words[original])
        mine = first
        if language != original:
            entry = own.pictures[index] if index < len(own.pictures) else PictureWords()
            mine = _fill(entry, photo.words[language])
        # A credit is a name: it says no language.
        spoken = language if mine.alt or mine.caption else original
        if spoken == original and not (first.alt or first.caption):
            first = _fill(first, photo.words[other(original)])
            spoken = other(original) if first.alt or first.caption else original
        yield Picture(
            file=picture.file,
            alt=mine.alt or first.alt,
            caption=mine.caption or first.caption,
            credit=mine.credit or first.credit,
            licence=picture.licence or photo.licence,
            decorative=picture.decorative or photo.decorative,
            language=spoken,
        )


def shared_picture(folder: Path, file: str, language: str) -> Picture | None:
    """Return what is said of a shared picture where the story in `folder` says nothing of it.

    None for a picture that is not shared.
    """
    if not file.startswith(SHARED):
        return None
    photo = _photo(folder, file)
    words = photo.words[language]
    told = (words.alt, words.caption, words.credit, photo.licence)
    return Picture(file, *told, photo.decorative, language)


def _photo(folder: Path, file: str) -> Photo:
    if not file.startswith(SHARED):
        return Photo()
    return load_photo(words_path(picture_path(folder, file)))[0]


def _fill(words: PictureKeys | PictureWords, shared: PictureWords) -> PictureWords:
    """Return words, completed by those that are shared."""
    return PictureWords.model_construct(
        alt=words.alt or shared.alt,
        caption=words.caption or shared.caption,
        credit=words.credit or shared.credit,
    )
