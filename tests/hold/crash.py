"""Kills: a build ends at any moment, by any step; readers keep a whole site, and the next is right.

Knows nothing of how a build goes about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.hold.campaign import Campaign, Trial
from tests.hold.checkout import STATES, Digest, digest
from tests.hold.workshop import Outcome

_LONGEST = 0.6  # seconds a build of the small digest takes here, at most


class Kills:
    """A build from one state of the digest to the other, killed.

    Where it is killed: at a step on the disk, or at a moment; the process alone, as by hand, or
    with all it forked, as by a power cut or a container's end.
    """

    total: int | None = None

    def __init__(self, site: Digest) -> None:
        self.site = site
        site.settle("A")
        site.show("B")
        change = site.build(at=0)
        site.forget_site()
        anew = site.build(at=0)
        self.steps = max(change.steps, anew.steps)
        self.fork_steps = max(change.fork_steps, anew.fork_steps)

    def __call__(self, number: int, dice: Random) -> list[str]:
        old, new = STATES if number % 2 else STATES[::-1]
        self.site.settle(old)
        self._lose_something(dice)
        before = self.site.seen()
        self.site.show(new)
        fault: dict[str, object] = {"whole": dice.random() < 0.5}
        kind = dice.random()
        if kind < 0.5:
            fault |= {"at": dice.randint(1, self.steps), "code": None}
        elif kind < 0.7:
            at = dice.randint(1, self.fork_steps)
            fault |= {"at": at, "code": None, "in_forks": True}
        else:
            fault |= {"seconds": dice.uniform(0.005, _LONGEST)}
        outcome = self.site.build(**fault)
        return list(judge(self.site, before, new, outcome))

    def _lose_something(self, dice: Random) -> None:
        """Start a third of all builds without the caches, or without a site."""
        chance = dice.random()
        if chance < 0.15:
            self.site.clean()
        elif chance < 0.3:
            self.site.forget_site()


def judge(site: Digest, before: dict[str, str], state: str, outcome: Outcome) -> Iterator[str]:
    """Yield what is wrong after a build of `state` that something befell, and after the next."""
    seen = site.seen()
    if seen not in (before, site.expected[state]):
        yield f"readers see neither the old site nor the new one: {_differ(seen, before)}"
    if outcome.code == 0 and seen != site.expected[state]:
        yield "the build says it went well, and the site is not the new one"
    if outcome.code > 0 and seen != before:
        yield f"the build says it failed, and the site is another: {outcome.told[-600:]}"
    after = site.build()
    if after.code:
        yield f"the next build fails: {after.told[-600:]}"
    if site.seen() != site.expected[state]:
        yield f"the next build is no clean one: {_differ(site.seen(), site.expected[state])}"
    if site.leftovers():
        yield f"left behind: {site.leftovers()}"
    if outcome.code > 0 and not is_told(outcome.told):
        yield f"the fault is not told as one: {outcome.told[-600:]}"
    if after.code or site.seen() != site.expected[state]:
        site.clean()


def is_told(words: str) -> bool:
    """Return whether a failed command tells each problem with its place, and how many there are."""
    *problems, last = words.splitlines() or [""]
    named = [line for line in problems if re.match(r"[^ :][^:]*(:\d+)?: .+\.$", line)]
    return "Traceback" not in words and bool(named) and last == f"{len(named)} to mend."


def _differ(one: dict[str, str], two: dict[str, str]) -> list[str]:
    return sorted(name for name in {*one, *two} if one.get(name) != two.get(name))[:5]


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    with digest(folder) as site:
        yield Kills(site)


KILLS = Campaign("kills", rows=(1, 2), few=6, full=1000, begin=_begin)
