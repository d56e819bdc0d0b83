"""Digests, and plain data kept in a file under a digest of itself. Imports nothing heavy."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def home_of(output: Path) -> Path:
    """Return the folder beside `output` that holds what its next build starts from."""
    return output.parent / f".{output.name}.press"


def digest_of(*parts: str | bytes) -> str:
    """Return a digest of the parts and of where each ends."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        raw = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(len(raw).to_bytes(8, "big"))
        made.update(raw)
    return made.hexdigest()


def write_sealed(path: Path, value: Any) -> None:
    """Write `value` as JSON under a digest of itself, in one step."""
    # A file somebody put there may have a name that is no text.
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        errors="surrogatepass"
    )
    partial = path.with_name(path.name + ".part")
    partial.write_bytes(digest_of(raw).encode() + b"\n" + raw)
    os.replace(partial, path)  # noqa: PTH105


def read_sealed(path: Path) -> Any:
    """Return what `write_sealed` wrote; None where it is not there or not as it was."""
    try:
        seal, _, raw = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return json.loads(raw) if seal == digest_of(raw).encode() else None
