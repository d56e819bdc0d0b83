"""The keys a file may have: one model a kind of file. Touches no disk, knows no Pelican.

Every fault of a file is found in one pass and told as a Problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from plugins.story.problem import Problem, nearest
from plugins.story.values import (
    EXAMPLE,
    Day,
    FileName,
    Flag,
    Line,
    Moment,
    Rights,
    Slug,
    WebAddress,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from plugins.story.front_matter import FrontMatter, Loc

_WANTED = {
    "id": "`id: 20220111-kudeta-kazakhstan`",
    "title": '`title: "…"`',
    "date": f"`date: {EXAMPLE}`",
    "translates": "`translates: unknown`",
    "rights": "`rights: excerpt`",
    "note": '`note: "…"`',
}
_WANTED_OF_TERM = {
    "id": '`id: "…"`, the name in Indonesian',
    "en": '`en: "…"`, the name in English',
}
_WANTED_OF_CORRECTION = {"date": "`date: 2022-01-11`"}


class _Keys(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceKeys(_Keys):
    """Where a story was taken from, and by what right."""

    name: Line = ""
    url: WebAddress = ""
    retrieved: Day | None = None
    rights: Rights


class PictureKeys(_Keys):
    """A picture and its words in the original's language."""

    file: FileName = ""
    alt: Line = ""
    caption: Line = ""
    credit: Line = ""
    licence: Line = ""
    decorative: Flag = False


class PictureWords(_Keys):
    """A picture's words in the translation; what is empty is taken from the original."""

    alt: Line = ""
    caption: Line = ""
    credit: Line = ""


class PhotoKeys(_Keys):
    """Words beside a shared picture. `credit`: of both languages, where they have none."""

    credit: Line = ""
    licence: Line = ""
    decorative: Flag = False
    id: PictureWords = PictureWords()
    en: PictureWords = PictureWords()


class CorrectionKeys(_Keys):
    """What was put right, and when."""

    date: Day
    note: Line


class CorrectionWords(_Keys):
    """A correction's words in the translation."""

    note: Line


class OriginalKeys(_Keys):
    """Front matter of the file in the language the story was first written in."""

    id: Slug
    title: Line
    date: Moment
    summary: Line = ""
    category: Line = ""
    tags: tuple[Line, ...] = ()
    authors: tuple[Line, ...] = ()
    source: SourceKeys | None = None
    pictures: tuple[PictureKeys, ...] = ()
    thread: Slug = ""
    related: tuple[Slug, ...] = ()
    unrelated: tuple[Slug, ...] = ()
    status: Literal["draft", "published"] = "published"
    updated: Moment | None = None
    corrections: tuple[CorrectionKeys, ...] = ()


class TranslationKeys(_Keys):
    """Front matter of a translation: only what differs from its original.

    status: "draft" keeps this language back while the original is published.
    """

    title: Line
    translates: str
    status: Literal["draft", "published"] = "published"
    summary: Line = ""
    translator: Line = ""
    updated: Moment | None = None
    pictures: tuple[PictureWords, ...] = ()
    corrections: tuple[CorrectionWords, ...] = ()


class PageKeys(_Keys):
    """Front matter of a standing page."""

    title: Line
    summary: Line = ""


class DescriptionKeys(_Keys):
    """What a tag or category is about, in each language."""

    id: Line = ""
    en: Line = ""


class TermKeys(_Keys):
    """One entry of `tags.yaml`, `categories.yaml` or `threads.yaml`."""

    id: Line
    en: Line
    aliases: tuple[Line, ...] = ()
    description: DescriptionKeys = DescriptionKeys()


class GoneKeys(_Keys):
    """One entry of `gone.yaml`: why something published is gone, and what stands for it now.

    id, en: the reason, for readers. to: named as the entries are.
    """

    date: Day | None = None
    id: Line = ""
    en: Line = ""
    to: Line = ""


KeysT = TypeVar("KeysT", bound=_Keys)


def read_keys(
    model: type[KeysT], path: Path, front: FrontMatter
) -> tuple[KeysT | None, list[Problem]]:
    """Return the file's checked keys, or None and every fault there is in them."""
    return check_keys(model, path, front.fields, front.line)


def check_keys(
    model: type[KeysT],
    path: Path,
    fields: dict[str, Any],
    line: Callable[[Loc], int],
    within: Loc = (),
) -> tuple[KeysT | None, list[Problem]]:
    """Check `fields`, which stand at the place `within` of the file at `path`."""
    try:
        return model.model_validate(fields), []
    except ValidationError as error:
        return None, [_problem_of(model, path, line, within, one) for one in error.errors()]


def _problem_of(
    model: type[_Keys], path: Path, line: Callable[[Loc], int], within: Loc, error: Any
) -> Problem:
    loc: Loc = error["loc"]
    name, found, kind = _spell(loc or within), error["input"], error["type"]
    at = line((*within, *loc))
    if kind == "told":
        return Problem(path, at, f"`{name}` {error['ctx']['what']}", error["ctx"]["mend"])
    if kind == "missing":
        wanted = _wanted(model, loc)
        return Problem(path, at, f"`{name}` is missing", f"Add a line such as {wanted}")
    if kind == "extra_forbidden":
        return _unknown_key(model, path, at, loc)
    if kind == "literal_error":
        return Problem(path, at, f"`{name}` is {found!r}", f"Write {error['ctx']['expected']}")
    wanted, example = _shape_of(kind)
    what = f"`{name}` is {found!r:.120}, which is not {wanted}"
    return Problem(path, at, what, f"Write it as {example}")


def _wanted(model: type[_Keys], loc: Loc) -> str:
    """Return an example of the missing key at `loc`."""
    key = str(loc[-1])
    examples = _WANTED
    if model is TermKeys:
        examples = _WANTED_OF_TERM
    elif loc[0] == "corrections":
        examples = _WANTED | _WANTED_OF_CORRECTION
    return examples.get(key, f"`{key}: …`")


def _shape_of(kind: str) -> tuple[str, str]:
    if kind.startswith("tuple"):
        return "a list", "`[one, two]`"
    if kind.startswith("string"):
        return "text", "text on one line"
    return "a group of keys", "keys of its own, one a line, indented under it"


def _unknown_key(model: type[_Keys], path: Path, at: int, loc: Loc) -> Problem:
    if model is TranslationKeys and loc[-1] in _known_keys(OriginalKeys, loc[:-1]):
        what = f"`{loc[-1]}` belongs to the original"
        return Problem(path, at, what, "Take it out here: a translation inherits it")
    known = _known_keys(model, loc[:-1])
    close = nearest(str(loc[-1]), known)
    where = f" of `{_spell(loc[:-1])}`" if loc[:-1] else ""
    what = f"`{loc[-1]}` is not a key{where}"
    if close:
        return Problem(path, at, what, f"Write `{close}`, or take the line out")
    return Problem(
        path,
        at,
        what,
        "Take the line out. Keys are " + ", ".join(f"`{k}`" for k in known),
    )


def _known_keys(model: type[_Keys], loc: Loc) -> list[str]:
    """Return the keys that may stand at `loc` of a file of `model`."""
    here: Any = model
    for step in loc:
        if isinstance(step, str):
            here = next(_models_in(here.model_fields[step].annotation))
    return list(here.model_fields)


def _models_in(annotation: Any) -> Iterator[Any]:
    if isinstance(annotation, type) and issubclass(annotation, _Keys):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)


def _spell(loc: Loc) -> str:
    """Return a place as an editor counts: `pictures 1 alt`."""
    return " ".join(str(step + 1) if isinstance(step, int) else step for step in loc)
