"""A build as it is asked for, and the answer where nothing is to be done. Imports nothing heavy."""

from __future__ import annotations

import gc
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.press.disk import told_refusals
from plugins.press.told import as_told
from plugins.press.unchanged import ROOT, Last, recalled
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from plugins.press.press import Press


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
        # A build that has nothing to do need not wait for Pelican.
        import pelican.log
        from pelican.settings import read_settings

        from plugins.press.press import Press

        pelican.log.init(level=pelican.log.logging.WARNING, fatal="errors")
        return Press(read_settings(str(ROOT / "pelicanconf.py"), override=override))

    def key(self) -> tuple[object, ...]:
        """Return what tells this order from another that is given elsewhere or otherwise."""
        return (str(Path.cwd()), self.content, self.output, self.siteurl, self.drafts)

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


def build_unless_unchanged(order: Order, *, times: bool = False, is_last: bool = False) -> str:
    """Build the site, or find that it is there; return the one line to print.

    times: say on stderr where the time went. is_last: the process ends after it. Raises
    StoryError with every error.
    """
    if is_last:
        gc.disable()  # what a build makes lives as long as it does: nothing is to be found
    started = time.perf_counter()
    output = Path(order.output).absolute() if order.output is not None else ROOT / "output"
    with told_refusals(output), recalled(output, order.key()) as (last, world):
        if last is None:
            from plugins.press.command import build  # Pelican is heavy, and not always needed

            return build(order, world, times=times, is_last=is_last)
    return told_line(last, as_told(output), time.perf_counter() - started)


def told_line(last: Last, where: Path, seconds: float) -> str:
    """Return what an editor is told of a build."""
    told = f" {last.notices} to look at: ./inv check." if last.notices else ""
    stories = "1 story" if last.stories == 1 else f"{last.stories} stories"
    return f"{stories}, {last.pages} pages in {where}, {seconds:.1f} s.{told}"
