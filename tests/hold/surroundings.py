"""The surroundings of a build, chosen by chance: none of them changes a byte of the site.

Each case is a process of its own in a checkout of its own, since most of them hold for a process.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.hold.campaign import Campaign, Trial
from tests.hold.checkout import make_checkout, write_state
from tests.site.building import BUILD_TIME, ROOT, hash_tree

_BUILD = """
import os, random, sys, time
from pathlib import Path
dice, shift, workers = random.Random(sys.argv[1]), float(sys.argv[2]), sys.argv[3]

class Shuffled:
    def __init__(self, real):
        self.entries = list(real)
        dice.shuffle(self.entries)
        self.entries = iter(self.entries)
    def __iter__(self): return self.entries
    def __next__(self): return next(self.entries)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass

scandir, listdir, now = os.scandir, os.listdir, time.time
os.scandir = lambda path=".": Shuffled(scandir(path))
os.listdir = lambda path=".": list(Shuffled(listdir(path)))
time.time = lambda: now() + shift
time.time_ns = lambda: int(time.time() * 1e9)

checkout = Path(sys.argv[4])
sys.path.insert(0, str(checkout))
settings = checkout / "pelicanconf.py"
text = settings.read_text(encoding="utf-8")
assert "WORKERS = 0" in text
settings.write_text(text.replace("WORKERS = 0", f"WORKERS = {workers}"), encoding="utf-8")
from invoke.context import Context
import tasks
tasks.build(Context())
"""
_ZONES = ("UTC", "Pacific/Kiritimati", "Pacific/Honolulu", "Asia/Kathmandu", "", "nowhere/at all")
_LOCALES = ("C", "C.UTF-8", "POSIX", "id_ID.UTF-8", "tr_TR.UTF-8", "none")
_PLACES = ("site", "a path with spaces", "ü-é-漢", "deep/er/and/deeper", "x" * 120, "[glob]*?")
_YEARS = 365 * 24 * 3600.0


class Surroundings:
    """One checkout built again and again, cold, each time elsewhere and otherwise."""

    total: int | None = None

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.expected = self._build("expected", Random(0), {"PYTHONHASHSEED": "0"}, plain=True)

    def __call__(self, number: int, dice: Random) -> list[str]:
        environment = {
            "PYTHONHASHSEED": str(dice.randrange(10_000)),
            "TZ": dice.choice(_ZONES),
            "LC_ALL": dice.choice(_LOCALES),
            "LANG": dice.choice(_LOCALES),
            "COLUMNS": dice.choice(["1", "500"]),
        }
        if dice.random() < 0.3:
            environment["HOME"] = "/nowhere"
        place = f"{number}/{dice.choice(_PLACES)}"
        made = self._build(place, dice, environment)
        names = sorted({*made, *self.expected})
        other = [name for name in names if made.get(name) != self.expected.get(name)]
        return [f"{environment} at {place!r}: {len(other)} files differ, {other[:5]}"] * bool(other)

    def _build(
        self, place: str, dice: Random, environment: dict[str, str], *, plain: bool = False
    ) -> dict[str, str]:
        """Build a fresh checkout at `place`; return its site. `plain`: nothing left to chance."""
        checkout = make_checkout(self.folder / place)
        write_state(checkout / "content", "A")
        shift = 0.0 if plain else dice.uniform(-3, 3) * _YEARS
        workers = 1 if plain else dice.choice([0, 1, 2, 4])
        umask = 0o022 if plain else dice.choice([0o002, 0o022, 0o077])
        command = [sys.executable, "-c", _BUILD, str(dice.random()), str(shift), str(workers)]
        run = subprocess.run(
            [*command, str(checkout)],
            cwd=dice.choice(["/", str(checkout), str(self.folder)]),
            env=os.environ
            | {"SOURCE_DATE_EPOCH": BUILD_TIME, "PYTHONPATH": str(ROOT)}
            | environment,
            umask=umask,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        return hash_tree(checkout / "output") if run.returncode == 0 else {run.stderr[-500:]: ""}


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    yield Surroundings(folder)


SURROUNDINGS = Campaign("surroundings", rows=(12,), few=3, full=96, begin=_begin)
