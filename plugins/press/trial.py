"""A site made to see whether it can be: every file, none of them kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.press.finished import DeadLink, LinkCheck, find_dead_fragments
from plugins.press.marks import read_marks
from plugins.press.printing import Tray, print_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from plugins.press.watch import Watch
    from plugins.press.writer import Job


def try_out(
    jobs: Mapping[str, Job],
    check: LinkCheck,
    workers: int,
    watch: Watch,
    prepare: Callable[[], None],
) -> tuple[int, list[DeadLink]]:
    """Make every file and keep none; return how many pages there are, and the dead links."""
    printed = print_files(jobs, list(jobs), Tray(None), check, workers, watch, prepare)
    with watch.time("check"):
        dead = printed.dead + find_dead_fragments(
            sorted(printed.fragments), lambda name: read_marks(jobs[name].make().decode()).ids
        )
    return len(printed.entries), dead
