"""Time `rank_related` on made-up documents; prints seconds, CPU seconds and peak memory in MB."""

from __future__ import annotations

import resource
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random

from plugins.related import Document, rank_related

WORDS = 350
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


def main() -> None:
    """Measure once; the number of documents is the only argument."""
    documents = make_documents(int(sys.argv[1]))
    wall, cpu = time.perf_counter(), time.process_time()
    rank_related(documents, 5)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    print(wall, cpu, peak)


if __name__ == "__main__":
    main()
