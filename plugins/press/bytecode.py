"""What Python compiles of our modules, kept for the next command. Knows no site.

Python itself would keep what a full disk has cut short, and take it for current by the time of a
file; Invoke has it keep nothing. Here it is written whole or not at all, and Python goes by a
digest of the source (PEP 552), so that no command ever runs other code than is there.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from marshal import dumps
from pathlib import Path

from plugins.story.kept import make_folder, write_kept

_CHECKED = (0b11).to_bytes(4, "little")  # goes by a digest, and Python is to look at the source


def keep_bytecode(folder: Path) -> None:
    """Compile each module below `folder` that was not kept since it changed.

    A module that cannot be compiled, or a place that cannot be written, costs time alone: Python
    goes by the source there. Cost: two calls of the system a module where nothing changed.
    """
    if sys.pycache_prefix:
        return  # whoever keeps it elsewhere sees to it
    for where, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".py"):
                path = Path(where, name)
                with suppress(OSError, SyntaxError, ValueError):
                    _keep(path, Path(cache_from_source(str(path))))


def _keep(path: Path, kept: Path) -> None:
    stamp = path.stat().st_mtime_ns
    with suppress(FileNotFoundError):
        if kept.stat().st_mtime_ns == stamp:
            return
    source = path.read_bytes()
    code = dumps(compile(source, str(path), "exec", dont_inherit=True))
    make_folder(kept.parent, path.parent)
    partial = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        write_kept(kept, (MAGIC_NUMBER, _CHECKED, source_hash(source), code), partial)
    finally:
        partial.unlink(missing_ok=True)
    os.utime(kept, ns=(stamp, stamp))
