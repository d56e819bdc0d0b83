"""Digests, and plain data kept in a file under a digest of itself. Imports nothing heavy."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from plugins.story.kept import read_kept, write_kept

if TYPE_CHECKING:
    from pathlib import Path


def home_of(output: Path) -> Path:
    """Return the folder beside `output` that holds what its next build starts from."""
    return output.parent / f".{output.name}.press"


def digest_of(*parts: str | bytes) -> str:
    """Return a digest of the parts and of where each ends."""
    pieces: list[bytes] = []
    for part in parts:
        raw = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        pieces += (len(raw).to_bytes(8, "big"), raw)
    # One call: a build asks for a hundred thousand digests of little.
    return hashlib.blake2b(b"".join(pieces), digest_size=16).hexdigest()


def write_sealed(path: Path, value: Any) -> None:
    """Write `value` as JSON under a digest of itself, in one step."""
    # A file somebody put there may have a name that is no text.
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        errors="surrogatepass"
    )
    seal = digest_of(raw).encode() + b"\n"
    write_kept(path, (seal, raw), path.with_name(path.name + ".part"))


def read_sealed(path: Path) -> Any:
    """Return what `write_sealed` wrote; None where it is not there or not as it was."""
    try:
        seal, _, raw = read_kept(path).partition(b"\n")
    except OSError:
        return None
    return json.loads(raw) if seal == digest_of(raw).encode() else None
