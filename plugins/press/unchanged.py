"""Whether a build would make what is there already: told before Pelican is imported.

Looks at what the disk says of every file that matters, never into one. A file whose stamp is the
same may be another only where somebody turned the clock of the disk back.
"""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.press.clock import build_time
from plugins.press.ledger import sign_stamps, stamp_at
from plugins.press.look import looked_beside
from plugins.press.sealed import home_of, read_sealed, write_sealed
from plugins.press.uses import TICK
from plugins.story.tree import Tree, look_at, stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.press.ledger import Stamp
    from plugins.press.look import Look

ROOT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = ("environ", "getenv")  # words of a settings file that reads its surroundings


@dataclass(frozen=True)
class World:
    """What a build rests on, seen at one moment.

    newest: of all stamps, in nanoseconds. look: at what the last build left, while it goes on.
    """

    sign: str
    newest: int
    seen: int
    content: Tree
    look: Look | None = None


@dataclass(frozen=True)
class Last:
    """What the last build of an output had to tell."""

    stories: int
    pages: int
    notices: int


def look_round(order: Iterable[object], content: Path, theme: Path) -> World:
    """Return the world as it is: order, content, theme, code, libraries, settings."""
    seen = time.time_ns()
    sign = hashlib.blake2b(digest_size=16)
    sign.update(repr([*order, str(content), str(theme), sys.version]).encode())
    newest = 0
    for path in sorted(ROOT.glob("*.py")):
        stat = path.lstat()
        sign.update(f"{path} {stamp_of(stat)}".encode())
        newest = max(newest, stat.st_mtime_ns, stat.st_ctime_ns)
    trees = [look_at(str(content), seen)]
    trees += [look_at(str(folder), seen, "__pycache__") for folder in (theme, ROOT / "plugins")]
    for tree in trees:
        sign.update(tree.seen("").encode())
        newest = max(newest, tree.newest(""))
    installed = os.listdir(sysconfig.get_paths()["purelib"])  # noqa: PTH208  (names are enough)
    sign.update("\n".join(sorted(installed)).encode())
    settings = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("*.py"))]
    if any(word in text for text in settings for word in _ENVIRONMENT):
        sign.update(repr(sorted(os.environ.items())).encode())
    return World(sign.hexdigest(), newest, seen, trees[0])


def remember(
    output: Path, order: Iterable[object], world: World, stamps: Mapping[str, Stamp], **told: Any
) -> None:
    """Write down what a build has just made of the world.

    stamps: of all files of the site.
    told: content, theme: folders; since, until: the moments between which no other story is due,
    `until` None for ever; marks: of the site's home while its lock was held; stories, pages,
    notices: as in Last. What cannot be written down costs the next build its time: what was
    written before then speaks of other files.
    """
    path = home_of(output) / "unchanged"
    if world.newest >= world.seen - TICK:
        with suppress(OSError):
            path.unlink(missing_ok=True)  # what was just written may have been written since
        return
    value = {
        "order": repr(list(order)),
        "sign": world.sign,
        "files": list(stamps),
        "site": sign_stamps(stamps.values()),
        "folder": stamp_at(str(output)),
        **told,
    }
    with suppress(OSError):
        write_sealed(path, value)


def recall_files(output: Path) -> set[str] | None:
    """Return the files of the last build of an output; None where nobody knows them."""
    value = read_sealed(home_of(output) / "unchanged")
    if value is None or stamp_at(str(output)) != _stamp(value.get("folder")):
        return None
    return set(value["files"])


def _stamp(numbers: list[int] | None) -> Stamp | None:
    return tuple(numbers) if numbers else None  # type: ignore[return-value]


@contextmanager
def recalled(output: Path, order: Iterable[object]) -> Iterator[tuple[Last | None, World | None]]:
    """Yield what the last build told where this one would make the same site, else None.

    The second value is the world, where it had to be looked at; its `look` ends with the block.
    """
    order = list(order)
    value = read_sealed(home_of(output) / "unchanged")
    if value is None or not _may_hold(value, output, order):
        yield None, None
        return
    names = value["files"]
    with looked_beside(output, names, value.get("marks", "")) as look:
        world = look_round(order, Path(value["content"]), Path(value["theme"]))
        world = replace(world, look=look)
        is_same = world.sign == value["sign"] and value["site"] == (
            look.site or _sign_files(output, names)
        )
        last = Last(value["stories"], value["pages"], value["notices"])
        yield last if is_same else None, world


def _may_hold(value: Mapping[str, Any], output: Path, order: list[object]) -> bool:
    """Return whether what was written down of a build may be so still: nothing speaks against it.

    Nobody put a file right in the output or took one away, and no other story is due.
    """
    since, until = value["since"], value["until"]
    now = build_time()
    return (
        value["order"] == repr(order)
        and now >= datetime.fromisoformat(since)
        and (until is None or now < datetime.fromisoformat(until))
        and stamp_at(str(output)) == _stamp(value.get("folder"))
    )


def _sign_files(output: Path, names: Iterable[str]) -> str:
    return sign_stamps(stamp_at(f"{output}/{name}") for name in names)
