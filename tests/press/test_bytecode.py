"""What Python compiled of our modules is kept whole, and never runs in place of a changed one."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from plugins.press.bytecode import keep_bytecode

ROOT = Path(__file__).parents[2]


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """Return a module that prints, kept once."""
    path = tmp_path / "room" / "one.py"
    path.parent.mkdir()
    path.write_text("print('old')\n", encoding="utf-8")
    keep_bytecode(tmp_path)
    return path


def run(module: Path) -> tuple[str, bool]:
    """Import a module; return what it printed, and whether it was not compiled for that."""
    command = [sys.executable, "-B", "-v", "-c", "import one"]
    more = {"PYTHONPATH": str(module.parent)}
    told = subprocess.run(command, env=more, capture_output=True, text=True, check=True)
    return told.stdout.strip(), f"code object from '{kept(module)}'" in told.stderr


def kept(module: Path) -> Path:
    return Path(cache_from_source(str(module)))


def test_python_takes_what_was_kept(module: Path) -> None:
    assert run(module) == ("old", True)


def test_a_module_of_the_same_size_and_time_runs_as_it_is(module: Path) -> None:
    stat = module.stat()
    module.write_text("print('new')\n", encoding="utf-8")
    os.utime(module, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert run(module)[0] == "new"


def test_a_changed_module_is_kept_anew_and_no_other(module: Path) -> None:
    other = module.with_name("other.py")
    other.write_text("", encoding="utf-8")
    keep_bytecode(module.parent)
    before = kept(other).stat().st_ino
    module.write_text("print('changed')\n", encoding="utf-8")

    keep_bytecode(module.parent)

    assert run(module) == ("changed", True)
    assert kept(other).stat().st_ino == before


@pytest.mark.parametrize(
    "source",
    [b"print('old'", b"\0", b"# coding: none\n", b"\xff"],
    ids=["syntax", "nul", "coding", "bytes"],
)
def test_a_module_that_cannot_be_compiled_stops_no_other(module: Path, source: bytes) -> None:
    for name in ("a.py", "z.py"):
        module.with_name(name).write_bytes(source)
    kept(module).unlink()

    keep_bytecode(module.parent)

    assert run(module) == ("old", True)
    assert len([*kept(module).parent.iterdir()]) == 1


def test_what_stands_in_the_place_is_not_followed(module: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"theirs")
    kept(module).unlink()
    kept(module).symlink_to(victim)

    keep_bytecode(module.parent)

    assert victim.read_bytes() == b"theirs"
    assert run(module) == ("old", True)


def test_a_full_disk_costs_time_alone(module: Path) -> None:
    kept(module).unlink()
    code = "import sys; from plugins.press.bytecode import *; keep_bytecode(Path(sys.argv[1]))"
    # No file may grow at all, and Python is told so instead of killed.
    full = ["sh", "-c", 'ulimit -f 0; trap "" XFSZ; exec "$@"', "sh", sys.executable, "-B", "-c"]

    subprocess.run([*full, code, module.parent], cwd=ROOT, check=True)

    assert not [*kept(module).parent.iterdir()]
    assert run(module) == ("old", False)
