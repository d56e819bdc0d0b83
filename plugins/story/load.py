"""A story's folder becomes a Story, or every Problem in it. Reads that folder and no other."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, Any

from plugins.story.address import LANGUAGES, other
from plugins.story.changes import check_updated
from plugins.story.front_matter import FrontMatter, open_front_matter
from plugins.story.limits import check_limits
from plugins.story.pictures import check_pictures, pictures_of
from plugins.story.problem import Problem, StoryError
from plugins.story.schema import OriginalKeys, TranslationKeys, read_keys
from plugins.story.story import UNKNOWN, Correction, Source, Story, Text
from plugins.story.ties import check_ties
from plugins.story.values import SLUG, SLUG_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from plugins.story.story import Picture

MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


def load_story(folder: Path) -> Story:
    """Return the story in `folder`, which is `…/stories/YYYY/MM/SLUG`.

    Raises StoryError with every error in its files. Notices are for `read_story`.
    """
    story, problems = read_story(folder)
    if story is None:
        raise StoryError(*sorted(one for one in problems if one.severity == "error"))
    return story


def read_story(folder: Path) -> tuple[Story | None, list[Problem]]:
    """Return the story in `folder` and its problems; None where one of them is an error."""
    problems = list(_check_folder(folder))
    files = _language_files(folder, problems)
    fronts: dict[str, FrontMatter] = {}
    for language, path in files.items():
        front, faults = open_front_matter(path)
        problems += faults
        if front:
            fronts[language] = front
            problems += check_pictures(folder, path, front)
            problems += _check_body(path, front)
            problems += check_ties(path, front)
            problems += check_limits(path, front)

    original = _find_original(files, fronts, problems)
    keys: dict[str, Any] = {}
    for language, front in fronts.items():
        model = TranslationKeys if "translates" in front.fields else OriginalKeys
        keys[language], faults = read_keys(model, files[language], front)
        problems += faults
    if original and keys.get(original) and keys.get(other(original)):
        problems += _check_translation(files, fronts, keys, other(original))
    if base := keys.get(original or ""):
        for language in (one for one in fronts if keys[one]):
            updated = keys[language].updated
            problems += check_updated(files[language], fronts[language], updated, base.date)

    if original is None or any(one.severity == "error" for one in problems):
        return None, problems
    story = _assemble(folder, files, fronts, keys, original)
    return story, [*problems, *_check_age(story)]


def _check_folder(folder: Path) -> Iterator[Problem]:
    """Yield a problem for each part of the path that cannot stand in an address."""
    year, month, slug = folder.parts[-3:]
    if not re.fullmatch(r"[0-9]{4}", year) or not re.fullmatch(r"0[1-9]|1[0-2]", month):
        what = f"the folder `{year}/{month}` is not a year and a month"
        yield Problem(folder, 0, what, "Move the story to a folder such as `stories/2022/01/`")
    if not SLUG.fullmatch(slug) or len(slug) > SLUG_LENGTH:
        what = f"the folder name {slug[:120]!r} cannot be an address"
        mend = f"Use a to z, 0 to 9 and single hyphens between, at most {SLUG_LENGTH} characters"
        yield Problem(folder, 0, what, mend)


def _language_files(folder: Path, problems: list[Problem]) -> dict[str, Path]:
    """Return language -> its file, "id" first; every other Markdown file is a problem."""
    found: dict[str, list[Path]] = {language: [] for language in LANGUAGES}
    for path in sorted(folder.iterdir()):
        if path.suffix.casefold() not in MARKDOWN:
            continue
        if not stat.S_ISREG(path.lstat().st_mode):
            continue  # a link, device or folder: the walk over all of content tells it
        language = path.name.casefold().split(".")[0]
        if language in found:
            found[language].append(path)
        else:
            mend = "Name the Indonesian text `id.md` and the English one `en.md`"
            problems.append(Problem(path, 0, f"`{path.name}` names no language", mend))
    files = {}
    for language, paths in found.items():
        right = [path for path in paths if path.name == f"{language}.md"]
        if len(paths) > 1:
            names = " and ".join(f"`{path.name}`" for path in paths)
            what = f"the story has two files of one language, {names}"
            problems.append(Problem(folder, 0, what, f"Keep one, named `{language}.md`"))
        elif paths and not right:
            what = f"`{paths[0].name}` is not a name the digest reads"
            problems.append(Problem(paths[0], 0, what, f"Name it `{language}.md`"))
        if right:
            files[language] = right[0]
    if not any(found.values()):
        mend = "Write `id.md` or `en.md` in it, or delete it"
        problems.append(Problem(folder, 0, "the folder holds no story", mend))
    return files


def _find_original(
    files: dict[str, Path], fronts: dict[str, FrontMatter], problems: list[Problem]
) -> str | None:
    """Return the language of the one file without `translates`; tell none and two of them."""
    translations = [language for language in fronts if "translates" in fronts[language].fields]
    originals = [language for language in fronts if language not in translations]
    if len(originals) == 2:
        second = files["en"]
        what = f"there are two originals, `{files['id'].name}` and `{second.name}`"
        mend = "Add `translates: unknown` to the one that is the translation"
        problems.append(Problem(second, 1, what, mend))
        return None
    if originals:
        return originals[0]
    if len(fronts) == len(files):  # a file that cannot be read may be the original
        for language in translations:
            what = "the translation has no original"
            mend = f"Write `{other(language)}.md`, or take `translates` out and complete the keys"
            line = fronts[language].line(("translates",))
            problems.append(Problem(files[language], line, what, mend))
    return None


def _check_body(path: Path, front: FrontMatter) -> Iterator[Problem]:
    if not front.body.strip():
        mend = "Write the story below the second `---`"
        yield Problem(path, front.body_line, "the story has no body", mend, severity="notice")


def _check_translation(
    files: dict[str, Path],
    fronts: dict[str, FrontMatter],
    keys: dict[str, Any],
    language: str,
) -> Iterator[Problem]:
    """Yield what a translation says that its original knows nothing of."""
    path, front = files[language], fronts[language]
    translation, original = keys[language], keys[other(language)]
    if translation.translates != UNKNOWN and not _FINGERPRINT.fullmatch(translation.translates):
        what = f"`translates` is {translation.translates!r}"
        mend = "Write the 16 digits that `./inv translate` gave, or `unknown`"
        yield Problem(path, front.line(("translates",)), what, mend)
    for key in ("pictures", "corrections"):
        mine, theirs = len(getattr(translation, key)), len(getattr(original, key))
        if mine > theirs:
            what = f"`{key}` has {mine} entries, but the original has {theirs}"
            yield Problem(path, front.line((key, theirs)), what, "Keep them in the same order")


def _check_age(story: Story) -> Iterator[Problem]:
    """Yield a notice where the original's words changed since the translation was made."""
    for language, text in story.texts.items():
        if story.is_outdated(language):
            line = text.front.line(("translates",))
            mend = "Bring it up to date, then run `./inv translate --accept` on it"
            what = f"`{story.original}.md` has changed since this translation was made"
            yield Problem(text.path, line, what, mend, severity="notice")


