"""Threads an editor may want: stories of a fortnight that look like one matter, told as notices.

Measures no likeness itself: it is given what makes a document and what ranks documents.
"""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import chain, count
from typing import TYPE_CHECKING, TypeVar

from plugins.story.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence, Set

    from plugins.story.library import Library
    from plugins.story.story import Story

DocumentT = TypeVar("DocumentT")

_LEAST = 3  # stories make a thread worth proposing
_WINDOW = timedelta(days=14)
# Likeness from which stories of a fortnight are mostly of one matter: among IndoSum's 2,146 dated
# articles, which have no tags to help, about two proposals of three are. Lower, teams of one
# league come together more often; higher, the sample's own thread would not be found.
_CLOSE = 0.5
_NEAREST = 24  # places of each list that are looked at
_TOLD = 12  # stories named in one notice
_TARGET = re.compile(r"\]\([^()\s]*\)?")  # where a Markdown link leads is no word of the story


def propose_threads(
    library: Library,
    document: Callable[..., DocumentT],
    rank: Callable[[Sequence[DocumentT], int], Mapping[str, Sequence[tuple[str, float]]]],
) -> list[Problem]:
    """Return a notice for each thread that could be, drafts included, by file.

    document: makes what `rank` takes, of key, language, title, text, tags and date.
    rank:     (documents, limit) -> key -> (key of a near document, likeness up to 1).

    Stories belong together that are close to the first of them and to half of the others. Those
    of two threads are never joined, nor those that an editor keeps apart.
    """
    close = _find_close(library, document, rank)
    stories = {story.id: story for story in library.stories}
    thread_of = {id_: library.thread_of(story) for id_, story in stories.items()}
    keys = {id_: term.key for id_, term in thread_of.items() if term}
    settled: set[str] = set()
    taken = {*keys.values()}
    problems = []
    for first in stories:
        group = _gather(first, stories, close, keys, settled)
        fresh = [id_ for id_ in group if id_ not in keys]
        if len(group) < _LEAST or not fresh:
            continue
        settled.update(fresh)
        held = [id_ for id_ in group if id_ in keys]
        if held:
            problems += [_join(stories[id_], held, keys[held[0]]) for id_ in fresh]
        else:
            members = [stories[id_] for id_ in group]
            key = _suggest_key(members, library, taken)
            taken.add(key)
            problems.append(_start(members, key))
    return sorted(problems)


def _find_close(
    library: Library,
    document: Callable[..., DocumentT],
    rank: Callable[[Sequence[DocumentT], int], Mapping[str, Sequence[tuple[str, float]]]],
) -> dict[str, set[str]]:
    """Return story id -> the ids of stories that are close to it, in words and in time."""
    stories = {story.id: story for story in library.stories}  # an id used twice is another's fault
    documents = [
        document(
            key=f"{story.id}/{text.language}",
            language=text.language,
            title=text.title,
            text=f"{text.summary}\n{_TARGET.sub(']', text.body)}",
            tags=frozenset(term.key for term in library.tags_of(story)),
            date=story.date,
        )
        for story in stories.values()
        for text in story.texts.values()
    ]
    close: dict[str, set[str]] = {id_: set() for id_ in stories}
    for key, nearest in rank(documents, _NEAREST).items():
        one = stories[key.rpartition("/")[0]]
        for other_key, score in nearest:
            other = stories[other_key.rpartition("/")[0]]
            if score >= _CLOSE and _may_meet(one, other):
                close[one.id].add(other.id)
                close[other.id].add(one.id)
    return close


def _may_meet(one: Story, other: Story) -> bool:
    """Return whether two stories are near in time and nobody keeps them apart."""
    apart = other.id in one.unrelated or one.id in other.unrelated
    return not apart and abs(one.date - other.date) <= _WINDOW


def _gather(
    first: str,
    stories: Mapping[str, Story],
    close: Mapping[str, Set[str]],
    keys: Mapping[str, str],
    settled: Set[str],
) -> list[str]:
    """Return the group that starts with the story `first`, oldest first; [] for a settled one.

    keys: story id -> its thread. A group holds stories of one thread at most.
    """
    if first in settled:
        return []
    start = stories[first]
    later = [
        id_
        for id_ in close[first]
        if id_ not in settled and (stories[id_].date, id_) > (start.date, first)
    ]
    group = [first]
    for id_ in sorted(later, key=lambda one: (stories[one].date, one)):
        story = stories[id_]
        threads = {keys[one] for one in (*group, id_) if one in keys}
        together = all(_may_meet(story, stories[one]) for one in group)
        if len(threads) < 2 and together and 2 * len(close[id_] & {*group}) >= len(group):
            group.append(id_)
    return group


def _join(story: Story, held: Sequence[str], key: str) -> Problem:
    text = story.texts[story.original]
    what = f"this story looks like one of the thread `{key}`, near {_name(held)}"
    mend = f"Add `thread: {key}`, or keep it apart with `unrelated`"
    return Problem(text.path, 0, what, mend, severity="notice")


def _start(members: Sequence[Story], key: str) -> Problem:
    text = members[0].texts[members[0].original]
    days = (members[-1].date.date() - members[0].date.date()).days
    when = f"within {days} days" if days > 1 else f"of {days + 1} days" if days else "of one day"
    what = f"{len(members)} stories {when} look like one matter: {_name([m.id for m in members])}"
    mend = f"Add `thread: {key}` to each of them, or keep them apart with `unrelated`"
    return Problem(text.path, 0, what, mend, severity="notice")


def _name(ids: Sequence[str]) -> str:
    named = ", ".join(f"`{id_}`" for id_ in ids[:_TOLD])
    return named if len(ids) <= _TOLD else f"{named} and {len(ids) - _TOLD} more"


def _suggest_key(members: Sequence[Story], library: Library, taken: Set[str]) -> str:
    """Return a key for a new thread: the first tag that all have and the year, or a slug."""
    tags = [[term.key for term in library.tags_of(story)] for story in members]
    common = [tag for tag in tags[0] if all(tag in others for others in tags)]
    year = str(members[0].date.year)
    wished = [tag if tag.endswith(year) else f"{tag}-{year}" for tag in common]
    slug = members[0].slug
    counted = (f"{slug}-{year}-{number}" for number in count(2))
    return next(
        key for key in chain((*wished, slug, f"{slug}-{year}"), counted) if key not in taken
    )
