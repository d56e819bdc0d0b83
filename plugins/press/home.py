"""What stands beside the output for its next build: ledgers, a standby folder, what was set aside.

Knows where it is and whether it can be trusted; not how a site is made.
"""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING

from plugins.press.ledger import identify, read_head, read_ledger, sign_stamps, stamp_at
from plugins.press.sealed import home_of, read_sealed
from plugins.press.trees import is_below, link_file
from plugins.story.kept import clear, make_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plugins.press.ledger import Ledger


class Home:
    """The folder beside `output`.

    ledger:  of the last build. next: of a build that is about to be published.
    standby: shares its files with the output. touched: names of those that it may not share.
    aside:   files that left the site and may be somebody's own.
    """

    def __init__(self, output: Path) -> None:
        self.output = output
        self.folder = home_of(output)
        self.standby = self.folder / "standby"
        self.ledger = self.folder / "ledger"
        self.next = self.folder / "ledger.next"
        self.touched = self.folder / "touched"
        self.aside = self.folder / "unknown"

    def make(self) -> None:
        """Make the folder, in the place of whatever is there and is none."""
        make_folder(self.folder, self.output.parent)

    def forget(self) -> None:
        """Take away what speaks of another site than the one there is."""
        for path in (self.ledger, self.next, self.touched, self.standby):
            clear(path)

    def marks(self) -> str:
        """Return a digest of what the disk says of both folders and of what is told of them.

        A build that changes anything there changes it, were it killed in the middle.
        """
        told = (self.output, self.standby, self.ledger, self.next, self.touched)
        return sign_stamps(stamp_at(str(path)) for path in told)

    def head(self) -> Ledger | None:
        """Return the ledger without its sheets; None unless it speaks of the folders there are."""
        ledger = read_head(self.ledger)
        return ledger if ledger and self._is_of_both(ledger) else None

    def _is_of_both(self, ledger: Ledger) -> bool:
        return (identify(self.output), identify(self.standby)) == (ledger.live, ledger.standby)

    def last(self) -> Ledger | None:
        """Return the ledger of the site there is; None where nobody knows what it holds."""
        for path in (self.ledger, self.next):
            ledger = read_ledger(path)
            if ledger and self._is_of_both(ledger):
                if path == self.next:  # the last build stopped right after it was published
                    path.replace(self.ledger)
                touched = read_sealed(self.touched)
                if touched is None and self.touched.exists():
                    return None
                ledger.behind.update(touched or ())
                return ledger if all(map(is_below, ledger.behind | ledger.strays)) else None
        return None

    def set_aside(self, names: Sequence[str]) -> None:
        """Keep files that leave the site and may be somebody's own, beside those kept before.

        A file gives way to one of the same name, and to nothing else.
        """
        for name in names:
            there, here = self.output / name, self.aside / name
            if there.is_file() and not there.is_symlink():
                _make_room(here, self.aside)
                link_file(there, here)


def _make_room(path: Path, root: Path) -> None:
    """Let a file be made below `root`, where folders became files or files became folders."""
    for one in reversed(path.parents):
        if one.is_relative_to(root) and one != root and one.is_file() and not one.is_symlink():
            one.rename(_free_name(one))
    make_folder(path.parent, root.parent)
    if path.is_dir() and not path.is_symlink():
        path.rename(_free_name(path))
    path.unlink(missing_ok=True)


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.name}~{number}") for number in count(1))
    return next(one for one in names if not os.path.lexists(one))
