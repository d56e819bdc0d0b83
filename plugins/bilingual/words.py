"""The interface words: one table per language in the theme, the same keys in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.story.address import LANGUAGES
from plugins.story.front_matter import decode, parse_yaml
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from pathlib import Path


def load_words(folder: Path) -> dict[str, dict[str, str]]:
    """Return language -> key -> words, read from `folder/{id,en}.yaml`.

    Raises StoryError with every fault: no file, no YAML, words that are not text, and keys that
    one language has and the other lacks.
    """
    problems: list[Problem] = []
    tables: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        path = folder / f"{language}.yaml"
        if not path.is_file():
            mend = "Write the theme's words there"
            problems.append(Problem(path, 0, "the table of words is missing", mend))
            continue
        text, faults = decode(path, path.read_bytes())
        table, lines, more = parse_yaml(path, text)
        problems += [*faults, *more]
        for key, words in table.items():
            if not isinstance(words, str):
                what = f"`{key}` is not text"
                problems.append(Problem(path, lines[(key,)], what, "Write its words on one line"))
        if not faults and (table or not more):
            tables[language] = table
    keys = {key for table in tables.values() for key in table}
    for language, table in tables.items():
        for key in sorted(keys - set(table)):
            path = folder / f"{language}.yaml"
            mend = f'Add a line `{key}: "…"`'
            problems.append(Problem(path, 0, f"the words for `{key}` are missing", mend))
    if problems:
        raise StoryError(*sorted(problems))
    return tables
