"""Git, asked in a repository of its own that is gone afterwards. Knows no site."""

from __future__ import annotations

import os
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What a person has set for themselves must not change a byte of the site.
_PLAIN = (
    "core.autocrlf=false",
    "core.attributesFile=/dev/null",
    "core.excludesFile=/dev/null",
    "core.hooksPath=/dev/null",
    "core.fileMode=false",
    "core.looseCompression=1",
    "gc.auto=0",
)
_ALONE = {"LC_ALL": "C", "GIT_ATTR_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}
_PATIENCE = 1800.0  # seconds for one command: a slow line takes minutes for a first site


class GitError(Exception):
    """Git refused; the message is what it said last."""


@dataclass(frozen=True)
class Git:
    """A bare repository. `more`: environment, over that of this process."""

    folder: Path
    more: Mapping[str, str]

    def ask(self, *words: str, given: bytes = b"") -> str:
        """Return what a git command prints, without the last line's end. Raises GitError."""
        return run_git(self._words(*words), self.more, given)

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, named as `COMMIT:PATH`. Raises GitError."""
        return _run(self._words("cat-file", "blob", name), self.more, b"", _PATIENCE)

    def _words(self, *words: str) -> list[str]:
        options = [part for one in _PLAIN for part in ("-c", one)]
        return ["--git-dir", str(self.folder), *options, *words]


def run_git(
    words: list[str],
    more: Mapping[str, str],
    given: bytes = b"",
    patience: float = _PATIENCE,
) -> str:
    """Run git and return what it prints. Raises GitError, also after `patience` seconds.

    It asks nobody for a password: what it says to a terminal is caught, and nobody would see it.
    """
    told = _run(words, more, given, patience)
    return told.decode("utf-8", "surrogateescape").rstrip("\n")


def _run(words: list[str], more: Mapping[str, str], given: bytes, patience: float) -> bytes:
    environment = {**os.environ, **_ALONE, **more}
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):  # as a hook of another sets them
        environment.pop(name, None)
    try:
        run = subprocess.run(
            ["git", *words],
            input=given,
            env=environment,
            capture_output=True,
            check=False,
            timeout=patience,
        )
    except FileNotFoundError:
        raise GitError("git is not installed") from None
    except subprocess.TimeoutExpired:
        raise GitError(f"it had no answer after {patience:g} seconds") from None
    if run.returncode:
        told = (run.stderr + run.stdout).decode("utf-8", "replace").splitlines()
        said = (" ".join(line.split()) for line in told)
        kept = [line for line in said if line and not line.startswith(("hint:", "To "))]
        raise GitError("; ".join(kept[-6:]) or f"exit {run.returncode}")
    return run.stdout


@contextmanager
def fresh_repository(more: Mapping[str, str]) -> Iterator[Git]:
    """Give an empty bare repository; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kliping-publish-") as folder:
        git = Git(Path(folder), more)
        run_git(["init", "--quiet", "--bare", folder], more)
        yield git
