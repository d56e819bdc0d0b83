"""Paths as an editor knows them. Touches no disk."""

from __future__ import annotations

from pathlib import Path


def as_told(path: Path) -> Path:
    """Return `path` as an editor knows it: seen from the working folder where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
