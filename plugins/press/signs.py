"""What a build rests on besides content: settings, theme, code, libraries. Digests, no more."""

from __future__ import annotations

import re
import sysconfig
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.press.sealed import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A template's own words for "this one is part of me"; a name that is not written out could be any.
_NAMED = re.compile(r"""\{%[-+]?\s*(?:extends|include|import|from)\s+(?:(["'])(.*?)\1|)""")
PLUGINS = Path(__file__).resolve().parents[1]


def sign_files(files: Iterable[Path]) -> str:
    """Return a digest of the names and bytes of files."""
    return digest_of(*(part for path in files for part in (path.name, path.read_bytes())))


def sign_folder(folder: Path) -> str:
    """Return a digest of all files below `folder`, wherever it stands."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    files = [path for path in files if "__pycache__" not in path.parts]
    return digest_of(
        *(part for path in files for part in (str(path.relative_to(folder)), path.read_bytes()))
    )


@cache
def sign_program() -> str:
    """Return a digest of our own code and of which libraries are installed.

    The code is what runs now, so it is looked at once.
    """
    installed = Path(sysconfig.get_paths()["purelib"]).glob("*.dist-info")
    versions = sorted(path.name for path in installed)
    return digest_of(sign_folder(PLUGINS), sysconfig.get_python_version(), *versions)


# What a build is told by and does not write into the site.
_BESIDE = frozenset(
    "CACHE_PATH LIBRARY NOTICES NOW OUTPUT_PATH PATH PROGRAM READING SIGNATURE STORY_COUNT THEME"
    " TREE WATCH WORKERS".split()
)
_PLAIN = (str, int, float, bool, list, tuple, dict, type(None))


def sign_settings(settings: Mapping[str, Any]) -> str:
    """Return a digest of all settings that are plain values, and of the files that make them.

    A function among the settings is what the file says that it stands in.
    """
    told = [
        f"{name} = {value!r}"
        for name, value in sorted(settings.items())
        if name.isupper() and name not in _BESIDE and isinstance(value, _PLAIN)
    ]
    files = sorted(PLUGINS.parent.glob("*.py"))
    return digest_of(sign_files(files), *(line for line in told if " at 0x" not in line))


def sign_template(folder: Path, name: str) -> str:
    """Return a digest of the template `name` below `folder` and of all that it is made of."""
    seen: dict[str, str] = {}
    waiting = [name]
    while waiting:
        one = waiting.pop()
        path = folder / one
        if one in seen or not path.is_file():
            continue
        seen[one] = path.read_text(encoding="utf-8")
        named = [match[2] for match in _NAMED.finditer(seen[one])]
        if not all(named):
            return sign_folder(folder)
        waiting += named
    return digest_of(*(part for one in sorted(seen) for part in (one, seen[one])))
