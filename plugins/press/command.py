"""What the tasks call: build, check and clean, with their arguments, messages and exit codes."""

from __future__ import annotations

import json
import re
import shutil
import sys
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pelican.log
from pelican.settings import read_settings

from plugins.press.press import Press, as_told
from plugins.press.stage import refuse_unsafe
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"


@dataclass(frozen=True)
class Order:
    """What a build is asked for; None means what pelicanconf.py says.

    content, output: folders, seen from where the command was given.
    siteurl:         where the site will stand.
    drafts:          show drafts and stories of the future too.
    """

    content: str | None = None
    output: str | None = None
    siteurl: str | None = None
    drafts: bool = False

    def press(self) -> Press:
        """Return a press set up for this order. Raises StoryError where it cannot be filled."""
        self._refuse_unfit()
        override: dict[str, Any] = {"WITH_DRAFTS": self.drafts}
        if self.content is not None:
            override["PATH"] = str(Path(self.content).absolute())
        if self.output is not None:
            override["OUTPUT_PATH"] = str(Path(self.output).absolute())
        if self.siteurl is not None:
            override["SITEURL"] = self.siteurl.rstrip("/")
        pelican.log.init(level=pelican.log.logging.WARNING, fatal="errors")
        return Press(read_settings(str(ROOT / "pelicanconf.py"), override=override))

    def _refuse_unfit(self) -> None:
        problems = []
        if self.content is not None and not Path(self.content).is_dir():
            mend = "Name the folder that holds `stories/`"
            problems.append(Problem(Path(self.content), 0, "there is no such folder", mend))
        if not re.fullmatch(r"(https?://[^/\s?#@]+)?(/[^\s?#]*)?", self.siteurl or ""):
            mend = "Write it as `https://example.org/digest`"
            what = f"{self.siteurl!r} is not where a site can stand"
            problems.append(Problem(Path("--siteurl"), 0, what, mend))
        if problems:
            raise StoryError(*problems)


def local_now() -> datetime:
    """Return the moment in the digest's own time zone (TIMEZONE)."""
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    return datetime.now(ZoneInfo(settings["TIMEZONE"]))


def build(order: Order) -> str:
    """Build the site and return the one line to print. Raises StoryError with every error."""
    started = time.perf_counter()
    press = order.press()
    press.build(publish=True)
    notices = len(press.notices)
    told = f" {notices} to look at: ./inv check." if notices else ""
    seconds = time.perf_counter() - started
    where = as_told(press.site_path)
    stories = "1 story" if press.story_count == 1 else f"{press.story_count} stories"
    return f"{stories}, {press.page_count} pages in {where}, {seconds:.1f} s.{told}"


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


def clean() -> str:
    """Remove the site and every cache; the environment stays. Refuses a folder not made here."""
    site = ROOT / "output"
    if site.exists():
        refuse_unsafe(site)
        shutil.rmtree(site)
    shutil.rmtree(CACHE, ignore_errors=True)
    return f"Removed {as_told(site)} and the caches."


def tell_json(problems: Iterable[Problem]) -> int:
    """Print problems to stdout as a JSON list and return how many of them are errors."""
    rows = [{**asdict(problem), "path": str(problem.path)} for problem in problems]
    print(json.dumps(rows, ensure_ascii=False, indent=1))
    return sum(row["severity"] == "error" for row in rows)


def tell(problems: Iterable[Problem]) -> int:
    """Print problems to stderr and return how many of them are errors."""
    errors = 0
    for problem in problems:
        notice = problem.severity == "notice"
        errors += not notice
        print(f"{problem} (notice)" if notice else problem, file=sys.stderr)
    return errors
