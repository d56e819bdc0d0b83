"""Whether a locked package is known to be vulnerable, as OSV tells. Fails where it cannot be told.

Run as `python3 -m scripts.audit`, with nothing installed. Knows locks, not what is installed.
"""

from __future__ import annotations

import json
import re
import sys
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-uv.txt")
URL = "https://api.osv.dev/v1/querybatch"
# Known to be vulnerable for ever: an answer that does not say so is no answer.
CANARY = ("jinja2", "2.4.1")
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
_MOST = 1000  # packages OSV takes at once
_PATIENCE = 60.0  # seconds

Package = tuple[str, str]


def read_locks(folder: Path) -> list[Package]:
    """Return name and version of every package in the locks, sorted, each once."""
    texts = [(folder / name).read_text(encoding="utf-8") for name in LOCKS]
    return sorted({match.groups() for text in texts for match in _LOCKED.finditer(text)})  # type: ignore[misc]


def ask(packages: Sequence[Package], url: str) -> list[list[str]]:
    """Return the names of what is known against each package, in their order.

    Raises OSError where nobody answers, ValueError for an answer that is none.
    """
    queries = [
        {"package": {"name": name, "ecosystem": "PyPI"}, "version": version}
        for name, version in packages
    ]
    body = json.dumps({"queries": queries}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
        told: Any = json.load(answer)
    results = told.get("results") if isinstance(told, dict) else None
    if not isinstance(results, list) or len(results) != len(packages):
        raise ValueError(f"asked about {len(packages)} packages, and was not told of each")
    return [[str(one["id"]) for one in result.get("vulns", ())] for result in results]


def audit(folder: Path, url: str = URL) -> int:
    """Say what is known against the packages locked in `folder`; return 0 only where it is nothing.

    Also 1 where a package could not be asked about, and where even the canary is held for sound.
    """
    packages = read_locks(folder)
    if not 0 < len(packages) < _MOST:
        print(f"{len(packages)} packages in the locks; that cannot be asked.", file=sys.stderr)
        return 1
    try:
        *found, canary = ask([*packages, CANARY], url)
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        print(f"{url} tells nothing: {error}. Nothing was audited.", file=sys.stderr)
        return 1
    if not canary:
        print(f"{url} knows nothing against {'=='.join(CANARY)}: no audit.", file=sys.stderr)
        return 1
    faults = [(one, known) for one, known in zip(packages, found, strict=True) if known]
    for (name, version), known in faults:
        print(f"{name}=={version}: {', '.join(known)}. Lock a newer one: `./inv lock`.")
    print(f"{len(packages)} packages audited, {len(faults)} known to be vulnerable.")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(audit(Path(__file__).resolve().parents[1]))
