"""A look at the site that another process begins before Pelican is imported. Waits for no lock.

First it tells whether the files of the last build are as they were. Where content is not, it goes
on to what else there is, which a build wants to know once it holds the lock. No build may have
been there in between: `Home.marks` are to be the same before the look and then.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING

from plugins.press.beside import told_beside
from plugins.press.home import Home
from plugins.press.ledger import sign_stamps, stamp_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from plugins.press.sighting import Sighting

_FRESH = 2.0  # seconds; to import Pelican takes a fraction of one


class Look:
    """What another process finds out.

    marks: of the site's home before it began; "" where it looks at the last build's files alone.
    begun: when, by the clock that nobody turns back, in seconds.
    """

    def __init__(self, marks: str, told: Callable[[], bytes]) -> None:
        self.marks = marks
        self.begun = time.monotonic()
        self._told = told

    def is_of(self, home: Home) -> bool:
        """Return whether it tells what a build wants to know that holds the lock by now.

        Who waited for the lock looks again: files that others put there in all that time, into
        folders that no mark tells of, would be lost with the site.
        """
        return time.monotonic() - self.begun < _FRESH and self.marks == home.marks()

    @cached_property
    def site(self) -> str:
        """Return a digest of the stamps of the last build's files; "" where nobody tells."""
        return self._told().decode()

    def fetch(self) -> Sighting | None:
        """Return what lies in the site's folder; None where nobody tells. Once only."""
        # Pelican is there by now: a build that has nothing to do has not waited for this.
        from plugins.press.sighting import Sighting

        return Sighting.hear(self._told) if self.site else None


@contextmanager
def looked_beside(output: Path, names: Sequence[str], marks: str) -> Iterator[Look]:
    """Have another process look at a site; it ends with the block.

    names: the files of the last build. marks: of the site's home after it. Where they are others
    now, nobody knows what the folders were told to hold.
    """
    known = marks if marks == Home(output).marks() else ""
    with told_beside(partial(_tell, output, names, goes_on=bool(known))) as told:
        yield Look(known, told)


def _tell(output: Path, names: Sequence[str], *, goes_on: bool) -> Iterator[bytes]:
    stamps = [stamp_at(f"{output}/{name}") for name in names]
    yield sign_stamps(stamps).encode()
    home = Home(output)
    head = home.head() if goes_on else None
    if head is None:
        return
    from plugins.press.sighting import Known, look_over  # as above

    strays = {name: stamp_at(f"{output}/{name}") for name in head.strays}
    known = Known(dict(zip(names, stamps, strict=True)) | strays, head.since, head.done)
    yield from look_over(output, home.standby, known).tell()
