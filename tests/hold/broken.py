"""A large digest in which stories are broken in every way there is: all are told at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.hold.campaign import Campaign, Trial
from tests.hold.checkout import make_checkout
from tests.hold.workshop import Workshop, workshop
from tests.site.building import BUILD_TIME, hash_tree, make_content, write_story
from tests.site.faults import FAULTS

# These are faults of two stories, or of a folder of many, and so can be made once only.
_ONCE = {"an id twice", "a month that is none"}


class Broken:
    """A build of `stories` stories, of which `broken` are broken, in places left to chance."""

    total: int | None = None

    def __init__(self, shop: Workshop, stories: int, broken: int) -> None:
        self.shop, self.stories, self.broken = shop, stories, broken

    def __call__(self, number: int, dice: Random) -> list[str]:
        content = self.shop.folder / "content"
        make_content(content)
        for place in range(self.stories - self.broken):
            write_story(content, f"2021/{place % 12 + 1:02}/baik-{place}", title=f"Baik {place}")
        before = self.shop.run("build")
        good = hash_tree(self.shop.folder / "output")
        expected = self._break(content, dice)

        outcome = self.shop.run("build")

        *told, last = outcome.told.splitlines() or [""]
        faults = [f"the sound digest fails: {before.told[-300:]}"] * bool(before.code)
        faults += [f"not told: {one}" for one in sorted(set(expected) - set(told))[:5]]
        faults += [f"told too: {one}" for one in sorted(set(told) - set(expected))[:5]]
        if len(told) != len(set(told)):
            faults.append("a fault is told twice")
        if (outcome.code, last) != (1, f"{len(expected)} to mend."):
            faults.append(f"ends with {outcome.code} and {last!r}")
        if hash_tree(self.shop.folder / "output") != good:
            faults.append("the last good site is another")
        return faults

    def _break(self, content: Path, dice: Random) -> list[str]:
        """Break stories, each kind of fault as often as any; return what is to be told."""
        kinds = list(FAULTS)
        dice.shuffle(kinds)
        again = [kind for kind in kinds if kind not in _ONCE]
        chosen = (kinds + again * (self.broken // len(again) + 1))[: self.broken]
        expected = []
        for place, kind in enumerate(chosen):
            slug = f"2022/01/rusak-{place}"
            break_it, told = FAULTS[kind]
            break_it(content, slug)
            at = f"content/stories/{slug}"
            expected.append(told.format(at=at, elsewhere=at.replace("/01/", "/13/")))
        return expected


def _campaign(name: str, stories: int, broken: int, few: int) -> Campaign:
    @contextmanager
    def begin(folder: Path) -> Iterator[Trial]:
        with workshop(make_checkout(folder / "checkout"), SOURCE_DATE_EPOCH=BUILD_TIME) as shop:
            yield Broken(shop, stories, broken)

    return Campaign(name, rows=(14,), few=few, full=1, begin=begin)


BROKEN = _campaign("broken", 120, 60, few=1)
BROKEN_LARGE = _campaign("broken-large", 10_000, 100, few=0)
