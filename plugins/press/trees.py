"""Two folders of one site that share their files: linking and removing, file by file.

Knows no page, and not which of the two readers see.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from stat import S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from plugins.press.ledger import Identity


def identify_there(folder: Path) -> Identity:
    """Return which folder it is. Raises OSError for one that is not there."""
    stat = folder.lstat()
    return stat.st_dev, stat.st_ino


def can_link(folder: Path, twin: Path) -> bool:
    """Return whether two folders can share a file."""
    (folder / ".try").touch()
    try:
        os.link(folder / ".try", twin / ".try")
    except OSError:
        return False
    finally:
        (folder / ".try").unlink()
        (twin / ".try").unlink(missing_ok=True)
    return True


def link_file(there: Path, here: Path) -> None:
    """Make `here` the same file as `there`, if that is one; a copy where no file can be linked."""
    try:
        if not S_ISREG(there.lstat().st_mode):
            return
    except OSError:
        return
    here.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(there, here)
    except OSError:
        shutil.copy2(there, here, follow_symlinks=False)


def is_below(name: str) -> bool:
    """Return whether a name that was kept is a site's: others may have written where it was."""
    return not name.startswith("/") and ".." not in name.split("/")


def remove_files(folder: Path, names: Collection[str]) -> None:
    """Remove what has these names, and folders that hold nothing then.

    A link goes before what has a name below it, so that nothing it leads to is touched.
    """
    left = [name for name in sorted(names) if not remove_file(folder, name)]
    for name in reversed(left):
        with suppress(OSError):
            (folder / name).rmdir()


def remove_file(folder: Path, name: str) -> bool:
    """Remove a file, and the folders that hold nothing without it.

    Return False where a folder has that name: it stays.
    """
    path = folder / name
    if not path.is_symlink() and path.is_dir():
        return False
    with suppress(FileNotFoundError, NotADirectoryError):
        path.unlink()
    for above in path.parents:
        if above == folder:
            break
        with suppress(FileNotFoundError):
            try:
                above.rmdir()
            except OSError:
                break  # it holds more
    return True
