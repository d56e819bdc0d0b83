"""What stands beside the output for its next build: ledgers, a standby folder, what was set aside.

Knows where it is and whether it can be trusted; not how a site is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.press.ledger import identify, read_ledger
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

    def last(self) -> Ledger | None:
        """Return the ledger of the site there is; None where nobody knows what it holds."""
        live = identify(self.output)
        for path in (self.ledger, self.next):
            ledger = read_ledger(path)
            if ledger and live == ledger.live and identify(self.standby) == ledger.standby:
                if path == self.next:  # the last build stopped right after it was published
                    path.replace(self.ledger)
                touched = read_sealed(self.touched)
                if touched is None and self.touched.exists():
                    return None
                ledger.behind.update(touched or ())
                return ledger if all(map(is_below, ledger.behind | ledger.strays)) else None
        return None

    def set_aside(self, names: Sequence[str]) -> None:
        """Keep files that leave the site and may be somebody's own, in the place of any before."""
        if names:
            clear(self.aside)
        for name in names:
            link_file(self.output / name, self.aside / name)
