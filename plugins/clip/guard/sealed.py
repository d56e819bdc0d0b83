"""Gives a picture to a sealed child and takes back what the child drew. Decodes nothing itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 20_000_000
SECONDS = 20  # of wall time; the child's own limit is of CPU time
_CHILD = Path(__file__).with_name("child.py")
_STOPPED = "cannot be decoded within the limits of time and memory"
_EXTENSION = re.compile(r"jpg|png|webp")


class Unfit(ValueError):
    """The picture cannot be taken; the message completes "the picture …"."""


@dataclass(frozen=True)
class Redrawn:
    """A picture that is safe to keep. extension: without its dot. width, height: pixels."""

    extension: str
    width: int
    height: int
    body: bytes


def redraw(raw: bytes) -> Redrawn:
    """Return the picture drawn anew, without metadata, turned as its camera said.

    The same bytes give the same bytes. Raises Unfit. Cost: a process, about 0.2 seconds.
    """
    if len(raw) > MAX_BYTES:
        raise Unfit(f"is {len(raw):,} bytes, more than {MAX_BYTES:,}")
    # Isolated: no environment, no folder of the caller's, reaches the child's imports. Windows
    # cannot start a process without its system folder.
    system = {key: os.environ[key] for key in ("SYSTEMROOT", "PATH") if key in os.environ}
    try:
        child = subprocess.run(
            [sys.executable, "-I", str(_CHILD)],
            input=raw,
            capture_output=True,
            timeout=SECONDS,
            env=system,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unfit(_STOPPED) from None
    head, _, body = child.stdout.partition(b"\n")
    try:
        told = json.loads(head)
    except ValueError:  # the child was stopped by a limit, or by a fault in a decoder
        raise Unfit(_STOPPED) from None
    if "refused" in told:
        raise Unfit(str(told["refused"]))
    if child.returncode or not body or not _EXTENSION.fullmatch(str(told["extension"])):
        raise Unfit(_STOPPED)
    return Redrawn(str(told["extension"]), int(told["width"]), int(told["height"]), body)
