"""How good and how fast the related stories are, beside two plain rankings; changes nothing.

speed        made-up documents of 350 words, each size in a process of its own
quality      labelled events of ECB+ among other news: P@min(5, relevant) and nDCG@5
consistency  parallel texts of NTREX: do both languages rank alike, not knowing of each other?
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from random import Random

from bench.related_data import Labelled, missing_files, read_events, read_pairs
from bench.related_plain import rank_by_tags, rank_by_words
from bench.related_quality import Lists, measure_agreement, measure_quality
from plugins.related import Document, rank_related

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"

PLACES = 5
SIZES = (1_000, 10_000)
FULL_SIZES = (*SIZES, 100_000)

Ranking = Callable[[Sequence[Document]], Lists]


def rank_ours(documents: Sequence[Document]) -> Lists:
    """Return our lists without the scores."""
    ranked = rank_related(documents, PLACES)
    return {key: [other for other, _ in related] for key, related in ranked.items()}


RANKINGS: dict[str, Ranking] = {
    "rank_related": rank_ours,
    "plain tf-idf": lambda documents: rank_by_words(documents, PLACES),
    "tag counts": lambda documents: rank_by_tags(documents, PLACES),
}


def tell_speed(sizes: Sequence[int]) -> Iterator[str]:
    """Yield a line for each size; a fresh process, so that its peak of memory is its own."""
    yield f"{'speed, 350 words each':32} {'seconds':>7} {'on CPU':>7} {'peak MB':>8}"
    for size in sizes:
        command = [sys.executable, "-m", "bench.related_speed", str(size)]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        wall, cpu, peak = map(float, done.stdout.split())
        yield f"  {size:<30,} {wall:7.2f} {cpu:7.2f} {peak:8,.0f}"


def tell_quality(labelled: Labelled) -> Iterator[str]:
    """Yield a line for each ranking: all texts of an event, then three of each.

    Few texts an event is what a young digest looks like, and harder. ECB+ has no tags: for the
    tag counts alone its topic, which two look-alike events share, serves as one.
    """
    pools = [labelled, *(labelled.thin(3, Random(seed)) for seed in range(4))]
    heading = f"quality, {len(labelled.documents):,} texts"
    yield f"{heading:32} {'P@5':>7} {'nDCG@5':>7}   three an event"
    for name, ranking in RANKINGS.items():
        found = []
        for pool in pools:
            documents = pool.documents if name == "tag counts" else pool.without_tags()
            found.append(measure_quality(ranking(documents), pool.event_of, PLACES))
        (p, ndcg), thin = found[0], found[1:]
        p_thin, ndcg_thin = (sum(column) / len(thin) for column in zip(*thin, strict=True))
        yield f"  {name:30} {p:7.4f} {ndcg:7.4f} {p_thin:9.4f} {ndcg_thin:7.4f}"


def tell_agreement(english: Sequence[Document], indonesian: Sequence[Document]) -> Iterator[str]:
    """Yield a line for each ranking that looks at words: how far both languages agree."""
    heading = f"consistency, {len(english)} parallel texts"
    yield f"{heading:32} {'shared':>7} {'first':>7}"
    for name in ("rank_related", "plain tf-idf"):
        ranking = RANKINGS[name]
        shared, first = measure_agreement(ranking(english), ranking(indonesian), PLACES)
        yield f"  {name:30} {shared:7.1%} {first:7.1%}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the measurements and return the exit code."""
    parser = argparse.ArgumentParser(prog="bench related", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the .jsonl files")
    parser.add_argument("--full", action="store_true", help="100,000 documents too")
    options = parser.parse_args(argv)
    if missing := missing_files(options.data):
        print(
            f"{options.data}: {', '.join(missing)} not found. Give the folder with --data DIR.",
            file=sys.stderr,
        )
        return 1
    # Speed comes first: Linux lets a new process start from its parent's peak of memory.
    lines = chain(
        tell_speed(FULL_SIZES if options.full else SIZES),
        tell_quality(read_events(options.data)),
        tell_agreement(*read_pairs(options.data)),
    )
    for line in lines:
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
