"""Every page and drawing of the site keeps to the standards: the checker finds nothing.

Stylesheets are stylelint's: the checker does not know `@container`.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.tools import VNU

# Of a file it does not know which site it is of, so that no address is `self`; and it takes
# JSON-LD, which is data, for a script. Chromium says what the policy really blocks.
_BY_MISTAKE = (
    "Resource violates Content Security Policy (meta tag)",
    "Inline script violates Content Security Policy (meta tag)",
)


@pytest.mark.needs("java", "npm")
def test_the_checker_finds_nothing(sample_site: Callable[[str], Path]) -> None:
    folder = sample_site("https://example.org/a/b")
    files = sorted(path for kind in ("html", "svg") for path in folder.rglob(f"*.{kind}"))

    assert len(files) > 100
    assert find_faults(folder, files) == []


def find_faults(folder: Path, files: Sequence[Path]) -> list[str]:
    """Return what the checker says of files of the site in `folder`, by place."""
    options = ["--also-check-svg", "--format", "json", "--exit-zero-always"]

    run = subprocess.run(
        ["java", "-Xmx512m", "-jar", str(VNU), *options, *map(str, files)],
        capture_output=True,
        text=True,
    )
    return [told for one in _messages(run.stderr) if (told := _tell(one, folder))]


def _messages(report: str) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = json.loads(report)["messages"]
    return messages


def _tell(message: dict[str, Any], folder: Path) -> str:
    """Return a message with its place, "" for one that is a mistake of the checker."""
    if message["message"].startswith(_BY_MISTAKE):
        return ""
    where = message["url"].split(folder.parent.name)[-1]
    return f"{where}:{message['lastLine']}: {message['message']}"
