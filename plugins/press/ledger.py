"""What the last build made: every file of the site, with a key of what it was made from.

A sealed file beside the site. One that is damaged, or speaks of another site, is none: then the
next build makes everything, which costs time and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.press.sealed import read_sealed, write_sealed

if TYPE_CHECKING:
    from pathlib import Path

Identity = tuple[int, int]  # device and number of a folder: a copy or a stranger's has another


@dataclass(frozen=True)
class Made:
    """A file of the site. `stamp`: what the disk said of it when it was written."""

    key: str
    stamp: tuple[int, int, int]


@dataclass
class Ledger:
    """What there is.

    live, standby: which folders it speaks of.
    files:     path below the site's root -> Made.
    entries:   a page's file -> its `<url>` in the sitemap.
    fragments: links to parts of other pages, as [page's file, href, target's file, part].
    behind:    files that the standby folder does not have as the live one does.
    """

    live: Identity
    standby: Identity | None
    files: dict[str, Made] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    fragments: list[tuple[str, str, str, str]] = field(default_factory=list)
    behind: set[str] = field(default_factory=set)


def identify(folder: Path) -> Identity | None:
    """Return which folder it is; None where there is none."""
    try:
        stat = folder.lstat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Write the ledger in one step."""
    value = {
        "live": ledger.live,
        "standby": ledger.standby,
        "files": {name: (one.key, one.stamp) for name, one in ledger.files.items()},
        "entries": ledger.entries,
        "fragments": ledger.fragments,
        "behind": sorted(ledger.behind),
    }
    write_sealed(path, value)


def read_ledger(path: Path) -> Ledger | None:
    """Return the ledger; None where there is none, or none that can be trusted."""
    value = read_sealed(path)
    if value is None:
        return None
    return Ledger(
        live=tuple(value["live"]),
        standby=tuple(value["standby"]) if value["standby"] else None,
        files={name: Made(key, tuple(stamp)) for name, (key, stamp) in value["files"].items()},
        entries=value["entries"],
        fragments=[tuple(one) for one in value["fragments"]],
        behind=set(value["behind"]),
    )
