"""Lighthouse's four scores of a page, by the program from npm. Knows no site."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.tools import chromium

HERE = Path(__file__).resolve().parent / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_PROGRAM = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
_STAMP = HERE / "node_modules" / ".lock-installed"  # a copy of the lock: another one is stale
_LOCK = HERE / "package-lock.json"
_PATIENCE = 180  # seconds for one page


def install() -> str:
    """Install Lighthouse at first use; return why there is none, "" where there is."""
    if not shutil.which("npm") or not chromium():
        return "there is no npm or no Chromium on this machine"
    if _STAMP.is_file() and _STAMP.read_bytes() == _LOCK.read_bytes():
        return ""
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=HERE, check=False).returncode:
        return "npm could not install it; without a network it has to be there already"
    shutil.copyfile(_LOCK, _STAMP)
    return ""


def scores(url: str) -> tuple[list[int], list[str]]:
    """Return the scores of a page on a phone, as CATEGORIES has them, and what cost points.

    Raises RuntimeError where Lighthouse tells no scores.
    """
    with tempfile.TemporaryDirectory(prefix="kliping-lighthouse-") as folder:
        report = Path(folder, "report.json")
        command = ["node", str(_PROGRAM), url, "--quiet", "--output=json"]
        command += [f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}"]
        command += ["--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
        run = subprocess.run(
            command,
            env=os.environ | {"CHROME_PATH": str(chromium()), "TMPDIR": folder},
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
        if run.returncode or not report.is_file():
            raise RuntimeError(run.stderr[-400:] or "it wrote no report")
        told = json.loads(report.read_text(encoding="utf-8"))
    held = [told["categories"][one] for one in CATEGORIES]
    costly = [
        told["audits"][one["id"]]["title"]
        for category in held
        for one in category["auditRefs"]
        if one["weight"] and (told["audits"][one["id"]]["score"] or 0) < 0.9
        if told["audits"][one["id"]]["score"] is not None
    ]
    return [round(100 * (one["score"] or 0)) for one in held], costly
