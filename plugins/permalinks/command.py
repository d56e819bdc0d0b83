"""What `./inv plan` does: tells what a publication changes, and records what is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.permalinks.history import check_history
from plugins.permalinks.plan import Plan, find_unrecorded, plan_rows, tell_plan
from plugins.permalinks.register import NAME, Register, add_lines, told_moment
from plugins.permalinks.row import rows_of
from plugins.story.kept import replace_file
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from plugins.permalinks.prove import Proof


@dataclass(frozen=True)
class Sight:
    """A site as it is published at one moment.

    rows:     address -> row's line, of everything permanent. days: address -> the very moment
              that its story comes.
    proof:    of what was published, None where nothing was. register: likewise.
    changed:  addresses of stories whose page is another than when it was last built here.
    """

    content: Path
    now: str
    rows: Mapping[str, str]
    days: Mapping[str, str]
    feed_tag: str
    proof: Proof | None
    register: Register | None
    changed: tuple[str, ...] = ()

    @classmethod
    def of(cls, press: Any, changed: Iterable[str] = ()) -> Sight:
        """Return what a press has seen. changed: names of files that would be others now."""
        library, world = press.settings["LIBRARY"], press.see_world()
        addresses = (f"/{name.removesuffix('index.html')}" for name in changed)
        return cls(
            content=library.content,
            now=told_moment(press.settings["NOW"]),
            rows=rows_of(world.names, world.holders, world.pages, world.feed_tag),
            days={
                story.address(language): told_moment(story.date)
                for story in library.stories
                for language in story.texts
            },
            feed_tag=world.feed_tag,
            proof=press.proof,
            register=press.settings["PUBLISHED"][0],
            changed=tuple(sorted(at for at in addresses if at in world.holders)),
        )


def plan(
    sights: Sequence[Sight], tell: Callable[[str], object], *, record: bool, strict: bool
) -> None:
    """Tell what the next publication changes, and with `record` write down what is new.

    sights: the site now, and then as the stories come that wait for their day.
    strict: take what is not recorded for a fault.

    Raises StoryError for everything that is lost or wrong; nothing is then recorded.
    """
    now = sights[0]
    path = now.content / NAME
    recorded = now.register.rows() if now.register else {}
    new = plan_rows(recorded, _wanted(sights), now.now)
    stand_ins = now.proof.stand_ins if now.proof else ()
    for line in tell_plan(Plan(new, stand_ins, now.changed), now.feed_tag, now.now):
        tell(line)
    errors = [one for one in (now.proof.problems if now.proof else ()) if one.severity == "error"]
    errors += check_history(path)
    unrecorded = find_unrecorded(recorded, new, now.now) if strict else ()
    if unrecorded:
        what = f"{len(unrecorded)} addresses or feeds are not recorded, or for another day"
        errors.append(Problem(path, 0, what, "Run `./inv plan --record`, and commit the file"))
    if errors:
        raise StoryError(*errors)
    if not new:
        tell(f"All {len(recorded)} addresses and feeds are recorded.")
    elif record:
        _write(path, add_lines(now.register, new, now.now))
        tell(f"Recorded {len(new)} in {path}. Commit it with the stories.")
    else:
        tell(f"{len(new)} to record: ./inv plan --record.")


def _wanted(sights: Sequence[Sight]) -> dict[str, str]:
    """Return a row's line -> the moment from which it is published."""
    wanted = dict.fromkeys(sights[0].rows.values(), sights[0].now)
    for sight in sights[1:]:
        for address, line in sight.rows.items():
            wanted.setdefault(line, sight.days.get(address, sight.now))
    return wanted


def _write(path: Path, text: str) -> None:
    """Write the file whole, or leave it as it was."""
    partial = path.with_name(f".{path.name}.part")
    replace_file(path, (text.encode(),), partial)
