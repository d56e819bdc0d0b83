"""What the tasks call: build, check and clean, with their arguments, messages and exit codes."""

from __future__ import annotations

import gc
import json
import shutil
import sys
import time
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pelican.settings import read_settings

from plugins.press.bytecode import keep_bytecode
from plugins.press.clock import build_time
from plugins.press.ledger import read_ledger
from plugins.press.order import Order, told_line
from plugins.press.sealed import home_of
from plugins.press.stage import hold
from plugins.press.told import as_told
from plugins.press.unchanged import Last, World, look_round, remember
from plugins.story.kept import clear
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.press.press import Press
    from plugins.story.library import Library

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
_MOMENTS = 8  # at which a survey looks ahead; each costs as much as reading content


def local_now() -> datetime:
    """Return the moment in the digest's own time zone (TIMEZONE)."""
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    return datetime.now(ZoneInfo(settings["TIMEZONE"]))


# What is never taken apart: it holds itself, and `build` takes it off the collector.
_FOR_GOOD: list[object] = []
_FOR_GOOD.append(_FOR_GOOD)


def build(
    order: Order, world: World | None = None, *, times: bool = False, is_last: bool = False
) -> str:
    """Build the site and return the one line to print. Raises StoryError with every error.

    world: for who has looked round already. times: say on stderr where the time went. is_last:
    the process ends after it, without freeing ten thousand stories one by one.
    """
    started = time.perf_counter()
    press = order.press()
    content, theme = Path(press.path).resolve(), Path(press.theme).resolve()
    world = world or look_round(order.key(), content, theme)
    press.settings["TREE"] = world.content
    press.look = world.look
    if is_last:
        _FOR_GOOD.extend((press, world))
    press.build(publish=True)
    until = press.next_due
    remember(
        press.site_path,
        order.key(),
        world,
        press.stamps,
        marks=press.marks,
        content=str(content),
        theme=str(theme),
        since=press.settings["NOW"].isoformat(),
        until=until.isoformat() if until else None,
        stories=press.story_count,
        pages=press.page_count,
        notices=len(press.notices),
    )
    if is_last:
        keep_bytecode(ROOT / "plugins")
        gc.freeze()
    tell(press.strays)
    if times:
        print(press.watch, file=sys.stderr)
    last = Last(press.story_count, press.page_count, len(press.notices))
    return told_line(last, as_told(press.site_path), time.perf_counter() - started)


def survey(order: Order) -> Iterator[tuple[Press, list[str]]]:
    """Order the site and make nothing; yield it, and then as it comes to be, moment by moment.

    Each is a press that has ordered everything as of its moment: now, and when each story comes
    that waits for its day, up to _MOMENTS of them, the last one always. With the first are the
    files that were built here before and would be others now; none where that is not known.
    Raises StoryError with every error but those of addresses, which stay in a press's `proof`.
    """
    press = order.press()
    now = build_time()
    keys = _survey(press, now)
    last = read_ledger(home_of(press.site_path) / "ledger")
    made = last.sheets if last else {}
    other = {name for name, key in keys.items() if name in made and made[name].key != key}
    library: Library = press.settings["LIBRARY"]
    changed = [
        f"{story.address(language)[1:]}index.html"
        for story in library.stories
        if f"story {story.id}" in other
        for language in story.texts
    ]
    if len(other) > len(keys) / 2:  # another address of the site, or another theme
        changed = []
    days = sorted({one.date for one in library.stories if one.date > now})
    yield press, changed
    every = -(-len(days) // _MOMENTS)
    for day in days[::-1][:: every or 1][::-1]:
        press = order.press()
        _survey(press, day)
        yield press, []


def _survey(press: Press, now: datetime) -> dict[str, str]:
    try:
        return press.survey(now)
    except StoryError:
        if press.proof is None:
            raise
        return {}


def check(order: Order) -> list[Problem]:
    """Return every problem and notice in content, sorted; build everything and keep nothing.

    Built twice: as readers would get it, since a link to a draft is a fault there, and with the
    drafts, since an editor wants to know of theirs before they are published.
    """
    found: set[Problem] = set()
    for drafts in (False, True):
        output = str(CACHE / "check")
        press: Press | None = None
        try:
            press = Order(order.content, output, order.siteurl, drafts).press()
            press.build(publish=False)
        except StoryError as error:
            found.update(error.problems)
        found.update(press.notices if press else ())
    return sorted(found)


def clean(*, only_output: bool = False) -> str:
    """Remove the site and every cache; the environment stays. Refuses a folder not made here.

    only_output: keep the caches, so that the next build encodes no picture again.
    """
    site = ROOT / "output"
    with hold(site):
        if site.exists():
            shutil.rmtree(site)
        clear(home_of(site))
        if only_output:
            return f"Removed {as_told(site)}."
        shutil.rmtree(CACHE, ignore_errors=True)
    return f"Removed {as_told(site)} and the caches."


def tell_json(problems: Iterable[Problem]) -> int:
    """Print problems to stdout as a JSON list and return how many of them are errors."""
    rows = [{**asdict(problem), "path": str(problem.path)} for problem in problems]
    print(json.dumps(rows, ensure_ascii=False, indent=1))
    return sum(row["severity"] != "notice" for row in rows)


def tell(problems: Iterable[Problem]) -> int:
    """Print problems to stderr and return how many of them are errors."""
    errors = 0
    for problem in problems:
        notice = problem.severity == "notice"
        errors += not notice
        print(f"{problem} (notice)" if notice else problem, file=sys.stderr)
    return errors
