"""What git has seen of the register: a second witness that no line was ever taken out.

Asks git alone; a content folder that git does not keep has no witness but the seals.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from plugins.permalinks.register import BRING_BACK
from plugins.story.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TOLD = 20  # dropped lines that are told one by one


def check_history(path: Path) -> Iterator[Problem]:
    """Yield a problem for each line of the register that a commit has and the file lacks.

    A commit that deletes the whole file starts a digest of its own: what was before is not asked
    for. Nothing where git does not know the file, or is not there. Cost: git reads every change
    of the file once.
    """
    recorded = _recorded(path)
    if not recorded:
        return
    if not path.is_file():
        mend = "Bring it back, or, for a digest of your own, commit that it is deleted"
        yield Problem(path, 0, f"the file is missing, and git has {len(recorded)} lines", mend)
        return
    dropped = sorted(recorded - set(path.read_text(encoding="utf-8").splitlines()))
    for line in dropped[:_TOLD]:
        what = f"a line that git has seen is missing: {line!r}"
        yield Problem(path, 0, what, BRING_BACK)
    if len(dropped) > _TOLD:
        yield Problem(path, 0, f"{len(dropped) - _TOLD} more lines are missing", BRING_BACK)


def _recorded(path: Path) -> set[str]:
    """Return every line that a commit has added to the file since it was last deleted.

    Also those of a side that a merge left out; but not what others, of whom the digest once came,
    went on to record: none of that stands on the deletion.
    """
    deleted = _ask(path, "log -1 --format=%H --diff-filter=D HEAD").strip()
    log = "log --full-history --format= --patch --unified=0"
    log += " --no-color --no-ext-diff --no-textconv --no-renames"
    told = _ask(path, f"{log} {f'--ancestry-path {deleted}..HEAD' if deleted else 'HEAD'}")
    return {line[1:] for line in told.splitlines() if line.startswith(("+/", "+~"))}


def _ask(path: Path, command: str) -> str:
    """Return what git says of the file, "" where it has nothing to say."""
    try:
        run = subprocess.run(
            ["git", *command.split(), "--", path.name],
            cwd=path.parent,
            env=os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
            capture_output=True,
            check=False,
        )
    except OSError:
        return ""
    return "" if run.returncode else run.stdout.decode("utf-8", "replace")
