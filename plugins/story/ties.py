"""Which stories an editor ties to a story: the rules of `related` and `unrelated`.

Knows nothing of likeness: what the words of two stories say is for others to measure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.story.front_matter import open_front_matter, read_file
from plugins.story.problem import Problem, nearest
from plugins.story.values import SLUG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from plugins.story.front_matter import FrontMatter
    from plugins.story.story import Story

_TIES = ("related", "unrelated")
# Found by its line, so that a file whose keys cannot be read still has a name.
_ID = re.compile(rb"^id:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)


def check_ties(path: Path, front: FrontMatter) -> Iterator[Problem]:
    """Yield what an original's ties say wrongly by themselves; works on unchecked keys."""
    own, seen = front.fields.get("id"), dict[str, str]()
    for key, line, story in _named(front):
        if story == own:
            yield Problem(path, line, f"`{key}` names the story itself, {story!r}", "Take it out")
        elif seen.get(story) == key:
            yield Problem(path, line, f"`{key}` names {story!r} twice", "Take one of them out")
        elif story in seen:
            what = f"{story!r} stands in `{seen[story]}` and in `{key}`"
            yield Problem(path, line, what, "Keep it in one of the two")
        seen.setdefault(story, key)


def check_tied_stories(stories: Iterable[Story], broken: Iterable[Path]) -> Iterator[Problem]:
    """Yield a problem for each tie to a story that content does not hold, drafts included.

    broken: files whose errors keep them out. They still have names, and their ties are looked at
    too, so that all of it is told at once.
    """
    stories = list(stories)
    known = {story.id for story in stories}
    fronts: list[tuple[Path, FrontMatter]] = []
    for path in broken:
        raw, _ = read_file(path)
        known.update(found[1].decode() for found in _ID.finditer(raw))
        front, _ = open_front_matter(path)
        if front:
            fronts.append((path, front))
    for story in stories:
        if not known.issuperset((*story.related, *story.unrelated)):  # its lines are to be told
            text = story.texts[story.original]
            fronts.append((text.path, text.front))
    for path, front in fronts:
        for key, line, named in _named(front):
            if named in known or not SLUG.fullmatch(named):
                continue  # the schema tells what cannot be an id
            close = nearest(named, known)
            mend = f"Write `{close}`, or take it out" if close else "Take it out"
            yield Problem(path, line, f"`{key}` names {named!r}, which is no story's `id`", mend)


def _named(front: FrontMatter) -> Iterator[tuple[str, int, str]]:
    """Yield (key, line, id) of each story that an original names; a translation has no say."""
    if "translates" in front.fields:
        return
    for key in _TIES:
        ids = front.fields.get(key)
        for index, story in enumerate(ids if isinstance(ids, list) else ()):
            if isinstance(story, str):
                yield key, front.line((key, index)), story
