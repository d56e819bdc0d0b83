"""Pelican's writer, which first hears of every file of the site, and only then are they made.

A file is made once, and no address is given twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pelican.writers import Writer

from plugins.press.lists import VOLUME
from plugins.press.sealed import digest_of
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Set

_MARKED = re.compile("[\0\1]").search
_END, _TOLD = "\0", "\1"  # in no line that is read: of an input, and before one that is told


_SHORT = 3  # files: a story's page in each language, and that in both


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be made.

    inputs: plain values; where they and the settings stay as they were, so do the bytes.
    make:   returns the bytes, in whatever process.
    """

    inputs: tuple[Any, ...]
    make: Callable[[], bytes]


# What is planned: address, inputs, make.
Plan = tuple[str, tuple[Any, ...], "Callable[[], bytes]"]


@dataclass(slots=True)  # not frozen, which takes thrice as long: a site has one for each story
class SheetOrder:
    """Files that are ordered together.

    inputs: plain values; where they and the settings stay as they were, so do all of its files.
    plans:  yields the orders for them.
    addresses: those of its files, where whoever ordered them counts them beforehand.
    """

    inputs: tuple[Any, ...]
    plans: Callable[[], Iterable[Plan]]
    addresses: tuple[str, ...] = ()


class SiteWriter(Writer):  # type: ignore[misc]
    """Takes orders for pages, feeds and pictures.

    sheets: name -> SheetOrder. prove: makes the pages of one story anew, by its folder.
    plan_last: orders what waits for all else; `all_sheets` calls it. is_awaited: whether it would
    have to wait.
    prepare: makes ready what most files need, before several processes make them; get_ready: what
    a proof needs, before one is wanted.
    """

    def __init__(self, output_path: str, settings: Any) -> None:
        super().__init__(output_path, settings=settings)
        self.sheets: dict[str, SheetOrder] = {}
        self.prove: Callable[[str], dict[str, bytes]] = lambda _name: {}
        self.plan_last: Callable[[], None] = lambda: None
        self.is_awaited: Callable[[], bool] = lambda: False
        self.prepare: Callable[[], None] = lambda: None
        self.get_ready: Callable[[], None] = lambda: None

    def all_sheets(self) -> dict[str, SheetOrder]:
        """Return every order, once everybody has given theirs."""
        self.plan_last()
        return self.sheets

    def plan(self, address: str, inputs: tuple[Any, ...], make: Callable[[], bytes]) -> None:
        """Take the order for a file. Raises StoryError where the address is taken."""
        name = f"/{name_of(address)}"
        if name in self.sheets:
            raise _taken(address)
        plans: tuple[Plan, ...] = ((address, inputs, make),)
        self.sheets[name] = SheetOrder(inputs, plans.__iter__, (address,))

    def plan_sheet(
        self,
        name: str,
        inputs: tuple[Any, ...],
        plans: Callable[[], Iterable[Plan]],
        addresses: tuple[str, ...] = (),
    ) -> None:
        """Take the order for files that are made of the same. `name` is no address."""
        self.sheets[name] = SheetOrder(inputs, plans, addresses)

    def find_plan(self, address: str) -> Plan:
        """Return the order for one of the files that are counted beforehand."""
        (sheet,) = (one for one in self.sheets.values() if address in one.addresses)
        (plan,) = (one for one in sheet.plans() if one[0] == address)
        return plan

    def write_file(self, name: str, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:
        """Refuse Pelican's own way to write: it would overwrite, and escape the checks."""
        raise NotImplementedError(f"order {name!r} with plan")


def key_of(signature: str, inputs: Iterable[Any]) -> str:
    """Return a digest of inputs, and of what all files rest on."""
    # Most inputs are lines of digests: repr would look at every letter of them.
    parts = [
        one if isinstance(one, str) and not _MARKED(one) else f"{_TOLD}{one!r}" for one in inputs
    ]
    return digest_of(signature, _END.join([*parts, ""]))


def lay_out(
    sheets: Mapping[str, SheetOrder], taken: Set[str] = frozenset()
) -> dict[str, dict[str, Job]]:
    """Return the jobs of sheets: name -> path below the site's root -> Job.

    taken: paths that are those of other sheets. Raises StoryError where two files want one path.
    """
    jobs: dict[str, dict[str, Job]] = {}
    seen: set[str] = set()
    for name, sheet in sheets.items():
        own = jobs[name] = {}
        for address, inputs, make in sheet.plans():
            path = name_of(address)
            if path in seen or path in taken:
                raise _taken(address)
            seen.add(path)
            own[path] = Job(inputs, make)
    return jobs


def in_print_order(laid: Mapping[str, Mapping[str, Job]]) -> list[str]:
    """Return the files of sheets so that those that show the same stories come near each other.

    A story is in ten lists, and what one of them shows of it is at hand for the next. What stands
    equally far down in lists, whose volumes come one after the other, is of the same time. Files
    of a short sheet, such as a story's, stay together.
    """
    lists: dict[str, list[str]] = {}
    for name, own in laid.items():
        lists.setdefault(name.partition(VOLUME)[0], []).extend(own)
    long = [own for own in lists.values() if len(own) > _SHORT]
    far = [(place / len(own), name) for own in long for place, name in enumerate(own)]
    short = [name for own in lists.values() if len(own) <= _SHORT for name in own]
    return [*(name for _, name in sorted(far)), *short]


def check_folders(names: Set[str]) -> None:
    """Raise StoryError where a file stands in the way of another's folder."""
    folders: set[str] = set()
    for name in names:
        folder = name
        while (folder := folder.rpartition("/")[0]) and folder not in folders:
            folders.add(folder)
    for name in sorted(folders & names):
        raise _taken("/" + name)


def name_of(address: str) -> str:
    """Return the file of an address; one that ends in `/` is a folder's `index.html`."""
    name = (unquote(address) if "%" in address else address).removeprefix("/")
    return name + "index.html" if address.endswith("/") else name


def _taken(address: str) -> StoryError:
    what = f"two pages want the address {address}"
    return StoryError(Problem(Path(PurePosixPath(address)), 0, what, "Rename one of them"))
