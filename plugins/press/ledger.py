"""What the last build made: every file of the site, with a key of what it was made from.

A sealed file beside the site, a line for each sheet of files. A line is taken apart only when
somebody asks what is in it. A ledger that is damaged, or speaks of another site, is none: then
the next build makes everything, which costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
from array import array
from dataclasses import dataclass, field
from itertools import chain
from stat import S_ISDIR
from typing import TYPE_CHECKING, Any

from plugins.press.sealed import digest_of
from plugins.story.kept import read_kept, write_kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Identity = tuple[int, int]  # device and number of a folder: a copy or a stranger's has another
Stamp = tuple[int, int, int]


_FORMAT = 9  # of the file; one of another is none
_LOST: Stamp = (0, 0, 0)  # no file's


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the site.

    stamp: what the disk said of it when it was written.
    entry: a mark of what a map of the site says of it; "" for a page that is in none, None for no
        page.
    """

    key: str
    stamp: Stamp
    entry: str | None = None


class Sheet:
    """Files that were ordered together, on a line of their own. `key`: of what they were."""

    __slots__ = ("_line", "_names", "key")

    def __init__(self, key: str, line: str) -> None:
        self.key = key
        self._line = line
        self._names: list[str] | None = None

    @classmethod
    def of(cls, key: str, made: Mapping[str, Made]) -> Sheet:
        """Return the sheet of these files."""
        rest = [(one.key, *one.stamp, one.entry) for one in made.values()]
        return cls(key, f"{_to_json([*made])}\t{_to_json(rest)}")

    @classmethod
    def look_into(cls, sheets: Iterable[Sheet]) -> None:
        """Find the names of many sheets: at once, for to read JSON costs most at its start."""
        unread = [one for one in sheets if one._names is None]
        lines = [one._line.partition("\t")[0] for one in unread]
        for one, names in zip(unread, json.loads(f"[{','.join(lines)}]"), strict=True):
            one._names = names

    @property
    def names(self) -> list[str]:
        """Return the paths of its files below the site's root."""
        if self._names is None:
            self.look_into([self])
        return self._names or []

    @property
    def made(self) -> dict[str, Made]:
        """Return its files by their paths."""
        names, _, rest = self._line.partition("\t")
        rows = zip(json.loads(names), json.loads(rest), strict=True)
        return {
            name: Made(key, (size, time, number), entry)
            for name, (key, size, time, number, entry) in rows
        }

    def write(self, name: str) -> str:
        """Return the sheet's line under its name."""
        return f"{self.key}\t{name}\t{self._line}"


@dataclass
class Ledger:
    """What there is.

    live, standby: which folders it speaks of.
    signature: of what every file rests on.
    sheets:    name -> the files that were ordered under it, all but the maps.
    maps:      the files that tell of all pages; `entry`: what the map of maps says of one.
    site:      a digest of the stamps of all files, sheet by sheet.
    fragments: links to parts of other pages, as [page's file, href, target's file, part].
    unled:     files that are no pages, and to which no page leads.
    behind:    files that the standby folder does not have as the live one does.
    strays:    files of both folders that no build made.
    since:     as in Sighting, of both folders: of the standby but for what is `behind`.
    done:      when both had all that was told of them, in nanoseconds, as in Known.
    """

    live: Identity
    standby: Identity | None
    signature: str
    sheets: dict[str, Sheet] = field(default_factory=dict)
    maps: dict[str, Made] = field(default_factory=dict)
    site: str = ""
    fragments: list[tuple[str, str, str, str]] = field(default_factory=list)
    unled: set[str] = field(default_factory=set)
    behind: set[str] = field(default_factory=set)
    strays: set[str] = field(default_factory=set)
    since: int = 0
    done: int = 0

    @property
    def names(self) -> list[str]:
        """Return the paths of all files below the site's root but the maps'."""
        Sheet.look_into(self.sheets.values())
        return [*chain.from_iterable([sheet.names for sheet in self.sheets.values()])]

    @property
    def map_stamps(self) -> dict[str, Stamp]:
        """Return what the disk said of each map."""
        return {name: one.stamp for name, one in self.maps.items()}


def identify(folder: Path) -> Identity | None:
    """Return which folder it is; None where there is none, and for a link to one."""
    try:
        stat = folder.lstat()
    except OSError:
        return None
    # What takes the place of a folder is often given its number.
    return (stat.st_dev, stat.st_ino) if S_ISDIR(stat.st_mode) else None


def stamp_at(path: str) -> Stamp | None:
    """Return what tells the file at `path` from another, and from itself after a change."""
    try:
        stat = os.lstat(path)
    except OSError:
        return None
    return stat.st_size, max(stat.st_mtime_ns, 0), stat.st_ino  # as one of a Sighting


def sign_stamps(stamps: Iterable[Stamp | None]) -> str:
    """Return a digest of what the disk says of files, in order."""
    numbers = array("Q", chain.from_iterable(one or _LOST for one in stamps))
    return hashlib.blake2b(numbers, digest_size=16).hexdigest()


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Write the ledger in one step."""
    head = {
        "format": _FORMAT,
        "live": ledger.live,
        "standby": ledger.standby,
        "signature": ledger.signature,
        "maps": {name: (one.stamp, one.entry) for name, one in ledger.maps.items()},
        "site": ledger.site,
        "fragments": ledger.fragments,
        "unled": sorted(ledger.unled),
        "behind": sorted(ledger.behind),
        "strays": sorted(ledger.strays),
        "since": ledger.since,
        "done": ledger.done,
    }
    lines = [_to_json(head), *(sheet.write(name) for name, sheet in ledger.sheets.items())]
    raw = "\n".join(lines).encode(errors="surrogatepass")
    seal = digest_of(raw).encode() + b"\n"
    write_kept(path, (seal, raw), path.with_name(path.name + ".part"))


def read_ledger(path: Path) -> Ledger | None:
    """Return the ledger; None where there is none, or none that can be trusted."""
    head, rest = _unseal(path)
    ledger = _ledger_of(head)
    if ledger:
        for line in rest.decode(errors="surrogatepass").split("\n") if rest else ():
            key, name, files = line.split("\t", 2)
            ledger.sheets[name] = Sheet(key, files)
    return ledger


def read_head(path: Path) -> Ledger | None:
    """Return the ledger without its sheets, at a quarter of the cost; None as `read_ledger`."""
    return _ledger_of(_unseal(path)[0])


def _ledger_of(head: bytes) -> Ledger | None:
    told: dict[str, Any] = json.loads(head) if head else {}
    if told.get("format") != _FORMAT:
        return None
    return Ledger(
        live=tuple(told["live"]),
        standby=tuple(told["standby"]) if told["standby"] else None,
        signature=told["signature"],
        maps={name: Made("", tuple(stamp), entry) for name, (stamp, entry) in told["maps"].items()},
        site=told["site"],
        fragments=[tuple(one) for one in told["fragments"]],
        unled=set(told["unled"]),
        behind=set(told["behind"]),
        strays=set(told["strays"]),
        since=told["since"],
        done=told["done"],
    )


def _unseal(path: Path) -> tuple[bytes, bytes]:
    """Return the first line of a ledger and the others; none where it is not as it was written."""
    try:
        seal, _, raw = read_kept(path).partition(b"\n")
    except OSError:
        return b"", b""
    if seal != digest_of(raw).encode():
        return b"", b""
    head, _, rest = raw.partition(b"\n")
    return head, rest


def _to_json(value: Any) -> str:
    """Return JSON on one line: it writes every tab and line's end as an escape."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
