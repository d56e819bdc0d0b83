"""What another process saw of a site before its build began is what the build itself would see.

Whatever the last builds did, and whatever befell them or the site since.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugins.press.home import Home
from plugins.press.look import looked_beside
from plugins.press.press import Press
from plugins.press.sighting import Sighting, look_over
from plugins.story.problem import StoryError
from tests.site.building import ROOT, hash_tree, make_content, press_site, write_story


@dataclass
class Room:
    """A digest whose builds are told beforehand what lies in the site's folder."""

    folder: Path
    marks: str = ""
    files: list[str] = field(default_factory=list)

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def home(self) -> Home:
        return Home(self.output)

    def build(self, title: str = "") -> Press:
        """Build, after an edit where there is a title."""
        if title:
            write_story(self.content, "2022/01/satu", title=title)
        with looked_beside(self.output, self.files, self.marks) as look:
            press = press_site(self.content, self.output, look)
        self.marks, self.files = press.marks, [*press.stamps]
        return press

    def see(self) -> Sighting | None:
        with looked_beside(self.output, self.files, self.marks) as look:
            return look.fetch()

    def refuse(self, title: str) -> None:
        """Build after an edit that makes a link lead nowhere."""
        with pytest.raises(StoryError):
            self.build_of(title, body="[Mati](/id/mati/)\n")

    def build_of(self, title: str, **fields: str) -> None:
        write_story(self.content, "2022/01/satu", title=title, **fields)
        self.build()

    def end_at(self, title: str, step: str) -> None:
        """Build after an edit, and be killed at a step."""
        write_story(self.content, "2022/01/satu", title=title)
        command = [sys.executable, "-c", _KILLED, step, str(self.content), str(self.output)]
        killed = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)})
        assert killed.returncode == -9


_KILLED = """
import os, signal, sys
from pathlib import Path
from plugins.press import publish
from tests.site.building import press_site
room, name, is_done = {
    "before it prints": (publish, "print_files", False),
    "after it printed": (publish, "print_files", True),
    "before the exchange": (publish.stage, "swap", False),
    "after the exchange": (publish.stage, "swap", True),
    "before it writes what there is": (publish, "write_ledger", False),
}[sys.argv[1]]
real = getattr(room, name)
def die(*arguments, **more):
    if is_done:
        real(*arguments, **more)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(room, name, die)
press_site(Path(sys.argv[2]), Path(sys.argv[3]))
"""


@pytest.fixture(autouse=True)
def _cpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """Return a digest that was built once."""
    make_content(tmp_path / "content")
    write_story(tmp_path / "content", "2022/01/dua", title="Dua", tags=["gempa"])
    room = Room(tmp_path)
    room.build("Satu")
    return room


def is_seen(room: Room) -> bool:
    """Return whether another process tells what this one sees; it may tell nothing."""
    seen = room.see()
    if seen is None:
        return False
    plain = look_over(room.output, room.home.standby)
    assert (seen.stamps, seen.odd) == (plain.stamps, plain.odd)
    head = room.home.head()
    assert head
    # A folder that one of the two lacks may be named or not: what lies there is what matters.
    folders = room.output, room.home.standby
    behind, *apart = (
        {name for name in names if not any((one / name).is_dir() for one in folders)}
        for names in (head.behind, seen.apart, plain.apart)
    )
    behind |= seen.stamps.keys() - set(room.files)  # strays are linked whatever the standby has
    assert behind | apart[0] == behind | apart[1]
    return True


def put(room: Room, name: str) -> None:
    path = room.output / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")


def put_and(room: Room, name: str, title: str = "") -> None:
    put(room, name)
    room.build(title)


PAGE = "id/2022/01/dua/index.html"
STRAY = "theme/stray"  # where no build changes anything


