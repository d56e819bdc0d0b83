"""A kept shelf that was looked at beforehand is opened as one that was not, or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from plugins.related import packing
from plugins.related.keeping import tell_lists
from plugins.related.seal import look_ahead
from plugins.related.wishes import Wishes
from tests.related.test_keeping import LIMIT, from_nothing, in_stories, story_of


@pytest.mark.parametrize("changed", [False, True], ids=["as it was seen", "other than seen"])
def test_a_look_ahead_holds_for_the_file_it_was_given_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, changed: bool
) -> None:
    documents = in_stories(Random(2), 20)
    path, ones = tmp_path / "kept", list(documents.values())
    told = (ones, story_of(documents), LIMIT, Wishes(), b"salt")
    tell_lists(path, *told)
    seen = look_ahead(path)
    if changed:
        raw = bytearray(path.read_bytes())
        raw[len(raw) // 2] ^= 1
        path.write_bytes(raw)
        os.utime(path, (0, 0))  # the clock that stamps files may not have ticked
    read: list[object] = []
    digest_of = packing.digest_of
    monkeypatch.setattr(packing, "digest_of", lambda body: read.append(body) or digest_of(body))

    lists = tell_lists(path, *told, seen=seen)

    assert lists == from_nothing(documents, Wishes())
    assert bool(read) == changed


@pytest.mark.parametrize("kind", ["none", "empty", "folder"])
def test_of_what_cannot_be_read_nothing_is_known(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "kept"
    if kind == "empty":
        path.touch()
    elif kind == "folder":
        path.mkdir()

    assert look_ahead(path) == {}
