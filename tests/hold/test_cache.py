"""A cache that is damaged, stale or planted costs time: the site is a clean build's, nothing runs.

Hostile entries carry the seals that ours do, as those of who can write to the cache would.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.press.sealed import digest_of
from tests.hold.cache import DAMAGE
from tests.hold.campaign import find_faults
from tests.hold.checkout import Digest, digest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hold cache")]


def test_a_damaged_cache_costs_time_only() -> None:
    assert find_faults(DAMAGE) == []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Digest]:
    with digest(tmp_path_factory.mktemp("planted")) as made:
        yield made


def pickled(canary: Path) -> bytes:
    """Return a pickle that makes `canary` when it is read."""
    return f"cposix\nsystem\n(S'touch {canary}'\ntR.".encode()


def test_a_pickle_in_place_of_any_entry_is_never_read(site: Digest, tmp_path: Path) -> None:
    site.settle("A")
    kept = [path for path in (*site.cache.rglob("*"), *site.home.glob("*")) if path.is_file()]
    for path in kept:
        path.write_bytes(pickled(tmp_path / "ran"))
    site.show("B")

    outcome = site.build()

    assert (outcome.code, site.seen()) == (0, site.expected["B"])
    assert not (tmp_path / "ran").exists()


def test_a_pickle_within_sound_entries_is_never_read(site: Digest, tmp_path: Path) -> None:
    site.settle("A")
    canary = tmp_path / "ran"
    for path in site.cache.glob("stories/*.sqlite"):
        with sqlite3.connect(path) as database:
            for table, column in (("stories", "story"), ("bodies", "html"), ("months", "texts")):
                database.execute(f"UPDATE {table} SET {column} = ?", (pickled(canary),))
        database.close()
    site.show("B")

    outcome = site.build()

    assert (outcome.code, site.seen()) == (0, site.expected["B"])
    assert not canary.exists()


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b'{"order":' * 50_000, id="nested without end"),
        pytest.param(json.dumps({"order": "x" * 9_000_000}).encode(), id="a long text"),
        pytest.param(b"[" + b"1," * 2_000_000 + b"1]", id="a long list"),
        pytest.param(b"NaN", id="no number"),
    ],
)
def test_a_bomb_in_json_with_a_wrong_seal_is_not_read(site: Digest, raw: bytes) -> None:
    site.settle("A")
    for name in ("ledger", "unchanged", "touched"):
        (site.home / name).write_bytes(b"0" * 32 + b"\n" + raw)
    site.show("B")

    outcome = site.build()

    assert (outcome.code, site.seen()) == (0, site.expected["B"])


def test_a_list_of_files_that_names_others_reaches_nothing(site: Digest) -> None:
    """Who can write with a seal can still not make a build remove what is not its own."""
    site.settle("A")
    precious = site.folder.parent / "thesis.txt"
    precious.write_text("years of work")
    raw = json.dumps(["../../../thesis.txt", "../../content/tags.yaml", str(precious)]).encode()
    (site.home / "touched").write_bytes(digest_of(raw).encode() + b"\n" + raw)
    site.show("B")

    site.build()

    assert precious.read_text() == "years of work"
    assert (site.folder / "content/tags.yaml").is_file()
    site.clean()


def test_content_of_the_same_size_and_time_is_seen(site: Digest) -> None:
    site.settle("A")
    path = site.folder / "content/stories/2022/01/satu-2/id.md"
    stat, text = path.stat(), path.read_text()
    path.write_text(text.replace("Satu 2", "Duaa 2"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (stat.st_size, stat.st_mtime_ns)

    outcome = site.build()

    assert outcome.code == 0
    assert "Duaa 2" in (site.output / "id/2022/01/satu-2/index.html").read_text()
    site.show("A")
