"""What somebody put into the output is neither thrown away nor published without a word."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.press.ledger import stamp_at
from plugins.press.press import Press
from plugins.press.sealed import home_of, write_sealed
from plugins.story.kept import clear
from tests.site.building import make_content, press_site, write_story

KEPT = "no build made this file, and it is published with the site"
LOST = "no build made this file, and the site's own has taken its place"
ODD = "no build made this, and what is no plain file does not stay"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = make_content(tmp_path / "content")
    write_story(folder, "2022/01/satu")
    return folder


@pytest.fixture
def output(content: Path, tmp_path: Path) -> Path:
    """Return a site that is built."""
    folder = tmp_path / "output"
    assert press_site(content, folder).strays == []
    return folder


def edit(content: Path, output: Path, title: str) -> Press:
    """Build after an edit, so that the two folders of the site change places."""
    write_story(content, "2022/01/satu", title=title)
    return press_site(content, output)


def told(press: Press, output: Path) -> list[tuple[str, str]]:
    return [(one.path.relative_to(output).as_posix(), one.what) for one in press.strays]


@pytest.mark.parametrize(
    "name",
    ["CNAME", "id/2022/mine.txt", "mine/and/mine/index.html", os.fsdecode(b"\xff.txt")],
    ids=["file", "folder", "tree", "no text"],
)
def test_it_stays_and_is_told_until_it_is_taken_out(content: Path, output: Path, name: str) -> None:
    stray = output / name
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_text("example.org", encoding="utf-8")

    for number in range(3):
        assert told(edit(content, output, f"Satu {number}"), output) == [(name, KEPT)]
        assert stray.read_text(encoding="utf-8") == "example.org"
    stray.unlink()
    for number in range(3, 6):
        assert told(edit(content, output, f"Satu {number}"), output) == []
        assert not stray.exists()


def test_it_is_told_where_nothing_else_is_to_be_done(content: Path, output: Path) -> None:
    (output / "CNAME").write_text("example.org", encoding="utf-8")

    assert told(press_site(content, output), output) == [("CNAME", KEPT)]


@pytest.mark.parametrize("name", ["CNAME", "mine/index.html"])
def test_it_stays_where_nobody_knows_the_last_build(content: Path, output: Path, name: str) -> None:
    (output / name).parent.mkdir(exist_ok=True)
    (output / name).write_text("mine", encoding="utf-8")
    shutil.rmtree(home_of(output))

    assert told(press_site(content, output), output) == [(name, KEPT)]
    assert (output / name).read_text(encoding="utf-8") == "mine"
    assert told(edit(content, output, "Dua"), output) == [(name, KEPT)]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("id/2022/01/dua/index.html", id="a page's place"),
        pytest.param("id/2022/01/dua", id="a folder's place"),
    ],
)
def test_the_site_s_own_goes_before_it(content: Path, output: Path, name: str) -> None:
    (output / name).parent.mkdir(exist_ok=True)
    (output / name).write_text("mine", encoding="utf-8")
    write_story(content, "2022/01/dua", title="Dua")

    press = press_site(content, output)

    assert told(press, output) == [(name, LOST)]
    assert "Dua" in (output / "id/2022/01/dua/index.html").read_text(encoding="utf-8")
    assert told(edit(content, output, "Tiga"), output) == []


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(lambda content, output: edit(content, output, "Dua"), id="after an edit"),
        pytest.param(press_site, id="where nothing else is to be done"),
    ],
)
def test_a_link_does_not_stay_and_is_not_followed(
    content: Path, output: Path, tmp_path: Path, build: Callable[[Path, Path], Press]
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    (output / "mine").symlink_to(secret)

    assert told(build(content, output), output) == [("mine", ODD)]
    assert not (output / "mine").is_symlink()
    assert told(edit(content, output, "Tiga"), output) == []
    assert not (output / "mine").is_symlink()
    assert secret.read_text(encoding="utf-8") == "secret"


@pytest.mark.parametrize("name", ["id/2022/mine.txt", "id/2022/01/satu/notes.html"])
def test_where_nobody_knows_the_last_build_it_is_set_aside_and_told(
    content: Path, output: Path, name: str
) -> None:
    (output / name).write_text("mine", encoding="utf-8")
    shutil.rmtree(home_of(output))

    press = press_site(content, output)

    (notice,) = press.strays
    assert notice.what == f"nobody knows the last build, and the site has no more `{name}`"
    assert notice.mend == f"Files of your own among them are in `{home_of(output) / 'unknown'}`"
    assert (home_of(output) / "unknown" / name).read_text(encoding="utf-8") == "mine"
    assert not (output / name).exists()
    assert told(edit(content, output, "Dua"), output) == []
    assert (home_of(output) / "unknown" / name).exists()


def test_what_was_set_aside_before_stays_there(content: Path, output: Path) -> None:
    aside = home_of(output) / "unknown"
    lists = output / "id/2022"
    for names in ({"a": "1", "b": "1", "c/d": "1"}, {"a": "2", "b/e": "2", "c": "2", "f/g": "2"}):
        for name, text in names.items():
            (lists / name).parent.mkdir(exist_ok=True)
            (lists / name).write_text(text, encoding="utf-8")
        for path in home_of(output).iterdir():
            if path != aside:
                clear(path)
        press_site(content, output)

    kept = {path for path in (aside / "id/2022").rglob("*") if path.is_file()}
    found = [f"{path.relative_to(aside / 'id/2022')} {path.read_text()}" for path in sorted(kept)]
    assert sorted(found) == ["a 2", "b/e 2", "b~1 1", "c 2", "c~1/d 1", "f/g 2"]


def test_a_link_where_it_is_set_aside_is_not_followed(
    content: Path, output: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine/deep").mkdir(parents=True)
    (output / "id/2022/way").mkdir()
    (output / "id/2022/way/deep").write_text("file", encoding="utf-8")
    shutil.rmtree(home_of(output))
    (home_of(output) / "unknown/id/2022").mkdir(parents=True)
    (home_of(output) / "unknown/id/2022/way").symlink_to(tmp_path / "mine")

    press_site(content, output)

    assert (home_of(output) / "unknown/id/2022/way/deep").read_text(encoding="utf-8") == "file"
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["deep"]


def test_where_the_list_of_the_last_build_is_left_nothing_is_unknown(
    content: Path, output: Path
) -> None:
    write_story(content, "2022/01/dua", title="Dua")
    press = press_site(content, output)
    known = {"files": list(press.stamps), "folder": stamp_at(str(output))}
    write_sealed(home_of(output) / "unchanged", known)
    (home_of(output) / "ledger").unlink()
    (output / "id/2022/mine.txt").write_text("mine", encoding="utf-8")
    shutil.rmtree(content / "stories/2022/01/dua")

    assert told(press_site(content, output), output) == [("id/2022/mine.txt", KEPT)]
