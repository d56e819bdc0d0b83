"""Pelican's writer, which first hears of every file of the site, and only then are they made.

A file is made once, and no address is given twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pelican.writers import Writer

from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be made.

    inputs: plain values; where they and the settings stay as they were, so do the bytes.
    make:   returns the bytes, in whatever process.
    """

    inputs: tuple[Any, ...]
    make: Callable[[], bytes]


class SiteWriter(Writer):  # type: ignore[misc]
    """Takes orders for pages, feeds and pictures. `jobs`: path below the site's root -> Job."""

    def __init__(self, output_path: str, settings: Any) -> None:
        super().__init__(output_path, settings=settings)
        self.jobs: dict[str, Job] = {}

    def plan(self, address: str, inputs: tuple[Any, ...], make: Callable[[], bytes]) -> None:
        """Take the order for a file. Raises StoryError where the address is taken."""
        name = name_of(address)
        if name in self.jobs:
            raise _taken(address)
        self.jobs[name] = Job(inputs, make)

    def check_folders(self) -> None:
        """Raise StoryError where a file stands in the way of another's folder."""
        folders: set[str] = set()
        for name in self.jobs:
            folder = name
            while (folder := folder.rpartition("/")[0]) and folder not in folders:
                folders.add(folder)
        for name in sorted(folders & self.jobs.keys()):
            raise _taken("/" + name)

    def write_file(self, name: str, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:
        """Refuse Pelican's own way to write: it would overwrite, and escape the checks."""
        raise NotImplementedError(f"order {name!r} with plan")


def name_of(address: str) -> str:
    """Return the file of an address; one that ends in `/` is a folder's `index.html`."""
    name = unquote(address).removeprefix("/")
    return name + "index.html" if address.endswith("/") else name


def _taken(address: str) -> StoryError:
    what = f"two pages want the address {address}"
    return StoryError(Problem(Path(PurePosixPath(address)), 0, what, "Rename one of them"))
