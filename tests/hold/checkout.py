"""A checkout of its own with a small digest that changes between two states, for campaigns.

Its output, caches and locks are in no other's way. Knows what the digest holds, not what is done
to it.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.hold.workshop import Outcome, Workshop, workshop
from tests.site.building import (
    BUILD_TIME,
    ROOT,
    hash_tree,
    make_content,
    write_picture,
    write_story,
)

STATES = ("A", "B")
_PROGRAM = ("plugins", "theme", "pelicanconf.py", "tasks.py")
_WORKING = ("content", ".cache", ".told", ".steps", ".modules", "__pycache__")
# What a clean build makes of each state; where it is made changes no byte.
_EXPECTED: dict[str, dict[str, str]] = {}
_PICTURE = {"file": "a.jpg", "alt": "Air", "caption": "Banjir", "credit": "x", "licence": "own"}


def make_checkout(folder: Path) -> Path:
    """Copy the program into `folder`, without content, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _PROGRAM:
        if (ROOT / name).is_dir():
            skip = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=skip)
        else:
            shutil.copyfile(ROOT / name, folder / name)
    return folder


def write_state(content: Path, state: str) -> Path:
    """Make the digest in one of its two states: stories, translations, tags, a picture, a page."""
    make_content(content)
    later = state == "B"
    for number in range(5):
        slug, title = f"2022/01/satu-{number}", f"Satu {number}"
        write_story(content, slug, title=title, tags=["banjir"], thread="banjir-2022")
    write_story(content, "2022/01/satu-0", "en", translates="unknown", title="One")
    if later:
        write_story(content, "2022/01/satu-1", title="Berubah", tags=["gempa", "banjir"])
        write_story(content, "2022/01/satu-4", "en", translates="unknown", title="Five")
        shutil.rmtree(content / "stories/2022/01/satu-3")
    bergambar = write_story(
        content, "2022/02/baru" if later else "2022/02/lama", pictures=[_PICTURE]
    )
    write_picture(bergambar.with_name("a.jpg"), (320, 180) if later else (300, 200))
    for language in ("id", "en"):
        page = content / "pages" / f"about.{language}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"---\ntitle: About {state}\n---\nAbout.\n", encoding="utf-8")
    return content


class Digest:
    """The digest in a checkout, and what a clean build makes of each of its states.

    expected: state -> path below the output -> digest of the bytes there.
    """

    def __init__(self, shop: Workshop, output: Path | None = None) -> None:
        self.shop = shop
        self.folder = shop.folder
        self.output = output or shop.folder / "output"
        self.home = self.output.with_name(f".{self.output.name}.press")
        self.cache = shop.folder / ".cache"
        self._shown = ""
        self._states = shop.folder.parent / "states"
        self.expected: dict[str, dict[str, str]] = {}
        for state in STATES:
            write_state(self._states / state, state)
            if state not in _EXPECTED:
                _EXPECTED[state] = self._build_clean(state)
            self.expected[state] = _EXPECTED[state]
        self.show(STATES[-1])

    def _build_clean(self, state: str) -> dict[str, str]:
        self.show(state)
        self.clean()
        outcome = self.build()
        assert outcome.code == 0, outcome.told
        made = hash_tree(self.output)
        self.clean()
        return made

    def clean(self) -> None:
        """Remove the site and every cache."""
        self.forget_site()
        empty(self.cache)

    def forget_site(self) -> None:
        """Remove the site and what was known of it; the caches stay."""
        shutil.rmtree(self.output, ignore_errors=True)
        shutil.rmtree(self.home, ignore_errors=True)

    def show(self, state: str) -> None:
        """Make content that of a state; files that are the same there are not touched."""
        copy_changes(self._states / state, self.folder / "content")
        self._shown = state

    def build(self, **fault: object) -> Outcome:
        """Run `./inv build`; `fault` as `Workshop.run` takes it."""
        return self.shop.run("build", fault=fault, output=str(self.output))

    def settle(self, state: str) -> None:
        """Have the site of a state, soundly built."""
        if self._shown == state and self.seen() == self.expected[state]:
            return
        self.show(state)
        outcome = self.build()
        assert outcome.code == 0, outcome.told
        assert self.seen() == self.expected[state]

    def seen(self) -> dict[str, str]:
        """Return what readers find; nothing where there is no site."""
        return hash_tree(self.output)

    def leftovers(self) -> list[str]:
        """Return what a build leaves behind beside the output that it should not.

        A lock is left where the disk refuses to delete it; who holds none keeps nobody waiting.
        """
        mine = {self.output.name, self.home.name, *_PROGRAM, *_WORKING}
        lock = self.output.with_name(f".{self.output.name}.lock")
        if lock.exists() and not _is_held(lock):
            mine.add(lock.name)
        found = {path.name for path in {*self.output.parent.iterdir(), *self.folder.iterdir()}}
        return sorted(found - mine)


def _is_held(lock: Path) -> bool:
    with lock.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def empty(folder: Path) -> None:
    """Remove what is in a folder, which may be the root of a disk."""
    for path in folder.iterdir() if folder.exists() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def copy_changes(source: Path, target: Path) -> None:
    """Make `target` hold what `source` holds, touching no file that is the same."""
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    for path in [path for path in target.rglob("*") if path.is_file()]:
        if path.relative_to(target) not in wanted:
            path.unlink()
            for above in path.parents:
                if above == target or any(above.iterdir()):
                    break
                above.rmdir()
    for name in sorted(wanted):
        there, raw = target / name, (source / name).read_bytes()
        if not there.is_file() or there.read_bytes() != raw:
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(raw)


@contextmanager
def digest(folder: Path, output: Path | None = None, **environment: str) -> Iterator[Digest]:
    """Open a workshop on a digest of its own below `folder`, until the block ends."""
    checkout = make_checkout(folder / "checkout")
    with workshop(checkout, SOURCE_DATE_EPOCH=BUILD_TIME, **environment) as shop:
        yield Digest(shop, output)
