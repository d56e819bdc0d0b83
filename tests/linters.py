"""Run every linter over code, templates, styles, prose and workflows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.tools import STYLELINT, install_modules, is_there

_TYPED = ("plugins", "scripts", "bench", "tasks.py", "pelicanconf.py")
_WORKFLOWS = ("--offline", "--quiet", "--persona", "pedantic", ".github")
# Where English is written; the clip room and the sample speak Indonesian too.
_ENGLISH = (
    *("README.md", "CONTRIBUTING.md", "DECISIONS.md", "CHANGELOG.md", "docs/en", "theme"),
    "plugins/threads",
    *(f"plugins/{room}" for room in ("story", "press", "figures", "tags", "bilingual", "related")),
    *("plugins/feeds", "scripts", "bench", "tests/site", "tasks.py", "pelicanconf.py", "inv"),
)


@dataclass(frozen=True)
class Linter:
    """A command that prints faults and fails. `needs`: a tool the machine may lack, or ""."""

    name: str
    command: tuple[str, ...]
    needs: str = ""


def linters() -> tuple[Linter, ...]:
    """Return every linter with the files it looks over."""
    own = Path(sys.executable).parent
    styles = (
        "--config",
        "tests/stylelint.json",
        "--max-warnings",
        "0",
        "--report-needless-disables",
    )
    shell = ("inv", ".ci/run")
    usual = [
        Linter("ruff", (f"{own}/ruff", "check", "--quiet", ".")),
        Linter("ruff format", (f"{own}/ruff", "format", "--quiet", "--check", ".")),
        Linter("mypy", (f"{own}/mypy", "--no-error-summary", *_TYPED)),
        Linter("djlint", (f"{own}/djlint", "--lint", "--quiet", "theme/templates")),
        Linter("stylelint", ("node", str(STYLELINT), *styles, "theme/static/css/**/*.css"), "npm"),
        Linter("zizmor", (f"{own}/zizmor", *_WORKFLOWS)),
        Linter("codespell", (f"{own}/codespell", *_ENGLISH)),
        Linter("sh", ("sh", "-n", "inv")),
        Linter("bash", ("bash", "-n", ".ci/run")),
    ]
    # Not asked for: few machines have it, and the shells themselves have read both scripts.
    if shutil.which("shellcheck"):
        usual.append(Linter("shellcheck", ("shellcheck", *shell)))
    return tuple(usual)


def run_linters(root: Path) -> int:
    """Run every linter, print what the failing ones say, and return 1 if one failed.

    With CI=true a linter that could not run is a failure too.
    """
    install_modules()
    failed, missing, clean = [], set(), 0
    for linter in linters():
        if linter.needs and not is_there(linter.needs):
            missing.add(linter.needs)
            continue
        if _is_clean(linter, root):
            clean += 1
        else:
            failed.append(linter.name)
    told = f"{clean} linters found nothing."
    if failed:
        told += f" Failed: {', '.join(failed)}."
    if missing:
        told += f" Left out for want of: {', '.join(sorted(missing))}."
    print(told)
    return int(bool(failed) or bool(missing and os.environ.get("CI") == "true"))


def _is_clean(linter: Linter, root: Path) -> bool:
    """Run one linter in the repository; show what it says only when it fails."""
    run = subprocess.run(
        linter.command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if run.returncode:
        print(f"--- {linter.name}", run.stdout.strip(), run.stderr.strip(), sep="\n")
    return not run.returncode
