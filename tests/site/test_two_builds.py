"""Builds of one output take turns, and a reader sees the whole of one site or of the other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.building import ROOT, build_site, hash_tree, make_content, write_story

_BUILD = """
import sys
from plugins.press.command import Order, build
for _ in range(int(sys.argv[3])):
    build(Order(sys.argv[1], sys.argv[2], "https://example.org"))
"""


def start_build(content: Path, output: Path, times: int = 1) -> subprocess.Popen[str]:
    """Start building in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", _BUILD, str(content), str(output), str(times)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def contents(tmp_path: Path) -> list[Path]:
    """Return two content folders: each has a story that the other lacks."""
    folders = [make_content(tmp_path / name / "content") for name in ("satu", "dua")]
    for folder in folders:
        write_story(folder, f"2022/01/{folder.parent.name}", title=folder.parent.name)
    return folders


@pytest.mark.slow
def test_both_end_well_and_one_is_whole(contents: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "output"
    whole = [
        hash_tree(build_site(content, content.parent / "alone", "https://example.org"))
        for content in contents
    ]

    builds = [start_build(content, output) for content in contents]
    told = [build.communicate(timeout=60)[1] for build in builds]

    assert [build.returncode for build in builds] == [0, 0], told
    assert hash_tree(output) in whole
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".output.press", "dua", "output", "satu"]


@pytest.mark.slow
def test_a_reader_always_finds_a_page_of_the_one_or_the_other(
    contents: list[Path], tmp_path: Path
) -> None:
    output = build_site(contents[0], tmp_path / "output", "https://example.org")
    front = output / "id" / "index.html"
    seen = set()

    builds = [start_build(content, output, times=8) for content in contents]
    while any(build.poll() is None for build in builds):
        seen.add(front.read_bytes())
    told = [build.communicate()[1] for build in builds]

    assert [build.returncode for build in builds] == [0, 0], told
    alone = [
        build_site(content, content.parent / "alone", "https://example.org") for content in contents
    ]
    assert seen == {(site / "id" / "index.html").read_bytes() for site in alone}
