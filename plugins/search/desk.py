"""The indexes of a build: made at most once, side by side, and only where none is kept.

Knows shares and files; not where a site puts them.
"""

from __future__ import annotations

import hashlib
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.search.engine import EngineError, index
from plugins.search.shares import NEWEST
from plugins.search.steady import VERSION, StrangeIndex, engine_files, steady
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from plugins.search.engine import Record
    from plugins.search.find import Finder
    from plugins.search.keep import Cellar
    from plugins.search.shares import Share

_HERE = Path(__file__).resolve().parent
_CODE = ("cbor", "desk", "engine", "find", "steady", "../story/opening")


@cache
def sign_code() -> str:
    """Return a digest of the code and the libraries that an index is made with."""
    made = hashlib.blake2b(f"{VERSION} {zlib.ZLIB_RUNTIME_VERSION}".encode(), digest_size=16)
    for name in _CODE:
        made.update((_HERE / f"{name}.py").read_bytes())
    return made.hexdigest()


@dataclass(frozen=True)
class Order:
    """A share to be indexed. `key` tells it from what it would be with other texts."""

    language: str
    share: Share
    key: str

    @classmethod
    def of(cls, language: str, share: Share, finder: Finder) -> Order:
        """Return the order for a share; cost: one look at each text's head."""
        made = hashlib.blake2b(digest_size=16)
        told = [sign_code(), language, share.name, str(share.is_whole), finder.sign_days(language)]
        told += [finder.sign(one, is_whole=share.is_whole) for one in share.texts]
        made.update("\0".join([*told, ""]).encode())
        return cls(language, share, made.hexdigest())


class IndexDesk:
    """Makes the indexes that were ordered. Give all orders before asking for the first."""

    def __init__(self, finder: Finder, cellar: Cellar, workers: int) -> None:
        self._finder, self._cellar, self._workers = finder, cellar, workers
        self._orders: list[Order] = []
        self._made: dict[str, dict[str, bytes]] = {}

    def take(self, order: Order) -> None:
        """Take an order."""
        self._orders.append(order)

    def files(self, order: Order) -> dict[str, bytes]:
        """Return the files of an index, path -> bytes; the first asked for makes all that lack.

        Raises StoryError where Pagefind fails.
        """
        if order.key not in self._made:
            kept = self._cellar.find(order.key)
            if kept is None:
                self._make_all()
            else:
                self._made[order.key] = kept
        return self._made[order.key]

    def version(self, order: Order) -> str:
        """Return what changes when a file of an index does, in name or words."""
        made = hashlib.blake2b(digest_size=16)
        for path, body in sorted(self.files(order).items()):
            made.update(f"{path}\0{len(body)}\0".encode() + body)
        return made.hexdigest()

    def _make_all(self) -> None:
        """Make every index that is not kept. No thread is left when it returns."""
        lacking = []
        for order in self._orders:
            kept = self._made.get(order.key) or self._cellar.find(order.key)
            if kept is None:
                lacking.append(order)
            else:
                self._made[order.key] = kept
        # Records first: articles are fetched from one database, which is this thread's.
        pool = ThreadPoolExecutor(max(1, min(self._workers, len(lacking))))
        with pool:
            running = [(one, pool.submit(self._make, one, self._records(one))) for one in lacking]
            for order, made in running:
                try:
                    fresh = made.result() | self._cards(order)
                except (EngineError, StrangeIndex) as error:
                    raise _broken(error) from None
                self._cellar.keep(order.key, fresh)
                self._made[order.key] = fresh

    def _records(self, order: Order) -> list[Record]:
        share = order.share
        return [self._finder.record(one, is_whole=share.is_whole) for one in share.texts]

    def _cards(self, order: Order) -> dict[str, bytes]:
        """Return what results show of a share's texts, kept beside its index: path -> bytes."""
        cards = self._finder.cards(order.share.texts)
        return {f"cards-{number}.json": body for number, body in enumerate(cards)}

    def _make(self, order: Order, records: list[Record]) -> dict[str, bytes]:
        raw = index(find_program(), records, order.language)
        name = order.share.name
        files = steady(raw, name)
        if name == NEWEST:
            files |= engine_files(raw, order.language)
        return files


def find_program() -> Path:
    """Return where Pagefind's program is. Raises EngineError."""
    try:
        from pagefind_bin import get_executable  # here, so that the rest can be read without it
    except ImportError:
        raise EngineError("it is not installed") from None
    try:
        return Path(get_executable())
    except FileNotFoundError as error:
        raise EngineError(str(error)) from None


def _broken(error: Exception) -> StoryError:
    what = f"the search's index cannot be made, for Pagefind failed: {error}"
    mend = (
        "Run `./inv clean` and build again; if it stays, remove `.venv`, which `./inv` makes anew"
    )
    return StoryError(Problem(Path("plugins/search"), 0, what, mend))
