"""The sealed child: reads pictures from standard input, one after the other, writes their copies.

Started by `darkroom`, with caps on memory and time; it may write no file. Each order is a line
of JSON and the picture's bytes; each answer a line of JSON and the copies' bytes.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import IO, Any

from plugins.figures.decode import NotAPicture, TooLarge, decode
from plugins.figures.encode import make_copies

MEMORY = 300_000_000  # bytes of address space, libraries and all
CPU = 20  # seconds a picture


def seal() -> None:
    """Cap this process's memory and files, where the system can."""
    with suppress(ImportError, OSError, ValueError):  # Windows has no `resource`
        import resource  # here, because it is not everywhere

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def allow_time() -> None:
    """Let the next picture take as long as one may."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # as above

        spent = resource.getrusage(resource.RUSAGE_SELF)
        end = int(spent.ru_utime + spent.ru_stime) + CPU
        resource.setrlimit(resource.RLIMIT_CPU, (end, resource.RLIM_INFINITY))


def answer(raw: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return what is told of a picture, and the bytes of its copies."""
    try:
        decoded = decode(raw)
        made = make_copies(decoded, len(raw))
    except NotAPicture as error:
        return {"refused": str(error), "large": isinstance(error, TooLarge)}, []
    except MemoryError:
        return {"refused": "needs more memory than a picture may", "large": True}, []
    told = {
        "width": decoded.width,
        "height": decoded.height,
        "format": decoded.format,
        **asdict(decoded.maker),
        "copies": [asdict(copy) for copy, _ in made],
    }
    return told, [body for _, body in made]


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Answer orders until there are no more."""
    for line in orders:
        raw = orders.read(int(json.loads(line)["size"]))
        allow_time()
        told, bodies = answer(raw)
        answers.write(json.dumps(told).encode() + b"\n")
        for body in bodies:
            answers.write(body)
        answers.flush()


def main() -> None:
    """Seal this process, then serve whoever started it."""
    seal()
    serve(sys.stdin.buffer, sys.stdout.buffer)
