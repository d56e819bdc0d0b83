"""What readers get: bytes, seconds on a slow line, scripts, strangers, faults; per kind of page.

The sample digest, or a made-up one of any size, is built and served as hosts do. Of each kind of
page the heaviest is opened in Chromium, and scored by Lighthouse; the checker reads every page.
A figure past its goal is marked, and then the exit code is 1.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.build_corpus import make_corpus
from bench.pages_browser import Sight, look, packed
from bench.pages_lighthouse import install, scores
from plugins.press.command import build
from plugins.press.order import Order
from tests.site.browsing import browsing
from tests.site.pages import LANGUAGES, pages_of
from tests.site.serving import Server, serving
from tests.site.test_markup import find_faults
from tests.tools import VNU, chromium, install_modules

MOST_BYTES = 14_000  # of HTML and CSS of a front or story page: what comes in one round trip
MOST_SCRIPT = 2_000
MOST_SECONDS = 1.2
_ONE_TRIP = ("both", "front", "story")
_CHECKED = 400  # pages that the checker reads at once
_FOUND = ("search", "404")  # what searches loads the searching, and shows what it found


@dataclass(frozen=True)
class Sample:
    """The heaviest page of its kind and language. `size`: of its HTML, compressed."""

    kind: str
    language: str
    address: str
    size: int
    is_listed: bool


def heaviest(folder: Path) -> list[Sample]:
    """Return the heaviest page of each kind and language, by kind."""
    chosen: dict[tuple[str, str], Sample] = {}
    for page in pages_of(folder):
        kind = "search" if page.address.endswith("/search/") else page.kind
        size = packed(page.raw)
        known = chosen.get((kind, page.language))
        if known is None or size > known.size:
            is_listed = b'name="robots"' not in page.raw
            chosen[kind, page.language] = Sample(kind, page.language, page.address, size, is_listed)
    return sorted(chosen.values(), key=lambda one: (one.kind, one.language))


def judge(sample: Sample, style: int, sight: Sight) -> Iterator[tuple[str, bool]]:
    """Yield each figure of a page as it is printed, and whether its goal is met."""
    size = sample.size + style
    yield f"{size:,}", size <= MOST_BYTES or sample.kind not in _ONE_TRIP
    yield f"{sight.script:,}", sight.script <= MOST_SCRIPT or sample.kind in _FOUND
    yield str(sight.lost), not sight.lost or sample.kind in _FOUND
    yield str(sight.strangers), not sight.strangers
    yield str(sight.cookies), not sight.cookies
    # A missing page's own answer is one message, which is Chromium's.
    yield str(sight.console), not sight.console
    yield f"{sight.painted:.2f}", sight.painted <= MOST_SECONDS
    yield f"{sight.shift:.3f}", sight.shift == 0
    yield str(sight.axe), not sight.axe


_HEADS = "HTML+CSS script lost others cookies console paint shift axe Lighthouse".split()
_WIDTHS = (9, 7, 5, 7, 8, 8, 7, 7, 5, 16)


def _row(*cells: str) -> str:
    return "".join(f"{one:>{wide}}" for one, wide in zip(cells, _WIDTHS, strict=False))


def measure(folder: Path, server: Server, kinds: str, *, scored: bool) -> Iterator[str]:
    """Print a line for each sample, and yield what missed its goal."""
    style = packed((folder / "theme" / "site.css").read_bytes())
    why = install() if scored else "it was not asked for"
    print(f"{'page':28}" + _row(*_HEADS))
    with browsing() as browser:
        for sample in heaviest(folder):
            if not re.search(kinds, sample.kind):
                continue
            sight = look(browser, server, sample.address)
            told = list(judge(sample, style, sight))
            marks = ""
            if not why and sample.is_listed and sample.language == LANGUAGES[0]:
                points, costly = _score(server.url + sample.address)
                marks = "/".join(map(str, points))
                told.append((marks, all(one == 100 for one in points)))
                sight.told += costly
            missed = [head for head, (_, met) in zip(_HEADS, told, strict=False) if not met]
            cells = [text if met else f"{text}!" for text, met in told]
            print(f"{sample.kind + ' ' + sample.language:28}" + _row(*cells), flush=True)
            if missed:
                yield f"{sample.address}: {', '.join(missed)}. {'; '.join(sight.told)}"
    if why:
        print(f"Lighthouse was not run: {why}.")


def _score(url: str) -> tuple[list[int], list[str]]:
    try:
        return scores(url)
    except RuntimeError as error:
        return [0], [f"Lighthouse: {error}"]


def check_pages(folder: Path, most: int) -> list[str]:
    """Return what the checker says of the pages, all of them or `most` evenly chosen ones."""
    files = sorted(folder.rglob("*.html"))
    if most and len(files) > most:
        files = files[:: -(-len(files) // most)]
    print(f"{len(files):,} pages are read by the checker ...", flush=True)
    faults = []
    for at in range(0, len(files), _CHECKED):
        faults += find_faults(folder, files[at : at + _CHECKED])
    return faults


def main(argv: Sequence[str] | None = None) -> int:
    """Print the measurements and return the exit code."""
    parser = argparse.ArgumentParser(prog="bench pages", description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=0, help="of a made-up digest")
    parser.add_argument("--kinds", default="", help="a pattern of the kinds to look at")
    parser.add_argument("--plain", action="store_true", help="without Lighthouse")
    parser.add_argument("--checked", type=int, default=1000, help="pages for the checker; 0: all")
    options = parser.parse_args(argv)
    if not chromium():
        print("The pages are looked at in Chromium. Install it.", file=sys.stderr)
        return 1
    with (
        tempfile.TemporaryDirectory(prefix="kliping-bench-") as place,
        serving("", packing=True) as server,
    ):
        content = Path(place, "content") if options.stories else None
        if content:
            make_corpus(content, options.stories)
        order = Order(str(content) if content else None, str(Path(place, "output")), server.url)
        print(build(order))
        server.site = Path(place, "output")
        missed = list(measure(server.site, server, options.kinds, scored=not options.plain))
        install_modules()
        if VNU.is_file():
            missed += check_pages(server.site, options.checked)
        else:
            missed.append("The checker was not run: npm could not install it.")
    print(*missed, sep="\n")
    print(f"{len(missed)} goals missed." if missed else "Every goal is met.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
