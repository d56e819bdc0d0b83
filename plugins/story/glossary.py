"""The glossary: which tags or categories there are, what they are called, what else they answer to.

Serves `tags.yaml` and `categories.yaml` alike; knows no story.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.story.address import LANGUAGES
from plugins.story.front_matter import decode, parse_yaml, read_file
from plugins.story.problem import Problem, nearest
from plugins.story.schema import TermKeys, check_keys
from plugins.story.values import SLUG, SLUG_LENGTH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Term:
    """A tag or category. `names`, `descriptions`: language -> words; a description may be ""."""

    key: str
    names: Mapping[str, str]
    aliases: tuple[str, ...]
    descriptions: Mapping[str, str]

    @property
    def words(self) -> tuple[str, ...]:
        """Return everything the term answers to: its key, its names, its aliases."""
        return (self.key, *self.names.values(), *self.aliases)


@dataclass(frozen=True)
class Glossary:
    """The terms of one file. `terms`: key -> Term, in file order."""

    path: Path
    terms: Mapping[str, Term]
    _keys: Mapping[str, str] = field(repr=False)  # folded word -> key

    def find(self, word: str) -> Term | None:
        """Return the term that `word` names in any spelling it answers to."""
        key = self._keys.get(_fold(word))
        return self.terms[key] if key else None

    def nearest(self, word: str) -> str | None:
        """Return the word of the glossary that is closest to `word`, if any is close."""
        return nearest(word, [one for term in self.terms.values() for one in term.words])


def load_glossary(path: Path) -> tuple[Glossary, list[Problem]]:
    """Return the glossary at `path` and its problems. A missing file has no terms and none."""
    if not path.is_file() or path.is_symlink():
        return Glossary(path, {}, {}), []
    raw, problems = read_file(path)
    if not raw.strip():
        return Glossary(path, {}, {}), problems
    text, problems = decode(path, raw)
    fields, lines, faults = parse_yaml(path, text) if text else ({}, {}, [])
    problems += faults

    terms: dict[str, Term] = {}
    keys: dict[str, str] = {}
    for key, entry in fields.items():
        line = lines.get((key,), 1)
        if not SLUG.fullmatch(key) or len(key) > SLUG_LENGTH:
            mend = "Use a to z, 0 to 9 and single hyphens between: it becomes an address"
            problems.append(
                Problem(path, line, f"the key {key[:120]!r} cannot be an address", mend)
            )
            continue
        checked, faults = check_keys(
            TermKeys,
            path,
            entry,
            lambda loc, at=line: next(  # type: ignore[misc]
                (lines[loc[:n]] for n in range(len(loc), 0, -1) if loc[:n] in lines), at
            ),
            within=(key,),
        )
        problems += faults
        if checked:
            names = {language: getattr(checked, language) for language in LANGUAGES}
            about = {language: getattr(checked.description, language) for language in LANGUAGES}
            terms[key] = Term(key, names, checked.aliases, about)
            problems += _claim(path, line, terms[key], keys)
    return Glossary(path, terms, keys), problems


def _claim(path: Path, line: int, term: Term, keys: dict[str, str]) -> list[Problem]:
    """Enter every word of the term into `keys`; tell those that another term has."""
    problems = []
    for word in dict.fromkeys(term.words):
        owner = keys.setdefault(_fold(word), term.key)
        if owner != term.key:
            what = f"`{term.key}` answers to {word!r}, and so does `{owner}`"
            problems.append(Problem(path, line, what, "Give the word to one of the two"))
    return problems


def _fold(word: str) -> str:
    return " ".join(word.replace("-", " ").split()).casefold()
