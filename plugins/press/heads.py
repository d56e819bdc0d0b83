"""What lists need of a story, in few bytes: kept beside all that is known of it. Pure.

A site's stories are read at every build, and most of what they hold is needed by their own pages
alone, which most builds do not make. So do pictures: they are looked at where one is shown, and
a list knows by a mark whether what it shows is what it was.

A head is lines, which are taken apart in a fraction of the time that JSON takes. No value of a
story has two of them, nor a tab.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins.press.sealed import digest_of
from plugins.story.problem import Problem
from plugins.story.record import KeptStory
from plugins.story.story import Correction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from plugins.story.story import Story, Text

_SHARED = ("id", "folder", "category", "thread", "status", "original")
_LISTS = ("tags", "authors", "outlets", "related", "unrelated")


class Dressed(NamedTuple):
    """What was made of a text alone, as far as lists need it, a line each.

    sign:      changes when anything does that is told of the story.
    closed:    "" if its HTML links to pages of ours; otherwise it is finished.
    opening:   its first words, where it has no summary, else "".
    card_mark: changes when anything does that a list shows of the text, its category apart.
    link_mark: changes when anything does that a link says of it, or where it leads.
    pictures:  a mark of the pictures it shows, "" for none.
    thumbnail: "" if it has none.
    poster:    changes when anything does that the card of a shared link shows of it.
    notices, errors: how many problems were told of it, "" for none.
    """

    sign: str
    closed: str
    opening: str
    card_mark: str
    link_mark: str
    pictures: str
    thumbnail: str
    poster: str
    notices: str
    errors: str


class Head(NamedTuple):
    """The lines of a story, and those of its texts."""

    story: str
    texts: str


_OF_STORY = len(("key", "date", *_SHARED, *_LISTS, "problems", "languages"))
_OF_WORDS = len(("title", "summary", "status", "changes"))
_OF_TEXT = _OF_WORDS + len(Dressed._fields)


def write_head(
    key: str, story: Story, texts: Mapping[str, tuple[Mapping[str, Any], Any]], problems: Any
) -> Head:
    """Return the head of a story.

    texts: language -> (what was made of the text, its problems), as JSON has them.
    Raises ValueError for a value of two lines.
    """
    shared = [getattr(story, name) for name in _SHARED]
    lists = ["\t".join(getattr(story, name)) for name in _LISTS]
    told = _to_json(problems) if problems else ""
    lines = [key, story.date.isoformat(), *shared, *lists, told, "\t".join(story.texts)]
    of_texts: list[str] = []
    for language, text in story.texts.items():
        changes = _tell_changes(text) if text.updated or text.corrections else ""
        of_texts += [text.title, text.summary, text.status, changes]
        of_texts += _dress(story, text, *texts[language])
    for line in (*lines, *of_texts):
        if "\n" in line:
            raise ValueError(f"a head has no value of two lines, such as {line!r}")
    return Head("\n".join(lines), "\n".join(of_texts))


def _dress(story: Story, text: Text, rest: Mapping[str, Any], told: Any) -> Dressed:
    """Return what is kept of what was `told` of a text, and of the `rest` that was made of it."""
    worn = rest["worn"]
    opening = "" if text.summary else rest["opening"]
    thumbnail = _to_json(worn["thumbnail"]) if worn.get("thumbnail") else ""
    link = digest_of(story.address(text.language), text.title, story.date.isoformat())
    status = f"{story.status} {text.status}"
    errors = sum(severity == "error" for *_, severity in told)
    return Dressed(
        sign=rest["sign"],
        closed="closed" if rest["closed"] else "",
        opening=opening,
        card_mark=digest_of(link, text.summary or opening, status, thumbnail),
        link_mark=link,
        pictures=mark_pictures(worn)[0],
        thumbnail="one" if thumbnail else "",
        poster=worn.get("poster", ""),
        notices=str(len(told) - errors or ""),
        errors=str(errors or ""),
    )


def mark_pictures(worn: Mapping[str, Any]) -> tuple[str, str]:
    """Return a mark of the pictures that a text shows, and they as JSON; "" for none."""
    if not worn.get("pictures"):
        return "", ""
    told = _to_json(worn["pictures"])
    return digest_of(told), told


def _to_json(value: Any) -> str:
    """Return JSON on one line: it writes every line's end as an escape."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def join_heads(heads: Sequence[Head]) -> Head:
    """Return the lines of heads, one after the other."""
    return Head("\n".join([one.story for one in heads]), "\n".join([one.texts for one in heads]))


