"""The pictures a story names: their files, and their words in each language, however they come.

Knows where a picture lies and whether it is there; opens none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plugins.story.address import other
from plugins.story.photo import SHARED, Photo, load_photo, words_path
from plugins.story.problem import Problem, nearest
from plugins.story.schema import PictureWords
from plugins.story.story import Picture
from plugins.story.values import is_picture_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
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
    translation comes from the original, each alt, caption and credit for itself.
    """
    for index, picture in enumerate(base.pictures):
        photo = _photo(folder, picture.file)
        sources = [(original, _fill(picture, photo.words[original]))]
        if language != original:
            entry = own.pictures[index] if index < len(own.pictures) else PictureWords()
            sources.insert(0, (language, _fill(entry, photo.words[language])))
        if not any(words.alt or words.caption for _, words in sources):
            sources.append((other(original), photo.words[other(original)]))
        alt, spoken = _first(sources, "alt")
        caption, caption_language = _first(sources, "caption")
        credit, credit_language = _first(sources, "credit")
        yield Picture(
            file=picture.file,
            alt=alt,
            caption=caption,
            credit=credit,
            licence=picture.licence or photo.licence,
            decorative=picture.decorative or photo.decorative,
            language=spoken,
            caption_language=caption_language,
            credit_language=credit_language,
        )


def _first(sources: Sequence[tuple[str, PictureWords]], key: str) -> tuple[str, str]:
    """Return the first words for `key` and their language; the first language for none."""
    for language, words in sources:
        if said := getattr(words, key):
            return said, language
    return "", sources[0][0]


def shared_picture(folder: Path, file: str, language: str) -> Picture | None:
    """Return what is said of a shared picture where the story in `folder` says nothing of it.

    None for a picture that is not shared.
    """
    if not file.startswith(SHARED):
        return None
    photo = _photo(folder, file)
    words = photo.words[language]
    told = (words.alt, words.caption, words.credit, photo.licence)
    return Picture(file, *told, photo.decorative, language, language, language)


def place_words(file: str, alt: str, caption: str, words: Picture | None, language: str) -> Picture:
    """Return a picture that a body in `language` places with an alt and a caption, "" for none.

    words: what is said of it elsewhere, which completes them.
    """
    if words is None:
        return Picture(file, alt, caption, "", "", not alt, language, language, language)
    return replace(
        words,
        alt=alt or words.alt,
        caption=caption or words.caption,
        decorative=not (alt or words.alt),
        language=language if alt else words.language,
        caption_language=language if caption else words.caption_language,
    )


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
