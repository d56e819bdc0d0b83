"""How good and how fast the related stories are, beside two plain rankings; changes nothing.

speed     made-up documents of 350 words, each size in a process of its own; then single edits
quality   labelled events of ECB+ among other English texts
language  parallel texts of NTREX: do both languages rank alike, not knowing of each other?
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import chain
from pathlib import Path
from random import Random

from bench.related_data import Labelled, missing_files, read_events, read_pairs
from bench.related_plain import rank_by_tags, rank_by_words
from bench.related_quality import Lists, measure_agreement, measure_quality, measure_triples
from plugins.related.document import Document
from plugins.related.rank import rank_related
from plugins.related.shelf import Shelf

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"

PARTS = ("speed", "quality", "language")
PLACES = 5
SIZES = (1_000, 10_000, 100_000)

Ranking = Callable[[Sequence[Document], int, Container[str]], Lists]


def rank_ours(documents: Sequence[Document], limit: int, wanted: Container[str] = ()) -> Lists:
    """Return our lists without the scores; all of them, `wanted` or not."""
    ranked = rank_related(documents, limit)
    return {key: [other for other, _ in related] for key, related in ranked.items()}


RANKINGS: dict[str, Ranking] = {
    "rank_related": rank_ours,
    "plain tf-idf": rank_by_words,
    "tag counts": rank_by_tags,
}


def tell_speed(sizes: Sequence[int]) -> Iterator[str]:
    """Yield a line for each size; a fresh process, so that its peak of memory is its own."""
    columns = ("seconds", "on CPU", "peak MB", "edit", "add", "drop")
    yield f"{'speed, 350 words each':32} " + " ".join(f"{name:>8}" for name in columns)
    for size in sizes:
        command = [sys.executable, "-m", "bench.related_speed", str(size)]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        wall, cpu, peak, *edits = map(float, done.stdout.split())
        times = " ".join(f"{one:8.3f}" for one in edits)
        yield f"  {size:<30,} {wall:8.2f} {cpu:8.2f} {peak:8,.0f} {times}"


def tell_quality(labelled: Labelled) -> Iterator[str]:
    """Yield lines for each ranking: all texts of an event, then three of each.

    Few texts an event is what a young digest looks like, and harder. The weights were chosen on
    even topics only. ECB+ has no tags: for the tag counts alone its topic, which two look-alike
    events share, serves as one.
    """
    pools = [labelled, *(labelled.thin(3, Random(seed)) for seed in range(4))]
    yield (
        f"{f'quality, {len(labelled.documents):,} texts':32} {'P@5':>8} {'nDCG@5':>8}"
        f" {'P@5':>8} {'nDCG@5':>8}   three an event"
    )
    for name, ranking in RANKINGS.items():
        found: dict[int, list[tuple[float, float]]] = {0: [], 1: []}
        for pool in pools:
            documents = pool.tagged() if name == "tag counts" else pool.documents
            lists = ranking(documents, PLACES, pool.event_of)
            for parity, own in found.items():
                own.append(measure_quality(lists, pool.pick(parity), PLACES))
        for parity, topics in enumerate(("even topics", "odd topics, held out")):
            (p, ndcg), *thin = found[parity]
            p_thin, ndcg_thin = (sum(column) / len(thin) for column in zip(*thin, strict=True))
            line = f"  {f'{name}, {topics}':30} {p:8.4f} {ndcg:8.4f}"
            yield f"{line} {p_thin:8.4f} {ndcg_thin:8.4f}"


def tell_triples(labelled: Labelled) -> Iterator[str]:
    """Yield a line for each ranking that looks at words: one of the event before one of another."""
    keys = [one.key for one in labelled.documents]
    yield f"{'triples, odd topics':32} {'any':>8} {'alike':>8}"
    for name in ("rank_related", "plain tf-idf"):
        lists = RANKINGS[name](labelled.documents, len(keys), labelled.event_of)
        right = measure_triples(lists, labelled.pick(1), keys, labelled.topic_of)
        yield f"  {name:30} {right[0]:8.4f} {right[1]:8.4f}"


def tell_agreement(english: Sequence[Document], indonesian: Sequence[Document]) -> Iterator[str]:
    """Yield how far both languages agree on what is listed, and on five places filled anyhow."""
    yield f"{f'language, {len(english)} parallel texts':32} {'shared':>8} {'first':>8}"
    keys = {one.key for one in english}
    for name in ("rank_related", "plain tf-idf"):
        one, other = (RANKINGS[name](texts, PLACES, keys) for texts in (english, indonesian))
        yield _tell_shares(f"{name}, up to {PLACES} places", one, other)
    yield _tell_shares("every place, near or not", *map(_rank_all, (english, indonesian)))


def _rank_all(documents: Sequence[Document]) -> Lists:
    """Return our lists as they were without a floor: five places, whatever fills them."""
    lists = Shelf.of(documents, PLACES).lists()
    return {document.key: [other for other, _ in related] for document, related in lists}


def _tell_shares(name: str, one: Lists, other: Lists) -> str:
    shared, first = measure_agreement(one, other)
    places = sum(map(len, one.values()))
    return f"  {name:30} {shared:8.1%} {first:8.1%}   {places} places in English"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the measurements and return the exit code."""
    parser = argparse.ArgumentParser(prog="bench related", description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; or all")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the .jsonl files")
    parser.add_argument(
        "--documents", type=int, default=SIZES[-1], help="speed: the largest size to measure"
    )
    options = parser.parse_args(argv)
    parts = options.parts or PARTS
    if unknown := [part for part in parts if part not in PARTS]:
        print(f"{unknown[0]!r} is no part. Write {', '.join(PARTS)}.", file=sys.stderr)
        return 1
    if parts != ["speed"] and (missing := missing_files(options.data)):
        print(
            f"{options.data}: {', '.join(missing)} not found. Give the folder with --data DIR.",
            file=sys.stderr,
        )
        return 1
    for line in _tell_parts(parts, options.data, options.documents):
        print(line, flush=True)
    return 0


def _tell_parts(parts: Sequence[str], data: Path, documents: int) -> Iterator[str]:
    lines: list[Iterator[str]] = []
    # Speed comes first: Linux lets a new process start from its parent's peak of memory.
    if "speed" in parts:
        lines.append(tell_speed([size for size in SIZES if size <= documents] or [documents]))
    if "quality" in parts:
        lines += [tell_quality(read_events(data)), tell_triples(read_events(data))]
    if "language" in parts:
        lines.append(tell_agreement(*read_pairs(data)))
    yield from chain.from_iterable(lines)


if __name__ == "__main__":
    sys.exit(main())
