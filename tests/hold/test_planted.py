"""What somebody plants beside the output or in a cache is not published, followed or written to.

It is done while no build runs, by who can write there; each thing in each place.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hold.checkout import Digest, digest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hold cache")]

_EVIL = b"<script>x()</script>"
Plant = Callable[[Path], None]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Digest]:
    with digest(tmp_path_factory.mktemp("planted")) as made:
        yield made


@pytest.fixture(autouse=True)
def settled(site: Digest) -> None:
    """Begin with a sound site; its standby folder is of the other state once that was built."""
    site.settle("A")


@pytest.fixture
def outside(site: Digest) -> Iterator[Path]:
    """Return a folder with two files, which must stay as it is."""
    folder = site.folder.parent / "outside"
    folder.mkdir()
    (folder / "index.html").write_bytes(b"precious")
    with sqlite3.connect(folder / "a.sqlite") as database:
        database.execute("CREATE TABLE thesis (words)")
    database.close()
    before = contents(folder)
    yield folder
    assert contents(folder) == before
    shutil.rmtree(folder)


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def judge(site: Digest, told: str = "") -> None:
    """Build the other state, twice, and see that the site is a clean build's."""
    site.show("B")
    first = site.build()
    assert (first.code, site.seen()) == (0, site.expected["B"]), first.told
    assert told in first.told
    site.settle("A")
    assert site.leftovers() == []


def test_a_file_put_into_the_standby_folder_is_not_published(site: Digest) -> None:
    for name in ("evil.html", "evil/e/index.html", "id/2022/01/satu-1/evil.html", ".well-known/a"):
        path = site.home / "standby" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_EVIL)

    judge(site)


def overwrite(path: Path) -> None:
    """Replace a file by another of its size and time."""
    stat = path.stat()
    path.unlink()
    path.write_bytes(_EVIL.ljust(stat.st_size)[: stat.st_size])
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def swap_for_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


def swap_for_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def swap_for_full_folder(path: Path) -> None:
    swap_for_folder(path)
    (path / "evil.html").write_bytes(_EVIL)


def swap_for_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    "plant",
    [
        overwrite,
        Path.unlink,
        swap_for_link,
        swap_for_folder,
        swap_for_full_folder,
        swap_for_pipe,
    ],
)
def test_a_file_of_the_standby_folder_that_is_another_is_not_published(
    site: Digest, plant: Plant
) -> None:
    for name in ("id/2022/01/satu-0/index.html", "id/index.html", "sitemap.xml"):
        plant(site.home / "standby" / name)

    judge(site)


@pytest.mark.parametrize(
    "names", [("id", "evil"), ("id/2022/01", "en/2022"), ("id/2022/01/satu-0",)]
)
def test_a_folder_of_the_standby_folder_that_is_a_link_is_not_followed(
    site: Digest, outside: Path, names: tuple[str, ...]
) -> None:
    for name in names:
        folder = site.home / "standby" / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.symlink_to(outside)

    judge(site)


def test_an_empty_folder_where_a_page_will_be_is_no_hindrance(site: Digest) -> None:
    site.clean()
    site.settle("A")
    (site.home / "standby/en/2022/01/satu-4/index.html").mkdir(parents=True)

    judge(site)


def test_a_standby_folder_that_is_a_link_is_not_published(site: Digest, outside: Path) -> None:
    shutil.rmtree(site.home / "standby")
    (site.home / "standby").symlink_to(outside)

    judge(site)


def test_a_home_that_is_a_link_or_a_file_is_made_anew(site: Digest, outside: Path) -> None:
    shutil.rmtree(site.home)
    site.home.symlink_to(outside)
    judge(site)
    shutil.rmtree(site.home)
    site.home.touch()
    judge(site)


def own_files(site: Digest) -> list[Path]:
    """Return what the next build may read or write beside the output and in the caches."""
    home = [site.home / name for name in ("ledger", "ledger.next", "touched", "unchanged")]
    partial = [path.with_name(f"{path.name}.part") for path in home]
    kept = sorted(path for path in site.cache.rglob("*") if path.is_file())
    (base,) = (path for path in kept if path.suffix == ".sqlite")
    journals = [Path(f"{base}{suffix}") for suffix in ("-wal", "-shm", "-journal")]
    return [*dict.fromkeys([*home, *partial, *kept, *journals, base.with_suffix(".part")])]


def link_to_page(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "index.html")


def link_to_database(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "a.sqlite")


def twin_of_database(path: Path, outside: Path) -> None:
    path.hardlink_to(outside / "a.sqlite")


def pipe(path: Path, _outside: Path) -> None:
    os.mkfifo(path)


def full_folder(path: Path, _outside: Path) -> None:
    path.mkdir()
    (path / "a").touch()


@pytest.mark.parametrize(
    "plant", [link_to_page, link_to_database, twin_of_database, pipe, full_folder]
)
def test_nothing_in_the_place_of_our_own_files_is_followed(
    site: Digest, outside: Path, plant: Callable[[Path, Path], None]
) -> None:
    for path in own_files(site):
        path.unlink(missing_ok=True)
        plant(path, outside)

    judge(site)


@pytest.mark.parametrize(
    "names", [("stories", "related", "search", "pictures/cards"), ("pictures",)]
)
def test_a_folder_of_the_cache_that_is_a_link_is_not_followed(
    site: Digest, outside: Path, names: tuple[str, ...]
) -> None:
    for name in names:
        shutil.rmtree(site.cache / name)
        (site.cache / name).symlink_to(outside)

    judge(site)


def test_a_folder_of_the_cache_that_is_a_file_is_made_anew_and_told(site: Digest) -> None:
    shutil.rmtree(site.cache / "stories")
    (site.cache / "stories").touch()

    judge(site, told=".sqlite: the cache was damaged; what was lost is read again.")


def test_a_cache_that_is_a_file_is_told(site: Digest) -> None:
    shutil.rmtree(site.cache)
    site.cache.touch()

    outcome = site.build()

    told = ".cache: the caches go here, and this is no folder. Move it elsewhere.\n1 to mend.\n"
    assert (outcome.code, outcome.told) == (1, told)
    site.cache.unlink()
    site.clean()
