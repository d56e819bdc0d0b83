"""How long a build takes, how much memory, how many files, and where the time goes.

A made-up digest is built cold, unchanged, after an edit, with a story more, with another tag on a
story, and with a template changed. Each build is the whole command, `./inv build`, in a copy of
this checkout, so that the theme here stays as it is. Then it is previewed, and edits are timed from
the saving of the file to the page with the new words.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.build_corpus import make_corpus
from bench.build_preview import see_edits

ROOT = Path(__file__).resolve().parent.parent
_COPIED = ("plugins", "theme")
_FILES = ("inv", "pelicanconf.py", "tasks.py", "requirements.txt", "requirements-dev.txt")
_SAMPLING = 0.1  # seconds between two looks at the memory, or more:
_EASE = 4  # times what a look takes


@dataclass(frozen=True)
class Cost:
    """What a build took: seconds, megabytes of all processes at their peak, files written."""

    seconds: float
    memory: float
    files: int
    spent: str


class Yard:
    """A checkout and a digest to build in it."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "checkout"
        self.content = folder / "content"
        self.output = folder / "output"
        for name in _COPIED:
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, self.checkout / name, ignore=ignored)
        for name in _FILES:
            shutil.copy2(ROOT / name, self.checkout / name)
        (self.checkout / ".venv").symlink_to(ROOT / ".venv")

    def build(self) -> Cost:
        """Build once."""
        before = dict(_stamps(self.output))
        command = [str(self.checkout / "inv"), "build", "--times", "--siteurl", "https://a.example"]
        command += ["--content", str(self.content), "--output", str(self.output)]
        started = time.perf_counter()
        with tempfile.TemporaryFile("w+") as told:
            with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=told) as build:
                peak = _watch(build)
            seconds = time.perf_counter() - started
            told.seek(0)
            lines = told.read().splitlines()
        if build.returncode:
            raise SystemExit("\n".join(lines))
        files = sum(before.get(path) != stamp for path, stamp in _stamps(self.output))
        return Cost(seconds, peak, files, lines[-1] if lines else "")

    def edit(self) -> None:
        """Add a sentence to a story."""
        with self._story().open("a", encoding="utf-8") as file:
            file.write("\nSatu kalimat lagi.\n")

    def add(self) -> None:
        """Write a story more, the newest."""
        like = self._story()
        there = like.read_text(encoding="utf-8").split("\n")
        words = [line for line in there if not line.startswith(("id:", "date:", "title:"))]
        year, month = like.parts[-4:-2]
        keys = ["id: baru", f"date: {year}-{month}-28T23:59:00+07:00", "title: Berita baru"]
        path = like.parents[1] / "baru/id.md"
        texts = shutil.ignore_patterns("*.md")
        shutil.copytree(like.parent, path.parent, ignore=texts)  # its pictures
        path.write_text("\n".join([words[0], *keys, *words[1:]]), encoding="utf-8")

    def retag(self) -> None:
        """Give a story another tag."""
        path = self._story(-2)
        text = path.read_text(encoding="utf-8")
        terms = (self.content / "tags.yaml").read_text(encoding="utf-8")
        tags = re.findall(r'^"?([a-z0-9-]+)"?:\s', terms, re.MULTILINE)
        fresh = next(tag for tag in tags if tag not in text)
        path.write_text(text.replace("tags: [", f'tags: ["{fresh}", ', 1), encoding="utf-8")

    def change_template(self) -> None:
        """Change the template of stories by a comment that readers get."""
        path = self.checkout / "theme/templates/article.html"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("</article>", "</article><!-- changed -->"), encoding="utf-8")

    def _story(self, place: int = -1) -> Path:
        return sorted(self.content.glob("stories/*/*/*/id.md"))[place]


def _stamps(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield each file below `folder` with what changes when it is written."""
    for where, _, names in os.walk(folder):
        for name in names:
            path = Path(where, name)
            stat = path.stat()
            yield str(path), (stat.st_ino, stat.st_mtime_ns)


def _watch(build: subprocess.Popen[bytes]) -> float:
    """Return the megabytes of a build and all it starts at their peak, once it has ended."""
    peak = 0.0
    while build.poll() is None:
        looked = time.perf_counter()
        peak = max(peak, sum(map(_memory, _family(build.pid))))
        # Whoever is looked at has to wait: a look takes as long as it has memory.
        spent = time.perf_counter() - looked
        with suppress(subprocess.TimeoutExpired):
            build.wait(max(_SAMPLING, _EASE * spent))
    return peak


def _family(pid: int) -> Iterator[int]:
    """Yield a process and all it has started."""
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))
    except OSError:
        return  # it has ended


def _memory(pid: int) -> float:
    """Return a process's megabytes; what several share is counted once (Linux's Pss)."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass  # it has ended
    return 0.0


def measure(yard: Yard) -> Iterator[tuple[str, Cost]]:
    """Yield what each kind of build costs, one after the other."""
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("cold", lambda: None),
        ("unchanged", lambda: None),
        ("one story edited", yard.edit),
        ("one story more", yard.add),
        ("another tag", yard.retag),
        ("a template changed", yard.change_template),
    )
    for name, change in steps:
        change()
        yield name, yard.build()


def main(argv: Sequence[str] | None = None) -> int:
    """Print the measurements and return the exit code."""
    parser = argparse.ArgumentParser(prog="bench build", description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--corpus", type=Path, help="content folder to build a copy of instead")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="kliping-bench-") as folder:
        yard = Yard(Path(folder))
        if options.corpus:
            shutil.copytree(options.corpus, yard.content)
        else:
            make_corpus(yard.content, options.stories)
        print(f"{'':20} {'seconds':>8} {'peak MB':>8} {'files':>8}   where the time goes")
        for name, cost in measure(yard):
            row = f"{name:20} {cost.seconds:8.2f} {cost.memory:8,.0f} {cost.files:8,}"
            print(f"{row}   {cost.spent}".rstrip(), flush=True)
        seconds = see_edits(yard.checkout / "inv", yard.content)
        told = ", ".join(f"{one:.2f}" for one in seconds)
        print(f"{'seen in the preview':20} {median(seconds):8.2f}   each edit: {told} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
