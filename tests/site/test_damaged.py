"""A bad cache, a broken build or a killed one costs time; the site is whole and the next right."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.site.building import ROOT, hash_tree, make_content, press_site, write_story


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a content folder with three stories, one of them in both languages."""
    folder = make_content(tmp_path / "content")
    for number in range(3):
        write_story(folder, f"2022/01/satu-{number}", title=f"Satu {number}", tags=["banjir"])
    write_story(folder, "2022/01/satu-0", "en", translates="unknown", title="One")
    return folder


def lose(path: Path) -> None:
    path.unlink()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    for place in range(200, len(raw), 997):
        raw[place] ^= 0x55
    path.write_bytes(raw)


def fill(path: Path) -> None:
    path.write_bytes(b"no database at all\n" * 40)


@pytest.mark.parametrize("damage", [lose, cut, flip, fill])
@pytest.mark.parametrize("which", ["cache/stories/*.sqlite", ".output.press/ledger"])
def test_a_bad_cache_costs_time_and_nothing_else(
    content: Path, tmp_path: Path, which: str, damage: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "output"
    press_site(content, output)
    expected = hash_tree(output)
    (path,) = tmp_path.glob(which)
    capsys.readouterr()

    damage(path)
    write_story(content, "2022/01/satu-1", title="Dua", tags=["banjir"])
    write_story(content, "2022/01/satu-1", title="Satu 1", tags=["banjir"])
    press_site(content, output)

    assert hash_tree(output) == expected
    told = capsys.readouterr().err.splitlines()
    assert len(told) == (which.endswith("sqlite") and damage is not lose)
    assert all("the cache was damaged; what was lost is read again." in line for line in told)


_KILLED = """
import os, signal, sys
from plugins.press import publish, stage
from pathlib import Path
from tests.site.building import press_site
step, content, output = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
room, name = {
    "print": (publish, "print_files"),
    "judge": (publish.Publication, "_judge"),
    "before the exchange": (publish.stage, "swap"),
    "after the exchange": (publish.stage, "swap"),
}[step]
real = getattr(room, name)
def die(*arguments, **more):
    if step != "before the exchange":
        real(*arguments, **more)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(room, name, die)
press_site(content, output)
"""


@pytest.mark.slow
@pytest.mark.parametrize("step", ["print", "judge", "before the exchange", "after the exchange"])
def test_a_killed_build_leaves_a_whole_site_and_the_next_one_is_right(
    content: Path, tmp_path: Path, step: str
) -> None:
    output = tmp_path / "output"
    press_site(content, output)
    old = hash_tree(output)
    write_story(content, "2022/01/satu-1", title="Dua", tags=["gempa"])
    shutil.rmtree(content / "stories/2022/01/satu-2")

    command = [sys.executable, "-c", _KILLED, step, str(content), str(output)]
    killed = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)})
    left = hash_tree(output)
    write_story(content, "2022/01/satu-1", title="Tiga", tags=["gempa"])
    press_site(content, output)
    press_site(content, tmp_path / "clean/output")

    assert killed.returncode == -9
    assert (left == old) == (step != "after the exchange")
    assert hash_tree(output) == hash_tree(tmp_path / "clean/output")


def test_a_broken_build_leaves_the_site_and_the_next_one_is_right(
    content: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    press_site(content, output)
    old = hash_tree(output)
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    page = theme / "templates/article.html"
    sound = page.read_text(encoding="utf-8")
    page.write_text(sound.replace("</article>", '<a href="/nowhere/">x</a></article>'))

    with pytest.raises(Exception, match="leads to no page"):
        press_site(content, output, THEME=str(theme), SITEURL="https://example.org")
    assert hash_tree(output) == old
    page.write_text(sound)
    press_site(content, output, THEME=str(theme), SITEURL="https://example.org")
    press_site(content, tmp_path / "clean/output", SITEURL="https://example.org")

    assert hash_tree(output) == hash_tree(tmp_path / "clean/output")
