"""The staging folder: a site is made beside the live one and takes its place at one stroke.

Knows folders and locks, not what a site is.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING

from plugins.story.kept import clear
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every site has it (GitHub Pages asks for it), so it tells a site from someone's own folder.
MARKER = ".nojekyll"
_RENAME_EXCHANGE = 2  # linux/fs.h
_AT_FDCWD = -100  # fcntl.h
_HELD: set[tuple[int, int, Path]] = set()  # processes, their threads, the outputs they hold


@contextmanager
def hold(output: Path, keep_out: tuple[Path, ...] = ()) -> Iterator[None]:
    """Keep other builds of `output` waiting, and sweep away what a killed one left.

    Whoever holds it may hold it again within. keep_out: folders the output may not hold. Raises
    StoryError for an output that must not be touched.
    """
    refuse_unsafe(output, keep_out)
    held = (os.getpid(), get_ident(), output.absolute())
    if held in _HELD:
        yield
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"the output cannot be written: {error.strerror}"
        raise StoryError(Problem(output, 0, what, "Name another with `--output`")) from None
    with _locked(output.parent / f".{output.name}.lock"):
        for leftover in output.parent.iterdir():
            if leftover.name.startswith(_prefix(output)):
                clear(leftover)  # of a build that was killed: we hold its lock
        _HELD.add(held)
        try:
            yield
        finally:
            _HELD.discard(held)


@contextmanager
def fresh_folder(output: Path) -> Iterator[Path]:
    """Give an empty folder beside `output`; it is gone afterwards, wherever it stands then."""
    folder = Path(tempfile.mkdtemp(prefix=_prefix(output), dir=output.parent))
    folder.chmod(0o755)  # mkdtemp makes it private; a site is to be read
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def staging(output: Path, keep_out: tuple[Path, ...] = ()) -> Iterator[Path]:
    """Give an empty folder beside `output`, locked against other builds of the same output.

    Call `swap` to keep what is made in it.
    """
    with hold(output, keep_out), fresh_folder(output) as folder:
        yield folder


def _prefix(output: Path) -> str:
    return f".{output.name}.staging-"


def refuse_unsafe(output: Path, keep_out: tuple[Path, ...] = ()) -> None:
    """Raise StoryError unless `output` may be replaced as a whole."""
    real = output.parent.resolve() / output.name
    what = ""
    if output.is_symlink():
        what = "the output is a symbolic link"
    elif real in (Path("/"), Path.home().resolve()) or output.name in ("", ".."):
        what = "the output is a folder that holds everything"
    elif any(kept.resolve().is_relative_to(real) for kept in keep_out):
        what = "the output holds the files the site is made of"
    elif any(real.is_relative_to(kept.resolve()) for kept in keep_out):
        what = "the output lies among the files the site is made of"
    elif output.exists() and not output.is_dir():
        what = "the output is a file"
    elif output.is_dir() and any(output.iterdir()) and not (output / MARKER).is_file():
        what = "the output holds files that are not a site made here"
    if what:
        mend = "Name a folder of its own with `--output`"
        raise StoryError(Problem(output, 0, what, mend))


def swap(folder: Path, output: Path) -> None:
    """Put `folder` where `output` is, as one step for anyone who looks.

    The old site, where there is one, then stands where the folder did. Raises OSError where that
    is refused; the old site is then where it was.
    """
    if not output.exists():
        folder.rename(output)
    elif not _exchange(folder, output):
        old = folder.with_name(f"{_prefix(output)}old")
        output.rename(old)
        try:
            folder.rename(output)
        except OSError:
            old.rename(output)
            raise
        with suppress(OSError):  # the site is published; the next build sweeps the old one away
            old.rename(folder)


def _exchange(one: Path, two: Path) -> bool:
    """Exchange two folders in one step; False where the system has no such call."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    names = os.fsencode(one.absolute()), os.fsencode(two.absolute())
    if libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(code, os.strerror(code), str(two))


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock at `path`; wait, and say so, while another process has it."""
    descriptor = _take_lock(path)
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        with suppress(OSError):  # a lock that nobody holds is as good as none
            path.unlink(missing_ok=True)
        os.close(descriptor)


def _take_lock(path: Path) -> int:
    """Return the descriptor of the lock at `path`, which is held by it alone."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            _wait_for(descriptor)
            # The holder deletes the file when it is done: then this is a lock on nothing.
            if _is_same(descriptor, path):
                return descriptor
        except BaseException:  # Ctrl-C too: a descriptor left open would keep the lock
            os.close(descriptor)
            raise
        os.close(descriptor)


def _wait_for(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(descriptor, 20).decode(errors="replace") or "?"
        print(f"Waiting for the build of process {holder} ...", file=sys.stderr)
        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _is_same(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