@pytest.mark.parametrize(
    ("history", "is_known"),
    [
        pytest.param([], True, id="a build of all"),
        pytest.param([lambda room: room.build("Dua")], True, id="an edit"),
        pytest.param([lambda room: [room.build(title) for title in "abc"]], True, id="edits"),
        pytest.param([lambda room: room.build()], True, id="nothing to do"),
        pytest.param(
            [lambda room: shutil.rmtree(room.content / "stories/2022/01/dua"), Room.build],
            True,
            id="a story gone",
        ),
        pytest.param([lambda room: put(room, "id/mine/a")], True, id="a stray"),
        pytest.param([lambda room: put_and(room, "id/mine/a")], True, id="a stray, told"),
        pytest.param(
            [lambda room: put_and(room, "id/mine/a", "Dua"), lambda room: room.build("Tiga")],
            True,
            id="a stray of earlier builds",
        ),
        pytest.param(
            [
                lambda room: put_and(room, "id/mine/a", "Dua"),
                lambda room: (room.output / "id/mine/a").unlink(),
            ],
            True,
            id="a stray taken out",
        ),
        pytest.param(
            [lambda room: (room.output / "id/x").symlink_to("2022"), lambda room: room.build("x")],
            True,
            id="a link",
        ),
        pytest.param([lambda room: (room.output / PAGE).write_text("x")], True, id="edited there"),
        pytest.param(
            [lambda room: (room.output / PAGE).write_text("x"), Room.build], True, id="and mended"
        ),
        pytest.param(
            [lambda room: (room.output / PAGE).unlink(), Room.build], True, id="a page lost"
        ),
        pytest.param([lambda room: put_in(room.home.standby, "id/b")], True, id="planted"),
        pytest.param(
            [lambda room: put_in(room.home.standby, "id/b"), lambda room: room.build("Dua")],
            True,
            id="planted, and an edit",
        ),
        pytest.param([lambda room: room.refuse("Dua")], True, id="refused"),
        *(
            pytest.param(
                [lambda room, step=step: room.end_at("Dua", step)], False, id=f"killed {step}"
            )
            for step in (
                "before it prints",
                "after it printed",
                "before it writes what there is",
                "before the exchange",
                "after the exchange",
            )
        ),
        pytest.param([lambda room: room.home.ledger.write_text("x")], False, id="a damaged ledger"),
        pytest.param([lambda room: shutil.rmtree(room.home.standby)], False, id="no standby"),
        pytest.param([lambda room: copy(room.output)], False, id="a copy for the site"),
        pytest.param(
            [
                lambda room: copy_below(room, "id/2022"),
                lambda room: room.build("Dua"),
                lambda room: exchange(room, "id/2022"),
            ],
            True,
            id="an older copy for a folder",
        ),
    ],
)
@pytest.mark.slow
def test_whatever_was_before(
    room: Room, history: list[Callable[[Room], object]], is_known: bool
) -> None:
    for step in history:
        step(room)

    assert is_seen(room) is is_known
    put(room, STRAY)
    assert is_seen(room) is is_known
    for title in ("Tiga", "Empat", "Akhir"):  # the folder it came to is live, standby and live
        press = room.build(title)
        told = [one.path.relative_to(room.output).as_posix() for one in press.strays]
        assert (STRAY in told) is (room.output / STRAY).exists()
        assert is_seen(room)
    press_site(room.content, room.folder / "clean/output")
    clean = hash_tree(room.folder / "clean/output")
    there = hash_tree(room.output)
    assert {name: digest for name, digest in there.items() if name in clean} == clean
    assert there.keys() - clean.keys() <= {STRAY, "id/mine/a", "id/2022/01/dua/mine"}
    assert (room.output / STRAY).exists() or (room.home.aside / STRAY).exists()


def put_in(folder: Path, name: str) -> None:
    (folder / name).write_text("planted", encoding="utf-8")


def copy(folder: Path) -> None:
    folder.rename(folder.with_name("mine"))
    shutil.copytree(folder.with_name("mine"), folder)


def copy_below(room: Room, name: str) -> None:
    """Copy a folder of the site, its files by their numbers, with a stray in it."""
    shutil.copytree(room.output / name, room.folder / "copy", copy_function=os.link)
    (room.folder / "copy/01/dua/mine").write_text("mine", encoding="utf-8")


def exchange(room: Room, name: str) -> None:
    shutil.rmtree(room.output / name)
    (room.folder / "copy").rename(room.output / name)


def test_a_build_that_is_told_does_not_look_itself(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Press, "_look_over", lambda _: pytest.fail("it looked"))

    room.build("Dua")

    assert "Dua" in (room.output / "id/2022/01/satu/index.html").read_text(encoding="utf-8")


def press(room: Room, *titles: str) -> None:
    """Build as others would, who tell nobody."""
    for title in titles:
        write_story(room.content, "2022/01/satu", title=title)
        press_site(room.content, room.output)


@pytest.mark.parametrize(
    ("meanwhile", "looks"),
    [
        pytest.param(lambda room: None, False, id="nobody"),
        pytest.param(lambda room: press(room, "Satu"), False, id="one with nothing to do"),
        pytest.param(lambda room: press(room, "Dua"), True, id="another build"),
        pytest.param(lambda room: press(room, "Dua", "Satu"), True, id="two of them"),
        pytest.param(lambda room: room.end_at("Dua", "before it prints"), True, id="one killed"),
        pytest.param(lambda room: room.home.ledger.unlink(), True, id="who lost the ledger"),
    ],
)
def test_where_another_build_was_there_meanwhile_this_one_looks_itself(
    room: Room, meanwhile: Callable[[Room], object], looks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_over(press: Press) -> Sighting:
        (room.folder / "looked").touch()
        return real(press)

    real = Press._look_over
    with looked_beside(room.output, room.files, room.marks) as look:
        assert look.site  # it has begun
        meanwhile(room)
        write_story(room.content, "2022/01/satu", title="Tiga")
        monkeypatch.setattr(Press, "_look_over", look_over)
        press_site(room.content, room.output, look)

    assert (room.folder / "looked").exists() is looks
    press_site(room.content, room.folder / "clean/output")
    assert hash_tree(room.output) == hash_tree(room.folder / "clean/output")
