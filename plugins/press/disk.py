"""What the machine refuses a build, told as a problem of its file. Knows no site.

An error that a sound program never gets goes on as it is: it is ours to mend, not an editor's.
"""

from __future__ import annotations

import errno
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.press.told import as_told
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MENDS = {
    errno.ENOSPC: "Make room on that disk",
    errno.EDQUOT: "Make room on that disk",
    errno.EFBIG: "Make room on that disk",
    errno.EROFS: "Name an output on a disk that can be written",
    errno.EACCES: "Give yourself the right to write there",
    errno.EPERM: "Give yourself the right to write there",
    errno.EMFILE: "Allow more open files, as with `ulimit -n 1024`",
    errno.ENFILE: "Close other programs",
    errno.EIO: "See whether that disk is failing",
    errno.ESTALE: "See whether that disk is still there",
    errno.ENODEV: "See whether that disk is still there",
}


@contextmanager
def told_refusals(output: Path) -> Iterator[None]:
    """Raise what the machine refuses as a StoryError; so too where that keeps a module away.

    output: what is named where the refusal names no file, as that of a write to a full disk.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _MENDS:
            raise
        named = error.filename if isinstance(error.filename, str) else str(output)
        what = f"the machine refuses: {error.strerror}"
        mend = f"{_MENDS[error.errno]}, and build again; readers keep the site they have"
        raise StoryError(Problem(as_told(Path(named)), 0, what, mend)) from error
    except ImportError as error:  # Python tells a file that it may not read as none at all
        what = f"a part of the program cannot be loaded: {error.msg}"
        mend = "See that its files can be read, or set it up anew"
        raise StoryError(Problem(Path(error.name or "inv"), 0, what.rstrip("."), mend)) from error
