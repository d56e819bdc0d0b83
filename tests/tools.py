"""What the tests need and a machine may lack: a browser, Java, what npm brings, rights.

Looks for tools; runs none but npm, once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

TESTS = Path(__file__).resolve().parent
MODULES = TESTS / "node_modules"
VNU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
STYLELINT = MODULES / "stylelint" / "bin" / "stylelint.mjs"
_LOCK = TESTS / "package-lock.json"
_STAMP = MODULES / ".lock-installed"  # a copy of the lock, so a changed lock is a stale stamp
AS_ROOT = () if os.geteuid() == 0 else ("sudo", "-n")  # what a command starts with that needs it
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """Return the path of the browser, or None."""
    return next((path for name in _BROWSERS if (path := shutil.which(name))), None)


def is_there(tool: str) -> bool:
    """Return whether the machine has `tool`.

    chromium; npm: what it installs; root: the right to mount a disk and to cut off the network,
    ours or that of a sudo that asks nothing; else a command.
    """
    if tool == "chromium":
        return chromium() is not None
    if tool == "npm":
        return _is_installed()
    if tool == "root":
        return _is_root()
    return shutil.which(tool) is not None


def _is_root() -> bool:
    if not AS_ROOT or not shutil.which(AS_ROOT[0]):
        return not AS_ROOT
    return subprocess.run([*AS_ROOT, "true"], check=False, capture_output=True).returncode == 0


def install_modules() -> None:
    """Install what tests/package-lock.json names, once; quietly do without where that fails.

    Nothing of the packages is run: their install scripts would download more.
    """
    if _is_installed() or not shutil.which("npm"):
        return
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=TESTS, check=False).returncode == 0:
        shutil.copyfile(_LOCK, _STAMP)


def _is_installed() -> bool:
    return _STAMP.is_file() and _STAMP.read_bytes() == _LOCK.read_bytes()