def day_of(head: Head) -> str:
    """Return the moment that a story is dated, as it is written."""
    return head.story.split("\n", 2)[1]


def cut_heads(heads: Head) -> Iterator[tuple[str, Head]]:
    """Yield the folder of each story whose lines stand there, and its head."""
    of_texts = _in_groups(heads.texts, _OF_TEXT)
    for lines in _in_groups(heads.story, _OF_STORY):
        texts = [line for _ in _split(lines[-1]) for line in next(of_texts)]
        yield lines[2 + _SHARED.index("folder")], Head("\n".join(lines), "\n".join(texts))


def _in_groups(lines: str, size: int) -> Iterator[tuple[str, ...]]:
    one = iter(lines.split("\n") if lines else ())
    return zip(*([one] * size), strict=True)


@lru_cache(maxsize=1 << 14)  # stories have their tags and authors in common
def _split(line: str) -> tuple[str, ...]:
    return tuple(line.split("\t")) if line else ()


def read_heads(
    heads: Head, content: str, whole: Callable[[KeptStory], Story]
) -> tuple[list[KeptStory], list[Problem]]:
    """Return the stories whose lines stand there, in order, and their own problems.

    content: the folder that they are in. whole: fetches all of a story. What each text is
    `dressed` in is its Dressed.
    """
    found: list[KeptStory] = []
    problems: list[Problem] = []
    of_texts = _in_groups(heads.texts, _OF_TEXT)
    for lines in _in_groups(heads.story, _OF_STORY):
        key, day, name, folder, category, thread, status, original, *lists, told, languages = lines
        tags, authors, outlets, related, unrelated = lists
        texts = {one: _read_text(one, next(of_texts)) for one in _split(languages)}
        known = {
            "id": name,
            "folder": folder,
            "date": datetime.fromisoformat(day),
            "category": category,
            "tags": _split(tags),
            "authors": _split(authors),
            "outlets": _split(outlets),
            "thread": thread,
            "status": status,
            "original": original,
            "key": key,
            "content": content,
            "whole": whole,
        }
        if related or unrelated:
            known |= {"related": _split(related), "unrelated": _split(unrelated)}
        found.append(KeptStory.of(known, texts))
        if told:
            problems += restore_problems(json.loads(told))
    return found, problems


def _read_text(language: str, row: Sequence[str]) -> dict[str, Any]:
    """Return what is told of a text in its lines."""
    title, summary, status, changes = row[:_OF_WORDS]
    known = {
        "language": language,
        "title": title,
        "summary": summary,
        "status": status,
        "dressed": Dressed._make(row[_OF_WORDS:]),
    }
    return known | _restore_changes(*json.loads(changes)) if changes else known


def _tell_changes(text: Text) -> str:
    """Return when a text changed and what was put right, as JSON."""
    updated = text.updated.isoformat() if text.updated else ""
    put = [[one.date.isoformat(), one.note, one.language] for one in text.corrections]
    return _to_json([updated, put])


def _restore_changes(updated: str, corrections: Sequence[Sequence[str]]) -> dict[str, Any]:
    return {
        "updated": datetime.fromisoformat(updated) if updated else None,
        "corrections": tuple(
            Correction(date.fromisoformat(day), note, language)
            for day, note, language in corrections
        ),
    }


def tell_problem(problem: Problem) -> list[Any]:
    """Return a problem as JSON has it."""
    return [str(problem.path), problem.line, problem.what, problem.mend, problem.severity]


def restore_problems(rows: Iterable[Sequence[Any]]) -> tuple[Problem, ...]:
    """Return the problems that `tell_problem` told."""
    return tuple(
        Problem(Path(path), line, what, mend, severity=severity)
        for path, line, what, mend, severity in rows
    )
