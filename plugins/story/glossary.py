"""The glossary: which tags, categories or threads there are, and every word they answer to.

Serves `tags.yaml`, `categories.yaml` and `threads.yaml` alike; knows no story.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from plugins.story.address import LANGUAGES
from plugins.story.front_matter import decode, parse_yaml, read_file
from plugins.story.problem import Problem, nearest
from plugins.story.schema import TermKeys, check_keys
from plugins.story.values import SLUG, SLUG_LENGTH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plugins.story.front_matter import Loc


@dataclass(frozen=True)
class Term:
    """A tag, category or thread. `names`, `descriptions`: language -> words, or "" for none."""

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
    """The terms of one file.

    terms:    key -> Term, in file order; only the sound ones.
    unsound:  keys of the others.
    readable: whether the file could be taken apart; if not, nobody knows which terms it has.
    """

    path: Path
    terms: Mapping[str, Term]
    _keys: Mapping[str, str] = field(default_factory=dict, repr=False)  # folded word -> key
    unsound: frozenset[str] = frozenset()
    readable: bool = True

    def find(self, word: str) -> Term | None:
        """Return the term that `word` names in any spelling it answers to."""
        key = self._keys.get(_fold(word))
        return self.terms[key] if key else None

    def may_know(self, word: str) -> bool:
        """Return whether `word` names a term, or could, once the file's faults are mended."""
        return not self.readable or word in self.unsound or self.find(word) is not None

    def nearest(self, word: str) -> str | None:
        """Return the word of the glossary that is closest to `word`, if any is close."""
        return nearest(word, [one for term in self.terms.values() for one in term.words])


def name_key(key: str) -> Term:
    """Return a term that no file describes, named after its key: `banjir-demak`, Banjir Demak."""
    name = " ".join(word[:1].upper() + word[1:] for word in key.split("-"))
    return Term(key, dict.fromkeys(LANGUAGES, name), (), dict.fromkeys(LANGUAGES, ""))


def load_glossary(path: Path) -> tuple[Glossary, list[Problem]]:
    """Return the glossary at `path` and its problems. A missing file has no terms and none."""
    if not path.is_file() or path.is_symlink():
        return Glossary(path, {}), []
    raw, problems = read_file(path)
    if not raw.strip():
        return Glossary(path, {}, readable=not problems), problems
    text, problems = decode(path, raw)
    fields, lines, faults = parse_yaml(path, text) if text else ({}, {}, [])
    problems += faults
    readable = bool(fields) or not problems

    terms: dict[str, Term] = {}
    keys: dict[str, str] = {}
    for key, entry in fields.items():
        term, faults = _read_term(path, key, entry, lines)
        problems += faults
        if term:
            terms[key] = term
            problems += _claim(path, lines[(key,)], term, keys)
    return Glossary(path, terms, keys, frozenset(fields) - terms.keys(), readable), problems


def _read_term(
    path: Path, key: str, entry: Any, lines: Mapping[Loc, int]
) -> tuple[Term | None, list[Problem]]:
    def line(loc: Loc) -> int:
        while loc not in lines:
            loc = loc[:-1]
        return lines[loc]

    if not SLUG.fullmatch(key) or len(key) > SLUG_LENGTH:
        mend = "Use a to z, 0 to 9 and single hyphens between: it becomes an address"
        what = f"the key {key[:120]!r} cannot be an address"
        return None, [Problem(path, line((key,)), what, mend)]
    checked, faults = check_keys(TermKeys, path, entry, line, within=(key,))
    if not checked:
        return None, faults
    names = {language: getattr(checked, language) for language in LANGUAGES}
    about = {language: getattr(checked.description, language) for language in LANGUAGES}
    return Term(key, names, checked.aliases, about), faults


def _claim(path: Path, line: int, term: Term, keys: dict[str, str]) -> list[Problem]:
    """Enter every word of the term into `keys`; tell those that another term has."""
    problems = []
    for word in dict.fromkeys(term.words):
        owner = keys.setdefault(_fold(word), term.key)
        if owner != term.key:
            what = f"`{term.key}` answers to {word!r}, and so does `{owner}`"
            problems.append(Problem(path, line, what, "Give the word to one of the two"))
    return problems


@lru_cache(maxsize=1 << 16)  # a digest writes the same few words over and over
def _fold(word: str) -> str:
    return " ".join(word.replace("-", " ").split()).casefold()
