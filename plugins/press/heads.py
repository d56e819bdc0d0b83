"""What lists need of a story, in few bytes: kept beside all that is known of it. Pure.

A site's stories are read at every build, and most of what they hold is needed by their own pages
alone, which most builds do not make. So do pictures: they are looked at where one is shown, and
a list knows by a mark whether what it shows is what it was.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.press.crew import cut
from plugins.press.sealed import digest_of
from plugins.story.problem import Problem
from plugins.story.record import KeptStory
from plugins.story.story import Correction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from plugins.story.story import Story, Text

# What lists and feeds ask of the things that rooms have set on an article, a line of JSON each.
LISTED = ("thumbnail", "pictures")
# Heads taken apart at once: of all of them the parts would take a hundred megabytes.
_PART = 256
_SHARED = ("id", "folder", "category", "thread", "status", "original")
_LISTS = ("tags", "authors", "outlets", "related", "unrelated")
_WORDS = ("title", "summary", "status")


@dataclass(slots=True)  # not frozen, which would take thrice as long for ten thousand of them
class Dressed:
    """What was made of a text alone, as far as lists need it.

    key:     of all of it in the cache. sign: changes when anything does that is told of the story.
    closed:  its HTML is finished; otherwise it links to pages of ours.
    opening: its first words, where it has no summary, else "".
    card_mark: changes when anything does that a list shows of the text, its category apart.
    link_mark: changes when anything does that a link says of it, or where it leads.
    shown:   what the rooms have set on the article, name -> JSON.
    told:    its problems, as `tell_problem` tells them.
    """

    key: str
    sign: str
    closed: bool
    opening: str
    card_mark: str
    link_mark: str
    shown: dict[str, str]
    told: Sequence[Sequence[Any]] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return its problems."""
        return restore_problems(self.told)


@dataclass(slots=True)
class Head:
    """A story, its texts by language, and its own problems."""

    key: str
    story: KeptStory
    texts: dict[str, Dressed]
    problems: list[Problem]


def write_head(
    key: str, story: Story, texts: Mapping[str, tuple[Mapping[str, Any], Any]], problems: Any
) -> str:
    """Return the head of a story: a line of JSON, and after it those of LISTED for each text.

    texts: language -> (what was made of the text, its problems), as JSON has them.
    """
    shared = [getattr(story, name) for name in _SHARED]
    lists = [getattr(story, name) for name in _LISTS]
    rows = []
    lines = []
    for language, text in story.texts.items():
        rest, told = texts[language]
        shown = [_to_json(rest["worn"][one]) if one in rest["worn"] else "" for one in LISTED]
        opening = "" if text.summary else rest["opening"]
        words = [getattr(text, name) for name in _WORDS]
        changes = _tell_changes(text) if text.updated or text.corrections else 0
        link = digest_of(story.address(language), text.title, story.date.isoformat())
        status = f"{story.status} {text.status}"
        card = digest_of(link, text.summary or opening, status, shown[0])
        signs = [rest["sign"], rest["closed"], opening, card, link]
        rows.append([language, words, changes, signs, told])
        lines += shown
    head = [key, story.date.isoformat(), shared, lists, rows, problems]
    return "\n".join([_to_json(head), *lines])


def _to_json(value: Any) -> str:
    """Return JSON on one line: it writes every line's end as an escape."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read_heads(
    heads: Sequence[str], content: str, whole: Callable[[str], Callable[[], Story]]
) -> list[Head]:
    """Return the heads of stories, in order.

    content: the folder that their own are in. whole: key -> what fetches all of that story.
    """
    found = []
    for part in cut(heads, _PART):
        lines = [head.split("\n") for head in part]
        rows = json.loads(f"[{','.join([first for first, *_ in lines])}]")
        found += [
            _restore(row, shown, content, whole)
            for row, (_, *shown) in zip(rows, lines, strict=True)
        ]
    return found


def _restore(
    row: Any, shown: list[str], content: str, whole: Callable[[str], Callable[[], Story]]
) -> Head:
    key, date, shared, lists, rows, problems = row
    known = dict(zip(_SHARED, shared, strict=True))
    known.update(zip(_LISTS, map(tuple, lists), strict=True))
    known["date"] = datetime.fromisoformat(date)
    known["where"] = f"{content}/stories/{known['folder']}"
    known["whole"] = whole(key)
    words, texts = [], {}
    listed = iter(shown)
    for language, (title, summary, status), changes, signs, told in rows:
        text = {"language": language, "title": title, "summary": summary, "status": status}
        text |= _restore_changes(*changes) if changes else _UNCHANGED
        words.append(text)
        own_shown = dict(zip(LISTED, listed, strict=False))
        sign, closed, opening, card, link = signs
        texts[language] = Dressed(
            f"{key}/{language}", sign, closed, opening, card, link, own_shown, told
        )
    problems = [*restore_problems(problems)] if problems else []
    return Head(key, KeptStory.of(known, words), texts, problems)


def _tell_changes(text: Text) -> list[Any]:
    """Return when a text changed and what was put right, as JSON has it."""
    updated = text.updated.isoformat() if text.updated else ""
    return [updated, [[one.date.isoformat(), one.note, one.language] for one in text.corrections]]


def _restore_changes(updated: str, corrections: Sequence[Sequence[str]]) -> dict[str, Any]:
    return {
        "updated": datetime.fromisoformat(updated) if updated else None,
        "corrections": tuple(
            Correction(date.fromisoformat(day), note, language)
            for day, note, language in corrections
        ),
    }


_UNCHANGED: dict[str, Any] = {"updated": None, "corrections": ()}


def tell_problem(problem: Problem) -> list[Any]:
    """Return a problem as JSON has it."""
    return [str(problem.path), problem.line, problem.what, problem.mend, problem.severity]


def restore_problems(rows: Iterable[Sequence[Any]]) -> tuple[Problem, ...]:
    """Return the problems that `tell_problem` told."""
    return tuple(
        Problem(Path(path), line, what, mend, severity=severity)
        for path, line, what, mend, severity in rows
    )
