"""Pagefind is asked by its own program; what it does wrong is told, and nothing of it is left."""

from __future__ import annotations

import gzip
import shlex
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plugins.search import engine
from plugins.search.cbor import decode
from plugins.search.desk import find_program
from plugins.search.engine import EngineError, Record, index
from plugins.search.steady import ENTRY, StrangeIndex, engine_files, steady
from tests.search.records import records

if TYPE_CHECKING:
    from collections.abc import Mapping


def program(folder: Path, code: str) -> Path:
    """Write a program that stands where Pagefind's would, and return its path."""
    path, script = folder / "pagefind", folder / "pagefind.py"
    script.write_text(f"import sys, time\n{code}\n", encoding="utf-8")
    # The first line of a script cannot name a program whose path has spaces.
    call = f"#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(script))}\n"
    path.write_text(call, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_the_same_records_give_the_same_files() -> None:
    builds = [steady(index(find_program(), records(120), "id"), "2022-01") for _ in range(4)]

    assert all(one == builds[0] for one in builds)
    assert ENTRY in builds[0]


def test_pagefind_by_itself_does_not_give_the_same_files() -> None:
    # The reason for `steady`: without it there is nothing to be done, and it can go.
    builds = [index(find_program(), records(120), "id") for _ in range(4)]

    assert any(one != builds[0] for one in builds)


def test_no_file_for_each_page_is_kept() -> None:
    files = steady(index(find_program(), records(120), "id"), "2022-01")

    assert {name.split("/")[0] for name in files if "/" in name} == {"index", "filter"}
    assert len(files) < 12


def test_the_engine_has_the_stemmer_of_its_language() -> None:
    files = index(find_program(), records(3), "id")

    assert set(engine_files(files, "id")) == {
        "pagefind.js",
        "pagefind-worker.js",
        "wasm.id.pagefind",
    }
    with pytest.raises(StrangeIndex, match=r"wasm\.en"):
        engine_files(files, "en")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        pytest.param("sys.exit(3)", "it stopped after 0 of 5 answers", id="it ends at once"),
        pytest.param("time.sleep(60)", "it took more than 1 seconds", id="it never answers"),
        pytest.param("print('nonsense,', flush=True)", "it answered b'nonsense'", id="nonsense"),
        pytest.param(
            "import base64, json; print((base64.b64encode(json.dumps({'payload': {'type': 'x'}})"
            ".encode()).decode() + ',') * 5, flush=True)",
            "it answered without files",
            id="it gives no files",
        ),
        pytest.param(
            "import base64, json; print(base64.b64encode(json.dumps({'message_id': 1, 'payload':"
            " {'type': 'Error', 'message': 'no room'}}).encode()).decode() + ',', flush=True)",
            "no room",
            id="it says what is wrong",
        ),
    ],
)
def test_a_failure_is_told(tmp_path: Path, code: str, told: str) -> None:
    with pytest.raises(EngineError) as caught:
        index(program(tmp_path, code), records(3), "id", limit=1)

    assert str(caught.value) == told


def test_an_answer_without_end_is_not_listened_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_MOST_TOLD", 1 << 20)
    endless = program(tmp_path, "while True: sys.stdout.write('x' * 65536)")

    with pytest.raises(EngineError, match="its answer 1 has no end"):
        index(endless, records(3), "id", limit=20)


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="it does not start: No such file"):
        index(tmp_path / "pagefind", records(1), "id")


def test_it_knows_nothing_of_the_surroundings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "hunter2")
    seen = tmp_path / "seen"
    code = f"import os; open({str(seen)!r}, 'w').write(repr(dict(os.environ)) + os.getcwd())"

    with pytest.raises(EngineError):
        index(program(tmp_path, code), records(1), "id")

    assert "hunter2" not in seen.read_text(encoding="utf-8")
    assert str(Path.cwd()) not in seen.read_text(encoding="utf-8")


def test_words_that_are_no_plain_ones_pass() -> None:
    odd = Record("/id/a/", "</script>\u2028 \U0001f30b\x00 ,,", 'A "title"', {"tag": ("a,b", "ü")})

    assert ENTRY in steady(index(find_program(), [odd], "id"), "new")


@pytest.mark.parametrize("content", ["", "…", "-- ! --", "___", "\u200b", "\u0301", "🌋"])
def test_a_record_without_a_word_keeps_its_number(content: str) -> None:
    others = records(2)
    files = index(find_program(), [others[0], Record("/id/b/", content, "", {}), others[1]], "id")

    assert len(pages_of(files)) == 3


def test_words_that_pagefind_would_obey_are_words() -> None:
    obeyed = "___PAGEFIND_WEIGHT_200___ gempa ___END_PAGEFIND_WEIGHT___"
    read = "PAGEFIND_WEIGHT_200 gempa END_PAGEFIND_WEIGHT"
    made = [index(find_program(), [Record("/id/a/", one, "", {})], "id") for one in (obeyed, read)]

    assert indexed(made[0]) == indexed(made[1])


def pages_of(files: Mapping[str, bytes]) -> list[Any]:
    """Return the pages that an index has, in the order of their numbers."""
    (raw,) = [raw for name, raw in files.items() if name.endswith(".pf_meta")]
    return decode(gzip.decompress(raw).removeprefix(b"pagefind_dcd"))[1]  # type: ignore[index, return-value]


def indexed(files: Mapping[str, bytes]) -> list[bytes]:
    """Return what is told of words: where they stand, and their weights."""
    return [gzip.decompress(raw) for name, raw in files.items() if name.startswith("index/")]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda files: {}, id="nothing"),
        pytest.param(
            lambda files: files | {ENTRY: files[ENTRY].replace(b"1.5.2", b"1.6.0")}, id="a version"
        ),
        pytest.param(
            lambda files: {
                name: b"x" if name.endswith(".pf_meta") else raw for name, raw in files.items()
            },
            id="another format",
        ),
    ],
)
def test_files_of_another_kind_are_refused(damage: object) -> None:
    files = index(find_program(), records(3), "id")

    with pytest.raises(StrangeIndex, match=r"not those of version 1\.5\.2"):
        steady(damage(files), "new")  # type: ignore[operator]
