"""Pictures handed to sealed children, which send back their copies. Decodes nothing itself.

A child takes one picture after the other; one that is stopped by a limit is replaced.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from threading import Timer
from typing import Any, Self

from plugins.figures.recipe import EXTENSIONS, MAX_BYTES, TYPES, Copy

SECONDS = 30  # of wall time for a picture; the child's own limit is of CPU time
_ROOT = Path(__file__).resolve().parents[2]
_SAVE = "Save it as a JPEG, PNG, WebP or AVIF picture"
_SHRINK = "Save it smaller: up to 20 MB and 24 million pixels"
_STOPPED = "cannot be decoded within the limits of time and memory"
# Isolated: no environment and no folder of the caller's reaches the child's imports; and it
# leaves no bytecode, which would make the folder of the code look changed.
_START = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); import plugins.figures.child as child"


class Refused(ValueError):
    """The picture cannot be shown; the message completes "the picture `x` …".

    mend: what to do about it, in the imperative.
    """

    def __init__(self, what: str, mend: str = _SAVE) -> None:
        super().__init__(what)
        self.mend = mend


@dataclass(frozen=True)
class Developed:
    """A picture's copies, AVIF first, the fallback last; width and height are the original's.

    artist, notice: who made it and whose it is, as the file says; "" where it does not.
    """

    width: int
    height: int
    format: str
    copies: tuple[Copy, ...]
    artist: str
    notice: str


def check_file(path: Path) -> bytes:
    """Return the bytes of a picture file. Raises Refused for one that is not worth opening."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Refused(f"is {size:,} bytes, more than {MAX_BYTES:,}", _SHRINK)
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"cannot be read: {error.strerror}") from None


def check_name(name: PurePath | str, kind: str) -> None:
    """Raise Refused where a name does not say which kind of picture it is."""
    if TYPES.get(PurePath(name).suffix.lower()) != f"image/{kind.lower()}":
        raise Refused(f"is a {kind} picture, which its name does not say")


class Child:
    """One sealed process, started when it is first needed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def develop(self, raw: bytes) -> tuple[Developed, list[bytes]]:
        """Return the copies of a picture. Raises Refused. Cost: up to a second."""
        process = self._running()
        timer = Timer(SECONDS, process.kill)
        timer.start()
        try:
            told, bodies = _exchange(process, raw)
        except (OSError, ValueError, KeyError, TypeError):  # it was stopped in the middle
            self.close()
            raise Refused(_STOPPED) from None
        finally:
            timer.cancel()
            timer.join()  # who is about to fork must have no other thread
        if isinstance(told, Refused):
            raise told
        return told, bodies

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            # Windows cannot start a process without its system folder.
            system = {key: os.environ[key] for key in ("SYSTEMROOT", "PATH") if key in os.environ}
            self._process = subprocess.Popen(
                [sys.executable, "-IB", "-c", f"{_START}; child.main()"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=system,
            )
        return self._process

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop the process."""
        if self._process is not None:
            self._process.kill()
            with suppress(OSError, ValueError):
                self._process.communicate()
            self._process = None


def _exchange(
    process: subprocess.Popen[bytes], raw: bytes
) -> tuple[Developed | Refused, list[bytes]]:
    """Send a picture; return its copies, or why there are none.

    Raises OSError or ValueError where the child is no more, or answers nonsense.
    """
    orders, answers = process.stdin, process.stdout
    if orders is None or answers is None:
        raise ValueError("the child has no pipes")
    orders.write(json.dumps({"size": len(raw)}).encode() + b"\n")
    orders.write(raw)
    orders.flush()
    told = json.loads(answers.readline())
    if "refused" in told:
        return Refused(str(told["refused"]), _SHRINK if told.get("large") else _SAVE), []
    developed = read_developed(told)
    bodies = [answers.read(one.size) for one in developed.copies]
    if any(len(body) != one.size for body, one in zip(bodies, developed.copies, strict=True)):
        raise ValueError("the child stopped")
    return developed, bodies


def read_developed(told: Any) -> Developed:
    """Return what JSON tells of a picture. Raises ValueError, KeyError or TypeError."""
    copies = tuple(Copy(**one) for one in told["copies"])
    if not copies or any(one.format not in EXTENSIONS for one in copies):
        raise ValueError("no copies")
    sides = int(told["width"]), int(told["height"])
    return Developed(*sides, str(told["format"]), copies, str(told["artist"]), str(told["notice"]))
