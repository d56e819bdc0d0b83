"""Order the files that search reads in the browser.

signal   get_generators: a generator of its own, run after the stories are finished
reads    context["articles"], context["translations"]: article.plain, article.opening, …;
         context["spell_when"]; settings["LIBRARY"]: glossaries
writes   /search/{lang}/: Pagefind's engine and the index of the newest texts, those of older ones
         below it, what results show, and `shares.json`, which names them all
setting  CACHE_PATH; WORKERS; NOW: what comes later is in no index, nor is a draft
"""

from __future__ import annotations

import json
import os
from functools import partial
from itertools import chain, dropwhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import signals
from pelican.generators import Generator

from plugins.search.desk import IndexDesk, Order
from plugins.search.find import Finder
from plugins.search.keep import Cellar
from plugins.search.shares import NEWEST, cut_shares, month_of
from plugins.story.address import LANGUAGES, index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date


class SearchGenerator(Generator):  # type: ignore[misc]
    """Orders the index of each language."""

    def generate_output(self, writer: Any) -> None:
        """Order every file of every index."""
        library = self.settings["LIBRARY"]
        finder = Finder(library.tags, library.categories, self._spell_day)
        cellar = Cellar(Path(self.settings["CACHE_PATH"]) / "search")
        workers = self.settings["WORKERS"] or os.cpu_count() or 1
        self.desk = IndexDesk(finder, cellar, workers)
        for language in LANGUAGES:
            shares = cut_shares(self._texts(language))
            orders = [Order.of(language, share, finder) for share in shares]
            for order in orders:
                self.desk.take(order)
                plans = partial(self._plans, order)
                writer.plan_sheet(f"search {language} {order.share.name}", (order.key,), plans)
            told = repr([(one.share.name, one.key) for one in orders])
            make = partial(self._list_shares, orders)
            writer.plan(f"{index(language)}shares.json", (told,), make)

    def _texts(self, language: str) -> list[Any]:
        """Return what can be found in a language, by month, oldest first; what is translated last.

        Both lists come newest first, in one order for good, and sorting keeps it.
        """
        lists = (self.context["articles"], self.context["translations"])
        came = chain(*(dropwhile(self._is_to_come, some) for some in lists))
        found = [one for one in came if one.lang == language and one.status != "draft"]
        found.reverse()
        found.sort(key=month_of)
        return found

    def _is_to_come(self, article: Any) -> bool:
        return bool(article.story.date > self.settings["NOW"])

    def _plans(self, order: Order) -> Iterator[tuple[str, tuple[Any, ...], Any]]:
        """Yield the orders for the files of an index."""
        home = index(order.language)
        if order.share.name != NEWEST:
            home += f"{order.share.name}/"
        for path in self.desk.files(order):
            yield home + path, (order.key,), partial(self._file, order, path)

    def _file(self, order: Order, path: str) -> bytes:
        return self.desk.files(order)[path]

    def _list_shares(self, orders: Sequence[Order]) -> bytes:
        # A key also tells what readers do not see; two sites that look the same are the same.
        told = [[one.share.name, self.desk.version(one)] for one in reversed(orders)]
        return json.dumps(told, separators=(",", ":")).encode()

    def _spell_day(self, day: date, language: str) -> str:
        return str(self.context["spell_when"](day, (language,))["day"][0]["text"])


def offer_generator(_pelican: Any) -> type[Generator]:
    """Return the generator of indexes."""
    return SearchGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(offer_generator)
