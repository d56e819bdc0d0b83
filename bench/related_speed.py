"""Time a ranking of made-up documents, and single edits of it.

Prints seconds, CPU seconds, peak memory in MB, and the median CPU seconds of an edit, an addition
and a removal.
"""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random
from statistics import median

from plugins.related.document import Document
from plugins.related.shelf import Shelf

WORDS = 350
LIMIT = 5
EDITS = 7  # of each kind
VOCABULARY = 50_000
EVENT = 5  # documents on one event, tied by a few rare words
SYLLABLES = (
    "ka ri ma ta pe ngu sa ha ba di lo me ra ki bu la ja nga wi su te ro pa ne do an".split()
)


def make_documents(count: int) -> list[Document]:
    """Return `count` Indonesian-looking documents whose words follow a Zipf law."""
    random = Random(7)
    words = _make_words(random)
    chances = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))
    start = datetime(2020, 1, 1, tzinfo=UTC)
    documents = []
    rare: list[str] = []
    for number in range(count):
        if number % EVENT == 0:
            rare = random.sample(words[VOCABULARY // 5 :], 12)
        text = random.choices(words, cum_weights=chances, k=WORDS)
        for place in range(0, WORDS, 20):
            text[place] = random.choice(rare).capitalize()
            text[place - 1] += "."
        title, body = " ".join(text[:8]), " ".join(text[8:])
        date = start + timedelta(hours=number)
        documents.append(Document(f"{number:06}", "id", title, body, frozenset(), date))
    return documents


def _make_words(random: Random) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(random.choices(SYLLABLES, k=random.randint(2, 5)))] = None
    return list(words)


def time_edits(documents: list[Document], shelf: Shelf, spare: list[Document]) -> list[float]:
    """Return the median CPU seconds of a sentence rewritten, a document added, one removed."""
    random = Random(3)
    changes: dict[str, list[float]] = {"edit": [], "add": [], "drop": []}
    for new in spare:
        old = random.choice(documents)
        words, place = old.text.split(), random.randrange(WORDS - 40)
        words[place : place + 20] = random.choice(documents).text.split()[:20]
        edited = replace(old, text=" ".join(words))
        for name, put, drop in (
            ("edit", [edited], ()),
            ("add", [new], ()),
            ("drop", (), [old.key]),
        ):
            start = time.process_time()
            shelf.change(put, drop)
            changes[name].append(time.process_time() - start)
    return [median(times) for times in changes.values()]


def main() -> None:
    """Measure once; the number of documents is the only argument."""
    count = int(sys.argv[1])
    documents = make_documents(count + EDITS)
    documents, spare = documents[:count], documents[count:]
    wall, cpu = time.perf_counter(), time.process_time()
    shelf = Shelf.of(documents, LIMIT)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    print(wall, cpu, peak, *time_edits(documents, shelf, spare))


if __name__ == "__main__":
    main()
