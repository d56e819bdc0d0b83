"""How well pages are read, beside plain trafilatura on the same pages; changes nothing.

Each FOLDER holds pages with gold in our format (bench/clip_gold.py), or is a checkout of
mozilla/readability, postlight/parser or newspaper4k. Times are of pages read once before.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import trafilatura
from trafilatura.metadata import extract_metadata
from trafilatura.utils import load_html

from bench.clip_gold import Gold, read_gold
from bench.clip_score import COLUMNS, Answer, Tally, plain_body, score
from plugins.clip import ClipError, read_page

OWN = Path(__file__).resolve().parent.parent / "tests" / "clip" / "page" / "data"
Reader = Callable[[Gold], Answer]


def read_ours(gold: Gold) -> Answer:
    """Return what `read_page` makes of the page."""
    try:
        clipping = read_page(gold.html, gold.url)
    except ClipError:
        return Answer()
    return Answer(
        clipping.title,
        plain_body(clipping.body),
        clipping.published,
        tuple(clipping.authors),
        clipping.pictures[0].url if clipping.pictures else "",
        tuple((picture.caption, picture.credit) for picture in clipping.pictures),
    )


def read_plain(gold: Gold) -> Answer:
    """Return what trafilatura makes of the page with its own defaults."""
    tree = load_html(gold.html)
    text = trafilatura.extract(gold.html, url=gold.url, include_comments=False) or ""
    known = extract_metadata(tree, default_url=gold.url) if tree is not None else None
    if known is None:
        return Answer(body=text)
    day = datetime.fromisoformat(known.date).replace(tzinfo=UTC) if known.date else None
    authors = tuple((known.author or "").split("; ")) if known.author else ()
    return Answer(known.title or "", text, day, authors, known.image or "")


READERS: dict[str, Reader] = {"read_page": read_ours, "trafilatura": read_plain}


def measure(pages: Sequence[Gold], reader: Reader) -> tuple[Tally, list[tuple[float, str]]]:
    """Return the tally and, slowest first, the seconds that each page took."""
    tally = Tally()
    seconds = []
    for gold in pages[:3]:
        reader(gold)
    for gold in pages:
        start = time.perf_counter()
        answer = reader(gold)
        seconds.append((time.perf_counter() - start, gold.name))
        score(gold, answer, tally)
    return tally, sorted(seconds, reverse=True)


def tell_pages(pages: Sequence[Gold], below: float) -> None:
    """Print, for each page, what is not right about what we make of it."""
    for gold in pages:
        tally = Tally()
        answer = read_ours(gold)
        score(gold, answer, tally)
        poor = {name: tally.mean(name) for name in COLUMNS}
        shown = [
            f"{name} {value:.2f}"
            for name, value in poor.items()
            if value is not None and value < below
        ]
        if shown:
            print(f"{gold.name:36} {', '.join(shown)}")
            if tally.mean("title") == 0:
                print(f"    title {answer.title!r}, not {gold.title!r}")
            if tally.mean("authors") == 0:
                print(f"    authors {answer.authors!r}, not {gold.authors!r}")
            if 0 in (tally.mean("minute"), tally.mean("day")):
                print(f"    published {answer.published}, not {gold.published}")
            if tally.mean("lead") == 0:
                print(f"    lead {answer.lead!r}, not {gold.lead!r}")


def main(argv: Sequence[str]) -> int:
    """Print the figures of each folder; 0 unless there is no page."""
    parser = argparse.ArgumentParser(prog="./inv bench clip", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[OWN])
    parser.add_argument("--pages", action="store_true", help="tell what is wrong, page by page")
    parser.add_argument("--below", type=float, default=0.9, help="with --pages: tell what is less")
    options = parser.parse_args(argv)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    for folder in options.folders:
        pages = list(read_gold(folder))
        if not pages:
            print(f"{folder}: no pages with gold in it")
            return 1
        if options.pages:
            tell_pages(pages, options.below)
        print(f"{folder.name}, {len(pages)} pages")
        for name, reader in READERS.items():
            tally, seconds = measure(pages, reader)
            figures = [
                f"{column} {mean:.3f}"
                for column in COLUMNS
                if (mean := tally.mean(column)) is not None
            ]
            times = [one for one, _ in seconds]
            print(f"  {name:12} {' · '.join(figures)}")
            print(
                f"  {'':12} {median(times) * 1000:.0f} ms median,"
                f" {times[0]:.2f} s at most ({seconds[0][1]})"
            )
    return 0
