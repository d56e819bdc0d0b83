"""All that lies in a site's folder is seen, whether it is looked into or known from before."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.press.ledger import stamp_at
from plugins.press.sighting import Known, Sighting, look_over


def put(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * len(name))
    return folder


def test_every_file_is_seen_with_its_stamp(tmp_path: Path) -> None:
    site = put(tmp_path / "site", "a", "b/c", "b/é \n")
    (site / "empty").mkdir()

    stamps = look_over(site).stamps

    assert stamps.keys() == {"a", "b/c", "b/é \n"}
    for name, (size, moment, number) in stamps.items():
        stat = os.lstat(site / name)
        assert (size, moment, number) == (stat.st_size, stat.st_mtime_ns, stat.st_ino)


def test_no_folder_holds_nothing(tmp_path: Path) -> None:
    assert look_over(tmp_path / "none").stamps == {}


def test_what_is_no_file_is_told_apart(tmp_path: Path) -> None:
    site = put(tmp_path / "site", "a")
    (site / "link").symlink_to(tmp_path)
    os.mkfifo(site / "pipe")

    sighting = look_over(site)

    assert (sighting.odd, [*sighting.stamps]) == (("link", "pipe"), ["a"])


def test_what_two_folders_do_not_share_is_told_apart(tmp_path: Path) -> None:
    site = put(tmp_path / "site", "shared", "here/only", "other")
    standby = put(tmp_path / "standby", "other", "there/only")
    (standby / "shared").hardlink_to(site / "shared")
    (standby / "empty").mkdir()
    (standby / "here").symlink_to(tmp_path)

    apart = look_over(site, standby).apart

    assert sorted(apart) == ["empty", "here", "here/only", "other", "there", "there/only"]


def test_a_standby_folder_that_is_not_there_shares_all(tmp_path: Path) -> None:
    assert look_over(put(tmp_path / "site", "a"), tmp_path / "none").apart == ()


def test_a_folder_that_did_not_change_is_not_looked_into(tmp_path: Path) -> None:
    site = put(tmp_path / "site", "top", "a/b/other", "here/only")
    standby = put(tmp_path / "standby", "top", "a/b/other", "a/b/c/more")

    found = {since: look_over(site, standby, Known(since=since)).apart for since in (0, _now())}

    assert set(found.pop(0)) == {"top", "a/b/other", "a/b/c", "a/b/c/more", "here", "here/only"}
    assert set(*found.values()) == {"top", "here", "here/only"}  # the first was live before


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda folder: (folder / "a/b/file").unlink(), id="a file that went"),
        pytest.param(lambda folder: put(folder, "a/b/new"), id="a file that came"),
        pytest.param(lambda folder: _put_in_place_of(folder, "a/b/file"), id="another file"),
        pytest.param(lambda folder: _put_in_place_of(folder, "a"), id="another folder"),
        pytest.param(lambda folder: _put_in_place_of(folder, "a/b"), id="another one below"),
    ],
)
def test_a_folder_that_changed_is_looked_into(
    tmp_path: Path, change: Callable[[Path], object]
) -> None:
    site = put(tmp_path / "site", "a/b/file")
    standby = tmp_path / "standby"
    shutil.copytree(site, standby, copy_function=os.link)
    shutil.copytree(site, tmp_path / "planted")  # older than the moment, as are all below it
    since = _now()

    change(standby)

    assert look_over(site, standby, Known(since=since)).apart
    assert look_over(site, standby, Known(since=_now())).apart == ()


def _now() -> int:
    """Return the moment, later than all that was stamped before and before all that will be."""
    time.sleep(0.02)  # the clock of a disk goes in steps
    now = time.time_ns()
    time.sleep(0.02)
    return now


def _put_in_place_of(standby: Path, name: str) -> None:
    """Put what was planted beside the standby folder where the folder has the same."""
    there = standby / name
    (shutil.rmtree if there.is_dir() else os.unlink)(there)
    (standby.parent / "planted" / name).rename(there)


@pytest.mark.parametrize(
    ("prepare", "is_known"),
    [
        pytest.param(lambda site: None, True, id="files"),
        pytest.param(lambda site: (site / "empty").mkdir(), False, id="a folder of nothing"),
        pytest.param(lambda site: (site / "link").symlink_to("a"), False, id="a link"),
    ],
)
def test_what_no_build_can_have_left_is_looked_for_again(
    tmp_path: Path, prepare: Callable[[Path], object], is_known: bool
) -> None:
    site = put(tmp_path / "site", "a", "b/c")
    prepare(site)
    before = time.time_ns()

    since = look_over(site).since

    assert bool(since) is is_known
    assert since < before


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with an older copy of it beside it, whose files are the same ones."""
    site = put(tmp_path / "site", "top", "a/file", "a/b/file", "a/b/more", "a/b/c/file", "d/file")
    shutil.copytree(site, tmp_path / "copy", copy_function=os.link)
    put(tmp_path / "copy", "a/b/c/stray")
    return site