def _text(
    path: Path,
    front: FrontMatter,
    own: Any,
    *,
    pictures: Iterable[Picture],
    corrections: Iterable[Correction],
) -> Text:
    return Text(
        language=path.stem,
        path=path,
        title=own.title,
        summary=own.summary,
        body=front.body,
        translator=getattr(own, "translator", ""),
        translates=getattr(own, "translates", ""),
        pictures=tuple(pictures),
        corrections=tuple(corrections),
        front=front,
        status=own.status,
        updated=own.updated,
    )


def _assemble(
    folder: Path,
    files: dict[str, Path],
    fronts: dict[str, FrontMatter],
    keys: dict[str, Any],
    original: str,
) -> Story:
    """Make the Story of keys that are all checked."""
    base: OriginalKeys = keys[original]
    texts = {}
    for language, front in fronts.items():
        own = keys[language]
        texts[language] = _text(
            files[language],
            front,
            own,
            pictures=pictures_of(folder, base, own, original, language),
            corrections=_corrections(base, own, original, language),
        )
    source = Source(**base.source.model_dump()) if base.source else None
    return Story(
        id=base.id,
        folder="/".join(folder.parts[-3:]),
        date=base.date,
        category=base.category,
        tags=base.tags,
        authors=base.authors,
        source=source,
        thread=base.thread,
        status=base.status,
        original=original,
        texts=texts,
        related=base.related,
        unrelated=base.unrelated,
    )


def _corrections(
    base: OriginalKeys, own: Any, original: str, language: str
) -> Iterator[Correction]:
    for index, correction in enumerate(base.corrections):
        translated = language != original and index < len(own.corrections)
        note = own.corrections[index].note if translated else correction.note
        yield Correction(correction.date, note, language if translated else original)
