"""Files that the program keeps for itself between two runs: plain files of its own, or none.

Who can write beside them may put a link or a pipe in the place of one: none is followed, read or
written to. Knows no format. Imports nothing heavy.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

_WAYS_OUT = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # a pipe would keep us waiting


def open_kept(path: Path) -> BinaryIO:
    """Open a plain file for reading. Raises OSError for anything else, and for none."""
    descriptor = os.open(path, os.O_RDONLY | _WAYS_OUT)
    if S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise OSError(errno.EINVAL, "is no plain file", str(path))


def read_kept(path: Path) -> bytes:
    """Return the bytes of a plain file. Raises OSError for anything else, and for none."""
    with open_kept(path) as file:
        return file.read()


def create_kept(path: Path) -> BinaryIO:
    """Open a new file for writing, in the place of what is there and is no folder.

    What a link there leads to stays as it is. Raises OSError.
    """
    try:
        return path.open("xb")
    except FileExistsError:
        path.unlink()
        return path.open("xb")


def write_kept(path: Path, pieces: Iterable[bytes | memoryview], partial: Path) -> None:
    """Write a file that nobody would miss as `replace_file` does; a folder there goes with all."""
    for one in (partial, path):
        if one.is_dir():
            clear(one)
    replace_file(path, pieces, partial)


def replace_file(path: Path, pieces: Iterable[bytes | memoryview], partial: Path) -> None:
    """Write a file in one step, by way of `partial` beside it. Raises OSError."""
    with create_kept(partial) as file:
        file.writelines(pieces)
    os.replace(partial, path)  # noqa: PTH105


def clear(path: Path) -> None:
    """Remove whatever is at `path`: a file, a folder, or a link and not what it leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def make_folder(folder: Path, root: Path) -> bool:
    """Make `folder` and those between it and `root`, which may be missing too.

    Where something else stands in a folder's place, it is taken away: return whether that was so.
    `root` itself may be a link. Raises OSError.
    """
    was_blocked = False
    root.mkdir(parents=True, exist_ok=True)
    above = [one for one in folder.parents if one != root and one.is_relative_to(root)]
    for one in (*reversed(above), folder):
        with suppress(FileNotFoundError):
            if not S_ISDIR(one.lstat().st_mode):
                was_blocked = True
                one.unlink()
        with suppress(FileExistsError):  # another process makes it too
            one.mkdir()
    return was_blocked


def is_own(path: Path) -> bool:
    """Return whether a file that is written in place may be: it is ours alone, or not there."""
    try:
        stat = path.lstat()
    except OSError:
        return True
    return S_ISREG(stat.st_mode) and stat.st_nlink == 1
