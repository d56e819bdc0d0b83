"""The proof that all that was published still answers, or what is lost and how to mend it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.permalinks import gone as gone_file
from plugins.permalinks.answer import (
    Astray,
    Echo,
    Ended,
    Lost,
    Moved,
    Taken,
    Withdrawn,
    World,
    answer,
    name_in,
)
from plugins.permalinks.register import Register, row_of
from plugins.permalinks.row import FEED, LIST, NOTHING, PAIR, STORY, Row, both_of, feed_id
from plugins.story.address import LANGUAGES, pair_of
from plugins.story.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plugins.story.story import Story

_LIST = f"\t{LIST}\t{NOTHING}"
_END = -len(_LIST)

StandIn = Moved | Withdrawn | Echo | Ended


@dataclass(frozen=True)
class Proof:
    """What stands in for what is not made any more, by address, and what is lost or odd."""

    stand_ins: tuple[StandIn, ...] = ()
    problems: tuple[Problem, ...] = ()


def prove(register: Register, world: World, stories: Mapping[str, Story], now: str) -> Proof:
    """Return what answers for every line of the register that is in force.

    stories: id -> Story, drafts and those of the future included. now: as in the register.

    Cost: some 40 ms for 30,000 lines that all answer, the reading of the register included.
    """
    known = {f"{at}\t{STORY}\t{subject}" for at, subject in world.holders.items()}
    known |= {
        f"{pair_of(at)}\t{PAIR}\t{both_of(subject)}"
        for at, subject in world.holders.items()
        if world.has(pair_of(at))
    }

    def is_there(line: str) -> bool:
        """Tell of nearly all lines, by what they look like, that they answer as ever."""
        return line in known or (line.endswith(_LIST) and line[1:_END] + "index.html" in names)

    names = world.names
    stand_ins: dict[str, StandIn] = {}
    lost: dict[str, list[Lost]] = {}
    problems: list[Problem] = []
    for line, since in register.rows(is_there).items():
        if since > now:
            continue
        row = row_of(line)
        if _has_other_id(row, world):
            problems.append(_other_id(register, row, world))
            continue
        told = answer(row, world)
        if isinstance(told, Lost):
            lost.setdefault(told.name, []).append(told)
        elif isinstance(told, Taken):
            problems.append(_taken(register, told, stories, world))
        elif isinstance(told, Astray):
            problems.append(_astray(register, told))
        elif told:
            stand_ins[told.address] = told
    problems += [_lost(register, rows, stories) for rows in lost.values()]
    problems += _check_unneeded(register.path.with_name(gone_file.NAME), world)
    return Proof(tuple(stand_ins[at] for at in sorted(stand_ins)), tuple(sorted(set(problems))))


def _has_other_id(row: Row, world: World) -> bool:
    if row.kind == FEED and world.has(row.address):
        return row.subject != feed_id(world.feed_tag, row.address.rpartition("/")[0])
    return row.kind in (STORY, PAIR, FEED) and not row.subject.startswith(world.feed_tag)


def _other_id(register: Register, row: Row, world: World) -> Problem:
    if row.subject.startswith(world.feed_tag):
        what = f"the feed {row.address} was published with the id {row.subject!r}"
        mend = "Give it that id: readers know it by it"
        return Problem(register.path, register.place(row.line), what, mend)
    # One for all of them: whichever line is looked at, the setting is the fault.
    start = row.subject[: row.subject.rindex(":") + 1]
    what = f"`FEED_TAG` is {world.feed_tag!r}, and the published ids start with {start!r}"
    return Problem(Path("pelicanconf.py"), 0, what, "Write that: readers know each story by it")


def _taken(register: Register, taken: Taken, stories: Mapping[str, Story], world: World) -> Problem:
    row = taken.row
    name, _ = name_in(row.subject, world.feed_tag)
    holder, _ = name_in(taken.holder, world.feed_tag)
    if holder not in stories:
        what = f"{row.address} was published as the story `{name}`, and is something else now"
        mend = "Give that another address"
        return Problem(register.path, register.place(row.line), what, mend)
    text = stories[holder].texts[stories[holder].original]
    what = f"{row.address} was published as the story `{name}`, not as `{holder}`"
    mend = "Give the new story a folder of its own"
    if name not in stories:
        mend = f"If it is the same story, write back `id: {name}`; else give it another folder"
    return Problem(text.path, text.front.line(("id",)), what, mend)


def _astray(register: Register, astray: Astray) -> Problem:
    path = register.path.with_name(gone_file.NAME)
    what = f"`{astray.gone.name}` leads to {astray.gone.to!r}, which is not published"
    return Problem(path, astray.gone.line, what, "Name what readers can open, or take `to` out")


def _lost(register: Register, rows: Sequence[Lost], stories: Mapping[str, Story]) -> Problem:
    first = min(rows, key=lambda one: one.row.kind == PAIR)
    story = stories.get(first.name)
    more = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
    where = f"published at {first.row.address}{more}"
    entry = f'`{first.name}: {{id: "…", en: "…"}}`'
    mend = f"or say why it is gone in `{register.path.with_name(gone_file.NAME)}`: {entry}"
    if not story:
        kind = "story" if first.row.kind in (STORY, PAIR) else "page"
        what = f"`{first.name}` is {where}, and there is no such {kind}"
        place = register.place(first.row.line)
        return Problem(register.path, place, what, f"Bring it back, {mend}")
    text = story.texts[story.original]
    if story.status == "draft":
        what = f"the draft is {where}"
        return Problem(text.path, text.front.line(("status",)), what, f"Publish it, {mend}")
    if all(one.status == "draft" for one in story.texts.values()):
        what = f"each text is a draft, and the story is {where}"
        return Problem(text.path, 0, what, f"Publish it, {mend}")
    what = f"`date` lies ahead, and the story is {where}"
    return Problem(text.path, text.front.line(("date",)), what, f"Write a day that came, {mend}")


def _check_unneeded(path: Path, world: World) -> Iterator[Problem]:
    """Yield a notice for each entry of `gone.yaml` that speaks of what is published."""
    bare = replace(world, gone={})
    for gone in world.gone.values():
        if bare.find(gone.name, LANGUAGES[0]):
            what = f"`{gone.name}` is published, and so not gone"
            yield Problem(path, gone.line, what, "Take the entry out", severity="notice")
