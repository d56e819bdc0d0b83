"""Hostile words in every field of a digest, read in a real browser on all that a site consists of.

A page counts as broken where a script of the words ran, or where something of another site was
asked for. Every link and button is used as a reader might.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from urllib.parse import quote

from tests.hold.campaign import Campaign
from tests.hold.checkout import make_checkout
from tests.hold.hostile import FIELDS, write_hostile
from tests.hold.lint import find_flaws
from tests.hold.looking import Look, Reader, open_reader, write_feeds_as_pages
from tests.hold.shapes import shapes_of
from tests.hold.vectors import ALL
from tests.hold.workshop import Workshop, workshop
from tests.site.building import BUILD_TIME

_TURNS = 4  # of building and taking out what is refused, until nothing is
_BATCH = 19  # 361 vectors are 19 batches, each with some of every class
_URL = "https://digest.example"
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_SPOILT = "\n\ndef make_inert(markup: str) -> str:  # type: ignore[no-redef]\n    return markup\n"
_STORY = re.compile(r"content/stories/(2022/01/v-\d+)")
_BESIDE = re.compile(r"content/(pages|photos)/[vp](\d+)")
_OPENED = (".html", ".xml")  # what a browser shows


class Injection:
    """A batch of vectors: a site without its policy, and one without its sanitiser.

    control: how many pages ran something where the sanitiser and the policy were both gone.
    refused: how often a check kept words out of a field. looks: how many pages were read.
    """

    def __init__(self, shops: tuple[Workshop, Workshop], reader: Reader) -> None:
        self.total: int | None = -(-len(ALL) // _BATCH)
        self.shops, self.reader = shops, reader
        self.control = self.refused = self.looks = 0
        self._shapes: set[str] = set()

    def __call__(self, number: int, dice: Random) -> list[str]:
        assert self.total
        return self.attack(ALL[number :: self.total])

    def attack(self, chosen: Sequence[str], only: str = "**/*") -> list[str]:
        """Try these words in every field; return what went wrong.

        only: the pages to look at where the sanitiser is gone, and the policy is not.
        """
        sound, open_ = self.shops
        faults = self._build(sound, ["Air"] * len(chosen))
        harmless = shapes_of(sound.folder / "output")
        faults += self._build(sound, chosen)
        made = sound.folder / "output"
        faults += [f"another shape: {one}" for one in sorted(shapes_of(made) - harmless)[:5]]
        faults += find_leaks(made)
        faults += [f"policy removed: {one}" for one in self._read(sound, chosen, has_policy=False)]
        self._build(open_, chosen)
        faults += [
            f"sanitiser removed: {one}" for one in self._read(open_, has_policy=True, only=only)
        ]
        self.control += len(self._read(open_, has_policy=False, only="id/2022/01/v-*/*.html"))
        return faults if self.control else [*faults, "the meter sees nothing run at all"]

    def _build(self, shop: Workshop, chosen: Sequence[str]) -> list[str]:
        """Build with the words in every field that takes them."""
        vectors = {f"2022/01/v-{place}": words for place, words in enumerate(chosen)}
        without: dict[str, set[str]] = {}
        for _ in range(_TURNS):
            write_hostile(shop.folder / "content", vectors, without)
            outcome = shop.run("build", siteurl=_URL)
            if outcome.code == 0:
                self.refused += sum(map(len, without.values()))
                return []
            for line in outcome.told.splitlines():
                for slug, fields in _refused(line):
                    without.setdefault(slug, set()).update(fields)
        return [f"the build fails: {outcome.told[-500:]}"]

    def _read(
        self, shop: Workshop, words: Sequence[str] = (), *, has_policy: bool, only: str = "**/*"
    ) -> list[str]:
        """Return what ran, page by page. words: what to search for, besides all pages."""
        shown = shop.folder.parent / "shown"
        shutil.rmtree(shown, ignore_errors=True)
        shutil.copytree(shop.folder / "output", shown)
        if not has_policy:
            write_feeds_as_pages(shown)
            for path in shown.rglob("*.html"):
                path.write_bytes(_POLICY.sub(b"", path.read_bytes()))
        pages = [path for path in sorted(shown.glob(only)) if path.suffix in _OPENED]
        names = [path.relative_to(shown).as_posix() for path in pages]
        with self.reader.reading(shown, _URL) as look:
            told = [(name, look.look(name)) for name in names]
            told += _search(look, words)
        self.looks += len(told)
        return [f"{name}: {one}" for name, found in told for one in found]


def _search(look: Look, words: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield what ran where all stories are found, and where a link to the search holds words."""
    for language in ("id", "en") if words else ():
        name = f"{language}/search/?q=judul"
        yield name, look.search(name, len(words))
    for one in words:
        asked = quote(one, safe="")
        for name in (f"id/search/?q={asked}&tag={asked}&category={asked}", f"en/{asked}/{asked}/"):
            yield name, look.look(name)


def _refused(line: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a story and the fields whose words a check told in `line`."""
    if beside := _BESIDE.match(line):
        field = {"pages": "page", "photos": "photo"}[beside[1]]
        yield f"2022/01/v-{beside[2]}", (field,)
    elif story := _STORY.match(line):
        told = ("url",) if "`source url`" in line else ("body",)
        yield story[1], FIELDS if "nobody can see" in line else told


def find_leaks(site: Path) -> list[str]:
    """Return what no page of a finished site may hold, whatever words it says."""
    return [
        f"{path.relative_to(site)}: {flaw}"
        for path in sorted(site.rglob("*.html"))
        for flaw in find_flaws(path.read_bytes(), _URL)
        if " leaves " not in flaw  # the words of a vector may look like a template's
    ]


@contextmanager
def injecting(folder: Path) -> Iterator[Injection]:
    """Set up a sound program and one without its sanitiser, and a browser."""
    sound, open_ = make_checkout(folder / "sound"), make_checkout(folder / "open")
    inert = open_ / "plugins/story/inert.py"
    inert.write_text(inert.read_text(encoding="utf-8") + _SPOILT, encoding="utf-8")
    clock = {"SOURCE_DATE_EPOCH": BUILD_TIME}
    with workshop(sound, **clock) as one, workshop(open_, **clock) as two, open_reader() as reader:
        yield Injection((one, two), reader)


INJECTION = Campaign("injection", rows=(19, 20), few=1, full=1000, begin=injecting)


def run_pelican(folder: Path, vectors: Sequence[str]) -> list[str]:
    """Build the same words with plain Pelican and its own theme; return the pages where one ran."""
    content, output = folder / "content", folder / "output"
    content.mkdir(parents=True)
    for number, words in enumerate(vectors):
        line = " ".join(words.split()) or "a"
        head = f"Title: {number} {line}\nDate: 2022-01-11\nSummary: {line}\nAuthor: {line}\n"
        (content / f"v{number}.md").write_text(f"{head}\n{words}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pelican", str(content), "-o", str(output)]
    subprocess.run([*command, "-t", "simple", "-q"], cwd=folder, check=True, capture_output=True)
    with open_reader() as reader, reader.reading(output) as look:
        ours = sorted(path.name for path in output.glob("*.html"))
        return [name for name in ours if look.look(name)]
