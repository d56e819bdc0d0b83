"""What `./inv plan` does: tells what a publication changes, and records what is new."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.permalinks.history import check_history
from plugins.permalinks.plan import Plan, plan_rows, tell_plan
from plugins.permalinks.register import NAME, Register, add_lines, told_moment
from plugins.permalinks.row import rows_of
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from plugins.permalinks.answer import World
    from plugins.permalinks.prove import Proof


@dataclass(frozen=True)
class Sight:
    """A site as it would be published at one moment.

    world:    what readers can open. proof: of what was published, None where nothing was.
    register: what was published, or None. waiting: address -> the moment its story comes, for
              those that wait; changed: addresses of stories whose page is
              another than it was when the site was last built here.
    """

    content: Path
    now: datetime
    world: World
    proof: Proof | None
    register: Register | None
    waiting: Mapping[str, datetime]
    changed: tuple[str, ...] = ()

    @classmethod
    def of(cls, press: Any, changed: Iterable[str] = ()) -> Sight:
        """Return what a press has seen. changed: names of files that would be others now."""
        library, now = press.settings["LIBRARY"], press.settings["NOW"]
        waiting = {
            story.address(language): story.date
            for story in library.stories
            for language in story.texts
            if story.date > now and not story.is_draft(language)
        }
        addresses = (f"/{name.removesuffix('index.html')}" for name in changed)
        pages = tuple(sorted(at for at in addresses if at in press.world.holders))
        register = press.settings["PUBLISHED"][0]
        return cls(library.content, now, press.world, press.proof, register, waiting, pages)

    @property
    def rows(self) -> dict[str, str]:
        """Return address -> row's line of everything permanent on the site."""
        world = self.world
        return rows_of(world.names, world.holders, world.pages, world.feed_tag)


def plan(
    now: Sight, later: Sight, tell: Callable[[str], object], *, record: bool, strict: bool
) -> None:
    """Tell what the next publication changes, and with `record` write down what is new.

    later:  the site when everything has come that waits for its day.
    strict: take what is not recorded for a fault.

    Raises StoryError for everything that is lost or wrong; nothing is then recorded.
    """
    moment = told_moment(now.now)
    path = now.content / NAME
    recorded = now.register.beyond(frozenset()) if now.register else {}
    due = {at: told_moment(one) for at, one in now.waiting.items()}
    due[""] = max(due.values(), default=moment)
    new = plan_rows(recorded, now.rows, later.rows, due, moment)
    stand_ins = now.proof.stand_ins if now.proof else ()
    for line in tell_plan(Plan(new, stand_ins, now.changed), now.world.feed_tag, moment):
        tell(line)
    errors = [one for one in (now.proof.problems if now.proof else ()) if one.severity == "error"]
    errors += check_history(path)
    if strict and new:
        what = f"{len(new)} addresses or feeds are not recorded, or recorded for another day"
        errors.append(Problem(path, 0, what, "Run `./inv plan --record`, and commit the file"))
    if errors:
        raise StoryError(*errors)
    if not new:
        tell(f"All {len(recorded)} addresses and feeds are recorded.")
    elif record:
        _write(path, add_lines(now.register, new))
        tell(f"Recorded {len(new)} in {path}. Commit it with the stories.")
    else:
        tell(f"{len(new)} to record: ./inv plan --record.")


def _write(path: Path, text: str) -> None:
    """Write the file whole, or leave it as it was."""
    partial = path.with_name(f".{path.name}.part")
    partial.write_text(text, encoding="utf-8")
    os.replace(partial, path)  # noqa: PTH105
