"""What the next publication adds, moves and takes away, against what is recorded. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.permalinks.answer import Echo, Ended, Moved, Withdrawn, name_in
from plugins.permalinks.register import row_of
from plugins.permalinks.row import FEED, PAGE, PAIR, STORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plugins.permalinks.prove import StandIn

NEVER = "9999-12-31T23:59:59Z"  # since when a story answers that was called off before its day
_SHOWN = 40  # lines of a kind; a first publication has thousands


@dataclass(frozen=True)
class Plan:
    """What there is to record, and what changed place.

    new:       (a row's line, since when it answers): not recorded, or put off or called off.
    stand_ins: all that answers for what is not made any more.
    changed:   addresses whose page is another than when the site was last built here.
    """

    new: tuple[tuple[str, str], ...]
    stand_ins: tuple[StandIn, ...]
    changed: tuple[str, ...] = ()


def plan_rows(
    recorded: Mapping[str, str], wanted: Mapping[str, str], now: str
) -> tuple[tuple[str, str], ...]:
    """Return (a row's line, since when it answers) for all that is to be recorded.

    recorded: a row's line -> since when it answers. wanted: likewise, of all that is published
    now, or will be when the stories have come that wait for their day.

    What has come stays as it was recorded. What has not may still be put off or called off.
    """
    new = [
        (line, since)
        for line, since in wanted.items()
        if line not in recorded or (recorded[line] > now and recorded[line] != since)
    ]
    new += [
        (line, NEVER)
        for line, since in recorded.items()
        if now < since < NEVER and line not in wanted
    ]
    return tuple(sorted(new))


def find_unrecorded(
    recorded: Mapping[str, str], new: Sequence[tuple[str, str]], now: str
) -> list[str]:
    """Return the rows' lines among the new ones without which nothing should be published.

    A page that came earlier than it was recorded for is recorded all the same.
    """
    return [
        line
        for line, since in new
        if not (since == now and now < recorded.get(line, NEVER) < NEVER)
    ]


def tell_plan(plan: Plan, feed_tag: str, now: str) -> Iterator[str]:
    """Yield the lines that tell an editor of the plan."""
    fresh = {row_of(line).address for line, _ in plan.new}
    yield from _section("New", [_new(*one, feed_tag, now) for one in plan.new])
    yield from _section("Changed since the last build", plan.changed)
    moved = [one for one in plan.stand_ins if isinstance(one, Moved | Echo)]
    just = [one for one in moved if _goal(one) in fresh]
    yield from _section(
        "Redirected", [f"{one.address} -> {_goal(one)}  ({one.why})" for one in just]
    )
    gone = [one for one in plan.stand_ins if isinstance(one, Withdrawn)]
    yield from _section("Gone", [f"{one.address}  ({_why(one)})" for one in gone])
    ended = sum(isinstance(one, Ended) for one in plan.stand_ins)
    if len(moved) > len(just):
        yield f"Redirected before: {len(moved) - len(just)}."
    if ended:
        yield f"Feeds that say that they have ended: {ended}."


def _section(name: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield f"{name} ({len(lines)}):"
    yield from (f"  {line}" for line in lines[:_SHOWN])
    if len(lines) > _SHOWN:
        yield f"  and {len(lines) - _SHOWN} more"


def _new(line: str, since: str, feed_tag: str, now: str) -> str:
    row = row_of(line)
    names = {
        STORY: f"story {name_in(row.subject, feed_tag)[0]}",
        PAIR: f"story {row.subject.removeprefix(feed_tag)} in both languages",
        PAGE: "page",
        FEED: "feed",
    }
    told = names.get(row.kind, "list")
    if since == NEVER:
        return f"{row.address}  ({told}, called off before its day)"
    return f"{row.address}  ({told}{f', from {since} on' if since > now else ''})"


def _goal(one: Moved | Echo) -> str:
    return one.to.address if isinstance(one, Moved) else one.to


def _why(one: Withdrawn) -> str:
    words = next((reason for reason in one.gone.reasons.values() if reason), "")
    return f"withdrawn: {words}" if words else f"withdrawn, see {one.gone.to}"