def known_of(site: Path, since: int, done: int = 0) -> Known:
    """Return what a build could tell that ended at `done`; what the disk says is still to come."""
    return Known(dict(look_over(site).stamps), since, done or since)


def _link(path: Path, to: Path) -> None:
    (shutil.rmtree if path.is_dir() else os.unlink)(path)
    path.symlink_to(to)


def _exchange(path: Path, other: Path) -> None:
    shutil.rmtree(path)
    other.rename(path)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda site: None, id="nothing"),
        pytest.param(lambda site: put(site, "stray"), id="a stray at the top"),
        pytest.param(lambda site: put(site, "a/b/c/stray"), id="a stray below"),
        pytest.param(lambda site: put(site, "a/new/b/stray"), id="a stray in a new folder"),
        pytest.param(lambda site: (site / "a/b/file").unlink(), id="a page gone"),
        pytest.param(lambda site: (site / "a/b/c/file").rename(site / "a/b/c/x"), id="renamed"),
        pytest.param(lambda site: (site / "a/b/file").write_text("new"), id="edited in place"),
        pytest.param(lambda site: shutil.rmtree(site / "a/b"), id="a folder gone"),
        pytest.param(lambda site: _link(site / "a/b/file", site / "top"), id="a link for a page"),
        pytest.param(lambda site: _link(site / "a", site.parent / "copy/a"), id="for a folder"),
        pytest.param(
            lambda site: _link(site / "a/b", site.parent / "copy/a/b"), id="for one below"
        ),
        pytest.param(
            lambda site: _exchange(site / "a", site.parent / "copy/a"), id="another folder"
        ),
        pytest.param(
            lambda site: _exchange(site / "a/b", site.parent / "copy/a/b"), id="another one below"
        ),
        pytest.param(lambda site: _exchange(site / "d", site / "a"), id="one moved within"),
        pytest.param(
            lambda site: (
                put(site.parent / "page", "x") and _exchange(site / "d", site.parent / "page/x")
            ),
            id="a file for a folder",
        ),
        pytest.param(lambda site: (site / "a/empty").mkdir(), id="an empty folder"),
    ],
)
def test_what_is_known_from_before_hides_nothing(
    site: Path, change: Callable[[Path], object]
) -> None:
    known = known_of(site, _now())

    change(site)
    stamps = {name: stamp_at(str(site / name)) for name in known.stamps}
    seen = look_over(site, known=Known(stamps, known.since, known.done))

    plain = look_over(site)
    assert (seen.stamps, seen.odd) == (plain.stamps, plain.odd)
    assert bool(seen.since) == bool(plain.since)


def test_a_stray_in_the_place_of_a_folder_s_only_page_is_seen(site: Path) -> None:
    known = known_of(site, _now())

    (site / "a/b/c/file").rename(site / "a/b/c/stray")
    stamps = known.stamps | {"a/b/c/file": None}
    seen = look_over(site, known=Known(stamps, known.since, known.done))

    assert seen.stamps == look_over(site).stamps


def test_a_folder_that_is_known_and_did_not_change_is_not_looked_into(site: Path) -> None:
    known = known_of(site, _now())
    told = {name: stamp for name, stamp in known.stamps.items() if name != "a/b/more"}

    seen = look_over(site, known=Known(told, known.since, known.done))

    assert seen.stamps == told


def test_below_a_folder_that_the_last_build_changed_itself_none_need_be(site: Path) -> None:
    known = known_of(site, since := _now())
    put(site, "a/b/new")
    told = {name: stamp for name, stamp in known.stamps.items() if name != "a/b/c/file"}
    told["a/b/c/gone"] = (1, 1, 1)

    seen = {
        done: look_over(site, known=Known(told, since, done)).stamps for done in (since, _now())
    }

    plain = look_over(site).stamps
    assert seen.pop(since) == plain
    assert [*seen.values()] == [
        {name: one for name, one in plain.items() if name != "a/b/c/file"}
        | {"a/b/c/gone": (1, 1, 1)}
    ]


def test_with_the_clock_turned_back_nothing_is_known(site: Path) -> None:
    known = known_of(site, time.time_ns() + 10**12)
    put(site, "a/b/stray")

    assert look_over(site, known=known).stamps == look_over(site).stamps


@pytest.mark.parametrize("name", ["a/é \n", os.fsdecode(b"\xff.txt")], ids=["text", "no text"])
def test_it_comes_from_another_process_as_it_was(tmp_path: Path, name: str) -> None:
    site = put(tmp_path / "site", name, "other")
    (site / "link").symlink_to(name)
    sighting = look_over(site, put(tmp_path / "standby", "other"))

    told = iter([*sighting.tell()])

    assert Sighting.hear(lambda: next(told)) == sighting


def test_where_nothing_comes_nothing_was_seen() -> None:
    assert Sighting.hear(bytes) is None
