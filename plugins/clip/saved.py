"""The pictures beside a saved page or in its archive, by address; draws and writes none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.clip.guard.sealed import MAX_BYTES

# An address -> the picture's bytes, None where it was not saved. Raises OSError for a file that
# cannot be read.
Saved = Callable[[str], "bytes | None"]

_FOLDER = "_files"  # what browsers add to the name of a page that they save whole


def nothing(_url: str) -> bytes | None:
    """Return None: a page that was fetched, or pasted, brings no pictures."""
    return None


def saved_beside(page: Path) -> Saved:
    """Return what a browser saved in the folder beside the page.

    The page names a picture by that folder, or by its address on the web, whose last part
    browsers keep as the file's name. No link is followed out of the folder.
    """
    folder = page.with_name(f"{page.stem}{_FOLDER}")
    try:
        if not folder.is_dir() or folder.is_symlink():
            return nothing
        names = {one.name for one in folder.iterdir() if one.is_file() and not one.is_symlink()}
    except OSError:  # a name too long for a folder, or one that may not be looked into
        return nothing

    def find(url: str) -> bytes | None:
        name = base_name(url)
        if name not in names or _names_a_service(url):
            return None
        with (folder / name).open("rb") as file:
            return file.read(MAX_BYTES + 1)

    return find


def saved_in(parts: Mapping[str, bytes]) -> Saved:
    """Return what an archive holds. parts: address -> bytes.

    A picture of another size, told by the last part of its address, is better than none, where
    only one part ends so.
    """
    bearers = Counter(map(base_name, parts))
    by_name = {
        name: body
        for url, body in parts.items()
        if bearers[name := base_name(url)] == 1 and not _names_a_service(url)
    }

    def find(url: str) -> bytes | None:
        body = parts.get(url)
        return by_name.get(base_name(url)) if body is None and base_name(url) else body

    return find


def _names_a_service(url: str) -> bool:
    """Return whether the query says which picture it is, as in `/image?url=…`, not the name."""
    return "." not in base_name(url) and "?" in url


def base_name(url: str) -> str:
    """Return the last part of the address, which names its file; "" where it has none."""
    try:
        return unquote(urlsplit(url).path).rsplit("/", 1)[-1]
    except ValueError:  # a bracket that opens no IPv6 address
        return ""
